import ResettlementCore
import Testing

@Suite struct VerdictTests {
  private static let income = MissingTerm(.fact, "household.income")
  private static let size = MissingTerm(.fact, "household.size")
  private static let order: [Verdict] = [
    .ineligible, .unknown(missing: [income]), .discretion(of: ["office"]), .eligible,
  ]

  @Test func `is as weak as the weakest of all that must hold`() {
    for (left, a) in Self.order.enumerated() {
      for (right, b) in Self.order.enumerated() {
        #expect(Verdict.all(of: [a, b]) == Self.order[min(left, right)])
      }
    }
    #expect(Verdict.all(of: []) == .eligible)
  }

  @Test func `is as strong as the strongest of those of which one must hold`() {
    let order = [Self.order[0], Self.order[1], Self.order[2], Self.order[3]]
    for (left, a) in order.enumerated() {
      for (right, b) in order.enumerated() {
        #expect(Verdict.any(of: [a, b]) == order[max(left, right)])
      }
    }
    #expect(Verdict.any(of: []) == .ineligible)
  }

  @Test func `names what is missing in the same order both ways`() {
    let income = Verdict.unknown(missing: [Self.income])
    let size = Verdict.unknown(missing: [Self.size])
    let both = Verdict.unknown(missing: [Self.income, Self.size])
    #expect(Verdict.all(of: [income, size]) == both)
    #expect(Verdict.all(of: [size, income]) == both)
    #expect(Verdict.any(of: [size, income, size]) == both)
  }

  @Test func `names each unit once`() {
    let a = Verdict.discretion(of: ["a"])
    let b = Verdict.discretion(of: ["b", "a"])
    #expect(Verdict.all(of: [a, b]) == .discretion(of: ["a", "b"]))
  }
}
