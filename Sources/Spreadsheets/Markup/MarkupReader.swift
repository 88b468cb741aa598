/// Reads the XML of a workbook's parts, a piece at a time, so that a large sheet needs no tree.
///
/// Prefixes of names are passed over, and so are comments and instructions. Document types are
/// refused, and so are all entities but those of XML itself and of characters by their numbers:
/// nothing is ever expanded or fetched.
struct MarkupReader {
  /// A piece of the text.
  enum Piece: Equatable {
    /// An element begins; one without content ends at once, with a piece of its own.
    case start(String, [String: String])
    /// An element ends.
    case end(String)
    /// Characters within an element.
    case text(String)
  }

  private let part: String
  private let bytes: [UInt8]
  private var index: Int
  private var open: [String] = []
  private var endsAtOnce = false
  private static let depth = 64

  /// Creates a reader of a part.
  init(_ part: String, _ bytes: [UInt8]) throws(SpreadsheetError) {
    self.part = part
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard !isWide else { throw .damaged(part) }
  }

  /// Returns the next piece, or `nil` behind the last.
  mutating func next() throws(SpreadsheetError) -> Piece? {
    if endsAtOnce {
      endsAtOnce = false
      return .end(open.removeLast())
    }
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        let text = try characters()
        if !open.isEmpty, !text.isEmpty { return .text(text) }
      } else if let piece = try markup() {
        return piece
      }
    }
    guard open.isEmpty else { throw .damaged(part) }
    return nil
  }

  /// Reads on to the end of the element whose start was read last, and returns its characters.
  ///
  /// - Parameter isLeftOut: Whether the characters of an element within it do not count.
  /// - Returns: The characters.
  /// - Throws: ``SpreadsheetError`` if the text is broken.
  mutating func characters(
    without isLeftOut: (String) -> Bool = { _ in false }
  ) throws(SpreadsheetError) -> String {
    var text = ""
    var depth = 1
    var hidden = 0
    while depth > 0, let piece = try next() {
      switch piece {
      case .start(let name, _):
        depth += 1
        if hidden > 0 || isLeftOut(name) { hidden += 1 }
      case .end:
        depth -= 1
        if hidden > 0 { hidden -= 1 }
      case .text(let characters): if hidden == 0 { text += characters }
      }
    }
    return text
  }
}

// MARK: - Markup

extension MarkupReader {
  private mutating func markup() throws(SpreadsheetError) -> Piece? {
    if at("<!--") {
      try skip(through: "-->")
    } else if at("<?") {
      try skip(through: "?>")
    } else if at("<![CDATA[") {
      let start = index + 9
      try skip(through: "]]>")
      return open.isEmpty ? nil : .text(String(decoding: bytes[start..<index - 3], as: UTF8.self))
    } else if at("<!") {
      throw .declaration(in: part)
    } else if at("</") {
      return try endTag()
    } else {
      return try startTag()
    }
    return nil
  }

  private mutating func endTag() throws(SpreadsheetError) -> Piece {
    index += 2
    let name = name()
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">"), open.last == name else {
      throw .damaged(part)
    }
    index += 1
    open.removeLast()
    return .end(name)
  }

  private mutating func startTag() throws(SpreadsheetError) -> Piece {
    index += 1
    let name = name()
    guard !name.isEmpty else { throw .damaged(part) }
    guard open.count < Self.depth else { throw .tooLarge(.depth, limit: Self.depth) }
    let attributes = try attributes()
    endsAtOnce = bytes[index] == UInt8(ascii: "/")
    index += endsAtOnce ? 2 : 1
    open.append(name)
    return .start(name, attributes)
  }

  /// Reads attributes up to the sign that ends the tag, and checks that it is there.
  private mutating func attributes() throws(SpreadsheetError) -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      skipBlanks()
      if at(">") || at("/>") { return attributes }
      let name = name()
      skipBlanks()
      guard !name.isEmpty, at("="), attributes.count < 100 else { throw .damaged(part) }
      index += 1
      skipBlanks()
      guard index < bytes.count, [0x22, 0x27].contains(bytes[index]),
        let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
      else { throw .damaged(part) }
      attributes[name] = try text(in: index + 1..<end)
      index = end + 1
    }
  }

  /// A name without its prefix.
  private mutating func name() -> String {
    var start = index
    while index < bytes.count, Self.isOfName(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":") { start = index + 1 }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...58, 65...90, 97...122, 0x80..., UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private func at(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(through end: StaticString) throws(SpreadsheetError) {
    while index < bytes.count {
      if at(end) {
        index += end.utf8CodeUnitCount
        return
      }
      index += 1
    }
    throw .damaged(part)
  }
}

// MARK: - Characters

extension MarkupReader {
  private mutating func characters() throws(SpreadsheetError) -> String {
    let start = index
    index = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    return try text(in: start..<index)
  }

  private func text(in range: Range<Int>) throws(SpreadsheetError) -> String {
    let run = bytes[range]
    guard run.contains(UInt8(ascii: "&")) else { return String(decoding: run, as: UTF8.self) }
    var text = ""
    var rest = run
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += String(decoding: rest[..<mark], as: UTF8.self)
      guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.scalar(String(decoding: rest[(mark + 1)..<end], as: UTF8.self))
      else { throw .damaged(part) }
      text.unicodeScalars.append(scalar)
      rest = rest[(end + 1)...]
    }
    return text + String(decoding: rest, as: UTF8.self)
  }

  private static let entities: [String: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
  ]

  private static func scalar(_ entity: String) -> Unicode.Scalar? {
    if let known = entities[entity] { return known }
    guard entity.hasPrefix("#") else { return nil }
    let isHexadecimal = entity.hasPrefix("#x")
    let digits = entity.dropFirst(isHexadecimal ? 2 : 1)
    return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}
