public import Quantities
public import ResettlementCore

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
public struct RegisterFreshness: Sendable {
  /// How often entries are updated; `nil` if the policy does not say.
  public let cadence: Register.Update?

  /// The day of the question.
  public let day: CalendarDay

  /// Creates a question.
  public init(_ cadence: Register.Update?, on day: CalendarDay) {
    self.cadence = cadence
    self.day = day
  }

  /// Returns how fresh an entry is.
  ///
  /// - Parameters:
  ///   - updatedOn: The day of the last update; one after the day of the question does not count.
  ///   - closedOn: The day on which the entry was closed; `nil` if it is open.
  /// - Returns: How fresh the entry is on the day.
  public func freshness(updatedOn: CalendarDay?, closedOn: CalendarDay? = nil) -> EntryFreshness {
    if let closedOn, closedOn <= day { return .closed(closedOn) }
    guard let cadence, let period = cadence.period(of: day) else { return .notScheduled }
    guard let updatedOn, updatedOn <= day else { return .unknown }
    var missed = -1
    var start = period.lowerBound
    while updatedOn < start, missed < Self.mostPeriods {
      missed += 1
      guard let before = start.adding(days: -1), let earlier = cadence.period(of: before) else {
        break
      }
      start = earlier.lowerBound
    }
    if missed < 0 { return .current }
    return missed == 0 ? .due(period.upperBound) : .stale(missedPeriods: missed)
  }

  private static let mostPeriods = 1_000

  /// Returns the states of entries, in their order.
  ///
  /// An entry of the kind `ledger_entry` says itself when it was updated and closed.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - population: The facts.
  ///   - updates: When entries were last recorded, as histories or extracts say.
  /// - Returns: The states.
  public func states(
    of entries: [SubjectReference],
    in population: Population,
    updates: [SubjectReference: CalendarDay] = [:]
  ) -> [EntryState] {
    entries.map { subject in
      let own = ["updated_on", "opened_on"].compactMap { population.day($0, of: subject) }.first
      let updatedOn = [own, updates[subject]].compactMap(\.self).max()
      let closedOn = population.day("closed_on", of: subject)
      return EntryState(
        subject: subject,
        updatedOn: updatedOn,
        freshness: freshness(updatedOn: updatedOn, closedOn: closedOn)
      )
    }
  }
}

extension Population {
  /// The day that a fact of a subject says; `nil` if it says none.
  func day(_ fact: String, of subject: SubjectReference) -> CalendarDay? {
    guard case .date(let day) = value(of: fact, of: subject) else { return nil }
    return day
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
