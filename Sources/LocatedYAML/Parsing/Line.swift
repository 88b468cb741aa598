import Diagnostics

/// A line of a YAML file, taken apart as far as that goes without a parser.
struct Line {
  /// The file's bytes.
  let file: [UInt8]

  /// The line's bytes without its break and the blanks at its end.
  let range: Range<Int>

  /// Finds the line that holds an offset.
  init(at offset: Int, in source: SourceText) {
    file = source.bytes
    let offset = min(offset, file.count)
    var start = offset
    while start > 0, file[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    if start == 0 { start = file.byteOrderMarkLength }
    var end = file[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? file.count
    while end > start, Self.isBlank(file[end - 1]) { end -= 1 }
    range = start..<max(start, end)
  }

  /// The offset of the first byte that is no space.
  var contentStart: Int {
    range.first { file[$0] != UInt8(ascii: " ") } ?? range.upperBound
  }

  /// The number of spaces at its beginning.
  var indentation: Int { contentStart - range.lowerBound }

  /// The offset of its first key or text, behind the indentation and the dashes of a list.
  var itemStart: Int {
    var start = contentStart
    while start + 1 < range.upperBound, file[start] == UInt8(ascii: "-"),
      file[start + 1] == UInt8(ascii: " ")
    {
      start += 2
      while start < range.upperBound, file[start] == UInt8(ascii: " ") { start += 1 }
    }
    return start
  }

  /// The offset of the first text behind a `key: `, if the line has a key.
  var valueStart: Int? {
    let colon = (itemStart..<range.upperBound).first {
      file[$0] == UInt8(ascii: ":") && $0 + 1 < range.upperBound
        && file[$0 + 1] == UInt8(ascii: " ")
    }
    guard let colon else { return nil }
    return (colon + 1..<range.upperBound).first { file[$0] != UInt8(ascii: " ") }
  }

  /// Where its first full-width colon stands.
  var fullWidthColon: Range<Int>? {
    let start = (range.lowerBound..<max(range.lowerBound, range.upperBound - 2)).first {
      file[$0..<$0 + 3].elementsEqual("：".utf8)
    }
    return start.map { $0..<$0 + 3 }
  }

  /// Returns the bytes from an offset to the line's end.
  func bytes(from offset: Int) -> ArraySlice<UInt8> {
    file[min(offset, range.upperBound)..<range.upperBound]
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}

/// The change that makes a `|` block of the value on a line.
struct BlockFix {
  /// The change, or `nil` where no value stands at the place.
  let fix: Diagnostic.Fix?

  /// Finds the value on the line of an offset.
  init(in source: SourceText, at offset: Int) {
    let line = Line(at: offset, in: source)
    let isItem = line.itemStart > line.contentStart
    guard let start = line.valueStart ?? (isItem ? line.itemStart : nil), start <= offset,
      line.range.contains(start), ![0x7C, 0x3E].contains(source.bytes[start]) || start < offset
    else {
      fix = nil
      return
    }
    let column = line.valueStart == nil ? line.indentation : line.itemStart - line.range.lowerBound
    let value = SourceRange(source, start..<line.range.upperBound)
    let indentation = String(repeating: " ", count: column + 2)
    fix = Diagnostic.Fix(replacing: value, with: "|\n\(indentation)\(value.text)")
  }
}

// MARK: - Going on

extension Line {
  /// Whether the line begins with a key in the first column.
  var beginsWithKey: Bool {
    guard !range.isEmpty, !" \t#-?[]{}\"'|>&*!%@`.:,".utf8.contains(file[range.lowerBound]) else {
      return false
    }
    return valueStart != nil || file[range.upperBound - 1] == UInt8(ascii: ":")
  }

  /// Whether a document ends or begins here.
  var separatesDocuments: Bool {
    let bytes = file[range]
    return bytes.starts(with: "---".utf8) || bytes.starts(with: "...".utf8)
  }

  /// Returns the line before this one, if there is one.
  func previous(in source: SourceText) -> Line? {
    range.lowerBound > file.byteOrderMarkLength
      ? Line(at: range.lowerBound - 1, in: source) : nil
  }

  /// Returns the line after this one, if there is one.
  func next(in source: SourceText) -> Line? {
    guard let feed = file[range.upperBound...].firstIndex(of: UInt8(ascii: "\n")),
      feed + 1 < file.count
    else { return nil }
    return Line(at: feed + 1, in: source)
  }
}
