import Quantities
import ResettlementCore

/// The day that a text names; 1970-01-01 if it names none, at which a test fails.
func day(_ text: String) -> CalendarDay {
  CalendarDay(text) ?? CalendarDay(dayNumber: 0)
}

/// The moment that a text names; the beginning of 1970 if it names none, at which a test fails.
func time(_ text: String) -> RecordedTime {
  RecordedTime(text) ?? RecordedTime(secondsSince1970: 0)
}
