internal import Quantities
internal import Spreadsheets

/// A day, or a month of which no day was written.
enum CellDate: Equatable {
  /// A day.
  case day(CalendarDay)
  /// A month, by its first day.
  case month(CalendarDay)

  /// The serial numbers that are taken for days: from the years 1927 to 2119.
  private static let serials = 10_000...80_000

  /// Reads a date as offices type it; `nil` if the text is none.
  ///
  /// | written | read as |
  /// | --- | --- |
  /// | `2024-06-03`, `2024.6.3`, `2024/6/3`, `2024年6月3日` | the day |
  /// | `20240603`, `2024-06-03 00:00:00` | the day |
  /// | `45446` | the day with this number in a spreadsheet program |
  /// | `2024年6月`, `2024.6`, `2024-06`, `202406` | the month |
  init?(_ text: String) {
    let text = Self.withoutTime(CellWords.plain(text))
    let parts = Self.numbers(in: text)
    switch parts.map(\.count) {
    case [5]: self.init(serial: parts[0])
    case [8]: self.init(parts[0].prefix(4), parts[0].dropFirst(4).prefix(2), parts[0].suffix(2))
    case [6]: self.init(parts[0].prefix(4), parts[0].suffix(2))
    case [4, 1], [4, 2]: self.init(parts[0], parts[1])
    case [4, 1, 1], [4, 1, 2], [4, 2, 1], [4, 2, 2]: self.init(parts[0], parts[1], parts[2])
    default: return nil
    }
  }

  /// Reads the number that a spreadsheet program has for a day.
  init?(serial digits: Substring) {
    guard let serial = Int(digits), Self.serials.contains(serial),
      let day = SerialDate.day(serial)
    else { return nil }
    self = .day(day)
  }

  private init?(_ year: Substring, _ month: Substring, _ day: Substring) {
    guard let year = Int(year), let month = Int(month), let day = Int(day), 1800...2200 ~= year,
      let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    self = .day(date)
  }

  private init?(_ year: Substring, _ month: Substring) {
    guard case .day(let first) = CellDate(year, month, "1") else { return nil }
    self = .month(first)
  }

  /// Digits between signs that may stand in a date; none if something else stands there.
  private static func numbers(in text: String) -> [Substring] {
    let signs: Set<Character> = ["-", ".", "/", "年", "月", "日", "号", " "]
    guard text.allSatisfy({ $0.isASCII && $0.isNumber || signs.contains($0) }) else { return [] }
    return text.split { signs.contains($0) }
  }

  /// A text without a time of midnight, which programs put behind days.
  private static func withoutTime(_ text: String) -> String {
    for sign in [" ", "T"] {
      guard let mark = text.firstRange(of: sign) else { continue }
      let rest = text[mark.upperBound...]
      if rest.contains(":"), rest.allSatisfy({ $0.isNumber || ":.".contains($0) }) {
        return String(text[..<mark.lowerBound])
      }
    }
    return text
  }
}
