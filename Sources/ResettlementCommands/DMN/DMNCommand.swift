internal import ArgumentParser

/// `resettle dmn`: decision models of DMN, apart from packs.
struct DMNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn",
    abstract: "Evaluates decision models of DMN 1.3 to 1.5. 计算 DMN 决策模型",
    subcommands: [DMNEvalCommand.self]
  )
}
