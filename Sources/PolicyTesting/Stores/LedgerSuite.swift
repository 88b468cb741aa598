public import ResettlementCore
public import Testing

/// Checks that a ledger keeps what `GrantLedger` promises, also when many record at once.
///
/// ```swift
/// try await LedgerSuite { try MyLedger(path: newPath()) }.run()
/// ```
public struct LedgerSuite: ConformanceSuite {
  /// Makes an empty ledger.
  public typealias Factory = @Sendable () async throws -> any GrantLedger

  /// Opens what a ledger wrote once more, as a second reader.
  public typealias Reopening = @Sendable (any GrantLedger) async throws -> any GrantLedger

  /// The place at which issues are recorded.
  public let sourceLocation: SourceLocation

  private let make: Factory
  private let reopening: Reopening?

  /// Creates a suite.
  ///
  /// - Parameters:
  ///   - make: Makes an empty ledger; it is called once for each promise.
  ///   - reopening: Opens what a ledger wrote once more, beside the first; leave it out for one
  ///     that keeps nothing.
  ///   - sourceLocation: The place at which issues are recorded.
  public init(
    _ make: @escaping Factory,
    reopening: Reopening? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    self.make = make
    self.reopening = reopening
    self.sourceLocation = sourceLocation
  }

  /// Returns what does not hold.
  ///
  /// - Throws: What making a ledger throws.
  public func findings() async throws -> [ConformanceFinding] {
    var findings: [ConformanceFinding] = []
    for requirement in Self.deciding + Self.correcting + reopened {
      findings += await requirement.findings(of: try await make())
    }
    return findings
  }

  private var reopened: [Requirement<any GrantLedger>] {
    guard let reopening else { return [] }
    return [Self.reading(again: reopening), Self.cap(between: reopening)]
  }
}
