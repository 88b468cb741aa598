internal import Quantities

extension BenefitState {
  /// Folds the entries of a benefit.
  init(id: BenefitEvent.BenefitID, _ events: [BenefitEvent]) {
    self.init(id: id)
    effects = CounterTotals(events.flatMap(\.effects))
    parties = Set(events.flatMap(\.parties))
    let chains = CorrectionChains(events)
    disregarded = chains.disregarded
    let standing = chains.standing.filter { $0.content != .annulled }
    for event in standing { open(event) }
    for event in standing { decide(event) }
    grant = lastGrant(in: chains.used)
    move(standing, isGranted: entitlement != nil)
  }

  private mutating func open(_ event: BenefitEvent) {
    guard case .applied(let application) = event.content else { return }
    guard self.application == nil else { return disregard([event]) }
    self.application = application
    appliedOn = event.happenedOn
  }

  /// Of two decisions that nobody corrected the one recorded first counts.
  private mutating func decide(_ event: BenefitEvent) {
    guard case .decided(let decision) = event.content else { return }
    guard application != nil, self.decision == nil else { return disregard([event]) }
    self.decision = decision
    decidedOn = event.happenedOn
    decidedBy = event.id
  }

  /// The grant that stands; else the last one, of which money may have to come back.
  private func lastGrant(in events: [BenefitEvent]) -> Grant? {
    let sorted = events.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    let applications = sorted.compactMap { event -> Application? in
      if case .applied(let application) = event.content { application } else { nil }
    }
    guard let application = application ?? applications.last else { return nil }
    let grants = sorted.compactMap { event -> (BenefitEvent.ID, Grant)? in
      guard case .decided(let decision) = event.content, let entitlement = decision.entitlement
      else { return nil }
      return (
        event.id,
        Grant(
          application: application,
          decision: decision,
          entitlement: entitlement,
          decidedOn: event.happenedOn
        )
      )
    }
    return (grants.last { $0.0 == decidedBy && entitlement != nil } ?? grants.last)?.1
  }

  /// What was paid stays paid, also where the grant was annulled: then all of it is to come back.
  private mutating func move(_ events: [BenefitEvent], isGranted: Bool) {
    for event in events.sorted(by: { ($0.happenedOn, $0.id) < ($1.happenedOn, $1.id) }) {
      switch event.content {
      case .paid(let payment):
        payments.append(
          Movement(
            event,
            payment.amount,
            payment.source,
            month: payment.month,
            days: payment.days
          )
        )
      case .recovered(let recovery):
        recoveries.append(Movement(event, recovery.amount, recovery.source))
      case .repaid(let repayment):
        repayments.append(Movement(event, repayment.amount, repayment.source))
      case .stopped(let stop):
        if isGranted, stoppedOn == nil { end(stop, event) } else { disregard([event]) }
      case .applied, .decided, .annulled: break
      }
    }
  }

  private mutating func end(_ stop: BenefitStop, _ event: BenefitEvent) {
    self.stop = stop
    stoppedOn = event.happenedOn
  }

  private mutating func disregard(_ events: [BenefitEvent]) {
    disregarded = (disregarded + events.map(\.id)).sorted()
  }
}

extension BenefitState.Movement {
  fileprivate init(
    _ event: BenefitEvent,
    _ amount: Money,
    _ source: FundEarmark,
    month: CalendarDay? = nil,
    days: ClosedRange<CalendarDay>? = nil
  ) {
    self.init(
      event: event.id,
      day: event.happenedOn,
      amount: amount,
      source: source,
      month: month,
      days: days
    )
  }
}

/// The entries of a benefit that stand, each where the first of its corrections stood.
private struct CorrectionChains {
  /// The entries that stand, in the order in which the first versions were recorded.
  let standing: [BenefitEvent]
  /// All entries that stand or stood, each once.
  let used: [BenefitEvent]
  /// Corrections of nothing, and second corrections of the same entry.
  let disregarded: [BenefitEvent.ID]

  init(_ events: [BenefitEvent]) {
    let corrections = Dictionary(grouping: events.filter { $0.correction != nil }) {
      $0.correction?.event ?? ""
    }
    let roots = events.filter { $0.correction == nil }
      .sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    let chains = roots.map { Self.chain(from: $0, corrections) }
    standing = chains.compactMap(\.last)
    used = Array(chains.joined())
    let known = Set(used.map(\.id))
    disregarded = events.map(\.id).filter { !known.contains($0) }.sorted()
  }

  /// Of two corrections of one entry the one recorded first counts.
  private static func chain(
    from root: BenefitEvent,
    _ corrections: [BenefitEvent.ID: [BenefitEvent]]
  ) -> [BenefitEvent] {
    var chain = [root]
    var seen: Set<BenefitEvent.ID> = [root.id]
    while let last = chain.last,
      let next = corrections[last.id]?.min(by: {
        ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id)
      }),
      seen.insert(next.id).inserted
    {
      chain.append(next)
    }
    return chain
  }
}
