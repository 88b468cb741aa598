#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Cuts a CSV file into rows without looking into them, and stands on one row after the other.
///
/// A row ends with a line break outside quotes; empty ones are passed over. Rows stay bytes of the
/// file: in UTF-8 as in GB 18030 no byte of a character looks like a comma, a quote or a line break.
struct RowReader {
  /// What the row says, without its line break; empty at the end.
  private(set) var row = UnsafeRawBufferPointer(start: nil, count: 0)
  /// The line of the file in which the row begins.
  private(set) var line = 0
  /// Whether there are no more rows.
  private(set) var isAtEnd = false
  /// The piece of the file in which the row lies.
  private(set) var chunk: ByteChunk
  /// Where that piece begins.
  private(set) var chunkStart: UnsafeMutablePointer<UInt8>
  /// Whether a quote has been seen so far.
  private(set) var hasQuotes = false

  private let file: ByteFile?
  private let pool: ChunkPool
  /// Where the next row begins, and where what has been read ends.
  private var next: UnsafeMutablePointer<UInt8>
  private var end: UnsafeMutablePointer<UInt8>
  private var nextLine = 1
  private var isWhole = false
  private var lineBreak = UInt8(ascii: "\n")

  /// How many bytes are read at once.
  private static let pieceSize = 1 << 18
  /// A quote that is closed later than this is a mistake.
  private static let longestQuotedRow = 1 << 20
  private static let `return` = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// Opens a file, and stands before its first row.
  init(path: String) throws(PopulationError) {
    self.init(try ByteFile(path: path))
    _ = try fill()
    let read = UnsafeRawBufferPointer(start: next, count: end - next)
    if read.starts(with: [0xEF, 0xBB, 0xBF]) { next += 3 }
    // Old programs end lines with CR alone.
    if place(of: lineBreak, next, end) == nil, place(of: Self.return, next, end) != nil {
      lineBreak = Self.return
    }
  }

  /// A file without rows.
  static var empty: RowReader {
    var reader = RowReader(nil)
    (reader.isAtEnd, reader.isWhole) = (true, true)
    return reader
  }

  private init(_ file: ByteFile?) {
    self.file = file
    pool = ChunkPool(size: Self.pieceSize)
    chunk = ByteChunk(size: 0)
    chunkStart = chunk.start
    (next, end) = (chunk.start, chunk.start)
  }

  /// Whether the file can be read again from its beginning.
  var isRepeatable: Bool { file?.isPlain ?? true }

  /// Goes on to the next row that is not empty.
  ///
  /// Rows before it stay where they are as long as somebody has their ``chunk``.
  mutating func advance() throws(PopulationError) {
    while let stop = try rowEnd() {
      let begin = next
      line = nextLine
      pass(to: stop)
      var last = stop
      if last > begin, last[-1] == Self.return { last -= 1 }
      if last > begin {
        row = UnsafeRawBufferPointer(start: begin, count: last - begin)
        return
      }
    }
    row = UnsafeRawBufferPointer(start: nil, count: 0)
    isAtEnd = true
  }

  private mutating func pass(to stop: UnsafeMutablePointer<UInt8>) {
    if hasQuotes {
      let passed = UnsafeBufferPointer(start: next, count: stop - next)
      nextLine += passed.count { $0 == lineBreak }
    }
    nextLine += 1
    next = stop < end ? stop + 1 : end
  }

  /// Where the row that begins at ``next`` ends; `nil` if there is none.
  private mutating func rowEnd() throws(PopulationError) -> UnsafeMutablePointer<UInt8>? {
    while true {
      if let found = place(of: lineBreak, next, end) {
        guard hasQuotes, place(of: Self.quote, next, found) != nil else { return found }
        if let found = quotedEnd() { return found }
      }
      if try !fill() { return next < end ? end : nil }
    }
  }

  private func quotedEnd() -> UnsafeMutablePointer<UInt8>? {
    var isQuoted = false
    var place = next
    while place < end {
      if place.pointee == Self.quote { isQuoted.toggle() }
      if place.pointee == lineBreak, !isQuoted { return place }
      place += 1
    }
    return end - next > Self.longestQuotedRow ? self.place(of: lineBreak, next, end) : nil
  }

  @inline(__always)
  private func place(
    of byte: UInt8,
    _ from: UnsafeMutablePointer<UInt8>,
    _ to: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8>? {
    guard from < to else { return nil }
    return memchr(from, Int32(byte), to - from)?.assumingMemoryBound(to: UInt8.self)
  }

  /// Reads on into another piece, which begins with what is left of this one; false at the end of
  /// the file.
  private mutating func fill() throws(PopulationError) -> Bool {
    guard !isWhole, let file else { return false }
    let rest = end - next
    let larger = ByteChunk(size: max(Self.pieceSize, 4 * rest), pool: pool)
    larger.start.update(from: next, count: rest)
    let size = max(Self.pieceSize, 4 * rest)
    var count = rest
    while count < size {
      let room = UnsafeMutableRawBufferPointer(start: larger.start + count, count: size - count)
      let more = try file.read(into: room)
      if more == 0 { break }
      count += more
    }
    isWhole = count < size
    (chunk, chunkStart) = (larger, larger.start)
    (next, end) = (larger.start, larger.start + count)
    if !hasQuotes { hasQuotes = place(of: Self.quote, next + rest, end) != nil }
    return count > rest
  }
}
