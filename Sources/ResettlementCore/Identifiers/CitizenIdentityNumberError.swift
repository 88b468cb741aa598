/// The part of a citizen identity number that is wrong; it shows none of the number.
public enum CitizenIdentityNumberError: Error, Sendable, Hashable {
  /// It has this many characters, not 18, nor the 15 of an old one.
  case wrongLength(Int)
  /// The character at a place, from one, is no digit, nor an X at the end.
  case wrongCharacter(position: Int)
  /// The first digits are those of no province.
  case noSuchDivision
  /// There is no such day of birth.
  case noSuchDate
  /// The last character does not fit the others.
  case wrongCheckCharacter
}

extension CitizenIdentityNumberError: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    switch self {
    case .wrongLength(let count):
      LocalizedText(
        zh: "公民身份号码应为 18 位(旧号 15 位)，不是 \(count) 位",
        en: "an identity number has 18 characters, an old one 15, not \(count)"
      )
    case .wrongCharacter(let position):
      LocalizedText(
        zh: "公民身份号码第 \(position) 位不是数字",
        en: "character \(position) of the identity number is no digit"
      )
    case .noSuchDivision:
      LocalizedText(
        zh: "公民身份号码的行政区划代码不存在",
        en: "the identity number begins with the code of no province"
      )
    case .noSuchDate:
      LocalizedText(
        zh: "公民身份号码中的出生日期不存在",
        en: "the day of birth in the identity number does not exist"
      )
    case .wrongCheckCharacter:
      LocalizedText(
        zh: "公民身份号码的校验码不符，请核对各位数字",
        en: "the last character of the identity number does not fit the others; check each digit"
      )
    }
  }
}
