import Diagnostics

extension JSONParser {
  /// Reads the next item of an array whose bracket was read; `nil` at its end.
  mutating func item(isFirst: Bool) throws(JSONFault) -> JSONNode? {
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return nil }
    guard isFirst || skip(UInt8(ascii: ",")) else { throw unexpected(.jsonExpectedCloser("]")) }
    skipBlanks()
    if !isFirst { try refuseTrailingComma(before: "]") }
    return try value()
  }

  /// Reads an array from its bracket on.
  mutating func array() throws(JSONFault) -> [JSONNode] {
    let opener = index
    var items: [JSONNode] = []
    index += 1
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return [] }
    repeat {
      skipBlanks()
      try refuseTrailingComma(before: "]")
      items.append(try value())
      skipBlanks()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw unclosed("[", "]", at: opener) }
    return items
  }

  /// Reads an object from its brace on.
  mutating func object() throws(JSONFault) -> JSONObject {
    let opener = index
    var entries: [JSONObject.Entry] = []
    var keys = KeySet()
    index += 1
    skipBlanks()
    if skip(UInt8(ascii: "}")) { return JSONObject([]) }
    repeat {
      skipBlanks()
      try refuseTrailingComma(before: "}")
      let entry = try entry()
      if let first = keys.insert(entry.key, into: entries) { reportDuplicate(entry, of: first) }
      entries.append(entry)
      skipBlanks()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw unclosed("{", "}", at: opener) }
    return JSONObject(entries)
  }

  private mutating func entry() throws(JSONFault) -> JSONObject.Entry {
    let start = index
    guard peek == UInt8(ascii: "\"") else { throw unexpected(.jsonExpectedKey) }
    let key = try string()
    let keyRange = range(start..<index)
    skipBlanks()
    guard skip(UInt8(ascii: ":")) else { throw unexpected(.jsonExpectedColon(key)) }
    skipBlanks()
    return JSONObject.Entry(key, at: keyRange, try value())
  }

  private func refuseTrailingComma(before closer: Unicode.Scalar) throws(JSONFault) {
    guard peek == UInt8(ascii: closer) else { return }
    let comma = bytes[..<index].lastIndex(of: UInt8(ascii: ",")) ?? index
    let place = range(comma..<comma + 1)
    let fix = Diagnostic.Fix(replacing: place, with: "")
    throw JSONFault(diagnostic: Diagnostic(.jsonTrailingComma, at: place, fix: fix))
  }

  private mutating func reportDuplicate(_ entry: JSONObject.Entry, of first: JSONObject.Entry) {
    let note = Diagnostic.Note(.jsonFirstKey, at: first.keyRange)
    let message = Diagnostic.Message.jsonDuplicateKey(entry.key)
    diagnostics.append(Diagnostic(message, at: entry.keyRange, notes: [note]))
  }

  private func unclosed(
    _ opener: Character,
    _ closer: Character,
    at offset: Int
  ) -> JSONFault {
    let note = Diagnostic.Note(.jsonToMatch(opener), at: range(offset..<offset + 1))
    return unexpected(.jsonExpectedCloser(closer), notes: [note])
  }
}

/// The keys of an object so far.
///
/// Most objects have few: those are compared one by one.
private struct KeySet {
  private static let few = 12
  private var indices: [String: Int] = [:]

  /// Adds a key that follows some entries, and returns the first entry that has it already.
  mutating func insert(
    _ key: String,
    into entries: [JSONObject.Entry]
  ) -> JSONObject.Entry? {
    guard entries.count >= Self.few else { return entries.first { $0.key == key } }
    if indices.isEmpty {
      for (index, entry) in entries.enumerated() where indices[entry.key] == nil {
        indices[entry.key] = index
      }
    }
    if let index = indices[key] { return entries[index] }
    indices[key] = entries.count
    return nil
  }
}
