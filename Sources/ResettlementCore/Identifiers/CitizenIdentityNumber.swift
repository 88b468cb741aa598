public import Quantities

/// A citizen identity number (公民身份号码) by GB 11643-1999, whose parts and check are right.
///
/// Descriptions mask it; the number itself is only had from ``revealed``.
public struct CitizenIdentityNumber: Sendable, Hashable {
  /// The eighteen characters, for those who may see them.
  public let revealed: String

  /// The day of birth.
  public let birthDate: CalendarDay

  /// Reads a number of eighteen characters, or an old one of fifteen digits, which is upgraded.
  ///
  /// A small `x` is taken for the check character `X`.
  /// - Throws: ``CitizenIdentityNumberError``, which says what part is wrong and shows none of it.
  public init(_ text: String) throws(CitizenIdentityNumberError) {
    let characters = try Self.upgraded(Array(text.uppercased().utf8))
    try Self.checkDivision(characters)
    birthDate = try Self.birthDate(characters)
    guard characters[17] == Self.check(characters[..<17]) else { throw .wrongCheckCharacter }
    revealed = String(decoding: characters, as: UTF8.self)
  }

  /// The code of the place where the number was first given.
  public var division: String { String(revealed.prefix(6)) }

  /// The sex: of the three digits before the last character an odd number is male.
  public var sex: Sex {
    let digit = revealed.utf8.dropFirst(16).first ?? 0
    return digit & 1 == 1 ? .male : .female
  }

  /// Whether the number begins with 99, which is given to nobody, and so belongs to a made-up one.
  public var isMadeUp: Bool { revealed.hasPrefix("99") }

  /// The first six and the last four characters, with stars between.
  public var masked: String { Masking.identityNumber(revealed) }
}

// MARK: - Checking

extension CitizenIdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checkCharacters = Array("10X98765432".utf8)

  /// The check character of the first seventeen digits.
  private static func check(_ digits: ArraySlice<UInt8>) -> UInt8 {
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return checkCharacters[sum % 11]
  }

  /// Eighteen characters: digits, of which the last may be an X.
  private static func upgraded(
    _ characters: [UInt8]
  ) throws(CitizenIdentityNumberError) -> [UInt8] {
    guard [15, 18].contains(characters.count) else { throw .wrongLength(characters.count) }
    let wrong = characters.enumerated().first { index, character in
      !(48...57 ~= character) && !(index == 17 && character == UInt8(ascii: "X"))
    }
    if let wrong { throw .wrongCharacter(position: wrong.offset + 1) }
    guard characters.count == 15 else { return characters }
    let digits = characters[..<6] + Array("19".utf8) + characters[6...]
    return digits + [check(digits)]
  }

  private static func checkDivision(
    _ characters: [UInt8]
  ) throws(CitizenIdentityNumberError) {
    let division = DivisionCode(String(decoding: characters[..<6], as: UTF8.self))
    guard let division, division.isPlausible else { throw .noSuchDivision }
  }

  private static func birthDate(
    _ characters: [UInt8]
  ) throws(CitizenIdentityNumberError) -> CalendarDay {
    func number(_ range: Range<Int>) -> Int {
      characters[range].reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    let day = CalendarDay(year: number(6..<10), month: number(10..<12), day: number(12..<14))
    guard let day, day.year > 0 else { throw .noSuchDate }
    return day
  }
}

// MARK: - Descriptions

extension CitizenIdentityNumber: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The masked number.
  public var description: String { masked }

  /// The masked number.
  public var debugDescription: String { masked }

  /// Nothing of the number.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
