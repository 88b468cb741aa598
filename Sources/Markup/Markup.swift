/// A piece of HTML or SVG in which every text and every value of an attribute is escaped.
///
/// There is no way to make one of a text that is not: what somebody wrote can't become markup.
package struct Markup: Sendable, Hashable {
  /// The piece as it is written to a file.
  package let html: String

  private init(html: String) { self.html = html }

  /// Nothing.
  package static let none = Markup(html: "")

  /// Returns a text.
  package static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

  /// Returns an element; attributes without a value are left out.
  package static func element(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: Markup = .none
  ) -> Markup {
    let tag = open(name, attributes)
    return Markup(html: isVoid(name) ? tag : "\(tag)\(content.html)</\(name)>")
  }

  /// Returns an element on lines of its own.
  package static func block(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: [Markup]
  ) -> Markup {
    let lines = content.filter { !$0.html.isEmpty }.map(\.html).joined(separator: "\n")
    return Markup(html: "\(open(name, attributes))\n\(lines)\n</\(name)>")
  }

  /// Returns the element of a style sheet, which no text of others can be.
  package static func style(_ css: StaticString) -> Markup {
    Markup(html: "<style>\n\(css)\n</style>")
  }

  /// Returns a whole document.
  package static func document(_ root: Markup) -> String { "<!DOCTYPE html>\n\(root.html)\n" }

  /// Returns two pieces one after another.
  package static func + (one: Markup, other: Markup) -> Markup {
    Markup(html: one.html + other.html)
  }

  private static func open(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String?>
  ) -> String {
    let written = attributes.compactMap { key, value in value.map { " \(key)=\"\(escaped($0))\"" } }
    return "<\(name)\(written.joined())>"
  }

  private static func isVoid(_ name: StaticString) -> Bool {
    ["meta", "link", "input", "br"].contains("\(name)")
  }

  // MARK: - Escaping

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where isHidden(scalar): escaped += "U+" + String(scalar.value, radix: 16).uppercased()
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether a character can't be seen but changes what is seen: a control character, or one that
  /// turns the direction of the text.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension [Markup] {
  /// The pieces one after another.
  package func joined(_ separator: Markup = .none) -> Markup {
    var all = Markup.none
    for (index, piece) in enumerated() { all = all + (index > 0 ? separator : .none) + piece }
    return all
  }
}
