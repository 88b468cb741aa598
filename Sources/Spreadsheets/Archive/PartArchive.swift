// archive   = { part } { entry } end
// entry     = "PK\1\2" .. method size, name, where the part begins
// end       = "PK\5\6" .. how many entries, where they begin

/// A ZIP archive, of which parts are unpacked when they are asked for, and never onto a disk.
///
/// Only what workbooks have is read: parts that are stored or deflated. The sizes that the archive
/// states are added up and held against the limit before anything is unpacked, and a part that turns
/// out larger than stated is refused.
struct PartArchive: Sendable {
  private struct Entry: Sendable {
    let isDeflated: Bool
    let checkSum: UInt32
    let packedSize: Int
    let size: Int
    let offset: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  /// Reads the archive's list of parts.
  init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(SpreadsheetError) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldFormat }
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .noArchive }
    self.bytes = bytes
    guard let end = endRecord else { throw .damaged("ZIP") }
    var cursor = end.offset
    var unpacked = 0
    guard end.count <= limits.parts else { throw .tooLarge(.parts, limit: limits.parts) }
    for _ in 0..<end.count {
      unpacked += try readEntry(&cursor)
      guard unpacked <= limits.unpackedBytes else {
        throw .tooLarge(.unpackedBytes, limit: limits.unpackedBytes)
      }
    }
  }

  /// Whether there is a part.
  func contains(_ name: String) -> Bool { entries[name] != nil }

  /// Unpacks a part.
  ///
  /// - Returns: Its bytes; `nil` if there is no such part.
  func part(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard let packed = packedBytes(of: entry) else { throw .damaged(name) }
    let part = entry.isDeflated ? Deflate.unpacked(packed, count: entry.size) : Array(packed)
    guard let part, part.count == entry.size, Deflate.checkSum(part) == entry.checkSum else {
      throw .damaged(name)
    }
    return part
  }

  private func packedBytes(of entry: Entry) -> ArraySlice<UInt8>? {
    guard number(4, at: entry.offset) == 0x0403_4B50, let name = number(2, at: entry.offset + 26),
      let extra = number(2, at: entry.offset + 28)
    else { return nil }
    let start = entry.offset + 30 + name + extra
    guard start + entry.packedSize <= bytes.count else { return nil }
    return bytes[start..<start + entry.packedSize]
  }
}

// MARK: - The list of parts

extension PartArchive {
  /// The record at the end, behind which a comment may stand.
  private var endRecord: (count: Int, offset: Int)? {
    let last = bytes.count - 22
    guard last >= 0 else { return nil }
    for start in stride(from: last, through: max(0, last - 65_535), by: -1)
    where number(4, at: start) == 0x0605_4B50 {
      guard let count = number(2, at: start + 10), let offset = number(4, at: start + 16),
        offset < start
      else { return nil }
      return (count, offset)
    }
    return nil
  }

  /// Reads an entry of the list, and returns the size of its part.
  private mutating func readEntry(_ cursor: inout Int) throws(SpreadsheetError) -> Int {
    guard number(4, at: cursor) == 0x0201_4B50, let flags = number(2, at: cursor + 8),
      let method = number(2, at: cursor + 10), let checkSum = number(4, at: cursor + 16),
      let packedSize = number(4, at: cursor + 20), let size = number(4, at: cursor + 24),
      let nameLength = number(2, at: cursor + 28), let extra = number(2, at: cursor + 30),
      let comment = number(2, at: cursor + 32), let offset = number(4, at: cursor + 42),
      cursor + 46 + nameLength <= bytes.count
    else { throw .damaged("ZIP") }
    let nameBytes = bytes[cursor + 46..<cursor + 46 + nameLength]
    cursor += 46 + nameLength + extra + comment
    guard let name = String(validating: nameBytes, as: UTF8.self) else { return size }
    guard !name.hasSuffix("/") else { return 0 }
    guard Self.isInside(name), entries[name] == nil else { throw .hostileName(name) }
    guard flags & 1 == 0 else { throw .encrypted }
    // Nothing can be packed to less than a thousandth; what claims to be is no honest part.
    guard method == 0 || method == 8, size <= (packedSize + 1) * 1_100 else {
      throw .damaged(name)
    }
    entries[name] = Entry(
      isDeflated: method == 8,
      checkSum: UInt32(truncatingIfNeeded: checkSum),
      packedSize: packedSize,
      size: size,
      offset: offset
    )
    return size
  }

  /// Whether a name stays in the archive, whatever a program would do with it.
  private static func isInside(_ name: String) -> Bool {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.contains("\\") && !name.contains(":") && !name.contains("\0")
      && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// The number in some bytes, the least first; `nil` beyond the end.
  private func number(_ count: Int, at offset: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
