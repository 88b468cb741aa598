import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// A rule whose computation takes more steps than are allowed: an error of the pack.
@Suite struct GivenUpTests {
  private static let loop = "sum(for i in 1..10000, j in 1..10000 return i * j)"

  private var pack: TinyPack {
    var pack = TinyPack()
    pack.conditions = """
        months: placement.pension_months_paid >= parameter.months_min
        loop: \(Self.loop) > placement.pension_months_paid
      """
    return pack
  }

  @Test func `an answer that is not known for that names no fact`() throws {
    let answer = try pack.load().answer(TinyPack.population(paid: .known(7)))
    #expect(answer.missing == [MissingTerm(.givenUp, Self.loop)])
    #expect(answer.isGivenUp)
  }

  @Test func `a fact that is missing as well is named beside it`() throws {
    var wanting = pack
    wanting.conditions += "\n  relocated: placement.worker.household.is_relocated"
    let population = TinyPack.population(paid: .known(7), relocated: .unknown)
    let answer = try wanting.load().answer(population)
    let fact = "placement.worker.household.is_relocated"
    #expect(answer.missing.wanted == [MissingTerm(.fact, fact)])
    #expect(answer.missing.givenUp == [MissingTerm(.givenUp, Self.loop)])
  }

  @Test func `an answer that another condition decides stands`() throws {
    let answer = try pack.load().answer(TinyPack.population(paid: .known(1)))
    #expect(answer.outcome == .verdict(.ineligible))
    #expect(!answer.isGivenUp)
  }

  @Test func `the pack tells the rule and the place once for all answers`() throws {
    let pack = try pack.load()
    let population = TinyPack.population(paid: .known(7))
    let answer = try pack.answer(population)
    let faults = pack.faults(shownBy: [answer, answer], about: population)
    #expect(faults.map(\.code) == ["pack.given-up"])
    #expect(faults.map(\.severity) == [.error])
    #expect(faults.first?.range?.text == Self.loop)
    #expect(faults.first?.range?.source.name == "tiny/benefits/work.yaml")
    #expect(faults.first?.message.english.contains("'work_subsidy'") ?? false)
    #expect(pack.faults(shownBy: [], about: population).isEmpty)
  }

  @Test func `a test that expects the unknown fails all the same`() throws {
    let tests = """
      tests:
        - name: 试算
          on: 2024-06-30
          given:
            placements: [{ id: p1, pension_months_paid: 7 }]
          rule: work_subsidy
          subject: p1
          cases:
            - { verdict: unknown }
      """
    let loaded = PackLoader.load([pack.source(adding: tests)])
    let errors = loaded.diagnostics.filter { $0.severity == .error }.map(\.message.english)
    let report = PackTestRunner(try #require(loaded.packs.first, "\(errors)")).run()
    #expect(report.results.flatMap(\.failures).map(\.code) == ["pack.given-up"])
  }
}
