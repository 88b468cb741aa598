internal import Quantities

/// Decides which entries a ledger of benefits may take, and what they take from running totals.
///
/// Both are pure: from what is recorded and what is to be added.
public enum BenefitBook {
  /// Returns an entry with its effects, if it may be added.
  ///
  /// - Parameters:
  ///   - event: What is to be added.
  ///   - history: What is recorded of its benefit; for a correction, of all that is in the
  ///     ``BenefitHistory/key(holding:to:)``.
  ///   - related: Which subjects count as one under limits that a correction is held against.
  /// - Returns: The entry; `nil` if it is there already.
  /// - Throws: The ``BenefitObstacle`` that is in the way.
  public static func entry(
    _ event: BenefitEvent,
    after history: BenefitHistory,
    related: (SubjectReference) -> Set<SubjectReference> = { _ in [] }
  ) throws -> BenefitEvent? {
    if let known = history.event(event.id) {
      guard known.asSent == event.asSent else { throw BenefitObstacle.idTaken(event.id) }
      return nil
    }
    let state = history.state(of: event.benefit)
    if event.correction != nil || event.content == .annulled {
      try check(correction: event, state, history)
    } else {
      try check(new: event, state)
    }
    let after = history.adding([event.asSent]).state(of: event.benefit)
    try checkSums(event, after)
    if event.correction != nil,
      let finding = LimitsHeldAgain(state, after, history).finding(related)
    {
      throw BenefitObstacle.limit(finding)
    }
    var entry = event.asSent
    entry.effects = after.dueEffects.removing(state.effects.changes).changes
    return entry
  }

  /// Returns the decision on a request within its limits.
  ///
  /// - Parameters:
  ///   - request: What is to be granted.
  ///   - history: The entries and totals of the request's key.
  ///   - grounds: On what it rests beside its clauses.
  /// - Returns: What is granted, cut down or refused, with the limits that did it.
  public static func decision(
    on request: BenefitRequest,
    after history: BenefitHistory,
    grounds: DecisionGrounds = DecisionGrounds()
  ) -> BenefitDecision {
    let ruling = LimitDecision(request, after: history)
    return BenefitDecision(
      entitlement: ruling.entitlement,
      reductions: ruling.reductions,
      refusals: ruling.refusals,
      countsFor: request.countsFor,
      citations: request.programme.citations,
      grounds: grounds,
      limits: ruling.entitlement == nil ? [] : request.limits
    )
  }
}

// MARK: - New entries

extension BenefitBook {
  private static func check(
    new event: BenefitEvent,
    _ state: BenefitState
  ) throws {
    if case .applied = event.content {
      guard state.application == nil else { throw BenefitObstacle.appliedAlready }
      return
    }
    if event.content.isMoneyBack, state.application == nil, state.holdsMoney { return }
    guard let appliedOn = state.appliedOn else { throw BenefitObstacle.notApplied }
    guard event.happenedOn >= appliedOn else { throw BenefitObstacle.beforeApplication(appliedOn) }
    switch event.content {
    case .decided(let decided):
      if let decision = state.decidedBy { throw BenefitObstacle.decidedAlready(decision) }
      try check(decided.limits, of: event.happenedOn, on: event.happenedOn)
    case .stopped:
      if let day = state.stoppedOn { throw BenefitObstacle.stoppedAlready(day) }
      try checkStop(event, state)
    case .paid: guard state.entitlement != nil else { throw BenefitObstacle.notGranted }
    case .recovered, .repaid, .applied, .annulled: break
    }
  }

  private static func checkStop(
    _ event: BenefitEvent,
    _ state: BenefitState
  ) throws {
    guard let entitlement = state.entitlement else { throw BenefitObstacle.notGranted }
    if let last = entitlement.to, event.happenedOn > last {
      throw BenefitObstacle.endedAlready(last)
    }
  }
}

// MARK: - Corrections

extension BenefitBook {
  private static func check(
    correction event: BenefitEvent,
    _ state: BenefitState,
    _ history: BenefitHistory
  ) throws {
    guard let correction = event.correction else { throw BenefitObstacle.annulsNothing }
    guard !correction.reason.allSatisfy(\.isWhitespace) else { throw BenefitObstacle.reasonNeeded }
    guard let wrong = history.event(correction.event), wrong.benefit == event.benefit else {
      throw BenefitObstacle.noSuchEntry(correction.event)
    }
    let isCorrected = history.events.contains { $0.correction?.event == wrong.id }
    guard !isCorrected, wrong.content != .annulled else {
      throw BenefitObstacle.correctedAlready(wrong.id)
    }
    guard event.content == .annulled || event.content.isSameKind(as: wrong.content) else {
      throw BenefitObstacle.otherKind(wrong.id)
    }
    if case .applied = wrong.content, let decision = state.decidedBy {
      throw BenefitObstacle.decisionStands(decision)
    }
    try checkDay(of: event, correcting: wrong, state)
  }

  /// A correction is no earlier than the application, and stays in the years of what it corrects: in
  /// another year it would take what nobody looked at.
  private static func checkDay(
    of event: BenefitEvent,
    correcting wrong: BenefitEvent,
    _ state: BenefitState
  ) throws {
    if case .applied = wrong.content { return }
    if let appliedOn = state.appliedOn, event.happenedOn < appliedOn {
      throw BenefitObstacle.beforeApplication(appliedOn)
    }
    switch (wrong.content, event.content) {
    case (.decided(let before), .decided(let after)):
      try check(before.limits + after.limits, of: wrong.happenedOn, on: event.happenedOn)
    case (.stopped, .stopped): try checkStop(event, state)
    default: break
    }
  }

  private static func check(
    _ limits: [BenefitLimit],
    of decidedOn: CalendarDay,
    on day: CalendarDay
  ) throws {
    let periods = limits.compactMap { $0.period(of: decidedOn) }
    guard let other = periods.first(where: { !$0.contains(day) }) else { return }
    throw BenefitObstacle.otherYear(other.lowerBound, other.upperBound)
  }
}

extension BenefitEvent.Content {
  /// Whether money comes back, which it does also where the grant was annulled.
  fileprivate var isMoneyBack: Bool {
    switch self {
    case .recovered, .repaid: true
    case .applied, .decided, .paid, .stopped, .annulled: false
    }
  }

  fileprivate func isSameKind(as other: Self) -> Bool {
    switch (self, other) {
    case (.applied, .applied), (.decided, .decided), (.paid, .paid), (.stopped, .stopped),
      (.recovered, .recovered), (.repaid, .repaid):
      true
    default: false
    }
  }
}
