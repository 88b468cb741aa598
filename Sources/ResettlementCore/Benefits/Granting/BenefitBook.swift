internal import Quantities

/// Decides which entries a ledger of benefits may take, and what they take from running totals.
///
/// Both are pure: from what is recorded and what is to be added.
public enum BenefitBook {
  /// Returns an entry with its effects, if it may be added.
  ///
  /// - Parameters:
  ///   - event: What is to be added.
  ///   - history: What is recorded of its benefit.
  /// - Returns: The entry; `nil` if it is there already.
  /// - Throws: What is in the way.
  public static func entry(
    _ event: BenefitEvent,
    after history: BenefitHistory
  ) throws(BenefitObstacle) -> BenefitEvent? {
    if let known = history.event(event.id) {
      guard known.asSent == event.asSent else { throw .idTaken(event.id) }
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
    var entry = event.asSent
    entry.effects = after.dueEffects.removing(state.effects.changes).changes
    return entry
  }

  /// Returns the entry of a decision on a request within its limits.
  ///
  /// - Parameters:
  ///   - request: What is to be granted.
  ///   - event: Makes the entry of a decision.
  ///   - history: The entries and totals of the request's key.
  ///   - version: The version of the policy.
  ///   - reasons: Under which name the reasons are kept, if they are.
  ///   - discretion: What a unit found where the policy leaves something to it.
  /// - Returns: The entry; `nil` if it is there already.
  /// - Throws: What is in the way.
  public static func decide(
    _ request: BenefitRequest,
    as event: (BenefitDecision) -> BenefitEvent,
    after history: BenefitHistory,
    version: String = "",
    reasons: String? = nil,
    discretion: String? = nil
  ) throws(BenefitObstacle) -> BenefitEvent? {
    let ruling = LimitDecision(request, after: history)
    let decision = BenefitDecision(
      entitlement: ruling.entitlement,
      reductions: ruling.reductions,
      refusals: ruling.refusals,
      countsFor: request.countsFor,
      citations: request.programme.citations,
      policyVersion: version,
      reasons: reasons,
      discretion: discretion
    )
    return try entry(event(decision), after: history)
  }
}

// MARK: - New entries

extension BenefitBook {
  private static func check(
    new event: BenefitEvent,
    _ state: BenefitState
  ) throws(BenefitObstacle) {
    if case .applied = event.content {
      guard state.application == nil else { throw .appliedAlready }
      return
    }
    guard let appliedOn = state.appliedOn else { throw .notApplied }
    guard event.happenedOn >= appliedOn else { throw .beforeApplication(appliedOn) }
    switch event.content {
    case .decided:
      if let decision = state.decidedBy { throw .decidedAlready(decision) }
    case .stopped: try checkStop(event, state)
    case .paid: guard state.entitlement != nil else { throw .notGranted }
    case .recovered, .applied, .annulled: break
    }
  }

  private static func checkStop(
    _ event: BenefitEvent,
    _ state: BenefitState
  ) throws(BenefitObstacle) {
    guard let entitlement = state.entitlement else { throw .notGranted }
    if let day = state.stoppedOn { throw .stoppedAlready(day) }
    if let last = entitlement.to, event.happenedOn > last { throw .endedAlready(last) }
  }
}

// MARK: - Corrections

extension BenefitBook {
  private static func check(
    correction event: BenefitEvent,
    _ state: BenefitState,
    _ history: BenefitHistory
  ) throws(BenefitObstacle) {
    guard let correction = event.correction else { throw .annulsNothing }
    guard !correction.reason.allSatisfy(\.isWhitespace) else { throw .reasonNeeded }
    guard let wrong = history.event(correction.event), wrong.benefit == event.benefit else {
      throw .noSuchEntry(correction.event)
    }
    let isCorrected = history.events.contains { $0.correction?.event == wrong.id }
    guard !isCorrected, wrong.content != .annulled else { throw .correctedAlready(wrong.id) }
    guard event.content == .annulled || event.content.isSameKind(as: wrong.content) else {
      throw .otherKind(wrong.id)
    }
    if case .applied = wrong.content, let decision = state.decidedBy {
      throw .decisionStands(decision)
    }
  }
}

extension BenefitEvent.Content {
  fileprivate func isSameKind(as other: Self) -> Bool {
    switch (self, other) {
    case (.applied, .applied), (.decided, .decided), (.paid, .paid), (.stopped, .stopped),
      (.recovered, .recovered):
      true
    default: false
    }
  }
}

// MARK: - Sums

extension BenefitBook {
  /// What is paid is within what is due, from the money it is granted from.
  private static func checkSums(
    _ event: BenefitEvent,
    _ after: BenefitState
  ) throws(BenefitObstacle) {
    switch event.content {
    case .paid(let payment): try check(payment, on: event.happenedOn, after)
    case .recovered(let recovery): try check(recovery, on: event.happenedOn, after)
    case .applied, .decided, .stopped, .annulled: break
    }
  }

  private static func check(
    _ payment: Payment,
    on day: CalendarDay,
    _ after: BenefitState
  ) throws(BenefitObstacle) {
    guard let entitlement = after.entitlement else { throw .notGranted }
    guard entitlement.rate.isMoney else { throw .noMoney }
    try checkFen(payment.amount)
    if let source = entitlement.source, source != payment.source { throw .otherSource(source) }
    if case .share(let share) = entitlement.rate { try check(payment, share) }
    if let month = payment.month { try check(payment, month: month, entitlement, after) }
    guard let left = after.room(from: day) else { return }
    guard left >= .zero else { throw .moreThanDue((left + payment.amount).atLeastZero) }
  }

  private static func check(_ payment: Payment, _ share: ExactDecimal) throws(BenefitObstacle) {
    guard let bill = payment.bill else { throw .billNeeded }
    let most = Money(yuan: bill.yuan * share)
    guard payment.amount <= most else { throw .moreThanDue(most) }
  }

  private static func check(
    _ payment: Payment,
    month: CalendarDay,
    _ entitlement: Entitlement,
    _ after: BenefitState
  ) throws(BenefitObstacle) {
    let first = CalendarDay(year: month.year, month: month.month, day: 1) ?? month
    guard after.runs(from: first, to: month.lastDayOfMonth) else { throw .otherMonth }
    guard case .monthly(let sum) = entitlement.rate else { return }
    let paid = after.payments.filter { $0.month.map { $0.isInMonth(of: month) } ?? false }
      .reduce(Money.zero) { $0 + $1.amount }
    guard paid <= sum else {
      throw .moreThanMonth((sum - (paid - payment.amount)).atLeastZero)
    }
  }

  /// What came back was overpaid: what is due stays paid.
  private static func check(
    _ recovery: Recovery,
    on day: CalendarDay,
    _ after: BenefitState
  ) throws(BenefitObstacle) {
    try checkFen(recovery.amount)
    let sources = after.payments.map(\.source)
    if let source = sources.first, !sources.contains(recovery.source) { throw .otherSource(source) }
    guard let due = after.due(through: day) else { throw .moreThanOverpaid(.zero) }
    guard after.netPaid >= due else {
      throw .moreThanOverpaid((after.netPaid + recovery.amount - due).atLeastZero)
    }
  }

  private static func checkFen(_ money: Money) throws(BenefitObstacle) {
    guard money > .zero, money.roundedToFen(.down) == money else { throw .noWholeFen(money) }
  }
}

extension CalendarDay {
  fileprivate func isInMonth(of other: CalendarDay) -> Bool {
    year == other.year && month == other.month
  }
}

extension BenefitState {
  /// The least that is left of what is due, on a day and on the days of all later payments; `nil` if
  /// no sum says what is due.
  ///
  /// A payment that is recorded late is held against what was paid by its own day, and must leave room
  /// for those that are recorded already.
  fileprivate func room(from day: CalendarDay) -> Money? {
    let days = Set([day] + payments.map(\.day).filter { $0 > day })
    let left = days.map { day in due(through: day).map { $0 - netPaid(through: day) } }
    guard left.allSatisfy({ $0 != nil }) else { return nil }
    return left.compactMap(\.self).min()
  }

  private func netPaid(through day: CalendarDay) -> Money {
    let sum = { (movements: [Movement]) in
      movements.filter { $0.day <= day }.reduce(Money.zero) { $0 + $1.amount }
    }
    return sum(payments) - sum(recoveries)
  }
}
