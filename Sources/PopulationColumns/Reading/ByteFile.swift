#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of a file or of what is piped in, piece by piece.
final class ByteFile {
  private let name: String
  private let descriptor: Int32

  /// Opens a file; `-` stands for what is piped in.
  ///
  /// - Throws: `PopulationError` if it can't be opened.
  init(path: String) throws(PopulationError) {
    name = path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw PopulationError(.unreadable, file: path) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// Whether it is a file of its own on a disk, and nothing that is piped in.
  var isPlain: Bool {
    var status = stat()
    return descriptor > 0 && fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Reads the next bytes; zero at the end.
  func read(into bytes: UnsafeMutableRawBufferPointer) throws(PopulationError) -> Int {
    while true {
      let count = Platform.read(descriptor, bytes.baseAddress, bytes.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw PopulationError(.unreadable, file: name) }
    }
  }
}

/// The function of the system that has the name of a method here.
private enum Platform {
  static func read(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, bytes, count)
    #elseif canImport(Musl)
      Musl.read(file, bytes, count)
    #else
      Darwin.read(file, bytes, count)
    #endif
  }
}
