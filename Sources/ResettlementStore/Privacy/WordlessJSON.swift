internal import Foundation

/// Entries of ledgers without the words that people write into them.
enum WordlessJSON {
  /// The keys under which entries have such words, in whatever ledger.
  static let keys: Set<String> = [
    "because", "discretion", "evidence", "matter", "note", "reason", "text",
  ]

  /// The keys under which entries may name somebody among other things, such as who keeps an asset.
  static let namingKeys: Set<String> = ["keeper", "paper", "papers", "place", "takenBy"]

  /// Returns the JSON of an entry without its words, and without names of somebody; `nil` if neither
  /// names them.
  static func text(of json: String, naming values: TellingValues) throws -> String? {
    let tree = try JSONDecoder().decode(JSONTree.self, from: Data(json.utf8))
    guard tree.names(values) else { return nil }
    return String(decoding: try bytes(of: tree.wordless.nameless(values)), as: UTF8.self)
  }

  /// Whether an entry is the one that was kept, but for words that were taken out.
  static func isSame<Entry: Codable>(_ entry: Entry, as kept: Entry) throws -> Bool {
    let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
    let sent = try decoder.decode(JSONTree.self, from: encoder.encode(entry))
    return try sent.isKept(as: decoder.decode(JSONTree.self, from: encoder.encode(kept)))
  }

  /// Returns the JSON of an entry without its words.
  static func text(of json: String) throws -> String {
    let tree = try JSONDecoder().decode(JSONTree.self, from: Data(json.utf8))
    return String(decoding: try bytes(of: tree.wordless), as: UTF8.self)
  }

  /// Returns an entry without its words.
  static func entry<Entry: Codable>(_ entry: Entry) throws -> Entry {
    let decoder = JSONDecoder()
    let tree = try decoder.decode(JSONTree.self, from: JSONEncoder().encode(entry))
    return try decoder.decode(Entry.self, from: bytes(of: tree.wordless))
  }

  private static func bytes(of tree: JSONTree) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(tree)
  }
}

extension JSONTree {
  /// The same with `***` in place of what people write.
  fileprivate var wordless: JSONTree {
    switch self {
    case .null, .boolean, .number, .text: self
    case .list(let values): .list(values.map(\.wordless))
    case .object(let entries):
      .object(
        Dictionary(
          uniqueKeysWithValues: entries.map { key, value in
            (key, WordlessJSON.keys.contains(key) ? value.marked : value.wordless)
          }
        )
      )
    }
  }

  /// Whether words, or names among other things, have one of some values.
  fileprivate func names(_ values: TellingValues, isWords: Bool = false) -> Bool {
    switch self {
    case .null, .boolean, .number: false
    case .text(let text): isWords && values.isIn(text)
    case .list(let items): items.contains { $0.names(values, isWords: isWords) }
    case .object(let entries):
      entries.contains { key, value in
        let isWords = WordlessJSON.keys.contains(key) || WordlessJSON.namingKeys.contains(key)
        return value.names(values, isWords: isWords)
      }
    }
  }

  /// The same without names under keys that have other things as well.
  fileprivate func nameless(_ values: TellingValues, isNaming: Bool = false) -> JSONTree {
    switch self {
    case .null, .boolean, .number: self
    case .text(let text): isNaming && values.isIn(text) ? .text(LedgerWords.mark) : self
    case .list(let items): .list(items.map { $0.nameless(values, isNaming: isNaming) })
    case .object(let entries):
      .object(
        Dictionary(
          uniqueKeysWithValues: entries.map { key, value in
            (key, value.nameless(values, isNaming: WordlessJSON.namingKeys.contains(key)))
          }
        )
      )
    }
  }

  /// Whether it is what was kept, where that has `***` for any text under a key that has words.
  fileprivate func isKept(as kept: JSONTree, isWords: Bool = false) -> Bool {
    switch (self, kept) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.text(let one), .text(let other)): one == other || isWords && other == LedgerWords.mark
    case (.list(let all), .list(let others)):
      all.count == others.count
        && zip(all, others).allSatisfy { $0.isKept(as: $1, isWords: isWords) }
    case (.object(let all), .object(let others)):
      all.count == others.count
        && all.allSatisfy { key, value in
          let isWords = WordlessJSON.keys.contains(key) || WordlessJSON.namingKeys.contains(key)
          return others[key].map { value.isKept(as: $0, isWords: isWords) } ?? false
        }
    default: false
    }
  }

  /// What stands in place of words: of a list of them one for each.
  private var marked: JSONTree {
    switch self {
    case .text: .text(LedgerWords.mark)
    case .list(let values): .list(values.map(\.marked))
    default: wordless
    }
  }
}
