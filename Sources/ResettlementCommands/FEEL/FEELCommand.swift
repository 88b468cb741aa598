internal import ArgumentParser

/// `resettle feel`: standard FEEL, apart from packs.
struct FEELCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel",
    abstract: "Evaluates standard FEEL, the expression language of DMN. 计算 FEEL 表达式",
    subcommands: [FEELEvalCommand.self, FEELReplCommand.self, FEELTestCommand.self]
  )
}
