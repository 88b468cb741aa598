public import ResettlementCore
public import Testing

/// Checks that a registry keeps what `SubjectRegistry` promises.
///
/// ```swift
/// try await RegistrySuite { try MyRegistry(path: newPath()) } reopening: { registry in
///   try MyRegistry(path: registry.path)
/// }.run()
/// ```
public struct RegistrySuite: ConformanceSuite {
  /// Makes an empty registry.
  public typealias Factory = @Sendable () async throws -> any SubjectRegistry

  /// Opens what a registry wrote once more, as a second reader.
  public typealias Reopening =
    @Sendable (any SubjectRegistry) async throws -> any SubjectRegistry

  /// The place at which issues are recorded.
  public let sourceLocation: SourceLocation

  private let make: Factory
  private let reopening: Reopening?

  /// Creates a suite.
  ///
  /// - Parameters:
  ///   - make: Makes an empty registry; it is called once for each promise.
  ///   - reopening: Opens what a registry wrote once more; leave it out for one that keeps nothing.
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
  /// - Throws: What making a registry throws.
  public func findings() async throws -> [ConformanceFinding] {
    var findings: [ConformanceFinding] = []
    for requirement in Self.reading + Self.correcting + Self.keeping + reopened {
      findings += await requirement.findings(of: try await make())
    }
    return findings
  }

  private var reopened: [Requirement<any SubjectRegistry>] {
    guard let reopening else { return [] }
    return [Self.reading(again: reopening)]
  }
}
