import Diagnostics

// text   = blanks value blanks
// value  = object | array | string | number | "true" | "false" | "null"
// object = "{" [ string ":" value { "," string ":" value } ] "}"
// array  = "[" [ value { "," value } ] "]"
// number = ["-"] ( "0" | digit1-9 { digit } ) [ "." digit { digit } ] [ "e" ["+" | "-"] digits ]

/// The mistake at which reading ends.
struct JSONFault: Error {
  /// What is said of it.
  let diagnostic: Diagnostic
}

/// Reads JSON from bytes that are UTF-8.
///
/// It recurs no deeper than its limit.
struct JSONParser {
  /// The bytes of the whole file.
  let bytes: UnsafeBufferPointer<UInt8>

  /// The end of the text in them.
  let end: Int

  /// The file.
  let source: SourceText

  /// The next byte to read.
  var index: Int

  /// What is wrong so far, although it is JSON.
  var diagnostics: [Diagnostic] = []

  private var remainingDepth: Int
  private let depth: Int

  /// Creates a parser of a part of a file.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ part: Range<Int>,
    of source: SourceText,
    depth: Int
  ) {
    self.bytes = bytes
    self.source = source
    self.depth = depth
    end = part.upperBound
    remainingDepth = depth
    let hasMark = part.lowerBound == 0 && bytes.byteOrderMarkLength == 3
    index = part.lowerBound + (hasMark ? 3 : 0)
  }

  /// Returns the one value of the text.
  mutating func document() throws(JSONFault) -> JSONNode {
    skipBlanks()
    guard index < end else { throw fault(.jsonEmpty, at: index..<index) }
    let root = try value()
    skipBlanks()
    guard index == end else { throw unexpected(.jsonExpectedEnd) }
    return root
  }

  /// Reads a value from its first byte on.
  mutating func value() throws(JSONFault) -> JSONNode {
    let start = index
    guard let byte = peek else { throw unexpected(.jsonExpectedValue) }
    let kind: JSONNode.Kind
    switch byte {
    case UInt8(ascii: "{"):
      kind = try nested { json throws(JSONFault) in .object(try json.object()) }
    case UInt8(ascii: "["): kind = try nested { json throws(JSONFault) in .array(try json.array()) }
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): kind = .number(try number())
    default: kind = try literal()
    }
    return JSONNode(kind, at: range(start..<index))
  }

  private mutating func nested(
    _ read: (inout Self) throws(JSONFault) -> JSONNode.Kind
  ) throws(JSONFault) -> JSONNode.Kind {
    guard remainingDepth > 0 else {
      throw fault(.jsonTooDeep(limit: depth), at: index..<index + 1)
    }
    remainingDepth -= 1
    defer { remainingDepth += 1 }
    return try read(&self)
  }
}

// MARK: - Bytes

extension JSONParser {
  /// The next byte, if there is one.
  var peek: UInt8? { index < end ? bytes[index] : nil }

  /// Skips spaces, tabs and line breaks.
  mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  /// Skips a byte, if it is the next one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// Returns a range of the file.
  func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(source, bytes) }

  /// Returns a text of the file.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
