/// Where the cells of some rows are, so that they can be read column by column.
final class CellBatch {
  /// How many rows it holds: their text and places stay near the processor.
  static let size = 256

  /// The number of cells of a row.
  private let columns: Int
  /// How many rows there are now.
  private(set) var count = 0
  private let starts: UnsafeMutablePointer<UnsafePointer<UInt8>>
  /// For each row, -1 and then the ends of its cells, counted from where it begins.
  private let ends: UnsafeMutablePointer<Int32>
  /// For each row the place in its list, and in the lanes.
  private let places: UnsafeMutablePointer<Int>
  private let rows: UnsafeMutablePointer<Int>

  /// The separators of a block of 64 bytes are noted before they are counted.
  private static let slack = 64

  /// Makes room for rows of so many cells.
  init(columns: Int) {
    self.columns = columns
    starts = .allocate(capacity: Self.size)
    ends = .allocate(capacity: Self.size * (columns + 1) + Self.slack)
    places = .allocate(capacity: Self.size)
    rows = .allocate(capacity: Self.size)
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    places.deallocate()
    rows.deallocate()
  }

  /// Takes rows of a list from one on, and returns the first that has no room any more; a function
  /// is called with each row that does not have as many cells as there are columns.
  func fill(
    _ list: RowList,
    from first: Int,
    into laneRows: [Int],
    _ odd: (_ row: Int) -> Void
  ) -> Int {
    var count = 0
    var next = first
    let mayHaveQuotes = list.mayHaveQuotes
    list.places.withUnsafeBufferPointer { list in
      laneRows.withUnsafeBufferPointer { laneRows in
        while next < list.count, count < Self.size {
          if cut(list[next], count, mayHaveQuotes) {
            (places[count], rows[count]) = (next, laneRows[next])
            count &+= 1
          } else {
            odd(next)
          }
          next &+= 1
        }
      }
    }
    self.count = count
    return next
  }

  /// The cells of a column.
  subscript(column: Int) -> CellColumn {
    CellColumn(
      count: count,
      starts: starts,
      ends: ends + column,
      stride: columns + 1,
      places: places,
      rows: rows
    )
  }

  // MARK: - Cutting

  @inline(__always)
  private func cut(_ row: RowPlace, _ place: Int, _ mayHaveQuotes: Bool) -> Bool {
    starts[place] = row.start
    let ends = ends + place &* (columns &+ 1)
    ends[0] = -1
    guard row.count < Int32.max else { return false }
    if mayHaveQuotes, row.bytes.contains(Cells.quote) { return cutQuoted(row.bytes, ends) }
    var found = 1
    var offset = 0
    while offset < row.count, found <= columns {
      var separators = Self.separators(row.start + offset)
      let rest = row.count &- offset
      if rest < 64 { separators &= (1 &<< UInt64(truncatingIfNeeded: rest)) &- 1 }
      while separators != 0 {
        ends[found] = Int32(truncatingIfNeeded: offset &+ separators.trailingZeroBitCount)
        found &+= 1
        separators &= separators &- 1
      }
      offset &+= 64
    }
    guard found == columns else { return false }
    ends[found] = Int32(truncatingIfNeeded: row.count)
    return true
  }

  private func cutQuoted(
    _ row: UnsafeRawBufferPointer,
    _ ends: UnsafeMutablePointer<Int32>
  ) -> Bool {
    var start = 0
    for column in 1...columns {
      guard start <= row.count else { return false }
      let end = Cells.end(of: start, in: row)
      guard end <= row.count else { return false }
      ends[column] = Int32(truncatingIfNeeded: end)
      start = end + 1
    }
    return start == row.count + 1
  }

  /// The separators among 64 bytes, a bit for each byte.
  @inline(__always)
  private static func separators(_ start: UnsafePointer<UInt8>) -> UInt64 {
    var bits: UInt64 = 0
    var word: UInt64 = 0
    while word < 8 {
      bits |= Self.separators(ByteWord.load(start + Int(word &* 8))) &<< (word &* 8)
      word &+= 1
    }
    return bits
  }

  /// The separators among eight bytes: bytes that are zero beside commas get their high bit, and a
  /// product brings the eight bits together.
  @inline(__always)
  private static func separators(_ word: UInt64) -> UInt64 {
    let marked = ByteWord.zeros(word ^ ByteWord.all(Cells.separator))
    return ((marked &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }
}

/// The cells of one column in some rows.
struct CellColumn {
  let count: Int
  fileprivate let starts: UnsafeMutablePointer<UnsafePointer<UInt8>>
  fileprivate let ends: UnsafeMutablePointer<Int32>
  fileprivate let stride: Int
  fileprivate let places: UnsafeMutablePointer<Int>
  fileprivate let rows: UnsafeMutablePointer<Int>

  /// A cell: where it begins and how long it is.
  @inline(__always)
  subscript(cell: Int) -> (start: UnsafePointer<UInt8>, count: Int) {
    let before = Int(ends[cell &* stride])
    let end = Int(ends[cell &* stride &+ 1])
    return (starts[cell] + (before &+ 1), end &- before &- 1)
  }

  /// The bytes of a cell.
  func bytes(of cell: Int) -> UnsafeRawBufferPointer {
    let (start, count) = self[cell]
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// The row of the lanes into which a cell goes.
  @inline(__always)
  func row(of cell: Int) -> Int { rows[cell] }

  /// The place of the cell's row in its list.
  @inline(__always)
  func place(of cell: Int) -> Int { places[cell] }
}
