public import Quantities

/// What happened to assets, whatever the order it came in.
public typealias AssetHistory = EventHistory<AssetEvent>

/// One event of an asset, with how the asset stood before it and after.
public struct AssetStep: Sendable, Hashable {
  /// The event.
  public let event: AssetEvent
  /// How the asset stood before.
  public let before: AssetState
  /// How it stands after.
  public let after: AssetState
  /// What is in the way of the event, so that it says nothing.
  public let obstacles: [AssetObstacle]
}

extension EventHistory where Event == AssetEvent {
  /// The assets, in the order in which the first event of each was recorded.
  public var assets: [ProjectAsset.ID] { streams.map { ProjectAsset.ID($0) } }

  /// Returns how an asset stands.
  ///
  /// - Parameters:
  ///   - asset: The asset.
  ///   - day: What happened later does not count; `nil` counts everything.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  /// - Returns: The state, which has no survey if nothing is known of the asset.
  public func state(
    of asset: ProjectAsset.ID,
    on day: CalendarDay? = nil,
    knownAt time: RecordedTime? = nil
  ) -> AssetState {
    let standing = standing(asset, knownAt: time)
    var state = AssetState(asset: asset)
    state.disregard(standing.disregarded)
    for entry in standing.entries where day.map({ entry.event.happenedOn <= $0 }) ?? true {
      state.apply(entry)
    }
    return state
  }

  /// Returns the events of an asset that stand, in their order, each with what it changed.
  public func steps(of asset: ProjectAsset.ID) -> [AssetStep] {
    var state = AssetState(asset: asset)
    return standing(asset).entries.map { entry in
      let before = state
      let obstacles = state.apply(entry)
      return AssetStep(event: entry.event, before: before, after: state, obstacles: obstacles)
    }
  }

  private func standing(
    _ asset: ProjectAsset.ID,
    knownAt time: RecordedTime? = nil
  ) -> StandingEvents<AssetEvent> {
    let known = events(of: asset.rawValue).filter { event in
      time.map { event.recordedAt <= $0 } ?? true
    }
    return StandingEvents(known)
  }

  /// Decides whether events may be recorded, by what is so everywhere; all or nothing.
  ///
  /// An event is put where it happened, not where it arrives: a late one is allowed if all that was
  /// recorded after it is still in order. Events that are there already change nothing.
  ///
  /// - Parameter events: What is to be recorded, of one asset or several.
  /// - Returns: The new events that stand, in their order, each with what it changes, and the
  ///   annulments.
  /// - Throws: ``AssetRefusal`` with everything that is in the way.
  public func admitting(
    _ events: [AssetEvent]
  ) throws(AssetRefusal) -> (events: [AssetEvent], steps: [AssetStep]) {
    let intake = EventIntake(events, after: self)
    var findings = intake.findings.map {
      AssetRefusal.Finding($0.event, .of($0.fault, in: $0.event))
    }
    findings += intake.events.flatMap(Self.wording)
    guard findings.isEmpty else { throw AssetRefusal(findings) }
    let steps = Set(intake.events.map(\.asset)).sorted().flatMap(intake.history.steps)
    findings = self.findings(in: steps, new: intake.events)
    guard findings.isEmpty else { throw AssetRefusal(findings) }
    let new = Set(intake.events.map(\.id))
    return (intake.events, steps.filter { new.contains($0.event.id) })
  }

  /// What is wrong with an event by itself.
  private static func wording(_ event: AssetEvent) -> [AssetRefusal.Finding] {
    let texts = event.content.texts
    let obstacles: [AssetObstacle?] = [
      event.happenedOn > event.recordedAt.day() ? .inTheFuture(event.happenedOn) : nil,
      texts.contains(where: PrivateNumbers.occur) ? .privateNumber : nil,
      texts.contains { $0.allSatisfy(\.isWhitespace) } ? .wordsNeeded : nil,
    ]
    return obstacles.compactMap(\.self).map { AssetRefusal.Finding(event.id, $0) }
  }

  /// What is in the way of new events, and of old ones that were in order before.
  private func findings(
    in steps: [AssetStep],
    new events: [AssetEvent]
  ) -> [AssetRefusal.Finding] {
    let new = Set(events.map(\.id))
    let old = Set(steps.map(\.event.asset)).flatMap { state(of: $0).disregarded }
    return steps.filter { !old.contains($0.event.id) }.flatMap { step in
      step.obstacles.map { obstacle in
        guard !new.contains(step.event.id) else {
          return AssetRefusal.Finding(step.event.id, obstacle)
        }
        let cause = events.last { $0.asset == step.event.asset }?.id ?? step.event.id
        return AssetRefusal.Finding(cause, .breaksOrder(step.event.id, obstacle))
      }
    }
  }
}
