internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// On which days of a year offices work, as a notice says.
struct HolidayModel: Sendable {
  /// The year.
  let year: Int
  /// The notice.
  let source: LocalizedText
  /// The days that are free.
  let daysOff: [CalendarDay]
  /// The days of weekends that are worked.
  let workedWeekendDays: [CalendarDay]
  /// Where it stands.
  let range: SourceRange
}
