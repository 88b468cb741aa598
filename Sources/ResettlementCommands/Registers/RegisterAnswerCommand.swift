internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// `resettle register answer`: says what was found out of an alert, or lists the open ones.
struct RegisterAnswerCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Records what was found out of an alert; lists the open ones. 预警反馈",
    discussion: """
      Feedback is added and never replaced: the last one counts. Without --alert the open alerts are \
      listed, and the exit status is 1 if there are any.

      Examples 示例:
        resettle register answer --book alerts.json
        resettle register answer --book alerts.json --alert medical-2024-06/2024-06-30/P0501/1f \\
          --outcome risk --on 2024-07-02 --by 网格员 --note 已入户核实
      """
  )

  @Option(help: ArgumentHelp("The file of 'register match --book'.", valueName: "file.json"))
  var book: String

  @Option(help: ArgumentHelp("The alert's id.", valueName: "id"))
  var alert: String?

  @Option(help: "What was found out: risk, no_risk, known or other_person.")
  var outcome: OutcomeName?

  @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: DayOption.day)
  var on: CalendarDay?

  @Option(help: ArgumentHelp("Who found out.", valueName: "text"))
  var by: String?

  @Option(help: ArgumentHelp("Why, in words; no personal data.", valueName: "text"))
  var note: String = ""

  @OptionGroup var common: CommonOptions

  /// An outcome as it is named in options.
  enum OutcomeName: String, CaseIterable, ExpressibleByArgument {
    case risk
    case noRisk = "no_risk"
    case known
    case otherPerson = "other_person"
  }

  func validate() throws {
    guard alert != nil, outcome == nil || on == nil || by == nil else { return }
    throw ValidationError(
      "an answer needs --outcome, --on and --by",
      zh: "反馈须有 --outcome、--on 和 --by"
    )
  }

  func run(in session: Session) throws -> ExitStatus {
    try Files.alone(with: book) { try answer(in: session) }
  }

  private func answer(in session: Session) throws -> ExitStatus {
    var book = try AlertFile.read(book, mustExist: true)
    guard let alert else { return try list(book, in: session) }
    guard book.alerts.contains(where: { $0.id == alert }) else {
      throw CommandError(.noSuchAlert(alert), status: .usage)
    }
    guard !PrivateNumbers.occur(in: note) else {
      throw CommandError(.privateNote, status: .usage)
    }
    guard let on, let by,
      let outcome = outcome.flatMap({ AlertFeedback.Outcome(rawValue: $0.rawValue) })
    else { return .usage }
    book.add(AlertFeedback(alert: alert, outcome: outcome, on: on, by: by, note: note))
    try AlertFile.write(book, to: self.book)
    try session.printLine(sum(book, in: session))
    return .fine
  }

  private func list(_ book: AlertBook, in session: Session) throws -> ExitStatus {
    for alert in book.open {
      let doubt = alert.isCertain ? "" : session.pick("  需核实是否本人", "  perhaps somebody else")
      try session.printLine(alert.id + doubt)
    }
    try session.printLine(sum(book, in: session))
    return book.open.isEmpty ? .fine : .findings
  }

  private func sum(_ book: AlertBook, in session: Session) -> String {
    session.pick(
      "预警 \(book.alerts.count)，未反馈 \(book.open.count)",
      "alerts: \(book.alerts.count), without feedback: \(book.open.count)"
    )
  }
}

extension Diagnostic.Message {
  fileprivate static let privateNote = Self(
    "command.private-note",
    en:
      "--note has what looks like the number of a person, a telephone or an account; leave it out",
    zh: "--note 里有像身份证号、电话或账号的数字；请删去"
  )
}
