internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle case history`: where cases stand, and everything that was recorded of them.
struct CaseHistoryCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows where cases stand and what was recorded, now or at an earlier time. 经过",
    discussion: """
      With --known-at, what was recorded later does not count; with --compare as well, cases that
      now stand otherwise are shown both ways: as it was reported, and as it is known now.

      Examples 示例:
        resettle case history --events Examples/Data/aolezhaoqi-events.jsonl --pack aolezhaoqi
        resettle case history --events events.jsonl --on 2025-03-31 \\
          --known-at 2025-04-05T00:00:00+08:00 --compare
      """
  )

  @Option(help: ArgumentHelp("The events, in JSON Lines.", valueName: "file.jsonl"))
  var events: String

  @Option(help: ArgumentHelp("The pack whose words are used.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("The case, or its subject, as monitoring_case/C1.", valueName: "id")
  )
  var name: String?

  @Option(
    help: ArgumentHelp("What happened later does not count, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "What was recorded later does not count, as 2024-07-05T00:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var knownAt: RecordedTime?

  @Flag(help: "Shows cases that stand otherwise than at --known-at, both ways.")
  var compare = false

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !compare || knownAt != nil else {
      throw ValidationError(
        "--compare needs --known-at: the time of the report",
        zh: "--compare 须与 --known-at(上报的时刻)同用"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let file = try EventFile(at: events, in: session)
    let runs = name.map(file.runs) ?? file.history.runs
    if let name, runs.isEmpty { throw CommandError(.noSuchCase(name), status: .usage) }
    let policy = try pack?.load(reportingTo: session)
    let report = CaseHistoryReport(
      history: file.history,
      day: on,
      knownAt: knownAt,
      policy: policy,
      session: session
    )
    switch (format, compare) {
    case (.text, false): try session.print(report.text(of: runs))
    case (.text, true): try session.print(report.comparison(of: runs))
    case (.json, false): try session.print(report.json(of: runs))
    case (.json, true): try session.print(report.jsonComparison(of: runs))
    }
    return file.isWhole ? .fine : .findings
  }
}
