public import Quantities

/// Where a benefit stands: a fold of its entries.
///
/// It follows from the entries alone, whatever the order in which they came. It knows no policy: that
/// each entry was allowed was decided when it was recorded.
public struct BenefitState: Sendable, Hashable, Identifiable {
  /// How far a benefit has come.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody has decided yet.
    case applied
    /// It was refused.
    case refused
    /// It was granted and has not begun.
    case granted
    /// It runs.
    case running
    /// It was one sum, and that is paid.
    case settled
    /// It ended by itself.
    case ended
    /// It was stopped before its own end.
    case stopped
    /// The application was annulled.
    case annulled
  }

  /// Something that was paid or came back.
  public struct Movement: Sendable, Hashable {
    /// The entry that says so.
    public let event: BenefitEvent.ID
    /// The day.
    public let day: CalendarDay
    /// How much.
    public let amount: Money
    /// From or to which money.
    public let source: FundEarmark
    /// A day of the month that it is for.
    public let month: CalendarDay?
    /// The days that it is for: those of its bill or month; `nil` if it is for none.
    public let days: ClosedRange<CalendarDay>?
  }

  /// The benefit's name.
  public let id: BenefitEvent.BenefitID
  /// What was applied for; `nil` before, and if it was annulled.
  public internal(set) var application: Application?
  /// The day of the application.
  public internal(set) var appliedOn: CalendarDay?
  /// What was decided; `nil` before, and if that was annulled.
  public internal(set) var decision: BenefitDecision?
  /// The day of the decision.
  public internal(set) var decidedOn: CalendarDay?
  /// The entry with the decision that stands.
  public internal(set) var decidedBy: BenefitEvent.ID?
  /// What was paid, in the order of the days.
  public internal(set) var payments: [Movement] = []
  /// What came back, in the order of the days.
  public internal(set) var recoveries: [Movement] = []
  /// What was paid back of a loan, in the order of the days.
  public internal(set) var repayments: [Movement] = []
  /// Why it was stopped; `nil` if it was not.
  public internal(set) var stop: BenefitStop?
  /// The last day, if it was stopped.
  public internal(set) var stoppedOn: CalendarDay?
  /// Entries that say nothing, because they do not fit what stands, sorted.
  public internal(set) var disregarded: [BenefitEvent.ID] = []
  /// Everybody whom it ever was to count for, also by decisions that were annulled since.
  public internal(set) var parties: Set<SubjectReference> = []
  /// What was granted: what stands, or what stood last and was taken back; `nil` if nothing ever was.
  package internal(set) var grant: Grant?
  /// What all its entries took from running totals.
  public internal(set) var effects = CounterTotals()

  /// Creates the state of a benefit of which nothing is known.
  public init(id: BenefitEvent.BenefitID) {
    self.id = id
  }
}

extension BenefitState {
  /// What was granted, with the application that it answers.
  package struct Grant: Sendable, Hashable {
    /// What was applied for.
    package let application: Application
    /// What was decided.
    package let decision: BenefitDecision
    /// What was granted.
    package let entitlement: Entitlement
    /// The day of the decision.
    package let decidedOn: CalendarDay
  }
}

// MARK: - Asking

extension BenefitState {
  /// What is granted; `nil` if nothing is.
  public var entitlement: Entitlement? { decision?.entitlement }

  /// Whether something is granted that counts under limits.
  public var isGranted: Bool {
    entitlement.map { $0.ceiling != .zero || !$0.rate.isMoney } ?? false
  }

  /// The last day; `nil` if no end is in sight.
  public var lastDay: CalendarDay? {
    guard let stoppedOn else { return entitlement?.to }
    return entitlement?.to.map { min($0, stoppedOn) } ?? stoppedOn
  }

  /// Returns how far it has come on a day.
  public func status(on day: CalendarDay) -> Status {
    guard application != nil else { return .annulled }
    guard decision != nil else { return .applied }
    guard let entitlement else { return .refused }
    if let stoppedOn, day > stoppedOn { return .stopped }
    if let loanStatus { return loanStatus }
    if let to = entitlement.to, day > to { return .ended }
    if case .once(let sum) = entitlement.rate {
      return netPaid >= (entitlement.ceiling ?? sum) ? .settled : .granted
    }
    return day < entitlement.from ? .granted : .running
  }

  /// What was paid, less what came back.
  public var netPaid: Money {
    payments.reduce(Money.zero) { $0 + $1.amount }
      - recoveries.reduce(Money.zero) { $0 + $1.amount }
  }

  /// Returns what is due up to a day, which stops with the benefit; `nil` if no sum says so.
  public func due(through day: CalendarDay) -> Money? {
    guard let entitlement else { return .zero }
    let due = entitlement.due(through: stoppedOn.map { min($0, day) } ?? day)
    guard case .share = entitlement.rate, let stoppedOn else { return due }
    return due.map { min($0, billed(before: stoppedOn)) } ?? billed(before: stoppedOn)
  }

  /// What was paid of bills that begin by a day.
  private func billed(before day: CalendarDay) -> Money {
    payments.filter { ($0.days?.lowerBound ?? day) <= day }.reduce(Money.zero) { $0 + $1.amount }
  }

  /// Returns what was paid beyond what is due, and has not come back.
  public func overpaid(on day: CalendarDay) -> Money {
    due(through: day).map { min(netPaid - $0, balance).atLeastZero } ?? .zero
  }

  /// How much of it counts under caps and budgets: all that may still be paid, or what was due when it
  /// was stopped, and at least what was paid and has not come back, also of a grant that was annulled
  /// or made smaller since.
  public var counted: Money {
    guard let entitlement else { return balance.atLeastZero }
    let due = stoppedOn.map { entitlement.due(through: $0) } ?? entitlement.ceiling
    return max(due ?? .zero, netPaid)
  }

  /// Whether it is had, so that it counts under limits: something is granted, or was paid by a grant
  /// that was annulled since and has not come back.
  public var holdsMoney: Bool { isGranted || balance > .zero }

  /// Whether it counts for one of some subjects.
  public func counts(for subjects: Set<SubjectReference>) -> Bool {
    let taken = entitlement == nil && holdsMoney ? grant : nil
    let all = (decision?.countsFor ?? []) + (taken?.decision.countsFor ?? [])
    let own = [application ?? taken?.application].compactMap { $0?.subject }
    return (all + own).contains(where: subjects.contains)
  }

  /// The first and the last day on which it runs; `nil` if nothing is granted.
  var term: (from: CalendarDay, to: CalendarDay?)? {
    entitlement.map { ($0.from, lastDay) }
  }

  /// Whether it runs on a day of a period.
  public func runs(from first: CalendarDay, to last: CalendarDay?) -> Bool {
    guard let entitlement, lastDay.map({ $0 >= entitlement.from }) ?? true else { return false }
    return (last.map { entitlement.from <= $0 } ?? true) && (lastDay.map { first <= $0 } ?? true)
  }

  /// Whether it runs on a day of a period, or was to run before it was annulled.
  func ran(from first: CalendarDay, to last: CalendarDay?) -> Bool {
    guard entitlement == nil, let grant else { return runs(from: first, to: last) }
    return (last.map { grant.entitlement.from <= $0 } ?? true)
      && (grant.entitlement.to.map { first <= $0 } ?? true)
  }

  /// What it is to have taken from running totals, as it stands.
  var dueEffects: CounterTotals {
    guard let grant else { return CounterTotals() }
    return CounterTotals(grant.entitlement.holds.flatMap { changes($0, grant.decidedOn) })
  }

  /// A place is free when the grant is taken back, money when it came back.
  private func changes(_ hold: CounterHold, _ decidedOn: CalendarDay) -> [CounterChange] {
    if hold.unit == .money { return [CounterChange(hold.counter, on: decidedOn, amount: counted)] }
    guard let entitlement else { return [] }
    if hold.isDated {
      return [CounterChange(hold.counter, on: entitlement.from, count: 1)]
        + (dayAfter.map { [CounterChange(hold.counter, on: $0, count: -1)] } ?? [])
    }
    return stoppedOn != nil && hold.refills
      ? [] : [CounterChange(hold.counter, on: decidedOn, count: 1)]
  }

  /// The first day on which its place is free again.
  private var dayAfter: CalendarDay? {
    guard let entitlement, let lastDay else { return nil }
    return max(lastDay.adding(days: 1) ?? lastDay, entitlement.from)
  }
}
