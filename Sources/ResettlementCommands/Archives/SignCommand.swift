internal import ArgumentParser
internal import Diagnostics
internal import PackArchives

/// `resettle sign`: signs an archive, or makes a pair of keys.
struct SignCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Signs an archive of a pack with an Ed25519 key, or makes such a key. 签名",
    discussion: """
      --new-key FILE writes a new private key that only its owner may read, and FILE.pub for all \
      who are to trust it. A file that is there already is not overwritten.

      Examples 示例:
        resettle sign --new-key office.key
        resettle sign qinzhou-port.rkpack --key office.key
      """
  )

  @Argument(help: ArgumentHelp("The archive, which is written anew.", valueName: "archive"))
  var archive: String?

  @Option(help: ArgumentHelp("The file of the private key.", valueName: "file"))
  var key: String?

  @Option(help: ArgumentHelp("Makes a pair of keys in this file and FILE.pub.", valueName: "file"))
  var newKey: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (archive != nil && key != nil) != (newKey != nil && archive == nil && key == nil) else {
      throw ValidationError(
        "give an archive and --key, or only --new-key",
        zh: "请给出包文件和 --key，或只给 --new-key"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    if let newKey { return try make(newKey, in: session) }
    guard let archive, let key else { return .usage }
    let signed = try sign(try ArchiveTrust.archive(at: archive), with: key)
    try Files.write(signed.bytes, to: archive)
    try session.printLine(
      session.pick("已签名：\(archive)\n\(signed.key)", "signed \(archive)\n\(signed.key)")
    )
    return .fine
  }

  private func make(_ path: String, in session: Session) throws -> ExitStatus {
    let publicPath = "\(path).pub"
    for file in [path, publicPath] where Files.exists(file) {
      throw CommandError(.keyThere(file))
    }
    let key = PackSigningKey()
    guard try Files.writeSecret(key.text + "\n", to: path) else {
      throw CommandError(.keyThere(path))
    }
    try Files.write(key.verifyingKey.text + "\n", to: publicPath)
    try session.printLine(
      session.pick(
        "私钥：\(path)\n公钥：\(publicPath)",
        "private key: \(path)\npublic key: \(publicPath)"
      )
    )
    return .fine
  }

  private func sign(
    _ archive: PackArchive,
    with file: String
  ) throws(CommandError) -> (bytes: [UInt8], key: String) {
    let text = String(decoding: try Files.bytes(at: file, limit: 4096), as: UTF8.self)
    do throws(DiagnosticsError) {
      let key = try PackSigningKey(text)
      return (try archive.signed(with: key).bytes(), key.verifyingKey.text)
    } catch {
      throw CommandError(error.diagnostics.map { $0.about(file) })
    }
  }
}

extension Diagnostic.Message {
  static func keyThere(_ file: String) -> Self {
    Self(
      "command.key-there",
      en: "'\(file)' is there already and is not overwritten; choose another name",
      zh: "“\(file)”已存在，不予覆盖；请换一个名称"
    )
  }
}
