internal import ArgumentParser

/// `resettle month`: months as they were reported, and what is known better now.
struct MonthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "month",
    abstract: "Reports a month, and later shows what is known better. 月报：上报、现知、差数",
    discussion: """
      A reported month is a file that is written once and never again. What is learnt later changes \
      nothing in it; it is shown beside it. 'resettle schema month' describes the file.
      """,
    subcommands: [MonthReportCommand.self, MonthShowCommand.self]
  )
}
