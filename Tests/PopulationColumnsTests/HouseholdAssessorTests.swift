import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import Testing

@Suite struct HouseholdAssessorTests {
  @Test(arguments: ShippedPacks.all.map(\.manifest.id.value), [0, 4, 20])
  func `a household given as values is answered as in its population`(
    id: String,
    gaps: Int
  ) throws {
    let pack = try #require(ShippedPacks.pack(id))
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    let tables = try MadeUpTables(60, pack.catalogue, seed: 3, gaps: gaps, sizes: 13)
    let alone = HouseholdAssessor(PopulationAssessor(pack, on: dates))
    let people = Dictionary(grouping: tables.population.all(Person.self)) { $0.household.value }
    var compared = 0
    for household in tables.population.all(Household.self) {
      let members = people[household.id] ?? []
      // Twice: what was said of the first may be taken again for others that come out alike.
      let assessments = try alone.assessments(for: household, members: members)
      #expect(try alone.assessments(for: household, members: members) == assessments)
      let answers = try alone.answers(for: household, members: members)
      for (place, rule) in alone.rules.enumerated() {
        let wanted = pack.assess(
          rule.id,
          of: household.reference,
          in: tables.population,
          on: dates,
          findsNearest: false
        )
        #expect(answers.verdict(ofRule: place).name == wanted.verdictName, "\(rule.id)")
        #expect(answers.amount(ofRule: place) == wanted.amount, "\(rule.id)")
        #expect(assessments[place] == wanted, "\(rule.id) of \(household)")
        compared += 1
      }
    }
    #expect(compared == 60 * alone.rules.count)
  }

  @Test func `a value that is not as its fact is declared is refused, and nothing is guessed`()
    throws
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let source = PackSource.folder(at: folder.appending(path: "Benchmarks/ReferencePack").path)
    let loaded = PackLoader.load([try #require(source.source)])
    #expect(loaded.diagnostics.isEmpty)
    let pack = try #require(loaded.packs.first)
    let dates = AssessmentDates(on: try #require(CalendarDay("2025-06-30")))
    let alone = HouseholdAssessor(PopulationAssessor(pack, on: dates))
    var household = Household(id: "h")
    var person = Person(id: "p")
    #expect(try alone.answers(for: household, members: [person]).rules.count == 13)
    household.additionalFacts["annual_income"] = .number(5_000_000_000_000)
    #expect(throws: FactMismatch.self) { try alone.answers(for: household, members: [person]) }
    household.additionalFacts["annual_income"] = .number(50_000)
    person.birthDate = .known(CalendarDay(dayNumber: 300_000_000_000))
    #expect(throws: FactMismatch.self) { try alone.answers(for: household, members: [person]) }
  }
}
