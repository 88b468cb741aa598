internal import Diagnostics

/// Names of more than one token, such as `date and time`, by which the parser tells where a name
/// ends.
struct KnownNames {
  fileprivate struct Entry {
    let words: [String]
    let name: String
  }

  private var entries: [String: [Entry]] = [:]
  private var order: [String] = []

  /// Creates a table of names.
  init(_ names: some Sequence<String>) {
    for name in names { insert(name) }
  }

  /// How many names were put in and are still there.
  var count: Int { order.count }

  /// Puts a name in, unless it is a single word.
  mutating func insert(_ name: String) {
    let words = Self.words(of: name)
    guard words.count > 1 else { return }
    let folded = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    entries[words[0], default: []].append(Entry(words: words, name: folded))
    order.append(words[0])
  }

  /// Takes the last names out again until only some are left.
  mutating func truncate(to count: Int) {
    while order.count > count {
      let first = order.removeLast()
      entries[first]?.removeLast()
    }
  }

  /// Returns the longest name whose tokens stand at a position, and how many these are.
  func match(_ tokens: [Token], at position: Int) -> (name: String, count: Int)? {
    guard let candidates = entries[tokens[position].text] else { return nil }
    var best: (name: String, count: Int)?
    for entry in candidates where entry.words.count > best?.count ?? 0 {
      if entry.matches(tokens, at: position) { best = (entry.name, entry.words.count) }
    }
    return best
  }

  private static func words(of name: String) -> [String] {
    var lexer = Lexer(SourceFragment(SourceText(name: "", text: name)))
    lexer.run()
    return lexer.tokens.dropLast().map(\.text)
  }
}

extension KnownNames.Entry {
  fileprivate func matches(_ tokens: [Token], at position: Int) -> Bool {
    guard position + words.count < tokens.count else { return false }
    for (offset, word) in words.enumerated() {
      let token = tokens[position + offset]
      guard token.kind != .string, token.text == word else { return false }
    }
    return true
  }
}
