internal import ArgumentParser
internal import Diagnostics
internal import PackArchives
internal import PolicyPacks

/// `resettle pack`: makes one file of a pack, to be sent and kept.
struct PackCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Packs a pack into one file with the SHA-256 of everything in it. 打包",
    discussion: """
      Only a pack without mistakes is packed. Equal packs make equal files. The file is a plain tar \
      that begins with MANIFEST.json.

      Examples 示例:
        resettle pack Plugins/Guangxi/QinzhouPort --out qinzhou-port.rkpack
        resettle sign qinzhou-port.rkpack --key office.key
      """
  )

  @Argument(help: ArgumentHelp("The folder of a pack.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("The archive to write, *.rkpack.", valueName: "file"))
  var out: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard ArchiveTrust.isArchive(out) else {
      throw ValidationError(
        "'\(out)' must end in .\(PackArchive.fileExtension)",
        zh: "“\(out)”须以 .\(PackArchive.fileExtension) 结尾"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let (source, manifest) = try source(in: session)
    let archive = PackArchive(source, manifest: manifest)
    try Files.write(try bytes(of: archive), to: out)
    for file in archive.digests { try session.printLine("\(file.sha256)  \(file.path)") }
    try session.printLine(
      session.pick(
        "已打包：\(out)（\(archive.packID) \(archive.version)，\(archive.digests.count) 个文件）",
        "packed \(out): \(archive.packID) \(archive.version), \(archive.digests.count) files"
      )
    )
    return .fine
  }

  private func bytes(of archive: PackArchive) throws(CommandError) -> [UInt8] {
    do throws(DiagnosticsError) {
      return try archive.bytes()
    } catch {
      throw CommandError(error.diagnostics)
    }
  }

  /// The pack's files and manifest, if nothing is wrong with them.
  private func source(in session: Session) throws -> (PackSource, PackManifest) {
    let outline = try PackChoice(folder).outline(in: session)
    let collection = PackCollection([outline])
    try session.report(collection.diagnostics)
    guard !collection.diagnostics.hasErrors, let manifest = collection.manifests.first else {
      throw CommandError(.notPacked(folder))
    }
    return (outline.source, manifest)
  }
}

extension Diagnostic.Message {
  fileprivate static func notPacked(_ folder: String) -> Self {
    Self(
      "command.not-packed",
      en: "'\(folder)' has mistakes and was not packed; see 'resettle check'",
      zh: "“\(folder)”有错误，未打包；请先用 resettle check 检查"
    )
  }
}
