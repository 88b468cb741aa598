import Diagnostics
import LocatedYAML
import PolicyPacks
import Quantities
import ResettlementCore
import TestSupport
import Testing

@Suite struct ExtractReaderTests {
  private let h1 = SubjectReference(.household, "H1")
  private let p1 = SubjectReference(.person, "P1")

  private func read(_ json: String, on day: String? = nil) -> Extract {
    ExtractReader(onFactsDay: day.flatMap { CalendarDay($0) })
      .read(json: SourceText(name: "a.json", text: json))
  }

  private func yaml(_ texts: String...) throws -> Extract {
    let nodes = try texts.map { text in
      try #require(YAMLDocument(SourceText(name: "a.yaml", text: text)).root)
    }
    return ExtractReader().read(nodes)
  }

  private func codes(_ extract: Extract) -> [String] { extract.diagnostics.map(\.code) }
}

// MARK: - Values

extension ExtractReaderTests {
  @Test func `reads facts by their declared types`() {
    let extract = read(
      """
      {"households": [{"id": "H1", "is_relocated": true, "net_income_per_head": "7200.50",
        "size": 4, "kind": "脱贫户", "relocated_on": "2018-05-01", "site": null,
        "grants_received": ["a", "b"], "迁出地": "山上村"}],
       "persons": [{"id": "P1", "household": "H1", "special_difficulty_groups": ["great_age", "独居"]},
        {"id": "P2", "household": "H1"}, {"id": "P3", "household": "H1"},
        {"id": "P4", "household": "H1"}]}
      """
    )
    let population = extract.population
    #expect(codes(extract) == [])
    #expect(population.value(of: "is_relocated", of: h1) == .boolean(true))
    let income = ExactDecimal("7200.5").map(FactValue.number)
    #expect(population.value(of: "net_income_per_head", of: h1) == income)
    #expect(population.value(of: "kind", of: h1) == .symbol("lifted_out_of_poverty"))
    let day = CalendarDay("2018-05-01").map(FactValue.date)
    #expect(population.value(of: "relocated_on", of: h1) == day)
    #expect(population.value(of: "grants_received", of: h1) == .list([.text("a"), .text("b")]))
    #expect(population.value(of: "origin_place", of: h1) == .text("山上村"))
    #expect(population.value(of: "household", of: p1) == .reference("H1"))
    let groups = FactValue.list([.symbol("great_age"), .symbol("living_alone")])
    #expect(population.value(of: "special_difficulty_groups", of: p1) == groups)
    #expect(population.related("members", of: h1).subjects?.count == 4)
  }

  @Test func `keeps what is missing unknown and what is null absent`() {
    let population = read(#"{"households": [{"id": "H1", "site": null}]}"#).population
    #expect(population.value(of: "site", of: h1) == .absent)
    #expect(population.value(of: "home", of: h1) == .unknown)
    #expect(population.value(of: "size", of: h1) == .unknown)
  }

  @Test func `reads a scalar of YAML by the type of the fact`() throws {
    let extract = try yaml(
      """
      households:
        - { id: 01, size: 4, is_relocated: true, origin_place: 1.10, site: null }
      """
    )
    let household = SubjectReference(.household, "01")
    #expect(codes(extract) == [])
    #expect(extract.population.value(of: "size", of: household) == .number(4))
    #expect(extract.population.value(of: "is_relocated", of: household) == .boolean(true))
    #expect(extract.population.value(of: "origin_place", of: household) == .text("1.10"))
    #expect(extract.population.value(of: "site", of: household) == .absent)
  }

  @Test(arguments: [
    (#""is_relocated": "true""#, "extract.wrong-type"),
    (#""is_relocated": 1"#, "extract.wrong-type"),
    (#""size": "four""#, "extract.wrong-type"),
    (#""size": -1"#, "extract.out-of-range"),
    (#""size": 2.5"#, "extract.too-many-decimals"),
    (#""size": null"#, "extract.not-optional"),
    (#""origin_place": 12"#, "extract.wrong-type"),
    (#""relocated_on": "2018-02-30""#, "extract.bad-date"),
    (#""relocated_on": 2018"#, "extract.wrong-type"),
    (#""kind": "脱平户""#, "extract.unknown-case"),
    (#""grants_received": "a""#, "extract.wrong-type"),
    (#""grants_received": [1]"#, "extract.wrong-type"),
    (#""sise": 4"#, "extract.unknown-fact"),
    (#""members": ["P1"]"#, "extract.relation"),
  ])
  func `reports a value that does not fit and reads the rest`(fact: String, code: String) {
    let extract = read(#"{"households": [{"id": "H1", \#(fact), "owns_business": true}]}"#)
    #expect(codes(extract) == [code])
    #expect(!extract.isWhole)
    let id = String(fact.dropFirst().prefix { $0 != "\"" })
    #expect(extract.population.value(of: id, of: h1) == .unknown)
    #expect(extract.population.value(of: "owns_business", of: h1) == .boolean(true))
  }

  @Test func `asks for a value where YAML has none`() throws {
    let extract = try yaml("households:\n  - id: H1\n    site:\n")
    #expect(codes(extract) == ["extract.no-value"])
  }
}

// MARK: - Shape

extension ExtractReaderTests {
  @Test func `takes the lists that are there for complete unless the extract says so`() {
    let both = #""persons": [], "households": []"#
    #expect(read("{\(both)}").population.completeKinds == [.person, .household])
    let one = read(#"{"complete": ["households"], \#(both)}"#)
    #expect(one.population.completeKinds == [.household])
    #expect(codes(read(#"{"complete": ["household"]}"#)) == ["extract.unknown-collection"])
  }

  @Test(arguments: [
    ("[]", "extract.wrong-shape"), (#"{"persons": {}}"#, "extract.wrong-shape"),
    (#"{"persons": [1]}"#, "extract.wrong-shape"),
    (#"{"person": []}"#, "extract.unknown-collection"),
    (#"{"persons": [{}]}"#, "extract.missing-id"),
    (#"{"persons": [{"id": 1}]}"#, "extract.bad-id"),
    (#"{"persons": [{"id": "990000199001011239"}]}"#, "extract.id-is-identity-number"),
    (#"{"persons": [}"#, "json.expected-value"), (#"{"complete": 1}"#, "extract.wrong-shape"),
    (#"{"as_of": "today"}"#, "extract.bad-date"),
  ])
  func `reports what is no extract`(text: String, code: String) {
    #expect(codes(read(text)) == [code])
  }

  @Test func `reads the day and the note of an extract`() {
    let extract = read(#"{"as_of": "2024-06-30", "note": "样例"}"#)
    #expect(extract.asOf == CalendarDay("2024-06-30"))
    #expect(extract.note == "样例")
  }

  @Test func `keeps the first of two subjects with one id`() throws {
    let text: MarkedText = """
      {"persons": [{"id": 1️⃣"P1", "is_pupil": true}, {"id": 2️⃣"P1", "is_pupil": false}]}
      """
    let extract = read(text.text)
    #expect(codes(extract) == ["extract.duplicate-id"])
    #expect(extract.diagnostics.first?.range?.bytes.lowerBound == text[2])
    #expect(extract.diagnostics.first?.notes.first?.range?.bytes.lowerBound == text[1])
    #expect(extract.population.value(of: "is_pupil", of: p1) == .boolean(true))
  }

  @Test func `merges the facts of a subject in several pieces`() throws {
    let extract = try yaml(
      "persons: [ { id: P1, is_pupil: true, is_employed: false } ]",
      "persons: [ { id: P1, is_employed: true, wants_training: true } ]\nhouseholds: [ { id: H1 } ]"
    )
    #expect(codes(extract) == [])
    let facts = ["is_pupil", "is_employed", "wants_training"]
    #expect(
      facts.map { extract.population.value(of: $0, of: p1) }
        == [.boolean(true), .boolean(true), .boolean(true)]
    )
    #expect(extract.population.references(.household) == [h1])
  }

  @Test func `reports a fact that is given by its id and by its name`() {
    let extract = read(#"{"households": [{"id": "H1", "size": 4, "家庭人口数": 5}]}"#)
    #expect(codes(extract) == ["extract.duplicate-fact"])
    #expect(extract.population.value(of: "size", of: h1) == .number(4))
  }
}

// MARK: - References

extension ExtractReaderTests {
  @Test func `makes a reference to nobody unknown`() {
    let extract = read(
      #"{"households": [{"id": "H10"}, {"id": "H20"}], "persons": [{"id": "P1", "household": "h-10"}]}"#
    )
    #expect(codes(extract) == ["extract.no-such-subject"])
    let message = extract.diagnostics.first?.message.english
    #expect(
      message == "'household' names 'h-10', but none of the 2 in 'households' has this id; "
        + "did you mean 'H10'?"
    )
    #expect(extract.population.value(of: "household", of: p1) == .unknown)
  }

  @Test func `only warns where not all subjects should be listed`() {
    let extract = read(
      #"{"complete": [], "households": [{"id": "A"}], "persons": [{"id": "P1", "household": "H1"}]}"#
    )
    #expect(extract.diagnostics.map(\.severity) == [.warning])
    #expect(extract.population.value(of: "household", of: p1) == .reference("H1"))
    #expect(codes(read(#"{"persons": [{"id": "P1", "household": "H1"}]}"#)) == [])
  }

  @Test(arguments: [
    (#""persons""#, 1, true), (#""persons""#, 3, true), (#""persons""#, 2, false),
    ("", 1, true), ("", 3, false),
  ])
  func `warns of a size that is not the number of members`(
    complete: String,
    size: Int,
    warns: Bool
  ) {
    let extract = read(
      """
      {"complete": [\(complete)], "households": [{"id": "H1", "size": \(size)}],
       "persons": [{"id": "P1", "household": "H1"}, {"id": "P2", "household": "H1"}]}
      """
    )
    #expect(codes(extract) == (warns ? ["extract.household-size"] : []))
    #expect(extract.isWhole)
  }
}

// MARK: - Versions

extension ExtractReaderTests {
  private static let versions = """
    {"as_of": "2023-01-01", "persons": [
      {"id": "P1", "valid_to": "2023-12-31", "trainings_this_year": 1},
      {"id": "P1", "valid_from": "2024-01-01", "recorded_at": "2024-02-01", "trainings_this_year": 2},
      {"id": "P1", "valid_from": "2024-06-01", "recorded_at": "2024-09-01T08:00:00+08:00",
       "trainings_this_year": 3}]}
    """

  @Test(arguments: [
    ("2023-07-01", 1 as ExactDecimal), ("2024-05-31", 2), ("2024-06-01", 3), (nil, 1),
  ])
  func `chooses the version of the day`(day: String?, expected: ExactDecimal) {
    let extract = read(Self.versions, on: day)
    #expect(codes(extract) == [])
    #expect(extract.population.value(of: "trainings_this_year", of: p1) == .number(expected))
  }

  @Test func `leaves out who has no version on the day`() {
    let extract = read(
      #"{"persons": [{"id": "P1", "valid_from": "2024-01-01"}]}"#,
      on: "2023-01-01"
    )
    #expect(extract.diagnostics.map(\.severity) == [.note])
    #expect(extract.population.references(.person) == [])
  }

  @Test func `reports versions of which nobody can say which one counts`() {
    let extract = read(
      """
      {"persons": [{"id": "P1", "valid_from": "2024-01-01"},
        {"id": "P1", "valid_from": "2024-06-01", "recorded_at": "2024-06-01"}]}
      """
    )
    #expect(codes(extract) == ["extract.overlapping-versions"])
    #expect(
      codes(
        read(#"{"persons": [{"id": "P1", "valid_from": "2024-02-01", "valid_to": "2024-01-01"}]}"#)
      )
        == ["extract.bad-period"]
    )
  }
}
