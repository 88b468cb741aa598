import Diagnostics
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct CSVExchangeTests {
  private func read(_ households: String, _ persons: String) -> ExchangeReport? {
    CSVExchangeReader().read(
      households: SourceText(name: "households.csv", text: households),
      persons: SourceText(name: "persons.csv", text: persons)
    ).persons
  }

  @Test func `reads headings by id and by Chinese name, and cells as offices write them`() throws {
    let report = try #require(
      read("id,家庭人口数\nH1,２人\n", "id,household,性别,出生日期,disability_kind\nP1,H1,男,1980年3月7日,无\n")
    )
    #expect(report.isWhole)
    let person = try #require(report.population["P1"] as Person?)
    #expect(person.sex == .known(.male))
    #expect(person.birthDate.value?.description == "1980-03-07")
    #expect(person.disabilityKind == .absent)
    #expect((report.population["H1"] as Household?)?.size == .known(2))
  }

  @Test(arguments: [
    ("P1,H1,外星人", "register.unknown-word"), ("P1,H9,男", "exchange.no-such-household"),
    (",H1,男", "exchange.no-identifier"), ("P1,H1", "exchange.cell-count"),
    ("990000198003074511,H1,男", "exchange.number-as-id"), ("P0,H1,男", "exchange.same-record"),
  ])
  func `rejects a row with its mistake, and takes the others`(row: String, code: String) throws {
    let report = try #require(
      read("id\nH1\n", "id,household,sex\nP0,H1,女\n\(row)\nP2,H1,女\n")
    )
    #expect(report.rejected.flatMap(\.reasons).map(\.code).contains(code))
    #expect(report.rejected.map(\.text) == [row])
    #expect(report.rejected.first?.range.start.line == 3)
    #expect(report.population.references(.person).map(\.id) == ["P0", "P2"])
  }

  @Test(arguments: [
    ("id,househol", "exchange.unknown-column"), ("household", "exchange.no-headings"),
    ("id,sex,性别", "exchange.same-column"), ("", "exchange.no-headings"),
  ])
  func `a file with wrong headings has no rows`(header: String, code: String) throws {
    let report = try #require(read("id\nH1\n", header + "\n"))
    #expect(report.diagnostics.map(\.code) == [code])
    #expect(!report.isWhole)
  }

  @Test func `a file without headings is about nobody, and none of its cells is shown`() throws {
    let report = try #require(read("id\nH1\n", "P1,张小明,990000198003074511\n"))
    #expect(report.diagnostics.map(\.code) == ["exchange.no-headings"])
    #expect(report.diagnostics.allSatisfy { $0.isPrivate && !$0.message.chinese.contains("张") })
  }

  @Test func `an empty list is not one that nobody knows`() throws {
    var population = Population()
    let lists: [(String, Known<[SpecialDifficultyGroup]>)] = [
      ("P1", .known([])), ("P2", .known([.disabled])), ("P3", .unknown),
    ]
    for (id, list) in lists {
      var person = Person(id: Person.ID(id))
      person.specialDifficultyGroups = list
      population.insert(person)
    }
    var text = ""
    _ = CSVExchangeWriter(disclosure: .everything).writePersons(of: population) { text += $0 }
    let report = try #require(read("id\nH1\n", text))
    for person in population.all(Person.self) {
      #expect(
        report.population[person.id]?.specialDifficultyGroups == person.specialDifficultyGroups
      )
    }
  }

  @Test func `an export is no formula to a spreadsheet program`() {
    var population = Population()
    var household = Household(id: "H1")
    household.registrationPlace = .known("=HYPERLINK(1)")
    population.insert(household)
    var text = ""
    _ = CSVExchangeWriter().writeHouseholds(of: population) { text += $0 }
    #expect(text.contains(",'=HYPERLINK(1)"))
  }
}
