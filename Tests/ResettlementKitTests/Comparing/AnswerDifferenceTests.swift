import Quantities
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct AnswerDifferenceTests {
  private let rule = Rule(
    id: "subsidy",
    area: .benefits,
    kind: .programme,
    title: LocalizedText(zh: "补贴", en: "subsidy"),
    subject: .household,
    citations: ["small-1"]
  )

  private func population(_ households: Int, at site: String) -> Population {
    var population = Population()
    for number in 1...households {
      var household = Household(id: Household.ID("\(site)-\(number)"))
      household.site = .known(Site.ID(site))
      household.kind = .known(number == 1 ? .ordinaryRural : .liftedOutOfPoverty)
      population.insert(household)
    }
    return population
  }

  private func answers(
    _ population: Population,
    _ verdict: Verdict,
    yuan: ExactDecimal? = nil
  ) throws -> [Assessment] {
    let day = try #require(CalendarDay("2024-06-30"))
    return population.references(.household).map { household in
      Assessment(
        policy: "tiny",
        rule: rule,
        subject: household,
        outcome: .verdict(verdict),
        amount: yuan.map { Amount(.exact($0), unit: "yuan") },
        dates: AssessmentDates(on: day)
      )
    }
  }

  @Test func `who gets more gains, and the sums add up`() throws {
    let people = population(3, at: "S1")
    let difference = AnswerDifference(
      from: try answers(people, .eligible, yuan: 500),
      to: try answers(people, .eligible, yuan: 600),
      about: people
    )
    #expect(
      difference.lines.map(\.cell.householdKind) == ["lifted_out_of_poverty", "ordinary_rural"]
    )
    #expect(difference.lines.map { $0.counts?.gain } == [2, 1])
    #expect(difference.lines.map { $0.counts?.yuan } == [200, 100])
    #expect(difference.lines.allSatisfy { $0.cell.place == "S1" })
  }

  @Test func `who gets nothing any more loses all of it`() throws {
    let people = population(1, at: "S1")
    let difference = AnswerDifference(
      from: try answers(people, .eligible, yuan: 500),
      to: try answers(people, .ineligible),
      about: people
    )
    #expect(difference.lines.map { $0.counts?.lose } == [1])
    #expect(difference.lines.map { $0.counts?.yuan } == [-500])
  }

  @Test func `an answer that is not known any more counts as that`() throws {
    let people = population(1, at: "S1")
    let difference = AnswerDifference(
      from: try answers(people, .ineligible),
      to: try answers(people, .unknown(missing: [])),
      about: people
    )
    #expect(difference.lines.map { $0.counts?.becomeUnknown } == [1])
  }

  @Test func `equal answers are no difference`() throws {
    let people = population(2, at: "S1")
    let same = try answers(people, .eligible, yuan: 500)
    #expect(AnswerDifference(from: same, to: same, about: people).lines.isEmpty)
  }

  @Test func `a rule that only one policy has counts from nothing`() throws {
    let people = population(1, at: "S1")
    let difference = AnswerDifference(
      from: [],
      to: try answers(people, .eligible, yuan: 500),
      about: people
    )
    #expect(difference.lines.map { $0.counts?.gain } == [1])
  }

  @Test func `small cells are suppressed, and one more so that a total tells nothing`() throws {
    let people = population(8, at: "S1")
    let difference = AnswerDifference(
      from: [],
      to: try answers(people, .eligible, yuan: 500),
      about: people
    )
    #expect(difference.lines.map { $0.counts?.subjects } == [7, 1])
    #expect(difference.suppressed(below: 5).lines.map(\.counts) == [nil, nil])
    #expect(difference.suppressed(below: 1).lines.allSatisfy { $0.counts != nil })
  }
}
