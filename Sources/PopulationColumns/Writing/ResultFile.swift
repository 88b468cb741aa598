#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is there under its name only when everything has been written.
///
/// Until ``finish()`` it has a name of its own beside; if that is never called, nothing stays. What is
/// no plain file, such as a pipe, is written to at once.
final class ResultFile {
  private let path: String
  private let draft: String?
  private var descriptor: Int32

  /// Begins a file; `-` writes to the output at once.
  ///
  /// - Throws: `PopulationError` if it can't be made.
  init(_ path: String) throws(PopulationError) {
    self.path = path
    let isStream = path == "-" || Self.isStream(path)
    draft = isStream ? nil : "\(path).\(getpid()).part"
    descriptor =
      if let draft {
        open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
      } else {
        path == "-" ? dup(1) : open(path, O_WRONLY)
      }
    guard descriptor >= 0 else { throw failure() }
  }

  deinit {
    guard descriptor >= 0 else { return }
    _ = close(descriptor)
    if let draft { unlink(draft) }
  }

  /// Whether there is something under the name that is no plain file.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private func failure() -> PopulationError {
    PopulationError(.unwritable(String(cString: strerror(errno))), file: path)
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(PopulationError) {
    let failed = bytes.withUnsafeBytes { bytes -> Bool in
      var written = 0
      while written < bytes.count {
        let count = Platform.write(
          descriptor,
          bytes.baseAddress.map { $0 + written },
          bytes.count - written
        )
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return true }
        written += count
      }
      return false
    }
    if failed { throw failure() }
  }

  /// Puts the file under its name, in the place of one that was there.
  func finish() throws(PopulationError) {
    guard let draft else { return }
    guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw failure() }
    descriptor = -1
    guard rename(draft, path) == 0 else {
      let error = failure()
      unlink(draft)
      throw error
    }
  }
}

/// The functions of the system that have the names of methods here.
private enum Platform {
  static func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #elseif canImport(Musl)
      Musl.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }
}
