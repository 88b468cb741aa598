internal import ArgumentParser
internal import Diagnostics
internal import ResettlementStore

/// `resettle store`: what is done with a store itself.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Keeps households and what belongs to them, encrypted, with their history. 数据库",
    subcommands: [
      StoreKeyCommand.self, StoreImportCommand.self, StoreExtractCommand.self,
      StoreAccessesCommand.self,
    ]
  )
}

/// `resettle store key`: makes the key from which all keys of a store follow.
struct StoreKeyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes the key of a new store, in a file that only its owner may read. 生成密钥",
    discussion: """
      Without the key nothing personal in the store can be read again, by nobody: keep it apart \
      from the store and its copies. A file that is there already is not overwritten.

      Examples 示例:
        resettle store key town.key
      """
  )

  @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
  var file: String

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    guard try Files.writeSecret(MasterKey().base64 + "\n", to: file) else {
      throw CommandError(.keyThere(file))
    }
    try session.printLine(session.pick("密钥：\(file)", "key: \(file)"))
    return .fine
  }
}
