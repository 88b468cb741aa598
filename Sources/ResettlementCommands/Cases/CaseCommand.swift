internal import ArgumentParser

/// `resettle case`: what happened in procedures, and what may happen next.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: "Carries out procedures: what may happen next, and records of what did. 办件",
    discussion: """
      Events are a file of JSON Lines, described by 'resettle schema events'. Nothing in it is ever
      changed: what was wrong is corrected by a later event that names it.
      """,
    subcommands: [CaseNextCommand.self, CaseRecordCommand.self, CaseHistoryCommand.self]
  )
}
