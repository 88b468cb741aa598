internal import Diagnostics

/// A text broken into lines that fit a width, counted in columns: a Chinese character takes two.
struct WrappedText: Sendable {
  /// The lines.
  let lines: [String]

  /// Breaks a text; what does not fit the number of lines is cut, and an ellipsis says so.
  init(_ text: String, columns: Int, lines limit: Int) {
    var lines: [String] = []
    var line = ""
    for word in Self.words(of: text) {
      let isFull = Self.columns(line + word) > columns
      if isFull, !line.isEmpty, !Self.clings(word) {
        lines.append(line.trimmed)
        line = word == " " ? "" : word
      } else {
        line += word
      }
    }
    if !line.trimmed.isEmpty { lines.append(line.trimmed) }
    self.lines = lines.count > limit ? Self.cut(lines, to: limit, columns) : lines
  }

  private static func cut(_ lines: [String], to limit: Int, _ columns: Int) -> [String] {
    var kept = Array(lines.prefix(limit))
    var last = kept.removeLast()
    while self.columns(last) > columns - 1, !last.isEmpty { last.removeLast() }
    return kept + [last + "…"]
  }

  /// How many columns a text takes.
  static func columns(_ text: String) -> Int {
    text.unicodeScalars.map(\.displayWidth).reduce(0, +)
  }

  /// The parts between which a line may be broken.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if Self.breaks(word, before: character) {
        words.append(word)
        word = ""
      }
      let isWide = character.unicodeScalars.contains { $0.displayWidth > 1 }
      guard isWide || character == " " || word.count >= 24 else {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      words.append(String(character))
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Whether a long name may be broken before a character: behind a dot or an underscore.
  private static func breaks(_ word: String, before character: Character) -> Bool {
    word.count >= 10 && (word.last == "_" || word.last == ".") && character != " "
  }

  /// Whether a line may not begin with a part.
  private static func clings(_ word: String) -> Bool {
    word.count == 1 && "，。、；：！？）》”’】,.;:!?)".contains(word)
  }
}
