public import Quantities

/// What a paper says in one place.
public enum PaperValue: Sendable, Hashable {
  /// A text.
  case text(String)
  /// Words of the policy, such as the names of cases.
  case words([LocalizedText])
  /// A number, with the unit's id if it has one.
  case number(ExactDecimal, unit: String?)
  /// A day.
  case date(CalendarDay)
  /// Yes or no.
  case boolean(Bool)
  /// There is none.
  case absent
  /// It is not known, and to be filled in by hand.
  case unknown
  /// It is known or not, and may not be shown.
  case withheld
}
