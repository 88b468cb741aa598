import Fuzz
import Testing

/// A few thousand inputs of the fuzzer, the same in every run; `make fuzz` runs a million.
@Suite struct FuzzRunTests {
  @Test(arguments: FuzzKind.allCases)
  func `any input gives a value or a diagnostic`(kind: FuzzKind) {
    let run = FuzzRun(seed: 2024)
    for index in 0..<max(100, 3 * kind.share / 2) {
      let problem = run.problem(of: kind, index)
      #expect(problem == nil, "\(kind.rawValue) \(index): \(run.text(of: kind, index).prefix(400))")
    }
  }

  @Test(arguments: FuzzKind.allCases)
  func `an input is known by its kind, seed and number`(kind: FuzzKind) {
    let texts = (0..<20).map { FuzzRun(seed: 7).text(of: kind, $0) }
    #expect((0..<20).map { FuzzRun(seed: 7).text(of: kind, $0) } == texts)
    #expect(Set(texts).count > 5)
  }

  @Test func `the shares of the kinds are of a thousand`() {
    #expect(FuzzKind.allCases.map(\.share).reduce(0, +) == 1000)
  }
}
