public import ResettlementCore
public import Testing

/// Checks that a ledger of procedures keeps what `EventLedger` promises.
public typealias ProcedureLedgerSuite = EventLedgerSuite<ProcedureEvent>

extension EventLedgerSuite where Event == ProcedureEvent {
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
    let samples = EventSamples(
      every: everyEvent,
      subject: visited,
      other: earlierGrantee,
      opening: { opening($0, of: $1, for: $2) },
      following: { event($0, of: $1, .annulled) }
    )
    self.init(of: samples, make, reopening: reopening, sourceLocation: sourceLocation)
  }
}
