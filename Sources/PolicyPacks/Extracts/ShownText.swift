internal import ResettlementCore

/// A text of an extract as a message may show it.
enum ShownText {
  private static let longest = 40
  private static let digits = 11

  /// Whether a text may be a person's number: a telephone, identity or account number.
  static func isNumberOfPerson(_ text: String) -> Bool {
    text.split { !$0.isWholeNumber && $0 != "-" && $0 != " " }
      .contains { $0.count(where: \.isWholeNumber) >= digits }
  }

  /// Returns a text, shortened if it is long, and hidden if it may be a person's number.
  static func of(_ text: String) -> String {
    guard !isNumberOfPerson(text) else { return "***" }
    return text.count > longest ? text.prefix(longest) + "…" : text
  }

  /// Whether a text is an identity number, which nobody may use as a name.
  static func isIdentityNumber(_ text: String) -> Bool {
    do throws(CitizenIdentityNumberError) {
      _ = try CitizenIdentityNumber(text)
      return true
    } catch {
      return false
    }
  }
}
