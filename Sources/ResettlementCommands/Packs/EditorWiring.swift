internal import Diagnostics
internal import Foundation
internal import PolicyPacks

/// Puts the schema of packs, and the settings that use it, into a folder that an editor opens.
struct EditorWiring {
  private let folder: String
  private let settings = EditorSettings()

  /// Plans the wiring of a folder.
  init(_ folder: String) {
    self.folder = folder
  }

  /// Writes the schema, and the settings that are not there; shows what the others need.
  ///
  /// - Returns: ``ExitStatus/findings`` if something is left for the author to do.
  /// - Throws: ``CommandError`` if the folder is none or can't be written to.
  func wire(in session: Session) throws -> ExitStatus {
    guard Files.isFolder(folder) else { throw CommandError(.noFolder(folder)) }
    try makeFolder()
    try Files.write(settings.schema.text, to: path(of: settings.schema))
    try session.print("\(path(of: settings.schema))\n")
    let kept = try settings.files(in: session.language).filter { try !write($0, in: session) }
    for file in kept { try session.print(report(of: file, in: session)) }
    return kept.isEmpty ? .fine : .findings
  }

  private func path(of file: SourceText) -> String { "\(folder)/\(file.name)" }

  private func makeFolder() throws(CommandError) {
    let place = folder + "/.vscode"
    do {
      try FileManager.default.createDirectory(
        atPath: place,
        withIntermediateDirectories: true
      )
    } catch {
      throw CommandError(.unwritableFile(place))
    }
  }

  /// Writes a file unless its author has one with other content.
  private func write(_ file: SourceText, in session: Session) throws -> Bool {
    let path = path(of: file)
    guard Files.exists(path) else {
      try Files.write(file.text, to: path)
      try session.print(path + "\n")
      return true
    }
    return try Files.bytes(at: path, limit: Self.limit) == Array(file.bytes)
  }

  /// Settings that are longer are not ours.
  private static let limit = 1 << 20

  private func report(of file: SourceText, in session: Session) -> String {
    session.pick(
      "\n“\(path(of: file))”已经存在，没有改动；请把下面的内容加进去：\n",
      "\n'\(path(of: file))' is there already and was left as it is; add this to it:\n"
    ) + file.text
  }
}

extension Diagnostic.Message {
  fileprivate static func noFolder(_ path: String) -> Self {
    Self(
      "command.no-folder",
      en: "'\(path)' is no folder; name the folder that the editor opens",
      zh: "“\(path)”不是文件夹；请写编辑器打开的那个文件夹"
    )
  }
}
