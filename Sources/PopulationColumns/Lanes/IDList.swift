/// Ids of subjects in UTF-8, one behind the other.
struct IDList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Whether no id has a byte that JSON writes otherwise.
  private var isPlain = true

  /// No ids.
  init() {}

  /// Some ids.
  init(_ ids: [String]) {
    for id in ids {
      bytes += id.utf8
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    isPlain = false
  }

  /// The ids of the rows that a reading read last.
  init(_ reading: TableReading) {
    let cells = reading.idCells
    ends.reserveCapacity(cells.count)
    guard !copy(cells) else { return }
    bytes = []
    ends.removeAll(keepingCapacity: true)
    for cell in cells {
      bytes.append(contentsOf: reading.text(of: cell).utf8)
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    isPlain = bytes.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }

  /// Copies cells that are ids as they stand and look so in JSON; false if one does not.
  private mutating func copy(_ cells: [UnsafeRawBufferPointer]) -> Bool {
    var isSimple = true
    var end = 0
    let size = cells.reduce(0) { $0 + $1.count }
    bytes = [UInt8](unsafeUninitializedCapacity: size + 8) { bytes, count in
      guard let start = bytes.baseAddress else { return }
      for cell in cells {
        isSimple = Self.copy(cell, to: start + end) && isSimple
        end += cell.count
        ends.append(UInt32(truncatingIfNeeded: end))
      }
      count = end
    }
    return isSimple
  }

  /// Copies a cell by words, and tells whether it has nothing but plain characters.
  @inline(__always)
  private static func copy(
    _ cell: UnsafeRawBufferPointer,
    to place: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard let start = cell.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return true }
    var isSimple = true
    var done = 0
    while done < cell.count {
      let word = ByteWord.load(start + done)
      isSimple = ByteWord.isPlain(word, count: cell.count &- done) && isSimple
      UnsafeMutableRawPointer(place + done).storeBytes(of: word.littleEndian, as: UInt64.self)
      done &+= 8
    }
    return isSimple
  }

  private func range(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
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
