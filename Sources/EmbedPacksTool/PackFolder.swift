import Foundation

/// A folder with a `pack.yaml`, and the files that belong to it.
struct PackFolder: Equatable {
  /// A file of a pack: its path below the pack's folder, and what it says.
  struct File: Equatable {
    var path: String
    var text: String
  }

  /// The folder's path below the folder of all packs.
  var path: String

  /// The pack's files, sorted by path.
  var files: [File] = []

  /// Finds the packs below a folder, sorted by path.
  ///
  /// A file belongs to the nearest folder above it that has a `pack.yaml`; a file with none above
  /// it belongs to no pack.
  static func all(below folder: URL) throws -> [PackFolder] {
    var search = PackSearch()
    try search.visit(folder, at: [], owner: nil)
    return search.packs.sorted { $0.path < $1.path }
  }
}

/// A file that should be part of a pack, and can't be.
struct UnreadableFile: Error, Equatable {
  var path: String
  var reason: String
}

// MARK: - Searching

/// One walk through the folders.
private struct PackSearch {
  /// The endings of the files that are part of a pack.
  private static let endings: Set<String> = ["yaml", "dmn"]

  /// The pack that a folder's files go to: its place in `packs`, and the names that lead to its
  /// folder.
  struct Owner {
    var index: Int
    var depth: Int
  }

  var packs: [PackFolder] = []

  mutating func visit(_ folder: URL, at path: [String], owner inherited: Owner?) throws {
    let entries = try Self.entries(of: folder)
    let owner = begin(entries, at: path) ?? inherited
    for entry in entries {
      let name = entry.lastPathComponent
      if entry.hasDirectoryPath {
        try visit(entry, at: path + [name], owner: owner)
      } else if let owner, Self.endings.contains(entry.pathExtension) {
        let file = (path.dropFirst(owner.depth) + [name]).joined(separator: "/")
        packs[owner.index].files.append(try Self.read(entry, as: file))
      }
    }
    if let owner { packs[owner.index].files.sort { $0.path < $1.path } }
  }

  /// Begins a pack where a folder has a `pack.yaml`.
  private mutating func begin(_ entries: [URL], at path: [String]) -> Owner? {
    guard entries.contains(where: { $0.lastPathComponent == "pack.yaml" }) else { return nil }
    packs.append(PackFolder(path: path.joined(separator: "/")))
    return Owner(index: packs.count - 1, depth: path.count)
  }

  private static func entries(of folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: [.isDirectoryKey],
      options: .skipsHiddenFiles
    )
  }

  private static func read(_ file: URL, as path: String) throws -> PackFolder.File {
    guard let text = String(validating: try Data(contentsOf: file), as: UTF8.self) else {
      throw UnreadableFile(path: file.path, reason: "the file is not UTF-8; save it as UTF-8")
    }
    return PackFolder.File(path: path, text: text)
  }
}
