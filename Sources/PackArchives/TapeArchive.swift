internal import Diagnostics

/// A file in an archive.
struct ArchivedFile: Sendable, Hashable {
  /// Its path in the archive, with `/` between folders.
  let path: String
  /// What is in it.
  let bytes: [UInt8]
}

/// Files in one sequence of bytes, in the format `ustar` of POSIX.1-1988, which every `tar` reads.
///
/// What differs from machine to machine is left out: owner and group are zero, the time is the
/// beginning of 1970, the mode 0644. So equal files make equal bytes.
///
///     archive = { header (512 bytes) content padding } end
///     header  = name(100) mode(8) uid(8) gid(8) size(12) mtime(12) checksum(8) type(1)
///               link(100) "ustar" NUL "00" user(32) group(32) major(8) minor(8) prefix(155)
///     end     = 1024 bytes of zero
enum TapeArchive {
  static let blockSize = 512

  /// Returns the bytes of an archive of files, in the order in which they are given.
  ///
  /// - Throws: `DiagnosticsError` if a path is too long for the format.
  static func bytes(of files: [ArchivedFile]) throws(DiagnosticsError) -> [UInt8] {
    var bytes: [UInt8] = []
    for file in files {
      guard let header = TapeHeader(file) else {
        throw DiagnosticsError([Diagnostic(.error, .pathTooLong(file.path), at: nil)])
      }
      bytes += header.bytes + file.bytes + zeros(padding(of: file.bytes.count))
    }
    return bytes + zeros(2 * blockSize)
  }

  /// Returns the files of an archive.
  ///
  /// - Throws: `DiagnosticsError` if the bytes are no such archive, are cut off, or hold what is no
  ///   plain file.
  static func files(in bytes: [UInt8]) throws(DiagnosticsError) -> [ArchivedFile] {
    var files: [ArchivedFile] = []
    var position = 0
    while let block = block(at: position, of: bytes), block.contains(where: { $0 != 0 }) {
      guard let header = TapeHeader(reading: block) else { throw .archive(.noArchive) }
      let start = position + blockSize
      guard header.size <= bytes.count - start else { throw .archive(.cutOff) }
      guard header.isPlainFile else { throw .archive(.noPlainFile(header.path)) }
      files.append(
        ArchivedFile(path: header.path, bytes: Array(bytes[start..<start + header.size]))
      )
      position = start + header.size + padding(of: header.size)
    }
    guard !files.isEmpty else { throw .archive(.noArchive) }
    guard block(at: position, of: bytes) != nil else { throw .archive(.cutOff) }
    return files
  }

  private static func block(at position: Int, of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard position + blockSize <= bytes.count else { return nil }
    return bytes[position..<position + blockSize]
  }

  private static func padding(of size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

  private static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
}

/// What stands before a file in an archive.
private struct TapeHeader {
  let path: String
  let size: Int
  let isPlainFile: Bool

  /// The places of the fields in the block.
  private enum Field {
    static let name = 0..<100
    static let mode = 100..<108
    static let user = 108..<116
    static let group = 116..<124
    static let size = 124..<136
    static let time = 136..<148
    static let checksum = 148..<156
    static let type = 156
    static let magic = 257..<265
    static let prefix = 345..<500
  }

  private static let magic: [UInt8] = Array("ustar\0".utf8) + Array("00".utf8)

  /// Creates the header of a file; `nil` if its path is too long for the format.
  init?(_ file: ArchivedFile) {
    guard Self.split(file.path) != nil else { return nil }
    path = file.path
    size = file.bytes.count
    isPlainFile = true
  }

  /// Reads a header; `nil` if the block is none.
  init?(reading block: ArraySlice<UInt8>) {
    let bytes = Array(block)
    guard Array(bytes[Field.magic]).starts(with: Array("ustar".utf8)),
      let checksum = Self.octal(bytes[Field.checksum]), checksum == Self.checksum(of: bytes),
      let size = Self.octal(bytes[Field.size]),
      let name = Self.text(bytes[Field.name]), let prefix = Self.text(bytes[Field.prefix])
    else { return nil }
    self.size = size
    path = prefix.isEmpty ? name : prefix + "/" + name
    isPlainFile = bytes[Field.type] == UInt8(ascii: "0") || bytes[Field.type] == 0
  }

  var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: TapeArchive.blockSize)
    let (prefix, name) = Self.split(path) ?? ("", path)
    block.put(Array(name.utf8), at: Field.name)
    block.put(Array(prefix.utf8), at: Field.prefix)
    block.put(Self.digits(0o644, 7), at: Field.mode)
    block.put(Self.digits(0, 7), at: Field.user)
    block.put(Self.digits(0, 7), at: Field.group)
    block.put(Self.digits(size, 11), at: Field.size)
    block.put(Self.digits(0, 11), at: Field.time)
    block[Field.type] = UInt8(ascii: "0")
    block.put(Self.magic, at: Field.magic)
    block.put(Self.digits(Self.checksum(of: block), 6) + [0, 32], at: Field.checksum)
    return block
  }

  /// A path as its first folders and the rest, where it is too long for one field.
  private static func split(_ path: String) -> (prefix: String, name: String)? {
    if path.utf8.count <= Field.name.count { return ("", path) }
    for index in path.indices.reversed() where path[index] == "/" {
      let (prefix, name) = (path[..<index], path[path.index(after: index)...])
      if name.utf8.count <= Field.name.count, prefix.utf8.count <= Field.prefix.count {
        return (String(prefix), String(name))
      }
    }
    return nil
  }

  /// The sum of the bytes of a header, those of the sum itself counted as blanks.
  private static func checksum(of block: [UInt8]) -> Int {
    block.enumerated().reduce(0) { sum, byte in
      sum + (Field.checksum.contains(byte.offset) ? 32 : Int(byte.element))
    }
  }

  private static func digits(_ number: Int, _ width: Int) -> [UInt8] {
    let text = String(number, radix: 8)
    return Array((String(repeating: "0", count: max(0, width - text.count)) + text).utf8)
  }

  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 32 }.prefix { $0 != 0 && $0 != 32 }
    guard digits.count <= 11 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 < 0 ? nil : $0 }
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String? {
    String(validating: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}

extension [UInt8] {
  fileprivate mutating func put(_ bytes: [UInt8], at field: Range<Int>) {
    for (index, byte) in zip(field, bytes) { self[index] = byte }
  }
}
