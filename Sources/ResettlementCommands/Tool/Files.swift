internal import Diagnostics
internal import Foundation

/// The files that commands read and write; all else that touches the file system is in PolicyPacks.
enum Files {
  /// Whether there is a folder.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Whether there is a file or a folder.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Returns the names of what is in a folder, in order; none where it can't be read.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Returns the paths of what is in a folder at any depth, in order; none where it can't be read.
  static func namesBelow(_ folder: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Returns the path that leads to the same place whatever the working directory is.
  static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// Returns the first of some paths to which another of them leads as well; `nil` if each leads to
  /// a place of its own.
  static func repeated(among paths: [String]) -> String? {
    var places: Set<String> = []
    return paths.first { !places.insert(absolute($0)).inserted }
  }

  /// Reads a text file, or what is piped in for `-`.
  ///
  /// - Throws: ``CommandError`` if it can't be read or is too large; then little of it was read.
  static func text(at path: String, limit: Int, in session: Session) throws -> SourceText {
    if path == "-" {
      let bytes = try session.console.input(limit + 1)
      return try text(named: "<stdin>", bytes, limit: limit)
    }
    return SourceText(name: path, bytes: try bytes(at: path, limit: limit))
  }

  private static func text(
    named name: String,
    _ bytes: [UInt8],
    limit: Int
  ) throws(CommandError) -> SourceText {
    guard bytes.count <= limit else { throw CommandError(.fileTooLarge(name, limit: limit)) }
    return SourceText(name: name, bytes: bytes)
  }

  /// Reads a file.
  ///
  /// - Throws: ``CommandError`` if it can't be read or is too large; then little of it was read.
  static func bytes(at path: String, limit: Int) throws(CommandError) -> [UInt8] {
    guard !isFolder(path), let file = FileHandle(forReadingAtPath: path) else {
      throw CommandError(.unreadableFile(path))
    }
    defer { try? file.close() }
    guard let bytes = try? file.bytes(upTo: limit + 1) else {
      throw CommandError(.unreadableFile(path))
    }
    guard bytes.count <= limit else { throw CommandError(.fileTooLarge(path, limit: limit)) }
    return bytes
  }

  /// Keeps other runs of the tool from a file while it is read and written again.
  ///
  /// The folder is locked, not the file, which is replaced as a whole.
  ///
  /// - Throws: What the work throws, or ``CommandError`` if the folder can't be locked.
  static func alone<Result>(with path: String, _ work: () throws -> Result) throws -> Result {
    let folder = URL(filePath: absolute(path)).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { throw CommandError(.unwritableFile(path)) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw CommandError(.unwritableFile(path)) }
    return try work()
  }

  /// Writes a file whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CommandError(.unwritableFile(path))
    }
  }

  /// Writes several files, all of them or none: each is written beside its place, and only when all
  /// have succeeded do they take their places.
  ///
  /// - Throws: ``CommandError`` that names the first that can't be written; then none is changed.
  static func write(all files: [(path: String, bytes: [UInt8])]) throws(CommandError) {
    let drafts = files.map { "\($0.path).\(UUID().uuidString)" }
    defer { for draft in drafts { unlink(draft) } }
    for (file, draft) in zip(files, drafts) {
      guard !isFolder(file.path) else { throw CommandError(.unwritableFile(file.path)) }
      do {
        try Data(file.bytes).write(to: URL(filePath: draft))
      } catch {
        throw CommandError(.unwritableFile(file.path))
      }
    }
    for (file, draft) in zip(files, drafts) where rename(draft, file.path) != 0 {
      throw CommandError(.unwritableFile(file.path))
    }
  }

  /// Writes a new file whole or not at all, never over one that is there.
  ///
  /// - Returns: Whether it was written; false if there is a file of that name.
  /// - Throws: ``CommandError`` if it can't be written.
  static func writeNew(_ text: String, to path: String) throws(CommandError) -> Bool {
    let draft = path + ".\(UUID().uuidString)"
    defer { unlink(draft) }
    do {
      try Data(text.utf8).write(to: URL(filePath: draft))
    } catch {
      throw CommandError(.unwritableFile(path))
    }
    if link(draft, path) == 0 { return true }
    guard errno == EEXIST else { throw CommandError(.unwritableFile(path)) }
    return false
  }

  /// Writes a file piece by piece, whole or not at all.
  ///
  /// Until the work is done the pieces are in a file beside it, which only its owner may read.
  ///
  /// - Throws: What the work throws, or ``CommandError`` if the file can't be written; then what was
  ///   there before is as it was.
  static func stream<Result>(
    to path: String,
    _ work: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    let part = path + ".part"
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: part, contents: nil, attributes: attributes),
      let file = FileHandle(forWritingAtPath: part)
    else { throw CommandError(.unwritableFile(path)) }
    defer { try? FileManager.default.removeItem(atPath: part) }
    let stream = FileStream(file, path)
    let result = try work(stream.write)
    try stream.finish()
    guard rename(part, path) == 0 else { throw CommandError(.unwritableFile(path)) }
    return result
  }

  /// Writes a new file that only its owner may read, never over one that is there.
  ///
  /// - Returns: Whether it was written; false if there is a file of that name, also one that another
  ///   run has just made.
  /// - Throws: ``CommandError`` if it can't be written.
  static func writeSecret(_ text: String, to path: String) throws(CommandError) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      guard errno == EEXIST else { throw CommandError(.unwritableFile(path)) }
      return false
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
    } catch {
      unlink(path)
      throw CommandError(.unwritableFile(path))
    }
    return true
  }

  /// Writes a file whole or not at all.
  static func write(_ text: String, to path: String) throws(CommandError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CommandError(.unwritableFile(path))
    }
  }
}

/// A file that is written in larger pieces than it is given.
private final class FileStream {
  private static let size = 1 << 20
  private let file: FileHandle
  private let path: String
  private var bytes: [UInt8] = []

  init(_ file: FileHandle, _ path: String) {
    self.file = file
    self.path = path
  }

  func write(_ piece: [UInt8]) throws(CommandError) {
    bytes += piece
    if bytes.count >= Self.size { try flush() }
  }

  func finish() throws(CommandError) {
    try flush()
    do {
      try file.synchronize()
      try file.close()
    } catch {
      throw CommandError(.unwritableFile(path))
    }
  }

  private func flush() throws(CommandError) {
    do {
      try file.write(contentsOf: Data(bytes))
      bytes.removeAll(keepingCapacity: true)
    } catch {
      throw CommandError(.unwritableFile(path))
    }
  }
}

extension FileHandle {
  /// Reads up to a number of bytes, over as many pieces as they come in.
  func bytes(upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit, let piece = try read(upToCount: limit - bytes.count), !piece.isEmpty
    {
      bytes += piece
    }
    return bytes
  }
}

extension Diagnostic.Message {
  static func unreadableFile(_ path: String) -> Self {
    Self(
      "command.unreadable-file",
      en: "'\(path)' can't be read; see whether it exists and may be read",
      zh: "无法读取“\(path)”；请检查其是否存在、是否有读取权限"
    )
  }

  static func unwritableFile(_ path: String) -> Self {
    Self(
      "command.unwritable-file",
      en: "'\(path)' can't be written; see whether its folder exists and may be written to",
      zh: "无法写入“\(path)”；请检查其文件夹是否存在、是否有写入权限"
    )
  }

  static func fileTooLarge(_ path: String, limit: Int) -> Self {
    Self(
      "command.file-too-large",
      en: "'\(path)' has more than \(limit) bytes; split the file",
      zh: "“\(path)”超过 \(limit) 字节；请拆分文件"
    )
  }
}
