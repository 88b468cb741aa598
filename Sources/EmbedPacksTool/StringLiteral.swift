/// A text as a Swift string literal that has the very same scalars.
///
/// The literal is raw and of several lines, so that packs read in it as their author wrote them. It
/// has as many `#` as keep everything in the text from ending it or beginning an escape.
struct StringLiteral {
  private let text: String
  private let hashes: String

  /// Creates the literal of a text.
  init(_ text: String) {
    self.text = text
    hashes = String(repeating: "#", count: Self.hashCount(for: text))
  }

  /// The literal, beginning on the line where it is written.
  var source: String {
    "\(hashes)\"\"\"\n\(content)\n\"\"\"\(hashes)"
  }

  /// The text, with escapes for what the compiler would change or refuse.
  private var content: String {
    var content = ""
    for scalar in text.unicodeScalars {
      if Self.isKept(scalar) {
        content.unicodeScalars.append(scalar)
      } else {
        content += "\\\(hashes)u{\(String(scalar.value, radix: 16))}"
      }
    }
    return content
  }

  /// A line feed and a tab stay; a carriage return would become a line feed.
  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t": true
    case "\u{feff}": false
    default: scalar.value >= 0x20 && scalar.value != 0x7f
    }
  }

  /// One more than the longest run of `#` after a quote or a backslash.
  private static func hashCount(for text: String) -> Int {
    var longest = 0
    var run: Int?
    for byte in text.utf8 {
      switch (byte, run) {
      case (UInt8(ascii: "\""), _), (UInt8(ascii: "\\"), _): run = 0
      case (UInt8(ascii: "#"), let count?): run = count + 1
      default: run = nil
      }
      longest = max(longest, run ?? 0)
    }
    return longest + 1
  }
}
