/// Where something encrypted stands in the file: what is moved elsewhere can't be read there.
struct SealedPlace {
  /// The place in bytes, which encrypting authenticates.
  private(set) var bytes: [UInt8]

  /// A column of a table, such as `procedureEvent.body`, to which the row is to be added.
  init(_ column: StaticString) {
    bytes = column.withUTF8Buffer { Array($0) }
    bytes.append(0)
  }

  /// A place in the row that has a name.
  init(_ column: StaticString, row: String) {
    self.init(column)
    add(row)
  }

  /// A place in the row that has some numbers.
  init(_ column: StaticString, row: Int64...) {
    self.init(column)
    for number in row { add(number) }
  }

  /// Adds a name, which has no U+0000.
  mutating func add(_ name: String) {
    bytes += name.utf8
    bytes.append(0)
  }

  /// Adds a number, of which there must be as many in all places of the column.
  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
