import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct AssessmentTests {
  private let pack: PolicyPack

  init() throws { pack = try TinyPack().load() }

  @Test func `a subject that meets every condition is eligible for the amount`() throws {
    let answer = try pack.answer(TinyPack.population(paid: .known(6)))
    #expect(answer.outcome == .verdict(.eligible))
    #expect(answer.amount == Amount(.exact(500), unit: "yuan"))
    #expect(answer.citations == ["small-1"])
  }

  @Test func `a missing fact makes the answer unknown and is named`() throws {
    let answer = try pack.answer(TinyPack.population())
    #expect(answer.verdictName == "unknown")
    #expect(answer.missing == [MissingTerm(.fact, "placement.pension_months_paid")])
    #expect(answer.amount == nil)
  }

  @Test func `a condition that fails decides whatever else is missing`() throws {
    let answer = try pack.answer(TinyPack.population(relocated: .known(false)))
    #expect(answer.outcome == .verdict(.ineligible))
  }

  @Test(arguments: [
    ("2023-12-31", "notInForce"), ("2024-01-01", "eligible"),
    ("2026-12-31", "eligible"), ("2027-01-01", "notInForce"),
  ])
  func `answers only on the days on which the law holds`(day: String, verdict: String) throws {
    #expect(try pack.answer(TinyPack.population(paid: .known(6)), on: day).verdictName == verdict)
  }

  @Test func `another reading gives another answer, and reasons say who chose it`() throws {
    let population = TinyPack.population(paid: .known(6), inRow: .known(5))
    #expect(try pack.answer(population).verdictName == "eligible")
    let other = try pack.choosing(readings: ["months_counted": "in_a_row"])
    let answer = try other.answer(population)
    #expect(answer.verdictName == "ineligible")
    #expect(answer.reasons.readings.map(\.option) == ["in_a_row"])
    #expect(answer.reasons.readings.map(\.isOverridden) == [true])
  }

  @Test func `a reading that nobody has chosen is what is missing`() throws {
    var tiny = TinyPack()
    tiny.clauses = tiny.clauses.replacing("choose: in_all", with: "choose: open")
    let answer = try tiny.load().answer(TinyPack.population(paid: .known(6), inRow: .known(6)))
    #expect(answer.missing == [MissingTerm(.reading, "reading.months_counted")])
  }

  @Test func `an amount that wider law leaves open makes the answer unknown`() throws {
    var tiny = TinyPack()
    tiny.clauses = tiny.clauses.replacing(
      "readings:",
      with: "  rate: { title: 标准, unit: yuan, open: { zh-Hans: 由上级规定 } }\nreadings:"
    )
    tiny.amount = "parameter.rate"
    let pack = try tiny.load()
    let answer = try pack.answer(TinyPack.population(paid: .known(6)))
    #expect(answer.missing == [MissingTerm(.parameter, "parameter.rate")])
    #expect(pack.openTerms == ["rate"])
  }

  @Test func `an amount that is left to a unit makes the answer its discretion`() throws {
    var tiny = TinyPack()
    tiny.amount = "{ left_to: 劳动所 }"
    let answer = try tiny.load().answer(TinyPack.population(paid: .known(6)))
    #expect(answer.outcome == .verdict(.discretion(of: ["劳动所"])))
  }

  @Test func `a condition left to a unit gives way to one that fails`() throws {
    var tiny = TinyPack()
    tiny.conditions += "\n  office: { left_to: 劳动所 }"
    let pack = try tiny.load()
    #expect(try pack.answer(TinyPack.population(paid: .known(6))).verdictName == "discretion")
    #expect(try pack.answer(TinyPack.population(paid: .known(5))).verdictName == "ineligible")
    #expect(try pack.answer(TinyPack.population()).verdictName == "unknown")
  }

  @Test func `a condition taken out of the pack is gone from the reasons`() throws {
    let with = try pack.answer(TinyPack.population(paid: .known(6)))
    #expect(with.reasons.conditions?.parts.map(\.id) == ["months", "relocated"])
    var tiny = TinyPack()
    tiny.conditions = "  months: placement.pension_months_paid >= parameter.months_min"
    let without = try tiny.load().answer(TinyPack.population(paid: .known(6)))
    #expect(without.reasons.conditions?.parts.map(\.id) == ["months"])
    #expect(without.reasons.readings.isEmpty)
  }

  @Test func `reasons show both sides of a comparison with what they are called`() throws {
    let answer = try pack.answer(TinyPack.population(paid: .known(5)))
    let comparison = try #require(answer.reasons.conditions?.parts.first?.comparisons.first)
    #expect(comparison.operands.map(\.value) == ["5", "6"])
    #expect(comparison.operands.map(\.unit) == ["month", "month"])
    #expect(comparison.operands.map { $0.name?.chinese } == ["养老保险已缴月数", "最少月数"])
    #expect(comparison.holds == false)
    #expect(answer.reasons.parameters.map(\.id) == ["months_min", "subsidy"])
  }

  @Test func `a failed comparison says what would change the answer`() throws {
    let answer = try pack.answer(TinyPack.population(paid: .known(4)))
    let nearest = answer.reasons.conditions?.parts.first?.comparisons.first?.nearest
    #expect(
      nearest
        == NearestChange(
          fact: "placement.pension_months_paid",
          current: "4",
          needed: "6",
          unit: "month",
          verdict: "eligible"
        )
    )
  }

  @Test func `a pack for an invented place answers without a line of Swift`() throws {
    #expect(pack.description.region.chinese == "小地方")
    #expect(pack.rules.map(\.id) == ["work_subsidy"])
    #expect(pack.programmes.map(\.id) == ["work_subsidy"])
  }
}
