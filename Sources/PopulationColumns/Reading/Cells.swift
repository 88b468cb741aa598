/// The cells of a row of a CSV file.
enum Cells {
  static let separator = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")

  /// Returns the end of the cell that begins at an index; beyond the row's if it has a quote that is
  /// never closed.
  @inline(__always)
  static func end(of start: Int, in row: UnsafeRawBufferPointer) -> Int {
    if start < row.count, row[start] == quote { return quotedEnd(of: start, in: row) }
    var index = start
    while index < row.count, row[index] != separator { index &+= 1 }
    return index
  }

  private static func quotedEnd(of start: Int, in row: UnsafeRawBufferPointer) -> Int {
    var index = start + 1
    var isQuoted = true
    while index < row.count, isQuoted || row[index] != separator {
      if row[index] == quote { isQuoted.toggle() }
      index += 1
    }
    return isQuoted ? row.count + 1 : index
  }

  /// Returns where a cell of a row is; `nil` if the row has fewer.
  static func range(of cell: Int, in row: UnsafeRawBufferPointer) -> Range<Int>? {
    var start = 0
    for _ in 0..<cell {
      start = end(of: start, in: row) + 1
      guard start <= row.count else { return nil }
    }
    return start..<min(end(of: start, in: row), row.count)
  }

  /// Returns the number of cells of a row.
  static func count(in row: UnsafeRawBufferPointer) -> Int {
    var (count, start) = (0, 0)
    while start <= row.count {
      start = end(of: start, in: row) + 1
      count += 1
    }
    return count
  }

  /// Returns what a cell says, without quotes and without blanks around it.
  static func content(of cell: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes = Array(cell)
    if bytes.first == quote {
      bytes.removeFirst()
      if bytes.last == quote { bytes.removeLast() }
      bytes = unescaped(bytes)
    }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return Array(bytes.drop(while: isBlank))
  }

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == quote && !isSecond
      if !isSecond { result.append(byte) }
    }
    return result
  }

  /// Whether a cell says exactly what its bytes are.
  @inline(__always)
  static func isPlain(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard let first = cell.first, let last = cell.last else { return true }
    return first != quote && first > 0x20 && last > 0x20
  }
}
