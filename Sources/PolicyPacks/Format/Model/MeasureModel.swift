internal import Diagnostics
internal import ResettlementCore

/// A target or a norm.
struct MeasureModel: Sendable {
  /// What is measured.
  enum Measured: Sendable {
    /// A part of a whole.
    case share(numerator: ExpressionText, denominator: ExpressionText)
    /// A number by itself.
    case number(ExpressionText)
  }

  /// What it is measured against.
  enum Bound: Sendable {
    case atLeast(ExpressionText)
    case atMost(ExpressionText)
  }

  /// What a miss means.
  let force: Force
  /// What is measured; `nil` if the pack does not say.
  let measured: Measured?
  /// What it is measured against; `nil` if the pack does not say.
  let bound: Bound?
  /// When the bound itself does not reach; without it, it does.
  var strictWhen: ExpressionText?
  /// The day before which a miss is not due yet.
  var due: ExpressionText?
  /// The calendar period at whose end it is due.
  let period: CalendarPeriod?
}

/// How often something is to be done.
struct CadenceModel: Sendable {
  /// What a miss means.
  let force: Force
  /// The period; `nil` if the pack does not say.
  let every: CalendarPeriod?
  /// How many times in a period.
  let atLeast: ExpressionText?
  /// The days on which it was done.
  let events: ExpressionText?
  /// Whether calendar periods count; where it is false, running ones do.
  var calendarWhen: ExpressionText?
}

/// A period of the calendar.
public enum CalendarPeriod: String, Sendable, Hashable, Codable, CaseIterable {
  /// From Monday to Sunday.
  case week
  /// A month.
  case month
  /// From January to March, and so on.
  case quarter
  /// From January to June, or from July to December.
  case halfYear = "half_year"
  /// A year.
  case year
}
