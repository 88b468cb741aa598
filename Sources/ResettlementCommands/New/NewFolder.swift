internal import Diagnostics
internal import Foundation

/// A folder that is made with all its files, or not at all.
struct NewFolder {
  private let path: String
  private var manager: FileManager { .default }

  /// Plans a folder.
  ///
  /// - Throws: ``CommandError`` if something stands there already.
  init(at path: String) throws(CommandError) {
    self.path = path
    guard Files.exists(path) else { return }
    guard Files.isFolder(path), Files.isEmptyFolder(path) else {
      throw CommandError(.folderNotEmpty(path))
    }
  }

  /// The folder's own name.
  var name: String { URL(filePath: Files.absolute(path)).lastPathComponent }

  /// Writes the files beside the place, and moves them there once all are written.
  ///
  /// - Parameter files: The files by their paths within the folder.
  /// - Throws: ``CommandError`` where that can't be done; then nothing is left behind.
  func write(_ files: [SourceText]) throws(CommandError) {
    let place = URL(filePath: Files.absolute(path))
    let around = place.deletingLastPathComponent()
    let draft = around.appending(path: ".\(place.lastPathComponent)-\(UUID().uuidString)")
    do {
      try manager.createDirectory(at: around, withIntermediateDirectories: true)
      for file in files { try write(file, in: draft) }
      try move(draft, to: place)
    } catch {
      try? manager.removeItem(at: draft)
      throw CommandError(.unwritableFile(path))
    }
  }

  /// A folder that is there and empty, where somebody may be working, is kept and filled.
  private func move(_ draft: URL, to place: URL) throws {
    guard Files.exists(path) else { return try manager.moveItem(at: draft, to: place) }
    let names = try manager.contentsOfDirectory(atPath: draft.path(percentEncoded: false))
    do {
      for name in names {
        try manager.moveItem(at: draft.appending(path: name), to: place.appending(path: name))
      }
    } catch {
      for name in names { try? manager.removeItem(at: place.appending(path: name)) }
      throw error
    }
    try manager.removeItem(at: draft)
  }

  private func write(_ file: SourceText, in folder: URL) throws {
    let place = folder.appending(path: file.name)
    try manager.createDirectory(
      at: place.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(file.bytes).write(to: place)
  }
}

extension Files {
  /// Whether nothing is in a folder, hidden files too; false where it can't be read.
  fileprivate static func isEmptyFolder(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) ?? false
  }
}

extension Diagnostic.Message {
  fileprivate static func folderNotEmpty(_ path: String) -> Self {
    Self(
      "command.folder-not-empty",
      en: "'\(path)' is there already and not empty; nothing was written; choose another folder",
      zh: "“\(path)”已经存在，而且不是空的；没有写入任何文件；请换一个文件夹"
    )
  }
}
