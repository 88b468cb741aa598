/// Notices that an id of a household stands in the file before.
///
/// As long as each id is greater than the one before, nothing needs to be kept; as soon as one is
/// not, all before it are noted in an index. What can't be read twice has the index at once.
struct IDOrder {
  private var last: [UInt8] = []
  private var index: IDIndex?
  /// Reads the ids of the first households again.
  private let readAgain: ((_ rows: Int) throws(PopulationError) -> IDIndex)?

  /// Begins with none.
  init(readingAgain read: ((_ rows: Int) throws(PopulationError) -> IDIndex)?) {
    readAgain = read
    if read == nil { index = IDIndex() }
  }

  /// Notes the id of a row; false if it stands in the file before.
  mutating func isNew(_ id: UnsafeRawBufferPointer, row: Int) throws(PopulationError) -> Bool {
    if index == nil {
      if isGreater(id) {
        note(id)
        return true
      }
      index = try readAgain?(row)
    }
    return index?.insert(id, row: row) == nil
  }

  /// Longer ids are greater, and those of one length go by their bytes.
  private func isGreater(_ id: UnsafeRawBufferPointer) -> Bool {
    guard id.count == last.count else { return id.count > last.count }
    return last.withUnsafeBytes { id.compares(to: $0) > 0 }
  }

  private mutating func note(_ id: UnsafeRawBufferPointer) {
    if last.count == id.count {
      last.withUnsafeMutableBytes { $0.copyMemory(from: id) }
    } else {
      last = Array(id)
    }
  }
}
