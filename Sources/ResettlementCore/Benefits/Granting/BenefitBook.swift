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
    if case .recovered = event.content, state.application == nil, state.holdsMoney { return }
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
    case .recovered, .applied, .annulled: break
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
  ) throws {
    switch event.content {
    case .paid(let payment): try check(payment, as: event, after)
    case .recovered(let recovery): try check(recovery, on: event.happenedOn, after)
    case .applied, .decided, .stopped, .annulled: break
    }
  }

  private static func check(
    _ payment: Payment,
    as event: BenefitEvent,
    _ after: BenefitState
  ) throws {
    guard let entitlement = after.entitlement else { throw BenefitObstacle.notGranted }
    guard entitlement.rate.isMoney else { throw BenefitObstacle.noMoney }
    try checkFen(payment.amount)
    if let source = entitlement.source, source != payment.source {
      throw BenefitObstacle.otherSource(source)
    }
    if case .share(let share) = entitlement.rate { try check(payment, share, as: event, after) }
    if let month = payment.month { try check(payment, month: month, entitlement, after) }
    guard let left = after.room(from: event.happenedOn) else { return }
    guard left >= .zero else {
      throw BenefitObstacle.moreThanDue((left + payment.amount).atLeastZero)
    }
  }

  /// A part of a bill is paid once, for days on which the benefit runs.
  private static func check(
    _ payment: Payment,
    _ share: ExactDecimal,
    as event: BenefitEvent,
    _ after: BenefitState
  ) throws {
    guard let bill = payment.bill else { throw BenefitObstacle.billNeeded }
    guard let days = payment.days else { throw BenefitObstacle.billDaysNeeded }
    let most = Money(yuan: bill.yuan * share)
    guard payment.amount <= most else { throw BenefitObstacle.moreThanDue(most) }
    if let term = after.term, let period = payment.period {
      let isWithin =
        term.from <= period.lowerBound && term.to.map { period.upperBound <= $0 } ?? true
      guard isWithin else { throw BenefitObstacle.outsideTerm(term.from, term.to) }
    }
    let other = after.payments.first { paid in
      paid.event != event.id && paid.days.map { $0.overlaps(days) } ?? false
    }
    if let other { throw BenefitObstacle.billPaidAlready(other.event) }
  }

  private static func check(
    _ payment: Payment,
    month: CalendarDay,
    _ entitlement: Entitlement,
    _ after: BenefitState
  ) throws {
    guard let days = payment.days, after.runs(from: days.lowerBound, to: days.upperBound) else {
      throw BenefitObstacle.otherMonth
    }
    guard case .monthly(let sum) = entitlement.rate else { return }
    let paid = after.payments.filter { $0.month.map { $0.isInMonth(of: month) } ?? false }
      .reduce(Money.zero) { $0 + $1.amount }
    guard paid <= sum else {
      throw BenefitObstacle.moreThanMonth((sum - (paid - payment.amount)).atLeastZero)
    }
  }

  /// What came back was overpaid: what is due stays paid.
  private static func check(
    _ recovery: Recovery,
    on day: CalendarDay,
    _ after: BenefitState
  ) throws {
    try checkFen(recovery.amount)
    let sources = after.payments.map(\.source)
    if let source = sources.first, !sources.contains(recovery.source) {
      throw BenefitObstacle.otherSource(source)
    }
    guard let due = after.due(through: day) else { throw BenefitObstacle.moreThanOverpaid(.zero) }
    guard after.netPaid >= due else {
      throw BenefitObstacle.moreThanOverpaid((after.netPaid + recovery.amount - due).atLeastZero)
    }
  }

  private static func checkFen(_ money: Money) throws {
    guard money > .zero, money.roundedToFen(.down) == money else {
      throw BenefitObstacle.noWholeFen(money)
    }
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
