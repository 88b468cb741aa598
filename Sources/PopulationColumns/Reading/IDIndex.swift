/// The rows of ids, which are known by digests of 64 bits.
///
/// It takes some 24 bytes an id. Two ids with one digest are told apart by who uses it: what is
/// found must be compared with the id itself.
struct IDIndex {
  private var digests: [UInt64]
  private var rows: [UInt32]
  private(set) var count = 0
  /// How many rows a file had whose ids were noted.
  private(set) var rowCount = 0

  init() {
    digests = Array(repeating: 0, count: 1 << 12)
    rows = Array(repeating: 0, count: 1 << 12)
  }

  /// Notes the row of an id; returns the row that had the digest before, if there was one.
  mutating func insert(_ id: UnsafeRawBufferPointer, row: Int) -> Int? {
    if 3 * count > 2 * digests.count { grow() }
    let digest = Self.digest(of: id)
    let place = place(of: digest)
    guard digests[place] == 0 else { return Int(rows[place]) }
    digests[place] = digest
    rows[place] = UInt32(truncatingIfNeeded: row)
    count += 1
    return nil
  }

  /// The row of an id; `nil` if it was not noted.
  func row(of id: UnsafeRawBufferPointer) -> Int? {
    let digest = Self.digest(of: id)
    let place = place(of: digest)
    return digests[place] == 0 ? nil : Int(rows[place])
  }

  private func place(of digest: UInt64) -> Int {
    let mask = digests.count - 1
    var place = Int(truncatingIfNeeded: digest >> 20) & mask
    while digests[place] != 0, digests[place] != digest { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = (digests, rows)
    digests = Array(repeating: 0, count: 2 * old.0.count)
    rows = Array(repeating: 0, count: 2 * old.0.count)
    for (digest, row) in zip(old.0, old.1) where digest != 0 {
      let place = place(of: digest)
      digests[place] = digest
      rows[place] = row
    }
  }

  /// A digest of an id, which is never zero.
  static func digest(of id: UnsafeRawBufferPointer) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var digest = UInt64(id.count) &* factor
    var index = 0
    while index < id.count {
      var word: UInt64 = 0
      if index + 8 <= id.count {
        word = UInt64(littleEndian: id.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      } else {
        for byte in id[index...].reversed() { word = word << 8 | UInt64(byte) }
      }
      let product = (digest ^ word).multipliedFullWidth(by: factor)
      digest = product.high ^ product.low
      index += 8
    }
    let product = (digest ^ factor).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return max(1, product.high ^ product.low)
  }
}

extension IDIndex {
  /// Notes the ids of the first households of a file, and returns how many rows there were.
  init(of path: String, _ columns: TableColumns, rows: Int = .max) throws(PopulationError) {
    self.init()
    var reader = try RowReader(first: path)
    var row = 0
    while !reader.isAtEnd, row < rows {
      if let id = columns.householdID(in: reader.row), !id.isEmpty { _ = insert(id, row: row) }
      try reader.advance()
      row += 1
    }
    self.rowCount = row
  }
}
