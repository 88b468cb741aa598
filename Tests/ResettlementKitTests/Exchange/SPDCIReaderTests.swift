import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// Files of other registries.
@Suite struct SPDCIReaderTests {
  private func read(_ text: String) -> ExchangeReport {
    SPDCIReader().read(SourceText(name: "groups.json", text: text))
  }

  private func group(_ member: String, _ rest: String = "") -> String {
    """
    [{ "@type": "Group", "group_identifier": [{ "identifier_type": "HH", "identifier_value": "G1" }],
       "member_list": [{ "member_identifier": [{ "identifier_value": "M1" }], \(member) }]\(rest) }]
    """
  }

  private func person(_ member: String) throws -> Person {
    try #require(read(group(member)).population["M1"] as Person?)
  }

  // MARK: - Forms

  @Test func `reads a search response as other registries send it`() throws {
    let report = read(
      """
      { "header": { "version": "1.0.0" }, "message": { "search_response": [ { "data": {
        "reg_records": [ { "@type": "Group", "group_identifier": "HS-1", "group_size": "1",
          "poverty_score": "4.0",
          "group_head_info": { "person": { "identifier": [ { "identifier_type": "NID",
            "identifier_value": "990000198003074511" } ] } },
          "member_list": [ { "household_member": {
            "member_identifier": [ { "identifier_type": "HH", "identifier_value": "M-1" } ],
            "demographic_info": { "person": {
              "identifier": [ { "identifier_type": "NID",
                "identifier_value": "990000198003074511" } ],
              "name": { "first_name": "小明", "surname": "欧阳" }, "sex": "F",
              "birth_date": "1985-05-20T00:00:00Z" } },
            "relationship_head": "self", "is_disabled": "0", "marital_status": "M",
            "employment_status": "employed", "occupation": " ", "education_level": "2" } } ],
          "additional_attributes": [ ], "last_update": " " } ] } } ] } }
      """
    )
    #expect(report.isWhole, "\(report.allDiagnostics.map(\.message))")
    let household = try #require(report.population["HS-1"] as Household?)
    let person = try #require(report.population["M-1"] as Person?)
    #expect(household.size == .known(1))
    #expect(household.head == .known("M-1"))
    #expect(person.name.value?.revealed == "欧阳小明")
    #expect(person.sex == .known(.female))
    #expect(person.birthDate == .known(try #require(CalendarDay("1985-05-20"))))
    #expect(person.relationToHead == .known(.head))
    #expect(person.disabilityKind == .absent)
    #expect(person.isEmployed == .known(true))
    #expect(person.employmentKind == .unknown)
    #expect(person.education == .known(.juniorHigh))
    #expect(
      report.lost
        == ["Group.poverty_score": 1, "Member.marital_status": 1, "Member.employment_status": 0]
        .filter { $0.value > 0 }
    )
  }

  @Test func `reads JSON Lines, and goes on behind a broken line`() {
    let line = #"{"@type":"Group","group_identifier":"G%","member_list":[]}"#
    let lines = ["1", "2", "3"].map { line.replacing("%", with: $0) }
    let report = read(
      [lines[0], #"{"@type": "Group", "#, lines[1], lines[2]].joined(separator: "\n")
    )
    #expect(report.population.references(.household).map(\.id) == ["G1", "G2", "G3"])
    #expect(!report.isWhole)
    #expect(report.diagnostics.contains { $0.range?.start.line == 3 || $0.range?.start.line == 2 })
  }

  @Test func `reads persons and members who are in no group`() throws {
    let report = read(
      """
      [ { "@type": "Person", "identifier": [ { "identifier_type": "BRN", "identifier_value": "B7" } ],
          "name": { "surname": "Li", "given_name": "Anna" } },
        { "@type": "Member", "member_identifier": "M2", "demographic_info": { "sex": "male" } } ]
      """
    )
    #expect(report.isWhole)
    let person = try #require(report.population["B7"] as Person?)
    #expect(person.name.value?.revealed == "Anna Li")
    #expect(person.household == .unknown)
    #expect((report.population["M2"] as Person?)?.sex == .known(.male))
  }

  @Test func `adds the head who is described apart from the members`() throws {
    let head = #", "group_head_info": { "demographic_info": { "sex": "female" } }"#
    let report = read(group(#""demographic_info": { "sex": "male" }"#, head))
    let household = try #require(report.population["G1"] as Household?)
    #expect(household.head == .known("G1-2"))
    #expect((report.population["G1-2"] as Person?)?.sex == .known(.female))
  }

  @Test func `lists all members if each group does, and all households if none was rejected`() {
    let whole = group(#""demographic_info": { "sex": "male" }"#)
    #expect(read(whole).population.completeKinds == [.person, .household])
    let without = #"[{"@type":"Group","group_identifier":"G1"}]"#
    #expect(read(without).population.completeKinds == [.household])
    #expect(read(group(#""is_disabled": "x""#)).population.completeKinds == [.person])
  }

  // MARK: - Codes

  @Test(arguments: [
    ("WIFE", "female", RelationToHead.spouse), ("CHILD", "female", .daughter),
    ("CHILD", "male", .son), ("category:SONC", "male", .son), ("mthinlaw", "female", .parent),
    ("COUSN", "male", .other), ("GRNDDAU", "female", .grandchild),
  ])
  func `reads relations whatever code they have`(
    code: String,
    sex: String,
    relation: RelationToHead
  ) throws {
    let member = #""relationship_head": "\#(code)", "demographic_info": { "sex": "\#(sex)" }"#
    #expect(try person(member).relationToHead == .known(relation))
  }

  @Test func `reads the relation to the head among those to others`() throws {
    let head = #", "group_head_info": { "member_identifier": "M9" }"#
    let member = """
      "related_person": [
        { "relationship_type": "SIB", "related_member": { "identifier": "M7" } },
        { "relationship_type": "SON", "related_member": { "identifier": "M9" } } ]
      """
    let report = read(group(member, head))
    #expect((report.population["M1"] as Person?)?.relationToHead == .known(.son))
    #expect((report.population["G1"] as Household?)?.head == .known("M9"))
  }

  @Test func `a child of unknown sex is no son and no daughter`() throws {
    let report = read(group(#""relationship_head": "CHILD""#))
    #expect((report.population["M1"] as Person?)?.relationToHead == .unknown)
    #expect(report.lost == ["Member.relationship_head": 1])
  }

  // MARK: - Mistakes

  @Test(arguments: [
    (#""education_level": "Highschool""#, "exchange.unknown-code", "\"Highschool\""),
    (#""is_disabled": "2""#, "exchange.value", "\"2\""),
    (#""demographic_info": { "birth_date": "02.05.2004" }"#, "extract.bad-date", "\"02.05.2004\""),
    (
      #""additional_attributes": [ { "key": "resettlekit:is_pupil", "value": "maybe" } ]"#,
      "exchange.own-value", "\"maybe\""
    ),
    (
      #""additional_attributes": [ { "key": "resettlekit:is_pupil", "value": "3" } ]"#,
      "extract.wrong-type", "\"3\""
    ),
  ])
  func `rejects the record of a mistake, and says where it is`(
    member: String,
    code: String,
    marked: String
  ) throws {
    let report = read(group(member))
    #expect(report.rejected.count == 1)
    #expect(report.population.references(.household).isEmpty)
    let reason = try #require(report.rejected.first?.reasons.first)
    #expect(reason.code == code)
    #expect(reason.range?.text == marked)
    #expect(reason.isPrivate)
  }

  @Test(arguments: [
    (#"[{ "@type": "Farm" }]"#, "exchange.not-a-record"), ("[3]", "exchange.not-a-record"),
    (#"[{ "@type": "Group", "member_list": [] }]"#, "exchange.no-identifier"),
    (
      #"[{ "@type": "Group", "group_identifier": "G1", "group_type": "1" }]"#,
      "exchange.not-a-household"
    ),
    (
      #"[{ "@type": "Group", "group_identifier": "G1", "member_list": {"a": 1} }]"#,
      "exchange.value"
    ),
  ])
  func `rejects what is no household`(text: String, code: String) {
    #expect(read(text).rejected.flatMap(\.reasons).map(\.code) == [code])
  }

  @Test func `takes nobody twice`() throws {
    let one =
      #"{"@type":"Group","group_identifier":"G1","member_list":[{"member_identifier":"M1"}]}"#
    let other = one.replacing("G1", with: "G2")
    let report = read("[\(one), \(other), \(one)]")
    #expect(report.population.references(.household).map(\.id) == ["G1"])
    #expect(report.rejected.count == 2)
    #expect(report.rejected.flatMap(\.reasons).allSatisfy { $0.code == "exchange.same-record" })
    #expect(report.rejected.first?.text.contains("G2") == true)
  }

  @Test func `a person with a wrong number is taken, with a flag`() throws {
    let number =
      #""demographic_info": { "identifier": [ { "identifier_type": "UIN", "identifier_value": "990000198003074519" } ] }"#
    let report = read(group(number))
    #expect(report.rejected.isEmpty)
    #expect(report.population.flags[SubjectReference(.person, "M1")] == ["extract.identity-number"])
    #expect(report.diagnostics.allSatisfy { !$0.message.english.contains("990000") })
  }

  @Test func `a key that is a number of a person is not shown`() {
    let report = read(group(#""990000198003074511": "x""#))
    #expect(report.lost.values.reduce(0, +) == 1)
    #expect(!report.lost.keys.contains { $0.contains("19800307") })
  }

  @Test(arguments: ["", "[", "{", "not json", "[{}", "{\"a\":1}}"])
  func `broken files give a diagnostic and nothing else`(text: String) {
    let report = read(text)
    #expect(!report.isWhole)
    #expect(report.population.references(.household).isEmpty)
  }

  @Test func `a place that was changed since counts more than our attribute`() throws {
    var population = Population()
    var person = Person(id: "P1")
    person.education = .known(.vocational)
    person.employmentKind = .known(.publicWelfarePost)
    population.insert(person)
    var text = ""
    _ = SPDCIWriter(disclosure: .everything).write(population) { text += $0 }
    #expect(text.contains(#""education_level":"3""#))
    let report = read(text.replacing(#""education_level":"3""#, with: #""education_level":"6""#))
    let changed = try #require(report.population["P1"] as Person?)
    #expect(changed.education == .known(.bachelor))
    #expect(changed.employmentKind == .known(.publicWelfarePost))
    #expect(report.diagnostics.map(\.code) == ["exchange.contradiction"])
  }
}
