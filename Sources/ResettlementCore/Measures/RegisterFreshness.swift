public import Quantities

/// How fresh an entry of a register is, held against how often the policy wants it updated.
public enum EntryFreshness: Sendable, Hashable {
  /// It was updated in the period that the day lies in.
  case current
  /// It was updated in the period before, and has to be again by this day.
  case due(CalendarDay)
  /// It was not updated in so many whole periods.
  case stale(missedPeriods: Int)
  /// Nobody has said when it was updated.
  case unknown
  /// It is closed, and not updated any more.
  case closed(CalendarDay)
  /// The policy sets no period.
  case notScheduled
}

/// An entry of a register and how fresh it is.
public struct EntryState: Sendable, Hashable {
  /// Who or what is entered.
  public let subject: SubjectReference
  /// The day it was last updated; `nil` if nobody has said.
  public let updatedOn: CalendarDay?
  /// How fresh it is.
  public let freshness: EntryFreshness
}

/// Which entries of a register have to be looked at again (台账更新情况).
///
/// It is the one measure of freshness: due lists count by it, and `register fresh` lists by it.
public struct RegisterFreshness: Sendable {
  /// How often entries are updated; `nil` if the policy does not say.
  public let cadence: Register.Update?

  /// The day of the question.
  public let day: CalendarDay

  /// The first day on which the register had to be kept; `nil` if it always had.
  ///
  /// A period that began earlier was not missed.
  public let since: CalendarDay?

  /// Creates a question.
  ///
  /// - Parameters:
  ///   - cadence: How often entries are updated; `nil` if the policy does not say.
  ///   - day: The day of the question.
  ///   - since: The first day on which the register had to be kept; `nil` if it always had.
  public init(_ cadence: Register.Update?, on day: CalendarDay, since: CalendarDay? = nil) {
    self.cadence = cadence
    self.day = day
    self.since = since
  }

  /// The period in which the day lies; `nil` if there are no periods.
  public var period: ClosedRange<CalendarDay>? { cadence?.period(of: day) }

  /// The period before that one; `nil` if there are no periods.
  public var periodBefore: ClosedRange<CalendarDay>? { period.flatMap(before) }

  private func before(_ period: ClosedRange<CalendarDay>) -> ClosedRange<CalendarDay>? {
    period.lowerBound.adding(days: -1).flatMap { cadence?.period(of: $0) }
  }

  /// Returns how fresh an entry is.
  ///
  /// - Parameters:
  ///   - updatedOn: The day of the last update; one after the day of the question does not count.
  ///   - closedOn: The day on which the entry was closed; `nil` if it is open.
  /// - Returns: How fresh the entry is on the day.
  public func freshness(updatedOn: CalendarDay?, closedOn: CalendarDay? = nil) -> EntryFreshness {
    if let closedOn, closedOn <= day { return .closed(closedOn) }
    guard let period else { return .notScheduled }
    guard let updatedOn, updatedOn <= day else { return .unknown }
    var missed = -1
    var current = period
    while updatedOn < current.lowerBound, missed < Self.mostPeriods {
      missed += 1
      guard let earlier = before(current) else { break }
      if let since, earlier.lowerBound < since { break }
      current = earlier
    }
    if missed < 0 { return .current }
    return missed == 0 ? .due(period.upperBound) : .stale(missedPeriods: missed)
  }

  private static let mostPeriods = 1_000

  /// Returns the states of entries, in their order.
  ///
  /// When an entry was updated and closed, the ledger entries of the register about its subject say,
  /// or itself if it is a ledger entry: see ``RegisterUpdates``.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - register: The name of the register.
  ///   - population: The facts.
  ///   - updates: When the subjects were last recorded, as histories or extracts say.
  /// - Returns: The states.
  public func states(
    of entries: [SubjectReference],
    in register: Rule.ID,
    _ population: Population,
    updates: [SubjectReference: CalendarDay] = [:]
  ) -> [EntryState] {
    let latest = RegisterUpdates(of: register, in: population, on: day, recorded: updates)
    return entries.map { subject in
      let update = latest[subject]
      return EntryState(
        subject: subject,
        updatedOn: update.updatedOn,
        freshness: freshness(updatedOn: update.updatedOn, closedOn: update.closedOn)
      )
    }
  }
}

extension Register.Update {
  /// Returns the first and the last day of the period in which a day lies; `nil` if there are none.
  func period(of day: CalendarDay) -> ClosedRange<CalendarDay>? {
    switch self {
    case .onChange: nil
    case .week:
      days(from: day.adding(days: 1 - day.weekday), to: day.adding(days: 7 - day.weekday))
    case .month: months(1, of: day)
    case .quarter: months(3, of: day)
    case .halfYear: months(6, of: day)
    case .year: months(12, of: day)
    }
  }

  private func months(_ count: Int, of day: CalendarDay) -> ClosedRange<CalendarDay>? {
    let month = (day.month - 1) / count * count + 1
    let first = CalendarDay(year: day.year, month: month, day: 1)
    let last = CalendarDay(year: day.year, month: month + count - 1, day: 1)?.lastDayOfMonth
    return days(from: first, to: last)
  }

  private func days(from: CalendarDay?, to: CalendarDay?) -> ClosedRange<CalendarDay>? {
    guard let from, let to, from <= to else { return nil }
    return from...to
  }
}
