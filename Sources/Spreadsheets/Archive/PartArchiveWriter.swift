/// Writes a ZIP archive: the same parts give the same bytes, since no time and no owner is in it.
struct PartArchiveWriter {
  private var bytes: [UInt8] = []
  private var list: [UInt8] = []
  private var count = 0

  /// 1 January 1980, the first day that the format can say.
  private static let firstDay = 0x21

  /// Puts a part in.
  mutating func add(_ name: String, _ part: [UInt8]) {
    let packed = Deflate.packed(part)
    let isDeflated = packed.map { $0.count < part.count } ?? false
    let stored = isDeflated ? packed ?? part : part
    let common = Self.common(name, part, stored, isDeflated: isDeflated)
    let offset = bytes.count
    bytes += Self.number(0x0403_4B50, 4) + common + Array(name.utf8) + stored
    list += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common
    list += Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4)
    list += Self.number(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// Returns the whole archive.
  func finished() -> [UInt8] {
    let end =
      Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2)
      + Self.number(count, 2) + Self.number(list.count, 4) + Self.number(bytes.count, 4)
    return bytes + list + end + Self.number(0, 2)
  }

  /// What a part and its entry in the list have in common.
  private static func common(
    _ name: String,
    _ part: [UInt8],
    _ stored: [UInt8],
    isDeflated: Bool
  ) -> [UInt8] {
    number(20, 2) + number(0x0800, 2) + number(isDeflated ? 8 : 0, 2) + number(0, 2)
      + number(firstDay, 2) + number(Int(Deflate.checkSum(part)), 4) + number(stored.count, 4)
      + number(part.count, 4) + number(name.utf8.count, 2) + number(0, 2)
  }

  /// The bytes of a number, the least first.
  private static func number(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
