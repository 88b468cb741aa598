internal import Diagnostics
internal import LocatedYAML

/// Writes a file as its layout says.
struct LayoutWriter {
  private let walk: LayoutWalk
  private let comments: CommentColumns
  private var gaps: [(bytes: Range<Int>, text: String)]
  private var written: [UInt8] = []
  private var blankLines = 0

  /// The text of the file.
  var text: String { String(decoding: written, as: UTF8.self) }

  /// Writes a file.
  init(_ file: SourceText, _ root: YAMLNode?) {
    walk = LayoutWalk(file, root)
    comments = CommentColumns(walk)
    gaps = walk.gaps.reversed()
    for line in 0..<walk.lines.count { write(line) }
  }

  private mutating func write(_ line: Int) {
    let setting = walk.settings[line]
    if let block = setting.block { return write(moved(line, from: block.old, to: block.new)) }
    if setting.isInText, walk.lines.isBlank(line) { return write([]) }
    guard !walk.lines.isBlank(line) else {
      blankLines += 1
      return
    }
    var text = content(of: line)
    if !setting.keepsEnd || !isEscaped(text) { text = Self.withoutEnd(text) }
    write(Array(repeating: 0x20, count: indentation(of: line)) + text)
  }

  /// Writes a line behind at most one of the blank lines before it, and none at the beginning.
  private mutating func write(_ line: [UInt8]) {
    if blankLines > 0, !written.isEmpty { written.append(0x0A) }
    blankLines = 0
    written += line + [0x0A]
  }

  private func indentation(of line: Int) -> Int {
    if let indentation = walk.settings[line].indentation { return indentation }
    if walk.lines.isComment(line) { return comments.column(of: line) }
    return walk.lines.contentStart(of: line) - walk.lines.starts[line]
  }

  /// Returns a line of a block at its new depth; of blanks alone, only what is part of the text.
  private func moved(_ line: Int, from old: Int, to new: Int) -> [UInt8] {
    let range = walk.lines.range(of: line)
    let spaces = walk.lines.bytes[range].prefix { $0 == 0x20 }.count
    if spaces == range.count, spaces <= old { return [] }
    let rest = walk.lines.bytes[(range.lowerBound + spaces)..<range.upperBound]
    return Array(repeating: 0x20, count: max(0, spaces + new - old)) + rest
  }

  /// Returns what stands on a line behind its indentation, with the blanks within it set.
  private mutating func content(of line: Int) -> [UInt8] {
    let range = walk.lines.range(of: line)
    var position = walk.lines.contentStart(of: line)
    var content: [UInt8] = []
    while let gap = gaps.last, gap.bytes.lowerBound < range.upperBound {
      gaps.removeLast()
      guard gap.bytes.lowerBound >= position else { continue }
      content += walk.lines.bytes[position..<gap.bytes.lowerBound] + Array(gap.text.utf8)
      position = gap.bytes.upperBound
    }
    return content + walk.lines.bytes[position..<max(position, range.upperBound)]
  }

  /// Whether the blanks at the end of a line stand behind a backslash, which keeps them.
  private func isEscaped(_ text: [UInt8]) -> Bool {
    Self.withoutEnd(text).last == UInt8(ascii: "\\") && Self.withoutEnd(text) != text
  }

  private static func withoutEnd(_ text: [UInt8]) -> [UInt8] {
    let end = text.lastIndex { !LineTable.isBlank($0) }.map { $0 + 1 } ?? 0
    return Array(text[..<end])
  }
}
