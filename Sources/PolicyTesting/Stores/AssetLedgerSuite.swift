public import ResettlementCore
public import Testing

/// Checks that a ledger of assets keeps what `EventLedger` promises.
public typealias AssetLedgerSuite = EventLedgerSuite<AssetEvent>

/// Checks that a ledger of the chain keeps what `EventLedger` promises.
public typealias ChainLedgerSuite = EventLedgerSuite<ChainEvent>

extension EventLedgerSuite where Event == AssetEvent {
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
      every: everyAssetEvent,
      subject: project,
      other: otherProject,
      opening: { assetEvent($0, of: $1, .surveyed(survey(by: $2))) },
      following: { assetEvent($0, of: $1, .becameIdle) }
    )
    self.init(of: samples, make, reopening: reopening, sourceLocation: sourceLocation)
  }
}

extension EventLedgerSuite where Event == ChainEvent {
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
      every: everyChainEvent,
      subject: project,
      other: otherProject,
      opening: { chainEvent($0, of: $1, .moved(movement(to: $2))) },
      following: { chainEvent($0, of: $1, .annulled) }
    )
    self.init(of: samples, make, reopening: reopening, sourceLocation: sourceLocation)
  }
}
