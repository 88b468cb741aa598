/// How much of a personal text a paper shows.
public enum PaperMask: String, Sendable, Hashable, CaseIterable {
  /// The first character of a name.
  case name
  /// The first six and last four characters of an identity number.
  case identityNumber = "identity_number"
  /// The first three and last four digits of a telephone number.
  case phone
  /// The last four digits of an account.
  case account

  /// Returns what may be seen of a text.
  public func masked(_ text: String) -> String {
    switch self {
    case .name: Masking.name(text)
    case .identityNumber: Masking.identityNumber(text)
    case .phone: Masking.phone(text)
    case .account: Masking.account(text)
    }
  }
}
