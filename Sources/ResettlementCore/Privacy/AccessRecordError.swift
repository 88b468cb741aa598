/// The reason why there is no record of an access; it shows nothing of what was given.
public enum AccessRecordError: Error, Sendable, Hashable {
  /// It is not said who saw the facts.
  case nobody
  /// It is not said what for.
  case noPurpose
  /// The name or the purpose has what looks like a number of a person.
  case privateNumber
}

extension AccessRecordError: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    switch self {
    case .nobody:
      LocalizedText(zh: "没有写明经办人", en: "it is not said who sees the personal facts")
    case .noPurpose:
      LocalizedText(zh: "没有写明用途", en: "it is not said what the personal facts are seen for")
    case .privateNumber:
      LocalizedText(
        zh: "经办人或用途中有像证件、电话或账户的号码，记录中不能保留；请删去",
        en: "the name or the purpose has what looks like a number of identity, a telephone or an "
          + "account, which no record may keep; leave it out"
      )
    }
  }
}
