internal import Diagnostics
internal import Foundation
internal import PackPages

/// The folder to which a site is written, whole or not at all.
struct SitePlace {
  /// The folder as a person named it.
  private let name: String
  private let folder: URL
  private var manager: FileManager { .default }

  init(_ name: String) {
    self.name = name
    folder = URL(filePath: Files.absolute(name), directoryHint: .isDirectory)
  }

  /// Looks whether a site may be written here.
  ///
  /// - Throws: ``CommandError`` if something else than an earlier site is here.
  func check() throws(CommandError) {
    guard Files.exists(folder.path) else { return }
    guard Files.isFolder(folder.path) else { throw CommandError(.notAFolder(name)) }
    let isSite = Files.exists(folder.appending(path: PackSite.mark).path)
    guard isSite || Files.names(in: folder.path).isEmpty else {
      throw CommandError(.folderInUse(name))
    }
  }

  /// Writes a site beside the folder, and puts it in the folder's place when all of it is written.
  ///
  /// - Throws: ``CommandError`` if it can't be written; then all is as it was.
  func write(_ site: PackSite) throws(CommandError) {
    let beside = folder.deletingLastPathComponent()
    let mark = "\(folder.lastPathComponent)-\(ProcessInfo.processInfo.processIdentifier)"
    let (new, old) = (
      beside.appending(path: ".\(mark).new"), beside.appending(path: ".\(mark).old")
    )
    defer {
      try? manager.removeItem(at: new)
      try? manager.removeItem(at: old)
    }
    do {
      try fill(new, with: site)
      try swap(new, old)
    } catch {
      throw CommandError(.unwritableFile(name))
    }
  }

  private func fill(_ new: URL, with site: PackSite) throws {
    var made: Set<URL> = []
    for file in site.files {
      let url = new.appending(path: file.path)
      let parent = url.deletingLastPathComponent()
      if made.insert(parent).inserted {
        try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      }
      try Data(file.text.utf8).write(to: url)
    }
  }

  /// Puts the new folder in the place of the old one, which comes back if that fails.
  private func swap(_ new: URL, _ old: URL) throws {
    guard Files.exists(folder.path) else { return try manager.moveItem(at: new, to: folder) }
    try manager.moveItem(at: folder, to: old)
    do {
      try manager.moveItem(at: new, to: folder)
    } catch {
      try manager.moveItem(at: old, to: folder)
      throw error
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func notAFolder(_ path: String) -> Self {
    Self(
      "command.not-a-folder",
      en: "'\(path)' is a file; name a folder for the site",
      zh: "“\(path)”是文件；请给出存放网站的文件夹"
    )
  }

  fileprivate static func folderInUse(_ path: String) -> Self {
    Self(
      "command.folder-in-use",
      en: "'\(path)' holds something else than an earlier site; name a new folder or an empty one",
      zh: "“\(path)”中有以前生成的网站之外的内容；请给出新文件夹或空文件夹"
    )
  }
}
