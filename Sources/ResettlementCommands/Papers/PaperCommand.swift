internal import ArgumentParser

/// `resettle paper`: the papers that the procedures of a pack need.
struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper",
    abstract: "Lists and prints the papers of a pack's procedures. 列出、打印文书",
    subcommands: [PaperListCommand.self, PaperPrintCommand.self]
  )
}
