import ResettlementKit
import Testing

@Suite struct ListMatchingTests {
  /// Keys that can be told from the numbers in a test.
  private struct Reversed: IdentityHashing {
    func key(of number: CitizenIdentityNumber) -> String { String(number.revealed.reversed()) }
  }

  private let mapping = """
    subject: person
    columns: { 姓名: name, 身份证号: identity_number, 出生日期: birth_date, 病种: remark }
    """

  private func matches(_ lines: String...) throws -> ListMatches {
    var population = try RegisterPack.population()
    for id in ["P8", "P9"] {
      var twin = Person(id: SubjectID(id))
      twin.name = .known("何大寒")
      twin.birthDate = .known(try RegisterPack.day("1990-01-20"))
      population.insert(twin)
    }
    let table = RegisterPack.table((["姓名,身份证号,出生日期,病种"] + lines).joined(separator: "\n"))
    return ListMatching(
      list: "medical",
      of: try RegisterPack.day(),
      try RegisterPack.mapping(mapping),
      against: population,
      hashing: Reversed()
    ).matches(in: table)
  }

  @Test func `gives an alert a hit, and says by what it recognised the person`() throws {
    let found = try matches(
      "白立春,\(RegisterPack.numbers[0]),1982-03-15,甲",
      "韩清明,,1988年9月,乙",
      "外人,990000199510080427,1995-10-08,丙",
      "白立春,\(RegisterPack.numbers[0]),1982-03-15,甲",
      "白立春,\(RegisterPack.numbers[0]),1982-03-15,丁",
      "何大寒,,1990.1.20,戊",
      "无人,,,己",
      "韩清明,9.9E+17,1988-09-23,乙"
    )
    #expect(found.alerts.map(\.person.id) == ["P1", "P2", "P1"])
    #expect(found.alerts.map(\.rows) == [[2, 5], [3], [6]])
    #expect(found.alerts.map(\.isCertain) == [true, false, true])
    #expect(found.alerts.map(\.household?.id) == ["H1", "H1", "H1"])
    #expect(found.alerts[0].remarks == [MatchAlert.Remark(heading: "病种", text: "甲")])
    #expect(found.strangers == [4])
    #expect(found.ambiguous == [7: 2])
    #expect(found.rejected.map(\.row) == [8, 9])
  }

  @Test func `a cell that says nothing of who is meant hides nobody`() throws {
    let found = try matches(
      "白立春,\(RegisterPack.numbers[0]),去年,甲",
      "韩清明,,某日,乙",
      "谷雨生,9.9E+17,1979-02-04,丙"
    )
    #expect(found.alerts.map(\.person.id) == ["P1"])
    #expect(found.notes.map(\.row) == [2])
    #expect(found.notes.map(\.column) == ["出生日期"])
    #expect(found.rejected.map(\.row) == [3, 4])
  }

  @Test func `a person with another number is not recognised by name`() throws {
    let found = try matches("白立春,990000199510080427,1982-03-15,甲")
    #expect(found.alerts.isEmpty && found.strangers == [2])
  }

  @Test func `read twice, or in another order, a list adds nothing`() throws {
    let one = "白立春,\(RegisterPack.numbers[0]),1982-03-15,甲"
    let other = "白立春,\(RegisterPack.numbers[0]),1982-03-15,乙"
    var book = AlertBook()
    #expect(book.add(try matches(one, other).alerts).count == 2)
    #expect(book.add(try matches(other, one).alerts).isEmpty)
    #expect(book.alerts.count == 2)
    #expect(Set(book.alerts.map(\.id)).count == 2)
    #expect(book.alerts.allSatisfy { !$0.id.contains(RegisterPack.numbers[0]) })
    let third = "白立春,\(RegisterPack.numbers[0]),1982-03-15,丙"
    let longer = try matches(third, other, one).alerts
    #expect(book.add(longer).map(\.remarks.first?.text) == ["丙"])
    #expect(Set(book.alerts.map(\.id)).count == 3)
  }

  @Test func `an alert's name tells nothing of what the list says`() throws {
    let number = RegisterPack.numbers[0]
    func ids(_ remarks: String...) throws -> [String] {
      let rows = remarks.map { "白立春,\(number),1982-03-15,\($0)" }
      return try matches(rows.joined(separator: "\n")).alerts.map(\.id)
    }
    #expect(try ids("甲", "乙") == ["medical/2024-06-30/P1/1", "medical/2024-06-30/P1/2"])
    #expect(try ids("丙", "丁") == ids("甲", "乙"))
  }

  @Test func `a hit that a number makes certain is certain, whichever row has the number`() throws {
    let (named, numbered) = (
      "白立春,,1982-03-15,甲", "白立春,\(RegisterPack.numbers[0]),1982-03-15,甲"
    )
    #expect(try matches(named, numbered).alerts.map(\.isCertain) == [true])
    #expect(try matches(numbered, named).alerts.map(\.isCertain) == [true])
  }

  @Test func `feedback is added to alerts, and never replaces an earlier one`() throws {
    var book = AlertBook()
    let alerts = book.add(try matches("白立春,\(RegisterPack.numbers[0]),1982-03-15,甲").alerts)
    let id = try #require(alerts.first?.id)
    let day = try RegisterPack.day("2024-07-02")
    let first = AlertFeedback(alert: id, outcome: .noRisk, on: day, by: "网格员", note: "已入户")
    let second = AlertFeedback(alert: id, outcome: .risk, on: day, by: "镇", note: "复核")
    let stray = AlertFeedback(alert: "x", outcome: .risk, on: day, by: "镇", note: "")
    #expect(book.open.count == 1)
    #expect(
      [book.add(first), book.add(first), book.add(second), book.add(stray)] == [
        true, false, true, false,
      ]
    )
    #expect(book.feedback == [first, second])
    #expect(book.outcome(of: id) == second)
    #expect(book.open.isEmpty)
  }
}

@Suite struct RegisterComparisonTests {
  @Test func `shows what only one side has, and what differs`() throws {
    var population = try RegisterPack.population()
    var person = try #require(population["P1" as Person.ID])
    person.education = .known(.primary)
    population.insert(person)
    let entries = ["P1", "P2"].map { SubjectReference(.person, $0) }
    let table = RegisterPack.table(
      "姓名,身份证号,文化程度,月工资,出生日期,是否就业",
      "白立春,\(RegisterPack.numbers[0]),初中,,,是",
      "谷雨生,\(RegisterPack.numbers[2]),,,,否",
      "外人,990000199510080427,,,,是",
      "坏,1,,,,是"
    )
    let comparison = RegisterComparison(
      of: entries,
      in: population,
      with: table,
      try RegisterPack.mapping(RegisterPack.rosterMapping),
      on: try RegisterPack.day()
    )
    #expect(comparison.onlyOurs.map(\.id) == ["P2"])
    #expect(comparison.onlyTheirs.map(\.row) == [3, 4])
    #expect(comparison.onlyTheirs.map(\.subject?.id) == ["P3", nil])
    #expect(comparison.differing.map(\.row) == [2])
    #expect(comparison.differing.first?.facts.map(\.fact) == ["education"])
    #expect(comparison.rejected.map(\.row) == [5])
    #expect(comparison.sameCount == 0)
  }

  @Test func `a register compared with its own export has no difference`() throws {
    let pack = try RegisterPack.load()
    let register = try #require(pack.registers.first { $0.id == "workers" })
    let population = try RegisterPack.population()
    let dates = AssessmentDates(on: try RegisterPack.day())
    let entries = pack.entries(of: register, in: population, on: dates)
    let export = RegisterExport(
      register,
      of: pack,
      for: entries,
      in: population,
      on: dates,
      purpose: "核对"
    )
    let table = export.table(named: "t", as: .workbook(sheet: "a"))
    let comparison = RegisterComparison(
      of: entries,
      in: population,
      with: table,
      export.mapping,
      on: try RegisterPack.day()
    )
    #expect(comparison.sameCount == 2)
    #expect(
      comparison.differing.isEmpty && comparison.onlyOurs.isEmpty && comparison.onlyTheirs.isEmpty
    )
  }
}
