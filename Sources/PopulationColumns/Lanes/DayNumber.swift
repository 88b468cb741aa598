/// Days of the Gregorian calendar as numbers, for cells by the million.
enum DayNumber {
  /// Returns the days from 1970-01-01 to a day; `nil` if there is no such day.
  ///
  /// Years begin in March here, so that the leap day is the last of one.
  @inline(__always)
  static func of(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard month >= 1, month <= 12, day >= 1, day <= 28 || day <= length(year, month) else {
      return nil
    }
    let isEarly = month <= 2
    let fromMarch = isEarly ? month &+ 9 : month &- 3
    let years = isEarly ? year &- 1 &+ 400 : year &+ 400
    let leaps = years / 4 &- years / 100 &+ years / 400
    let days = (153 &* fromMarch &+ 2) / 5 &+ day &- 1
    return 365 &* years &+ leaps &+ days &- 719_468 &- 146_097
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
