internal import ArgumentParser
internal import Diagnostics
internal import PackArchives
internal import PolicyPacks

/// `resettle verify`: says whether an archive is whole, and who has signed it.
struct VerifyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verifies that an archive is whole and signed by a trusted key. 验证",
    discussion: """
      Commands that load an archive do the same first. The exit status is 1 if the archive was \
      changed, or no key named with --trust has signed it.

      Examples 示例:
        resettle verify qinzhou-port.rkpack --trust office.key.pub
        resettle check qinzhou-port.rkpack --trust office.key.pub
      """
  )

  @Argument(help: ArgumentHelp("The archive.", valueName: "archive"))
  var archive: String

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let pack = try ArchiveTrust.archive(at: archive)
    for file in pack.digests { try session.printLine("\(file.sha256)  \(file.path)") }
    let name = "\(pack.packID) \(pack.version)"
    guard !session.trust.isUnverified else {
      try session.printLine(session.pick("\(name)：完整，签名未验证", "\(name): whole, signature not asked"))
      return .fine
    }
    let key = try signer(of: pack, by: try session.trust.keys())
    try session.printLine(
      session.pick("\(name)：完整，签名有效\n\(key.text)", "\(name): whole, signed by\n\(key.text)")
    )
    return .fine
  }

  private func signer(
    of pack: PackArchive,
    by keys: [PackVerifyingKey]
  ) throws(CommandError) -> PackVerifyingKey {
    do throws(DiagnosticsError) {
      return try pack.verify(by: keys)
    } catch {
      throw CommandError(error.diagnostics.map { $0.about(archive) })
    }
  }
}
