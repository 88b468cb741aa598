/// Ids of subjects in UTF-8, one behind the other.
struct IDList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Whether no id has a byte that JSON writes otherwise.
  private var isPlain = true

  /// No ids.
  init() {}

  /// Some ids.
  init(_ ids: [String]) {
    for id in ids {
      bytes += id.utf8
      ends.append(bytes.count)
    }
    isPlain = false
  }

  /// The ids of the rows of a table.
  init(_ list: RowList, _ reading: TableReading) {
    guard let column = reading.idColumn else { return }
    ends.reserveCapacity(list.count)
    list.visit { _, row in
      if let range = Cells.range(of: column, in: row) {
        append(UnsafeRawBufferPointer(rebasing: row[range]), reading)
      }
      ends.append(bytes.count)
    }
  }

  private mutating func append(_ cell: UnsafeRawBufferPointer, _ reading: TableReading) {
    var isSimple = Cells.isPlain(cell)
    for byte in cell where byte >= 0x80 || byte < 0x20 { isSimple = false }
    if isSimple {
      bytes.append(contentsOf: cell)
    } else {
      bytes.append(contentsOf: reading.text(of: cell).utf8)
    }
    for byte in cell where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 {
      isPlain = false
    }
  }

  private func range(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : ends[place - 1])..<ends[place]
  }

  /// An id as a text.
  func text(at place: Int) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

  /// Appends an id to a text of JSON.
  func append(_ place: Int, to text: inout ByteText) {
    guard isPlain else { return text.appendEscaped(self.text(at: place)) }
    let range = range(place)
    bytes.withUnsafeBufferPointer { bytes in
      text.append(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }
}
