internal import Quantities

/// What was recorded of money that went from one place to another.
public typealias ChainHistory = EventHistory<ChainEvent>

/// Why events of the chain were not recorded: nothing was written of any of them.
public struct ChainRefusal: Error, Sendable, Hashable {
  /// What is in the way, by event.
  public let findings: [AssetRefusal.Finding]
}

extension EventHistory where Event == ChainEvent {
  /// The links that stand, by day and name; money that two events give one name is two links.
  public var links: [ChainLink] {
    streams.flatMap(links).sorted { ($0.day, $0.id) < ($1.day, $1.id) }
  }

  private func links(_ stream: String) -> [ChainLink] {
    StandingEvents(events(of: stream)).entries.map(\.event).compactMap { event in
      guard case .moved(let movement) = event.content, movement.amount.wholeFen != nil else {
        return nil
      }
      return ChainLink(
        id: stream,
        from: movement.source,
        to: movement.destination,
        amount: movement.amount,
        day: event.happenedOn,
        event: event.id
      )
    }
  }

  /// Decides whether events may be recorded; all or nothing.
  ///
  /// - Parameter events: What is to be recorded.
  /// - Returns: The events that are not there yet.
  /// - Throws: ``ChainRefusal`` with everything that is in the way. That more is spent than came in
  ///   is a finding of ``FundChain`` and no obstacle: it happened.
  public func admitting(_ events: [ChainEvent]) throws(ChainRefusal) -> [ChainEvent] {
    let intake = EventIntake(events, after: self)
    let faults = intake.findings.map { finding in
      AssetRefusal.Finding(finding.event, .of(finding.fault, in: finding.event))
    }
    let findings = faults + intake.events.flatMap { Self.findings(of: $0, in: intake.history) }
    guard findings.isEmpty else { throw ChainRefusal(findings: findings) }
    return intake.events
  }

  private static func findings(
    of event: ChainEvent,
    in history: ChainHistory
  ) -> [AssetRefusal.Finding] {
    var obstacles: [AssetObstacle] = []
    if event.happenedOn > event.recordedAt.day() {
      obstacles.append(.inTheFuture(event.happenedOn))
    }
    let others = StandingEvents(history.events(of: event.link)).entries.map(\.event.id)
    if event.correction == nil, others.count > 1 { obstacles.append(.linkTaken(event.link)) }
    if case .moved(let movement) = event.content {
      if movement.amount <= .zero { obstacles.append(.negativeAmount) }
      if movement.amount.wholeFen == nil { obstacles.append(.partOfAFen) }
      let isSpent = movement.source.kind == .fund || movement.source.kind == .project
      if !isSpent || !movement.source.leads(to: movement.destination) {
        obstacles.append(.noSuchLink(movement.source, movement.destination))
      }
    }
    return obstacles.map { AssetRefusal.Finding(event.id, $0) }
  }
}

extension EventHistory where Event == AssetEvent {
  /// The links that follow from what happened to assets: what they earned and brought, and who got
  /// it.
  public var links: [ChainLink] { assets.flatMap { state(of: $0).links } }
}

extension AssetState {
  /// The links that follow from the asset's revenue and disposal.
  public var links: [ChainLink] { plans.flatMap(links) + proceedsLinks }

  private func links(of plan: PlanState) -> [ChainLink] {
    let revenue = ChainNode(.revenue, plan.id)
    let earned = ChainLink(
      id: plan.id,
      from: ChainNode(asset.reference) ?? ChainNode(.asset, asset.rawValue),
      to: revenue,
      amount: plan.plan.amount,
      day: plan.plannedOn,
      event: plan.id
    )
    let got = plan.distributions.flatMap { distributed in
      distributed.distribution.lines.enumerated().map { number, line in
        ChainLink(
          id: "\(distributed.event)#\(number + 1)",
          from: revenue,
          to: line.beneficiary.flatMap { ChainNode($0) } ?? ChainNode(.use, line.use),
          amount: line.amount,
          day: distributed.day,
          event: distributed.event
        )
      }
    }
    return [earned] + got
  }

  private var proceedsLinks: [ChainLink] {
    guard let disposed, let disposedOn, disposed.price > .zero else { return [] }
    let node = ChainNode(.proceeds, asset.rawValue)
    let name = "\(asset)#disposed"
    let brought = ChainLink(
      id: name,
      from: ChainNode(.asset, asset.rawValue),
      to: node,
      amount: disposed.price,
      day: disposedOn,
      event: disposedBy ?? name
    )
    return [brought]
      + proceeds.enumerated().map { number, used in
        ChainLink(
          id: "\(asset)#proceeds\(number + 1)",
          from: node,
          to: ChainNode(used.share.use) ?? ChainNode(.use, used.share.use),
          amount: used.share.amount,
          day: used.day,
          event: used.event
        )
      }
  }
}
