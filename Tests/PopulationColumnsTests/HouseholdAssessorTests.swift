import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import Testing

@Suite struct HouseholdAssessorTests {
  @Test func `a household given as values is answered as in its population`() throws {
    let pack = try #require(ShippedPacks.pack("qinzhou-port"))
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    let tables = try MadeUpTables(80, pack.catalogue, seed: 3, gaps: 10)
    let alone = HouseholdAssessor(PopulationAssessor(pack, on: dates))
    let people = Dictionary(grouping: tables.population.all(Person.self)) { $0.household.value }
    var compared = 0
    for household in tables.population.all(Household.self) {
      let answers = alone.answers(for: household, members: people[household.id] ?? [])
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
        compared += 1
      }
    }
    #expect(compared > 80)
  }
}
