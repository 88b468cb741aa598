/// The id of a household whose persons are looked for, compared by words.
struct SoughtID {
  let bytes: UnsafeRawBufferPointer
  private let word: ShortWord

  /// Takes an id that is not empty; `nil` if it is.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return nil }
    self.bytes = bytes
    word = ShortWord(
      start.assumingMemoryBound(to: UInt8.self),
      min(bytes.count, ShortWord.longest)
    )
  }

  /// Whether the first cell of a row is the id.
  @inline(__always)
  func isFirst(in row: UnsafeRawBufferPointer) -> Bool {
    let count = bytes.count
    guard let start = row.baseAddress?.assumingMemoryBound(to: UInt8.self), row.count >= count,
      row.count == count || start[count] == Cells.separator
    else { return false }
    if count <= ShortWord.longest { return ShortWord(start, count) == word }
    return UnsafeRawBufferPointer(rebasing: row[0..<count]).isEqual(to: bytes)
  }
}

/// A word of at most sixteen bytes: its first and last eight, and its length.
struct ShortWord: Equatable {
  let first: UInt64
  let last: UInt64
  let length: Int

  static let longest = 16

  /// What no word is.
  static let none = ShortWord()

  private init() { (first, last, length) = (0, 0, -1) }

  /// Reads a word; eight bytes behind where it begins must be readable.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    length = count
    first = ByteWord.first(count, of: ByteWord.load(start))
    last = ByteWord.first(count, of: ByteWord.load(start + max(count &- 8, 0)))
  }
}
