internal import Foundation

/// Entries of ledgers without the words that people write into them.
enum WordlessJSON {
  /// The keys under which entries have such words, in whatever ledger.
  static let keys: Set<String> = [
    "because", "discretion", "evidence", "matter", "note", "reason", "text",
  ]

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

  /// What stands in place of words: of a list of them one for each.
  private var marked: JSONTree {
    switch self {
    case .text: .text(LedgerWords.mark)
    case .list(let values): .list(values.map(\.marked))
    default: wordless
    }
  }
}
