internal import Diagnostics
internal import LocatedYAML

/// Walks through a tree and finds how each line of its file is to be set.
///
///     level of a mapping in the file                 0
///     a value below its key, an item below its key   2 more
///     keys within an item of a list                  2 more than the dash
///     a line within brackets                         2 more for each bracket that is open
struct LayoutWalk {
  /// How a line is set.
  struct Setting {
    /// The column at which its first character is to stand; `nil` where the tree does not say.
    var indentation: Int?
    /// How deep the block is that the line belongs to, before and after.
    var block: (old: Int, new: Int)?
    /// Whether it continues a text in quotes or without, whose blank lines count.
    var isInText = false
    /// Whether blanks at its end are part of the text, after a backslash.
    var keepsEnd = false
    /// The columns at which keys and dashes stand: before and after.
    var columns: [(old: Int, new: Int)] = []
  }

  /// The lines of the file.
  let lines: LineTable

  /// How each line is set.
  private(set) var settings: [Setting]

  /// What comes in the place of blanks within lines.
  private(set) var gaps: [(bytes: Range<Int>, text: String)] = []

  /// Walks through a tree.
  init(_ file: SourceText, _ root: YAMLNode?) {
    lines = LineTable(file.bytes)
    settings = Array(repeating: Setting(), count: lines.count)
    if let root { place(root, at: 0, base: 0) }
    gaps.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }

  /// Sets a node.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - column: Where it begins if it has a line of its own.
  ///   - base: The column from which lines within its brackets are counted.
  private mutating func place(_ node: YAMLNode, at column: Int, base: Int) {
    guard !node.isEmpty else { return }
    switch node.kind {
    case .scalar(let scalar): place(scalar, at: column)
    case _ where node.isInBrackets:
      begin(node.range.bytes.lowerBound, at: column)
      placeInBrackets(node, base: base, depth: 1)
    case .sequence(let items): place(items, at: column, in: node)
    case .mapping(let mapping): place(mapping, at: column)
    }
  }

  /// Sets the line that begins with an offset.
  private mutating func begin(_ offset: Int, at column: Int) {
    let line = lines.line(at: offset)
    settings[line].columns.append((offset - lines.starts[line], column))
    if lines.contentStart(of: line) == offset { settings[line].indentation = column }
  }

  private mutating func place(_ mapping: YAMLMapping, at column: Int) {
    for entry in mapping.entries {
      begin(entry.key.range.bytes.lowerBound, at: column)
      setColon(of: entry)
      place(entry.value, at: column + 2, base: column)
    }
  }

  private mutating func place(_ items: [YAMLNode], at column: Int, in list: YAMLNode) {
    var next = list.range.bytes.lowerBound
    for item in items {
      guard let dash = dash(from: next) else { return }
      begin(dash, at: column)
      if !item.isEmpty { setGap(dash + 1..<item.range.bytes.lowerBound, to: " ") }
      place(item, at: column + 2, base: column + 2)
      next = max(dash + 1, item.range.bytes.upperBound)
    }
  }

  /// Returns where the next line begins, from an offset on, that begins with a dash.
  private func dash(from offset: Int) -> Int? {
    if offset < lines.bytes.count, lines.bytes[offset] == UInt8(ascii: "-") { return offset }
    let first = lines.line(at: offset)
    return (first..<lines.count).lazy.map { lines.contentStart(of: $0) }
      .first { $0 >= offset && $0 < lines.bytes.count && lines.bytes[$0] == UInt8(ascii: "-") }
  }
}

// MARK: - Texts

extension LayoutWalk {
  private mutating func place(_ scalar: YAMLScalar, at column: Int) {
    let bytes = scalar.range.bytes
    begin(bytes.lowerBound, at: column)
    let (first, last) = (lines.line(at: bytes.lowerBound), lines.line(at: bytes.upperBound - 1))
    guard first < last else { return }
    if scalar.isBlock {
      placeBlock(scalar, first + 1...last, at: column)
    } else {
      continueText(scalar, first...last, at: column)
    }
  }

  /// The lines of a block move together; a block that says how deep it is keeps that depth.
  private mutating func placeBlock(
    _ scalar: YAMLScalar,
    _ content: ClosedRange<Int>,
    at column: Int
  ) {
    guard let first = content.first(where: { !lines.isBlank($0) }) else { return }
    let header = lines.bytes[scalar.range.bytes].prefix { $0 != UInt8(ascii: "\n") }
    let mark = header.dropFirst().prefix(2).first { (0x31...0x39).contains($0) }
    let old =
      mark.map { oldParent(of: scalar) + Int($0 - 0x30) }
      ?? lines.contentStart(of: first) - lines.starts[first]
    let new = mark.map { column - 2 + Int($0 - 0x30) } ?? column
    for line in content { settings[line].block = (old, new) }
    guard header.prefix(3).contains(UInt8(ascii: "+")) else { return }
    keepBlankLines(after: content.upperBound)
  }

  /// The column of the key or dash that a block belongs to.
  private func oldParent(of scalar: YAMLScalar) -> Int {
    let line = lines.line(at: scalar.range.bytes.lowerBound)
    let offset = scalar.range.bytes.lowerBound - lines.starts[line]
    return settings[line].columns.map(\.old).filter { $0 < offset }.max() ?? 0
  }

  /// With `|+` the blank lines behind a block are part of it.
  private mutating func keepBlankLines(after line: Int) {
    for next in (line + 1..<max(line + 1, lines.count)).prefix(while: lines.isBlank) {
      settings[next].block = settings[line].block
    }
  }

  private mutating func continueText(
    _ scalar: YAMLScalar,
    _ range: ClosedRange<Int>,
    at column: Int
  ) {
    for line in range {
      if line > range.lowerBound {
        settings[line].indentation = column
        settings[line].isInText = true
      }
      settings[line].keepsEnd = line < range.upperBound && scalar.style == .doubleQuoted
    }
  }
}

// MARK: - Brackets

extension LayoutWalk {
  private mutating func placeInBrackets(_ node: YAMLNode, base: Int, depth: Int) {
    let bytes = node.range.bytes
    let (first, last) = (lines.line(at: bytes.lowerBound), lines.line(at: bytes.upperBound - 1))
    for line in first...last where line > first { settings[line].indentation = base + 2 * depth }
    if first < last, lines.contentStart(of: last) == bytes.upperBound - 1 {
      settings[last].indentation = base + 2 * (depth - 1)
    }
    if node.isInBrackets { setOpening(bytes.lowerBound) }
    for item in node.sequence ?? [] { placeItem(item, item.range.bytes.upperBound, base, depth) }
    for entry in node.mapping?.entries ?? [] {
      setColon(of: entry)
      let end = entry.value.isEmpty ? nil : entry.value.range.bytes.upperBound
      placeItem(entry.value, end, base, depth)
    }
  }

  private mutating func placeItem(_ item: YAMLNode, _ end: Int?, _ base: Int, _ depth: Int) {
    if let scalar = item.scalar {
      let bytes = scalar.range.bytes
      let last = max(bytes.lowerBound, bytes.upperBound - 1)
      let range = lines.line(at: bytes.lowerBound)...lines.line(at: last)
      if range.count > 1 { continueText(scalar, range, at: base + 2 * depth) }
    } else {
      placeInBrackets(item, base: base, depth: item.isInBrackets ? depth + 1 : depth)
    }
    if let end { setEnd(of: end) }
  }

  /// At most one blank stands behind a bracket that opens.
  private mutating func setOpening(_ bracket: Int) {
    let next = lines.skippingBlanks(from: bracket + 1)
    if next > bracket + 2 { setGap(bracket + 1..<next, to: " ") }
  }

  /// No blank stands before a comma, one behind it, and at most one before a bracket that closes.
  private mutating func setEnd(of end: Int) {
    let next = lines.skippingBlanks(from: end)
    guard next < lines.bytes.count, lines.bytes[next] == UInt8(ascii: ",") else {
      return setClosing(from: end, next)
    }
    setGap(end..<next, to: "")
    let after = lines.skippingBlanks(from: next + 1)
    guard after < lines.bytes.count, !"]}".utf8.contains(lines.bytes[after]) else {
      return setClosing(from: next + 1, after)
    }
    setGap(next + 1..<after, to: " ")
  }

  private mutating func setClosing(from end: Int, _ next: Int) {
    guard next < lines.bytes.count, "]}".utf8.contains(lines.bytes[next]), next > end + 1 else {
      return
    }
    setGap(end..<next, to: " ")
  }
}

// MARK: - Blanks within lines

extension LayoutWalk {
  /// No blank stands before a colon, and one behind it.
  private mutating func setColon(of entry: YAMLMapping.Entry) {
    let end = entry.key.range.bytes.upperBound
    let colon = lines.skippingBlanks(from: end)
    guard colon < lines.bytes.count, lines.bytes[colon] == UInt8(ascii: ":") else { return }
    setGap(end..<colon, to: "")
    guard !entry.value.isEmpty else { return }
    setGap(colon + 1..<entry.value.range.bytes.lowerBound, to: " ")
  }

  /// Puts a text in the place of blanks between two parts of one line; comments stay where they are.
  private mutating func setGap(_ bytes: Range<Int>, to text: String) {
    guard bytes.lowerBound <= bytes.upperBound, bytes.upperBound < lines.bytes.count,
      lines.bytes[bytes].allSatisfy(LineTable.isBlank),
      !"\n#".utf8.contains(lines.bytes[bytes.upperBound])
    else { return }
    gaps.append((bytes, text))
  }
}
