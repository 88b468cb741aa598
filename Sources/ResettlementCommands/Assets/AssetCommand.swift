internal import ArgumentParser

/// `resettle asset`: project assets, what they earn, and the money that they rest on.
struct AssetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "asset",
    abstract: "Checks project assets, revenue plans and disposals, and follows their money. 项目资产",
    discussion: """
      Events are a file of JSON Lines: what happened to assets, and money that went from funds to
      projects, assets and households. Nothing in it is ever changed: what was wrong is corrected by
      a later event that names it. Documentation/Ledgers.md describes the events.
      """,
    subcommands: [
      AssetCheckCommand.self, AssetRecordCommand.self, AssetHistoryCommand.self,
      AssetTraceCommand.self,
    ]
  )
}
