public import Quantities

/// The days from a first one to a last one, or without an end.
public struct DatePeriod: Sendable, Hashable {
  /// The first day.
  public let from: CalendarDay

  /// The last day, which belongs to the period; `nil` if no end is set.
  public let to: CalendarDay?

  /// Creates a period without an end.
  public init(from: CalendarDay) {
    self.from = from
    to = nil
  }

  /// Creates a period, or `nil` if the last day lies before the first.
  public init?(from: CalendarDay, to: CalendarDay?) {
    if let to, to < from { return nil }
    self.from = from
    self.to = to
  }

  /// Creates a period of one day.
  public init(day: CalendarDay) {
    from = day
    to = day
  }

  /// Whether a day belongs to the period.
  public func contains(_ day: CalendarDay) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }

  /// Whether a day belongs to both periods.
  public func overlaps(_ other: DatePeriod) -> Bool {
    contains(other.from) || other.contains(from)
  }
}

extension DatePeriod: CustomStringConvertible {
  /// Both days in ISO 8601, such as `2024-01-01/2024-12-31`; `..` stands for no end.
  public var description: String { "\(from)/\(to?.description ?? "..")" }
}
