/// Where each line of a source begins, for many places in one text.
public struct LineIndex: Sendable {
  /// The source whose lines these are.
  public let source: SourceText

  /// The offset of each line's first byte, ascending.
  private let starts: [Int]

  /// Creates an index of a source's lines.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - end: The last offset that will be asked for; lines that begin after it are left out.
  /// - Complexity: O(*n*), where *n* is the number of bytes up to `end`.
  public init(_ source: SourceText, through end: Int = .max) {
    self.source = source
    starts = source.bytes.withUnsafeBufferPointer { bytes in
      var starts = [bytes.byteOrderMarkLength]
      for index in 0..<max(0, min(end, bytes.count)) where bytes[index] == UInt8(ascii: "\n") {
        starts.append(index + 1)
      }
      return starts
    }
  }

  /// The number of lines in the index, at least one.
  public var count: Int { starts.count }

  /// Returns the line and the column of a UTF-8 offset, clamped to the text.
  public func position(at offset: Int) -> Position {
    let bytes = source.bytes
    let offset = min(max(offset, 0), bytes.count)
    let line = line(holding: offset)
    return Position(line: line, column: bytes.scalars(from: starts[line - 1], to: offset) + 1)
  }

  /// Finds the bytes of a line, counted from one.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - end: An offset behind which the line's end is not looked for, as lines may be very long.
  /// - Returns: The bytes without the line break; none for a line that is not in the index.
  public func bytes(ofLine line: Int, through end: Int = .max) -> Range<Int> {
    guard starts.indices.contains(line - 1) else { return 0..<0 }
    let bytes = source.bytes
    let start = min(starts[line - 1], bytes.count)
    let rest = bytes[start..<max(start, min(end, bytes.count))]
    guard let feed = rest.firstIndex(of: UInt8(ascii: "\n")) else { return start..<rest.endIndex }
    let hasReturn = feed > start && bytes[feed - 1] == UInt8(ascii: "\r")
    return start..<(hasReturn ? feed - 1 : feed)
  }

  private func line(holding offset: Int) -> Int {
    var lower = 0
    var upper = starts.count
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if starts[middle] <= offset { lower = middle } else { upper = middle }
    }
    return lower + 1
  }
}
