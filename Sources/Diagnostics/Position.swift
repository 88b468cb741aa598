/// A line and a column, as an editor shows them.
public struct Position: Sendable, Hashable, Comparable {
  /// The line, from one.
  public let line: Int

  /// The column in Unicode scalars, from one.
  public let column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they are read.
  public static func < (one: Self, other: Self) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

extension SourceText {
  /// Returns the line and the column of a UTF-8 offset, clamped to the text.
  ///
  /// A line ends after a line feed. A byte order mark at the beginning takes no column.
  ///
  /// - Complexity: O(*n*), where *n* is the offset. ``LineIndex`` is faster for many places.
  public func position(at offset: Int) -> Position {
    bytes.withUnsafeBufferPointer { bytes in
      let offset = min(max(offset, 0), bytes.count)
      var line = 1
      var lineStart = bytes.byteOrderMarkLength
      for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
      return Position(line: line, column: bytes.scalars(from: lineStart, to: offset) + 1)
    }
  }
}

extension Collection<UInt8> where Index == Int {
  /// The number of bytes of a UTF-8 byte order mark at the beginning: three or none.
  package var byteOrderMarkLength: Int {
    starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Returns how many scalars begin in a range of offsets.
  func scalars(from start: Int, to end: Int) -> Int {
    guard start < end else { return 0 }
    return (start..<end).count { self[$0] & 0xC0 != 0x80 }
  }
}
