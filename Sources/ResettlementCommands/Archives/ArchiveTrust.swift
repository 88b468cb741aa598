internal import Diagnostics
internal import PackArchives
internal import PolicyPacks

/// Which archives a command takes.
struct ArchiveTrust: Sendable {
  /// The files of the keys that are trusted.
  var keyFiles: [String] = []

  /// Whether archives are taken that nobody has signed, or somebody unknown.
  var isUnverified = false

  /// How the names of archives end.
  static func isArchive(_ path: String) -> Bool { path.hasSuffix(".\(PackArchive.fileExtension)") }

  /// Returns the pack in an archive; every file was compared with the manifest, and the signature
  /// verified unless that was waived.
  ///
  /// - Throws: ``CommandError`` if the archive can't be read, was changed, or is not trusted.
  func source(at path: String) throws(CommandError) -> PackSource {
    let archive = try Self.archive(at: path)
    guard !isUnverified else { return archive.source(named: path) }
    let keys = try self.keys()
    do throws(DiagnosticsError) {
      try archive.verify(by: keys)
    } catch {
      throw CommandError(error.diagnostics.map { $0.about(path) })
    }
    return archive.source(named: path)
  }

  /// Reads an archive without asking who has signed it.
  ///
  /// - Throws: ``CommandError`` if it can't be read or was changed.
  static func archive(at path: String) throws(CommandError) -> PackArchive {
    let limit = 2 * PackSourceLimits.standard.totalBytes
    let bytes = try Files.bytes(at: path, limit: limit)
    do throws(DiagnosticsError) {
      return try PackArchive(reading: bytes)
    } catch {
      throw CommandError(error.diagnostics.map { $0.about(path) })
    }
  }

  /// Reads the keys that are trusted.
  ///
  /// - Throws: ``CommandError`` if a file can't be read or holds no key.
  func keys() throws(CommandError) -> [PackVerifyingKey] {
    var keys: [PackVerifyingKey] = []
    for file in keyFiles {
      let text = String(decoding: try Files.bytes(at: file, limit: 4096), as: UTF8.self)
      do throws(DiagnosticsError) {
        keys.append(try PackVerifyingKey(text))
      } catch {
        throw CommandError(error.diagnostics.map { $0.about(file) })
      }
    }
    return keys
  }
}

extension Diagnostic {
  /// The diagnostic with the file that it is about, of which no line can be shown.
  func about(_ path: String) -> Diagnostic {
    let message = Message(
      message.code,
      en: "\(path): \(message.english)",
      zh: "\(path)：\(message.chinese)"
    )
    return Diagnostic(severity, message, at: range, notes: notes, fix: fix)
  }
}
