#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Foundation

/// A temporary file without a name, to which rows are appended and which is then read as a whole.
final class SpillFile {
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 15

  /// A row as it lies in the file: the household's row, the line, the length, the bytes.
  struct Record {
    let row: Int
    let place: RowPlace
    private static let headSize = 20

    init?(_ file: UnsafeRawBufferPointer, at place: Int) {
      row = Int(file.loadUnaligned(fromByteOffset: place, as: Int64.self))
      let line = Int(file.loadUnaligned(fromByteOffset: place + 8, as: Int64.self))
      let length = Int(file.loadUnaligned(fromByteOffset: place + 16, as: UInt32.self))
      let start = place + Self.headSize
      let bytes = UnsafeRawBufferPointer(rebasing: file[start..<start + length])
        .assumingMemoryBound(to: UInt8.self)
      guard let first = bytes.baseAddress else { return nil }
      self.place = RowPlace(start: first, count: length, line: line)
    }

    var size: Int { Self.headSize + place.count }
  }

  /// Makes a file in the folder for temporary files.
  init() throws(PopulationError) {
    let folder = FileManager.default.temporaryDirectory.path
    var path = Array("\(folder)/resettle-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw Self.failure() }
    unlink(path)
  }

  deinit { close() }

  /// Gives the file's place on the disk back.
  func close() {
    guard descriptor >= 0 else { return }
    System.close(descriptor)
    descriptor = -1
  }

  private static func failure() -> PopulationError {
    PopulationError(.unwritable(String(cString: strerror(errno))), file: "")
  }

  /// Adds a row.
  func append(
    _ bytes: UnsafeRawBufferPointer,
    line: Int,
    row: Int
  ) throws(PopulationError) {
    withUnsafeBytes(of: Int64(row)) { buffer.append(contentsOf: $0) }
    withUnsafeBytes(of: Int64(line)) { buffer.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(bytes.count)) { buffer.append(contentsOf: $0) }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(PopulationError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure() }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Returns everything that was added.
  func contents() throws(PopulationError) -> (chunk: ByteChunk, size: Int) {
    try flush()
    buffer = []
    let size = Int(lseek(descriptor, 0, SEEK_END))
    lseek(descriptor, 0, SEEK_SET)
    guard size >= 0 else { throw Self.failure() }
    let chunk = ByteChunk(size: size)
    var count = 0
    while count < size {
      let more = read(descriptor, chunk.start + count, size - count)
      if more < 0, errno == EINTR { continue }
      guard more > 0 else { throw Self.failure() }
      count += more
    }
    return (chunk, size)
  }
}

/// The function of the system that has the name of a method here.
private enum System {
  static func close(_ file: Int32) {
    #if canImport(Glibc)
      Glibc.close(file)
    #elseif canImport(Musl)
      Musl.close(file)
    #else
      Darwin.close(file)
    #endif
  }
}
