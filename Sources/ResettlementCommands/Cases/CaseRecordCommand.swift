internal import ArgumentParser
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle case record`: adds what happened to a file of events, if it may have.
struct CaseRecordCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records what happened if the procedure allows it, all or nothing. 记录",
    discussion: """
      What is refused is refused with the reason and the clause, and nothing is written. Events
      that are there already change nothing.

      Examples 示例:
        resettle case record --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --run J7 --open identification --subject monitoring_case/C7 \\
          --channel cadre_screening --on 2025-03-03 --unit 某社区
        resettle case record --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --run J7 --enter home_visit --paper 入户核实记录 --paper 本人签字的授权书 \\
          --on 2025-03-04 --unit 某社区
        resettle case record --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --add collected-offline.jsonl
        resettle case record --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --split h-1 --into h-1 --into h-2 --head-in h-1 --on 2025-03-05 --unit 某社区
        resettle case record --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --head-changed h-1 --new-head p-2 --on 2025-03-06 --unit 某社区
        resettle case record --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --annul split-h-1-2025-03-05 --reason 录错户 --unit 某社区

      A change of households (a split, a merge, another head, other members) is recorded with what \
      the pack makes of their open cases, and annulled by its id with all of that, unless later \
      events rest on it.
      """
  )

  @OptionGroup var given: CaseFacts

  @Option(
    help: ArgumentHelp("Events to add, in JSON Lines; - reads what is piped in.", valueName: "file")
  )
  var add: String?

  @OptionGroup(title: "What happened") var event: EventOptions

  @OptionGroup(title: "Households") var households: HouseholdOptions

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    try Files.alone(with: given.events) { try record(in: session) }
  }

  private func record(in session: Session) throws -> ExitStatus {
    let opened = try given.desk(choosing: choices, in: session)
    let file = try EventFile(at: given.events, mayBeMissing: true, in: session)
    let (events, isSound) = try events(for: opened, after: file.history, in: session)
    guard opened.isWhole, file.isWhole, isSound else { return .findings }
    let added = try decided(events, by: opened, after: file.history)
    if !added.isEmpty { try file.append(added) }
    try show(added, file.history.adding(added), opened.desk, in: session)
    return .fine
  }

  /// The events that are to be added, and whether all of them could be read.
  private func events(
    for opened: CaseFacts.Opened,
    after history: ProcedureHistory,
    in session: Session
  ) throws -> (events: [ProcedureEvent], isSound: Bool) {
    if households.isGiven {
      return (try changed(opened, after: history), true)
    }
    if let annulled = try annulled(opened, in: history) { return (annulled, true) }
    guard let add else {
      return ([try event.event(of: opened.desk.policy.description.id, after: history)], true)
    }
    let source = try Files.text(at: add, limit: EventFile.limit, in: session)
    let reader = ProcedureEventReader(
      recordedAt: event.recordedAt ?? WallClock.now,
      recordedBy: event.recorder
    )
    let (events, diagnostics) = reader.read(source)
    try session.report(diagnostics)
    return (events, !diagnostics.hasErrors)
  }

  /// The annulments of a change of households and all that it made; `nil` if none is to be annulled.
  private func annulled(
    _ opened: CaseFacts.Opened,
    in history: ProcedureHistory
  ) throws(CommandError) -> [ProcedureEvent]? {
    guard let annul = event.annul, add == nil, history.recordsHouseholds(annul) else { return nil }
    guard event.hasOnlyAnnulment else { throw CommandError(.whatHappened, status: .usage) }
    guard let recorder = event.recorder else {
      throw CommandError(.whoAnnuls, status: .usage)
    }
    let events = opened.desk.annulments(
      of: annul,
      because: event.reason ?? "",
      recordedBy: recorder,
      at: event.recordedAt ?? WallClock.now,
      in: history
    )
    guard let events else { throw CommandError(.changeAnnulled(annul), status: .findings) }
    return events
  }

  /// A change of households, with what the pack makes of their open cases.
  private func changed(
    _ opened: CaseFacts.Opened,
    after history: ProcedureHistory
  ) throws(CommandError) -> [ProcedureEvent] {
    let change = try households.change(event)
    guard let recorder = event.recorder else {
      throw CommandError(.whoAndWhen, status: .usage)
    }
    do throws(ProcedureRefusal) {
      return try opened.desk.events(for: change, recordedBy: recorder, after: history)
    } catch {
      throw CommandError(error.findings.map { Diagnostic(.refused($0, opened.titles), at: nil) })
    }
  }

  private func decided(
    _ events: [ProcedureEvent],
    by opened: CaseFacts.Opened,
    after history: ProcedureHistory
  ) throws(CommandError) -> [ProcedureEvent] {
    do throws(ProcedureRefusal) {
      return try opened.desk.decide(events, after: history)
    } catch {
      throw CommandError(error.findings.map { Diagnostic(.refused($0, opened.titles), at: nil) })
    }
  }

  // MARK: - Showing

  private func show(
    _ added: [ProcedureEvent],
    _ history: ProcedureHistory,
    _ desk: ProcedureDesk,
    in session: Session
  ) throws {
    switch format {
    case .json: try session.print(.array(added.map(ProcedureEventJSON.value)))
    case .text:
      let report = EventReport(policy: desk.policy, session: session)
      for event in added { try session.printLine(report.line(event, in: history)) }
      let nothing = session.pick("这些事件均已记录", "these events are there already")
      if added.isEmpty { try session.printLine(nothing) }
    }
  }
}

extension ProcedureHistory {
  /// Whether a name is that of a change of households, or of its event.
  fileprivate func recordsHouseholds(_ name: String) -> Bool {
    events.contains { $0.householdChange != nil && ($0.run == name || $0.id == name) }
  }
}

extension Diagnostic.Message {
  fileprivate static let whoAnnuls = Self(
    "case.who-and-when",
    en: "who annuls it, and why? give --unit and --reason",
    zh: "由谁撤销、为什么？请写 --unit 和 --reason"
  )

  fileprivate static func changeAnnulled(_ id: String) -> Self {
    Self(
      "case.change-annulled",
      en: "the change of households '\(id)' is annulled already",
      zh: "户的变更“\(id)”已撤销"
    )
  }

  fileprivate static func refused(
    _ finding: ProcedureRefusal.Finding,
    _ titles: (String) -> LocalizedText?
  ) -> Self {
    let obstacle = finding.obstacle
    let message = obstacle.message(calling: titles)
    let clauses = obstacle.citations.joined(separator: ", ")
    return Self(
      "case.refused",
      en: "'\(finding.event)' is not recorded: \(message.english)"
        + (clauses.isEmpty ? "" : " (\(clauses))"),
      zh: "“\(finding.event)”未记录：\(message.chinese)"
        + (clauses.isEmpty ? "" : "（\(clauses)）")
    )
  }
}

extension ProcedureObstacle {
  /// The message, with what is missing by its title, where it has one.
  fileprivate func message(calling titles: (String) -> LocalizedText?) -> LocalizedText {
    missing.reduce(message) { message, term in
      guard let title = titles(term.name) else { return message }
      return LocalizedText(
        zh: message.chinese.replacing(term.name, with: "“\(title.chinese)”（\(term.name)）"),
        en: message.english.replacing(term.name, with: "'\(title.english)' (\(term.name))")
      )
    }
  }
}
