public import Diagnostics

/// What became of a pack's own tests.
public struct PackTestReport: Sendable {
  /// What became of one test.
  public struct Result: Sendable {
    /// The test's sentence.
    public let name: String
    /// Where it stands in the pack.
    public let range: SourceRange
    /// What is not as it was expected; empty if the test passed.
    public let failures: [Diagnostic]

    /// Whether everything is as it was expected.
    public var isPassed: Bool { failures.isEmpty }
  }

  /// The pack's name.
  public let packID: String

  /// The tests in the order of the pack's files.
  public let results: [Result]

  /// How many tests passed.
  public var passed: Int { results.count { $0.isPassed } }

  /// How many tests failed.
  public var failed: Int { results.count - passed }
}
