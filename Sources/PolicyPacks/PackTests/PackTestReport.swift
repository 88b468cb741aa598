public import Diagnostics

/// What became of a pack's own tests.
public struct PackTestReport: Sendable {
  /// What became of one test, or of one case of a test.
  public struct Result: Sendable {
    /// The test's sentence.
    public let name: String
    /// The case of the test, by its name or its number; `nil` if the test has no cases.
    public let caseName: String?
    /// Where it stands in the pack.
    public let range: SourceRange
    /// What is not as it was expected; empty if the test passed.
    public let failures: [Diagnostic]

    /// Whether everything is as it was expected.
    public var isPassed: Bool { failures.isEmpty }

    /// The test's sentence, and its case if it has one.
    public var title: String { name + (caseName.map { ": \($0)" } ?? "") }
  }

  /// The pack's name.
  public let packID: String

  /// The tests in the order of the pack's files; a case counts as a test.
  public let results: [Result]

  /// How many tests passed.
  public var passed: Int { results.count { $0.isPassed } }

  /// How many tests failed.
  public var failed: Int { results.count - passed }
}
