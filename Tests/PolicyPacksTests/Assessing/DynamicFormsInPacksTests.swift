import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// A pack whose rule uses contexts, functions, ranges and positions, from its text to its reasons.
@Suite struct DynamicFormsInPacksTests {
  private var pack: TinyPack {
    var pack = TinyPack()
    pack.conditions = """
        months: |
          { least: parameter.months_min, span: [least..least + 24],
            enough: placement.pension_months_paid in span }.enough
        trained: |
          sort(placement.worker.household.members,
            function(a, b) a.trainings_this_year > b.trainings_this_year)[1].trainings_this_year >= 2
        share: |
          some n in 1..placement.pension_months_paid satisfies n * n = 49
      """
    pack.amount = """
      |
        { each: function(m) if m.trainings_this_year > 0 then parameter.subsidy else 0,
          all: for m in placement.worker.household.members return each(m),
          sum: sum(all) }.sum
      """
    return pack
  }

  private func population(
    paid: Known<ExactDecimal> = .known(7),
    trainings: [Known<ExactDecimal>] = [.known(0), .known(2), .known(1)],
    isComplete: Bool = true
  ) -> Population {
    var population = TinyPack.population(paid: paid)
    var members: [Person.ID] = []
    for (index, count) in trainings.enumerated() {
      var person = Person(id: SubjectID("w\(index + 1)"))
      person.household = .known("h1")
      person.trainingsThisYear = count
      population.insert(person)
      members.append(person.id)
    }
    if isComplete { population.completeKinds = [.person] }
    return population
  }

  @Test func `a household that meets all conditions gets the amount that a function gives`() throws
  {
    let answer = try pack.load().answer(population())
    #expect(answer.outcome == .verdict(.eligible))
    #expect(answer.amount?.form == .exact(1000))
  }

  @Test func `reasons show the conditions, their outcomes and the parameters`() throws {
    let answer = try pack.load().answer(population(paid: .known(5)))
    #expect(answer.outcome == .verdict(.ineligible))
    let conditions = try #require(answer.reasons.conditions)
    #expect(conditions.parts.map(\.outcome) == [.ineligible, .eligible, .ineligible])
    #expect(answer.reasons.parameters.map(\.id).contains("months_min"))
  }

  @Test func `the fact of a member that is missing is named`() throws {
    let answer = try pack.load().answer(
      population(trainings: [.known(0), .unknown, .known(3)])
    )
    let name = "placement.worker.household.members[w2].trainings_this_year"
    #expect(answer.missing.map(\.name) == [name])
  }

  @Test func `a fact that is missing in a loop is named`() throws {
    let answer = try pack.load().answer(population(paid: .unknown))
    #expect(answer.missing.map(\.name) == ["placement.pension_months_paid"])
  }

  @Test func `a position without a member is an operation without a result`() throws {
    var pack = pack
    pack.conditions = """
        fifth: placement.worker.household.members[5].trainings_this_year > 1
      """
    let answer = try pack.load().answer(population())
    #expect(answer.missing.map(\.kind) == [.operation])
    #expect(answer.missing.map(\.name) == ["placement.worker.household.members[5]"])
  }
}
