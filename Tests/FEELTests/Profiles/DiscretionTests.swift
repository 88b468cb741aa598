import FEEL
import Testing

/// Item 8: discretion is not in FEEL; a pack leaves a condition or an amount to a unit beside it.
@Suite struct DiscretionTests {
  @Test func `an outcome is a value or unknown, and nothing else`() {
    let outcomes: [Outcome] = [.known(.null), .unknown([])]
    for outcome in outcomes {
      switch outcome {
      case .known, .unknown: continue
      }
    }
    #expect(outcomes.count == 2)
  }

  @Test(arguments: ["left to county", "left_to(\"county\")", "discretion(\"county\")"])
  func `no expression leaves anything to a unit`(text: String) {
    let found = Checker.check(HamletScope.fragment(text), in: HamletScope())
    #expect(found.expression == nil)
    #expect(FunctionLibrary.standard["left to"] == nil)
  }
}
