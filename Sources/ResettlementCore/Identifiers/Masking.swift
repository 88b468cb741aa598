/// Forms of personal values that may be shown, such as in a publication (公示).
public enum Masking {
  /// Returns a name of which only the first character can be read.
  public static func name(_ name: String) -> String {
    shown(name, first: 1, last: 0)
  }

  /// Returns a telephone number of which the first three and last four digits can be read.
  public static func phone(_ phone: String) -> String {
    shown(phone, first: 3, last: 4)
  }

  /// Returns an identity number of which the first six and last four characters can be read.
  ///
  /// A text that is too short to be one is hidden wholly.
  public static func identityNumber(_ number: String) -> String {
    number.count < 15 ? shown(number, first: 0, last: 0) : shown(number, first: 6, last: 4)
  }

  /// Returns the number of a bank account of which the last four digits can be read.
  public static func account(_ number: String) -> String {
    shown(number, first: 0, last: 4)
  }

  /// Stars in place of the middle of a text; of all of it, if there is no middle.
  private static func shown(_ text: String, first: Int, last: Int) -> String {
    let hidden = text.count - first - last
    guard hidden > 0 else { return String(repeating: "*", count: text.count) }
    return text.prefix(first) + String(repeating: "*", count: hidden) + text.suffix(last)
  }
}
