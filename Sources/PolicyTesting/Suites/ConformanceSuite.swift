public import Testing

/// Checks that a type keeps the promises of a protocol of the SDK, whoever wrote it.
///
/// Run one from a test of your own:
///
/// ```swift
/// @Test func `my policy keeps the promises of a policy`() async throws {
///   try await PolicySuite { MyPolicy() }.run()
/// }
/// ```
///
/// ## Conforming
///
/// ``findings()`` checks values that it made afresh, and finds the same on every call.
public protocol ConformanceSuite: Sendable {
  /// The place at which issues are recorded: where the suite was made.
  var sourceLocation: SourceLocation { get }

  /// Returns what does not hold, in the order in which it was checked; nothing if all does.
  ///
  /// - Throws: What making the value to check throws.
  func findings() async throws -> [ConformanceFinding]
}

extension ConformanceSuite {
  /// Records an issue of the running test for each promise that is not kept.
  ///
  /// - Throws: What making the value to check throws.
  public func run() async throws {
    for finding in try await findings() {
      Issue.record(Comment(rawValue: finding.description), sourceLocation: sourceLocation)
    }
  }
}
