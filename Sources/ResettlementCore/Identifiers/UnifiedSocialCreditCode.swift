/// A unified social credit code (统一社会信用代码) by GB 32100-2015, whose check is right.
public struct UnifiedSocialCreditCode: Sendable, Hashable {
  /// The eighteen characters.
  public let text: String

  /// Reads a code; small letters are taken for capitals.
  ///
  /// - Throws: ``UnifiedSocialCreditCodeError``, which says what part is wrong.
  public init(_ text: String) throws(UnifiedSocialCreditCodeError) {
    let characters = Array(text.uppercased().utf8)
    guard characters.count == 18 else { throw .wrongLength(characters.count) }
    let values = try Self.values(characters)
    guard characters[2..<8].allSatisfy({ 48...57 ~= $0 }) else { throw .noSuchDivision }
    guard values[17] == Self.check(values[..<17]) else { throw .wrongCheckCharacter }
    self.text = String(decoding: characters, as: UTF8.self)
  }

  /// The code of the place where the organisation is registered.
  public var division: String { String(text.dropFirst(2).prefix(6)) }

  /// The nine characters of the organisation itself.
  public var body: String { String(text.dropFirst(8).prefix(9)) }
}

// MARK: - Checking

extension UnifiedSocialCreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  private static func values(
    _ characters: [UInt8]
  ) throws(UnifiedSocialCreditCodeError) -> [Int] {
    var values: [Int] = []
    for (index, character) in characters.enumerated() {
      guard let value = alphabet.firstIndex(of: character) else {
        throw .wrongCharacter(position: index + 1)
      }
      values.append(value)
    }
    return values
  }

  private static func check(_ values: ArraySlice<Int>) -> Int {
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return (31 - sum % 31) % 31
  }
}

extension UnifiedSocialCreditCode: CustomStringConvertible {
  /// The eighteen characters.
  public var description: String { text }
}

/// The part of a unified social credit code that is wrong.
public enum UnifiedSocialCreditCodeError: Error, Sendable, Hashable {
  /// It has this many characters, not 18.
  case wrongLength(Int)
  /// The character at a place, from one, is not one of the 31 that codes have.
  case wrongCharacter(position: Int)
  /// The third to eighth characters are no division code.
  case noSuchDivision
  /// The last character does not fit the others.
  case wrongCheckCharacter
}

extension UnifiedSocialCreditCodeError: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    switch self {
    case .wrongLength(let count):
      LocalizedText(
        zh: "统一社会信用代码应为 18 位，不是 \(count) 位",
        en: "a unified social credit code has 18 characters, not \(count)"
      )
    case .wrongCharacter(let position):
      LocalizedText(
        zh: "统一社会信用代码第 \(position) 位的字符不可用",
        en: "character \(position) can't be in a unified social credit code"
      )
    case .noSuchDivision:
      LocalizedText(
        zh: "统一社会信用代码第 3 至 8 位应为数字",
        en: "characters 3 to 8 of a unified social credit code are digits"
      )
    case .wrongCheckCharacter:
      LocalizedText(
        zh: "统一社会信用代码的校验码不符，请核对各位字符",
        en: "the last character of the credit code does not fit the others; check each one"
      )
    }
  }
}
