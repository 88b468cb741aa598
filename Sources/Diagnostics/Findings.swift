/// What a reader has found to say about its texts so far.
///
/// A reader adds to it and goes on, and throws once at its end.
public struct Findings: Sendable {
  /// What was found, in the order in which it was found.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Creates a collection without findings.
  public init() {}

  /// Whether any of the findings is an error.
  public var hasErrors: Bool { diagnostics.hasErrors }

  /// Adds a finding.
  public mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds an error with its place.
  public mutating func add(_ message: Diagnostic.Message, at range: SourceRange?) {
    add(Diagnostic(.error, message, at: range))
  }

  /// Adds what another reader has found.
  public mutating func add(_ others: some Sequence<Diagnostic>) {
    diagnostics += others
  }

  /// Throws everything that was found, if any of it is an error.
  ///
  /// - Throws: ``DiagnosticsError`` with all the findings, warnings among them.
  public func throwIfErrors() throws(DiagnosticsError) {
    if hasErrors { throw DiagnosticsError(diagnostics) }
  }
}

extension Sequence<Diagnostic> {
  /// Whether any of the diagnostics is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
