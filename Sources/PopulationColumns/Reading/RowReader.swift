/// Cuts a CSV file into rows without looking into them.
///
/// A row ends with a line break outside quotes. Rows stay bytes of the file: in UTF-8 as in
/// GB 18030 no byte of a character looks like a comma, a quote or a line break.
final class RowReader {
  /// The name of the file.
  let name: String
  private let file: ByteFile
  private var bytes: UnsafeMutableRawBufferPointer
  /// Where the next row begins.
  private var start = 0
  /// Where what has been read ends.
  private var end = 0
  private var line = 1
  private var isAtEnd = false
  private var hasQuotes = false
  private var lineBreak = UInt8(ascii: "\n")

  /// How many bytes are read at once.
  private static let pieceSize = 1 << 20
  /// A quote that is closed later than this is a mistake.
  private static let longestQuotedRow = 1 << 20

  /// Opens a file.
  init(path: String) throws(PopulationError) {
    name = path
    file = try ByteFile(path: path)
    bytes = .allocate(byteCount: 2 * Self.pieceSize, alignment: 16)
    _ = try fill()
    if bytes[0..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    // Old programs end lines with CR alone.
    let isOld = !bytes[0..<end].contains(lineBreak) && bytes[0..<end].contains(Self.return)
    if isOld { lineBreak = Self.return }
  }

  deinit { bytes.deallocate() }

  private static let `return` = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// A row, which stays where it is until it is taken.
  struct Row {
    /// What it says, without its line break.
    let bytes: UnsafeRawBufferPointer
    /// The line of the file in which it begins.
    let line: Int
  }

  /// Returns the next row that is not empty, or `nil` at the end.
  ///
  /// The row is not passed: ``take(_:)`` goes on behind it.
  func peek() throws(PopulationError) -> Row? {
    while let rowEnd = try findEnd() {
      var last = rowEnd
      if last > start, bytes[last - 1] == Self.return { last -= 1 }
      if last > start {
        return Row(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<last]), line: line)
      }
      pass(to: last)
    }
    return nil
  }

  /// Goes on behind a row.
  func take(_ row: Row) { pass(to: start + row.bytes.count) }

  private func pass(to rowEnd: Int) {
    if hasQuotes { line += bytes[start..<rowEnd].count { $0 == lineBreak } }
    start = rowEnd
    if start < end, bytes[start] == Self.return, lineBreak != Self.return { start += 1 }
    guard start < end, bytes[start] == lineBreak else { return }
    start += 1
    line += 1
  }

  /// Where the row that begins at ``start`` ends; `nil` if there is none.
  private func findEnd() throws(PopulationError) -> Int? {
    var searched = 0
    while true {
      if let found = hasQuotes
        ? quotedEnd() : bytes.place(of: lineBreak, in: start + searched..<end)
      {
        return found
      }
      searched = end - start
      let hadQuotes = hasQuotes
      if try !fill() { return start < end ? end : nil }
      if hasQuotes != hadQuotes { searched = 0 }
    }
  }

  private func quotedEnd() -> Int? {
    var isQuoted = false
    for index in start..<end {
      if bytes[index] == Self.quote { isQuoted.toggle() }
      if bytes[index] == lineBreak, !isQuoted { return index }
    }
    return end - start > Self.longestQuotedRow ? bytes.place(of: lineBreak, in: start..<end) : nil
  }

  /// Reads more behind what is there; false at the end of the file.
  private func fill() throws(PopulationError) -> Bool {
    guard !isAtEnd else { return false }
    makeRoom()
    let room = UnsafeMutableRawBufferPointer(rebasing: bytes[end...].prefix(Self.pieceSize))
    let count = try file.read(into: room)
    isAtEnd = count == 0
    if !hasQuotes { hasQuotes = bytes.place(of: Self.quote, in: end..<end + count) != nil }
    end += count
    return count > 0
  }

  private func makeRoom() {
    guard bytes.count - end < Self.pieceSize else { return }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    if rest.count <= bytes.count / 2 {
      bytes.copyMemory(from: rest)
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * bytes.count, alignment: 16)
      larger.copyMemory(from: rest)
      bytes.deallocate()
      bytes = larger
    }
    (start, end) = (0, rest.count)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// The first place of a byte in a range, found by words of eight bytes.
  @inline(__always)
  func place(of byte: UInt8, in range: Range<Int>) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word =
        UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
      let zeros = (word &- ones) & ~word & (ones << 7)
      if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
