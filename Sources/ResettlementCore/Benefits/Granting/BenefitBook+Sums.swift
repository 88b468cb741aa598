internal import Quantities

extension BenefitBook {
  /// What is paid is within what is due, from the money it is granted from.
  static func checkSums(
    _ event: BenefitEvent,
    _ after: BenefitState
  ) throws {
    switch event.content {
    case .paid(let payment): try check(payment, as: event, after)
    case .recovered(let recovery): try check(recovery, on: event.happenedOn, after)
    case .repaid(let repayment): try check(repayment, on: event.happenedOn, after)
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
    try check(recovery.source, after)
    guard let due = after.due(through: day) else { throw BenefitObstacle.moreThanOverpaid(.zero) }
    let left = min(after.netPaid - due, after.balance)
    guard left >= .zero else {
      throw BenefitObstacle.moreThanOverpaid((left + recovery.amount).atLeastZero)
    }
  }

  /// A loan is paid back up to what was paid out by then.
  private static func check(
    _ repayment: Repayment,
    on day: CalendarDay,
    _ after: BenefitState
  ) throws {
    guard after.isLoan else { throw BenefitObstacle.noLoan }
    try checkFen(repayment.amount)
    try check(repayment.source, after)
    let days = Set([day] + after.repayments.map(\.day).filter { $0 > day })
    let left = days.map { after.balance(on: $0) }.min() ?? .zero
    guard left >= .zero else {
      throw BenefitObstacle.moreThanOwed((left + repayment.amount).atLeastZero)
    }
  }

  /// What comes back goes to the money that it was paid from.
  private static func check(_ source: FundEarmark, _ after: BenefitState) throws {
    let sources = after.payments.map(\.source)
    if let first = sources.first, !sources.contains(source) {
      throw BenefitObstacle.otherSource(first)
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
    payments.sum(through: day) - recoveries.sum(through: day)
  }
}
