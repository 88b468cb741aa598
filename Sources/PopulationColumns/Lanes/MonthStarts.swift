/// The first days of the months of two centuries, for cells by the million.
enum MonthStarts {
  private static let firstYear = 1900
  private static let years = 200

  /// The first day of each month as days from 1970-01-01, and of the month behind the last.
  static let days: [Int32] = (0...years * 12).map { month in
    let (year, month) = (firstYear + month / 12, month % 12 + 1)
    return Int32(truncatingIfNeeded: DayNumber.of(year, month, 1) ?? 0)
  }

  /// The number of a day; `nil` if there is no such day, or if it is not in the table.
  @inline(__always)
  static func day(
    _ days: UnsafeBufferPointer<Int32>,
    _ year: Int,
    _ month: Int,
    _ day: Int
  ) -> Int32? {
    guard year >= firstYear, year < firstYear &+ years, month >= 1, month <= 12, day >= 1,
      let table = days.baseAddress
    else { return nil }
    let place = (year &- firstYear) &* 12 &+ month &- 1
    let last = Int(table[place &+ 1] &- table[place])
    return day <= last ? table[place] &+ Int32(truncatingIfNeeded: day &- 1) : nil
  }
}
