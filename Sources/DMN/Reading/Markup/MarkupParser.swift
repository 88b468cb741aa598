internal import Diagnostics

/// Reads XML of the kind that modellers write: elements, attributes, characters, CDATA sections.
///
/// Comments and processing instructions are passed over. Document types are refused, and so are all
/// entities but the five of XML itself and those that give a scalar's number, so that nothing is
/// ever expanded or fetched. Depth and size are limited, and the parser keeps its own stack.
struct MarkupParser {
  /// What may be read.
  struct Limits: Sendable {
    /// How many bytes a text may have.
    var bytes = 16 << 20
    /// How deep elements may nest.
    var depth = 128
    /// How many elements there may be.
    var elements = 500_000
    /// How many attributes an element may have.
    var attributes = 100
  }

  /// Why a text can't be read.
  struct Failure: Error {
    let diagnostic: Diagnostic
  }

  let source: SourceText
  let limits: Limits
  let bytes: [UInt8]
  var index = 0
  private var open: [MarkupElement] = []
  private var tags: [(name: ArraySlice<UInt8>, range: Range<Int>)] = []
  private var scopes: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]
  private var root: MarkupElement?
  private var count = 0

  private init(_ source: SourceText, _ limits: Limits) {
    self.source = source
    self.limits = limits
    bytes = source.bytes
    index = bytes.byteOrderMarkLength
  }

  /// Reads a text and returns its root element.
  static func parse(
    _ source: SourceText,
    limits: Limits = Limits()
  ) throws(Failure) -> MarkupElement {
    guard source.bytes.count <= limits.bytes else {
      let message = Diagnostic.Message.tooLargeMarkup(limit: limits.bytes)
      throw Failure(diagnostic: Diagnostic(message, at: nil))
    }
    if let fault = source.encodingFault {
      let place = SourceRange(source, fault.bytes)
      throw Failure(diagnostic: Diagnostic(.notUTF8, at: place))
    }
    var parser = MarkupParser(source, limits)
    return try parser.run()
  }

  private mutating func run() throws(Failure) -> MarkupElement {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") { try readMarkup() } else { try readCharacters() }
    }
    if let (name, range) = tags.last {
      let shown = String(decoding: name, as: UTF8.self)
      throw failure(.unclosedElement(shown), at: range)
    }
    guard let root else { throw failure(.noElement, at: 0..<0) }
    return root
  }

  // MARK: - Markup

  private mutating func readMarkup() throws(Failure) {
    if at("<!--") { return try skip(from: "<!--", through: "-->") }
    if at("<![CDATA[") { return try readSection() }
    if at("<!") { throw failure(.documentType, at: index..<min(index + 9, bytes.count)) }
    if at("<?") { return try readInstruction() }
    if at("</") { return try readEndTag() }
    try readStartTag()
  }

  private mutating func readInstruction() throws(Failure) {
    let start = index
    try skip(from: "<?", through: "?>")
    let text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    let parts = text.split(separator: "encoding", maxSplits: 1)
    guard text.hasPrefix("<?xml "), parts.count == 2 else { return }
    let rest = parts[1].filter { $0 != " " }
    let known = ["=\"utf-8\"", "='utf-8'", "=\"us-ascii\"", "='us-ascii'"]
    guard known.contains(where: { rest.hasPrefix($0) }) else {
      throw failure(.notUTF8, at: start..<index)
    }
  }

  private mutating func readSection() throws(Failure) {
    let start = index
    try skip(from: "<![CDATA[", through: "]]>")
    guard !open.isEmpty else { throw failure(.textOutside, at: start..<index) }
    open[open.count - 1].characters.append(bytes[start + 9..<index - 3])
  }

  /// Moves past something that ends at a mark.
  private mutating func skip(from opening: String, through mark: String) throws(Failure) {
    let start = index
    index += opening.utf8.count
    while index < bytes.count, !at(mark) { index += 1 }
    guard index < bytes.count else {
      throw failure(.unclosedMarkup(opening), at: start..<start + opening.utf8.count)
    }
    index += mark.utf8.count
  }

  private mutating func readCharacters() throws(Failure) {
    let start = index
    while index < bytes.count, ![UInt8(ascii: "<"), UInt8(ascii: "&")].contains(bytes[index]) {
      index += 1
    }
    let run = bytes[start..<index]
    if !open.isEmpty {
      open[open.count - 1].characters.append(run)
    } else if !run.allSatisfy(\.isMarkupSpace) {
      throw failure(.textOutside, at: start..<index)
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "&") else { return }
    let (scalar, range) = try readReference()
    guard !open.isEmpty else { throw failure(.textOutside, at: range) }
    open[open.count - 1].characters.append(Array(String(scalar).utf8), for: range)
  }

  // MARK: - Tags

  private mutating func readStartTag() throws(Failure) {
    let start = index
    index += 1
    let name = try readName()
    guard root == nil || !open.isEmpty else { throw failure(.secondRoot, at: name.indices) }
    count += 1
    guard count <= limits.elements, open.count < limits.depth else {
      throw failure(.tooDeepMarkup, at: name.indices)
    }
    let (attributes, namespaces) = try readAttributes()
    let isEmpty = at("/>")
    guard isEmpty || at(">") else { throw failure(.brokenTag, at: start..<index) }
    index += isEmpty ? 2 : 1
    push(try element(name, attributes, namespaces), name, namespaces)
    if isEmpty { close() }
  }

  private func element(
    _ name: ArraySlice<UInt8>,
    _ attributes: [MarkupElement.Attribute],
    _ namespaces: [String: String]
  ) throws(Failure) -> MarkupElement {
    let parts = String(decoding: name, as: UTF8.self).split(separator: ":", maxSplits: 1)
    let prefix = parts.count > 1 ? String(parts[0]) : ""
    let found = namespaces[prefix] ?? scopes.last?[prefix]
    guard let namespace = found ?? (prefix.isEmpty ? "" : nil) else {
      throw failure(.unknownPrefix(prefix), at: name.indices)
    }
    return MarkupElement(
      namespace: namespace,
      name: String(parts.last ?? ""),
      attributes: attributes,
      range: name.indices
    )
  }

  private mutating func push(
    _ element: MarkupElement,
    _ name: ArraySlice<UInt8>,
    _ namespaces: [String: String]
  ) {
    open.append(element)
    tags.append((name, name.indices))
    let outer = scopes.last ?? [:]
    scopes.append(namespaces.isEmpty ? outer : outer.merging(namespaces) { $1 })
  }

  private mutating func close() {
    guard let element = open.popLast() else { return }
    tags.removeLast()
    scopes.removeLast()
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
  }

  private mutating func readEndTag() throws(Failure) {
    index += 2
    let name = try readName()
    skipSpace()
    guard at(">") else { throw failure(.brokenTag, at: name.indices) }
    index += 1
    guard let tag = tags.last, tag.name.elementsEqual(name) else {
      throw wrongEnd(name)
    }
    close()
  }

  private func wrongEnd(_ name: ArraySlice<UInt8>) -> Failure {
    let note = tags.last.map { tag in
      let wanted = String(decoding: tag.name, as: UTF8.self)
      return Diagnostic.Note(.toClose(wanted), at: SourceRange(source, tag.range))
    }
    let shown = String(decoding: name, as: UTF8.self)
    let place = SourceRange(source, name.indices)
    let notes = note.map { [$0] } ?? []
    return Failure(diagnostic: Diagnostic(.wrongEndTag(shown), at: place, notes: notes))
  }
}

// MARK: - Bytes

extension MarkupParser {
  /// Whether some characters stand at the index.
  func at(_ text: String) -> Bool {
    let wanted = text.utf8
    return index + wanted.count <= bytes.count
      && bytes[index..<index + wanted.count].elementsEqual(wanted)
  }

  mutating func skipSpace() {
    while index < bytes.count, bytes[index].isMarkupSpace { index += 1 }
  }

  func failure(_ message: Diagnostic.Message, at range: Range<Int>) -> Failure {
    Failure(diagnostic: Diagnostic(message, at: SourceRange(source, range)))
  }
}

extension UInt8 {
  /// Whether the byte is white space of XML.
  var isMarkupSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  /// Whether the byte can be part of a name.
  fileprivate var isMarkupName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...0xFF:
      true
    default: false
    }
  }
}

extension MarkupParser {
  /// Reads a name, perhaps with a prefix.
  mutating func readName() throws(Failure) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, bytes[index].isMarkupName { index += 1 }
    guard index > start, index - start <= 1000 else {
      throw failure(.brokenTag, at: start..<min(start + 1, bytes.count))
    }
    return bytes[start..<index]
  }

  /// Reads the attributes of a start tag, and the namespaces that it declares.
  mutating func readAttributes() throws(Failure) -> (
    attributes: [MarkupElement.Attribute], namespaces: [String: String]
  ) {
    var attributes: [MarkupElement.Attribute] = []
    var namespaces: [String: String] = [:]
    var seen: Set<String> = []
    while true {
      let before = index
      skipSpace()
      guard index < bytes.count, !at(">"), !at("/>") else { return (attributes, namespaces) }
      guard index > before else { throw failure(.brokenTag, at: index..<index + 1) }
      let place = index
      let attribute = try readAttribute()
      guard seen.insert(attribute.name).inserted, seen.count <= limits.attributes else {
        throw failure(.duplicateAttribute(attribute.name), at: place..<index)
      }
      if attribute.name == "xmlns" {
        namespaces[""] = attribute.value
      } else if attribute.name.hasPrefix("xmlns:") {
        namespaces[String(attribute.name.dropFirst(6))] = attribute.value
      } else {
        attributes.append(attribute)
      }
    }
  }

  private mutating func readAttribute() throws(Failure) -> MarkupElement.Attribute {
    let name = try readName()
    skipSpace()
    guard at("=") else { throw failure(.brokenTag, at: name.indices) }
    index += 1
    skipSpace()
    guard at("\"") || at("'") else { throw failure(.brokenTag, at: name.indices) }
    let quote = bytes[index]
    index += 1
    let start = index
    let value = try readValue(until: quote)
    let range = start..<index
    index += 1
    return MarkupElement.Attribute(
      name: String(decoding: name, as: UTF8.self),
      value: String(decoding: value, as: UTF8.self),
      range: range
    )
  }

  private mutating func readValue(until quote: UInt8) throws(Failure) -> [UInt8] {
    let start = index
    var value: [UInt8] = []
    while index < bytes.count, bytes[index] != quote {
      switch bytes[index] {
      case UInt8(ascii: "<"): throw failure(.brokenTag, at: index..<index + 1)
      case UInt8(ascii: "&"): value += try String(readReference().scalar).utf8
      case let byte:
        value.append(byte.isMarkupSpace ? 0x20 : byte)
        index += 1
      }
    }
    guard index < bytes.count else { throw failure(.brokenTag, at: start - 1..<start) }
    return value
  }

  /// Reads what begins with an ampersand.
  mutating func readReference() throws(Failure) -> (scalar: Unicode.Scalar, range: Range<Int>) {
    let start = index
    let limit = min(index + 12, bytes.count)
    while index < limit, bytes[index] != UInt8(ascii: ";") { index += 1 }
    guard index < limit else { throw failure(.unknownEntity, at: start..<start + 1) }
    let name = String(decoding: bytes[start + 1..<index], as: UTF8.self)
    index += 1
    guard let scalar = Self.scalar(name) else { throw failure(.unknownEntity, at: start..<index) }
    return (scalar, start..<index)
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.first?.isHexDigit == true else { return nil }
    let number = UInt32(digits, radix: isHexadecimal ? 16 : 10)
    return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }
}
