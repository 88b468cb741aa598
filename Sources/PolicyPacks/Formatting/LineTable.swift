/// The lines of a file whose lines end with LF.
struct LineTable {
  /// The file's bytes.
  let bytes: [UInt8]

  /// Where each line begins; the last entry is the end of the file.
  let starts: [Int]

  /// Finds the lines of a file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  /// How many lines there are.
  var count: Int { starts.count - 1 }

  /// Returns the line that holds an offset.
  ///
  /// - Complexity: O(log *n*), where *n* is the number of lines.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, max(0, count - 1))
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The bytes of a line without its break.
  func range(of line: Int) -> Range<Int> {
    let end = starts[line + 1]
    let hasBreak = end > starts[line] && bytes[end - 1] == UInt8(ascii: "\n")
    return starts[line]..<(hasBreak ? end - 1 : end)
  }

  /// Where the first byte of a line stands that is no blank; the end of the line if there is none.
  func contentStart(of line: Int) -> Int {
    let range = range(of: line)
    return range.first { !Self.isBlank(bytes[$0]) } ?? range.upperBound
  }

  /// Whether a line has nothing but blanks.
  func isBlank(_ line: Int) -> Bool { contentStart(of: line) == range(of: line).upperBound }

  /// Whether a line has nothing but a comment.
  func isComment(_ line: Int) -> Bool {
    !isBlank(line) && bytes[contentStart(of: line)] == UInt8(ascii: "#")
  }

  /// Returns the first offset from one on that holds no blank.
  func skippingBlanks(from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, Self.isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Whether a byte is a space or a tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
