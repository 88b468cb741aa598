public import Quantities
internal import ResettlementCore

/// Identity numbers of people who don't exist: a prefix that is given to nobody, and a right check.
public struct MadeUpIdentityNumbers: Sendable {
  private var given: [CalendarDay: Int] = [:]

  /// Creates a source that has given no number yet.
  public init() {}

  /// Returns the next number for a day of birth; of two people on one day each gets another.
  public mutating func next(bornOn day: CalendarDay, isMale: Bool) -> String {
    let count = given[day, default: 0]
    given[day] = count + 1
    let sequence = Self.padded((count * 2 + (isMale ? 1 : 0)) % 1_000, to: 3)
    let date =
      Self.padded(day.year, to: 4) + Self.padded(day.month, to: 2)
      + Self.padded(day.day, to: 2)
    let digits = "990000" + date + sequence
    return digits + Self.check(digits)
  }

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checkCharacters = Array("10X98765432")

  private static func check(_ digits: String) -> String {
    let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return String(checkCharacters[sum % 11])
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
