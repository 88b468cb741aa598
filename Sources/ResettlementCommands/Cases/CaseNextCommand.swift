internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle case next`: what may happen next to cases, and why the rest may not.
struct CaseNextCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Shows what may happen next, why the rest may not, and what is overdue. 下一步",
    discussion: """
      Without --case, every case of the pack is shown that goes on. For a subject without a case it
      says which procedures can be opened.

      Examples 示例:
        resettle case next --pack aolezhaoqi --input Examples/Data/aolezhaoqi.json \\
          --events Examples/Data/aolezhaoqi-events.jsonl --on 2025-03-31
        resettle case next --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --case monitoring_case/C1 --set publication_days=5 --on 2025-03-31
        resettle case next --pack aolezhaoqi --input facts.json --events events.jsonl \\
          --on 2025-03-31 --sort place --total-by building
      """
  )

  @OptionGroup var given: CaseFacts

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("The case, or its subject, as monitoring_case/C1.", valueName: "id")
  )
  var name: String?

  @Option(
    help: ArgumentHelp("The day that is asked about, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @OptionGroup(title: "Places") var places: PlaceOptions

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @Option(help: "How much is told: summary, reasons (of all but a plain yes) or full.")
  var detail = ResultOptions.DetailName.reasons

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let opened = try given.desk(choosing: choices, in: session)
    let desk = opened.desk
    let file = try EventFile(at: given.events, in: session)
    guard let day = on ?? opened.asOf else { throw CommandError(.noDates, status: .usage) }
    let prospects = runs(in: file).compactMap { desk.prospects(of: $0, in: file.history, on: day) }
    let openings = openings(at: desk, file, on: day)
    let view = try places.view(of: desk.facts[day])
    let listed = name == nil ? prospects.filter(\.state.isOpen) : prospects
    let placed = listed.placed(by: view, in: desk.facts[day])
    let shown = placed.list
    let report = LineageReport(lineage: file.history.lineage(), session: session)
    let changes = report.changes(of: households(of: shown, at: desk, on: day), on: day)
    if let name, prospects.isEmpty, openings.isEmpty, changes.isEmpty {
      throw CommandError(.noSuchCase(name), status: .usage)
    }
    try show(placed, openings, changes, opened.catalogue, in: session)
    return opened.isWhole && file.isWhole ? .fine : .findings
  }

  private func runs(in file: EventFile) -> [ProcedureEvent.RunID] {
    name.map(file.runs) ?? file.history.runs
  }

  /// The households whose past is told: of the cases that are shown, and the one that is named.
  private func households(
    of prospects: [ProcedureProspects],
    at desk: ProcedureDesk,
    on day: CalendarDay
  ) -> [Household.ID] {
    let named = name.map { SubjectReference(slashed: $0) ?? SubjectReference(.household, $0) }
    let subjects = prospects.flatMap(\.state.subjects) + [named].compactMap(\.self)
    return subjects.compactMap { desk.household(of: $0, on: day) }
  }

  /// The procedures that a subject may come to; a run is asked about for itself alone.
  private func openings(
    at desk: ProcedureDesk,
    _ file: EventFile,
    on day: CalendarDay
  ) -> [ProcedureOpening] {
    guard let name, !file.history.runs.contains(name) else { return [] }
    let kinds = Set(desk.policy.procedures.map(\.subject)).sorted { $0.rawValue < $1.rawValue }
    let subjects =
      kinds.map { SubjectReference($0, name) }
      + [SubjectReference(slashed: name)]
      .compactMap(\.self)
    return subjects.filter(desk.facts[day].contains).flatMap {
      desk.openings(for: $0, in: file.history, on: day)
    }
  }

  // MARK: - Showing

  private func show(
    _ placed: PlacedList<[ProcedureProspects]>,
    _ openings: [ProcedureOpening],
    _ changes: [HouseholdChange],
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws {
    let prospects = placed.list
    switch format {
    case .json:
      let json = AssessmentJSON(catalogue: catalogue)
      let document: JSONValue = [
        "cases": .array(prospects.map(json.value)),
        "openings": .array(openings.map(Self.value)),
        "household_changes": LineageReport.json(changes),
      ]
      try session.print(placed.completing(document))
    case .text:
      let renderer = AssessmentRenderer(
        language: session.language,
        detail: detail.detail,
        catalogue: catalogue
      )
      try session.print(renderer.text(prospects))
      try session.print(text(of: openings, after: prospects, in: session))
      let lineage = LineageReport(lineage: HouseholdLineage(), session: session).text(of: changes)
      let isFirst = prospects.isEmpty && openings.isEmpty
      if !lineage.isEmpty { try session.print((isFirst ? "" : "\n") + lineage) }
      if prospects.isEmpty, openings.isEmpty {
        try session.printLine(session.pick("没有在办事项", "no case goes on"))
      }
      let remarks = placed.remarks(in: session)
      if !remarks.isEmpty { try session.print("\n" + remarks) }
    }
  }

  private func text(
    of openings: [ProcedureOpening],
    after prospects: [ProcedureProspects],
    in session: Session
  ) -> String {
    guard !openings.isEmpty else { return "" }
    let lines = openings.flatMap { opening in
      [Self.head(opening, in: session)]
        + opening.obstacles.map {
          "      ✗ " + session.pick($0.message.chinese, $0.message.english)
        }
        + Self.channels(opening, in: session)
    }
    let heading = session.pick("可受理的程序：", "procedures that can be opened:")
    return (prospects.isEmpty ? "" : "\n") + ([heading] + lines).map { $0 + "\n" }.joined()
  }

  private static func head(_ opening: ProcedureOpening, in session: Session) -> String {
    let procedure = opening.procedure
    let title = session.pick(procedure.title.chinese, procedure.title.english)
    let mark = opening.obstacles.isEmpty ? "✓" : "✗"
    let after = opening.earlierRun.map { session.pick("，接“\($0)”", ", after '\($0)'") } ?? ""
    return "  \(mark) \(title) \(procedure.id)\(after)"
  }

  private static func channels(_ opening: ProcedureOpening, in session: Session) -> [String] {
    let names = opening.procedure.channels.map { channel in
      "\(channel.id) \(session.pick(channel.title.chinese, channel.title.english))"
    }
    guard !names.isEmpty else { return [] }
    let list = names.joined(separator: session.pick("、", ", "))
    return ["      " + session.pick("渠道：", "channels: ") + list]
  }

  private static func value(_ opening: ProcedureOpening) -> JSONValue {
    [
      "procedure": .string(opening.procedure.id),
      "channels": .array(opening.procedure.channels.map { .string($0.id) }),
      "earlier_run": .optional(opening.earlierRun),
      "obstacles": .array(opening.obstacles.map(AssessmentJSON.value)),
    ]
  }
}

extension Diagnostic.Message {
  static func noSuchCase(_ name: String) -> Self {
    Self(
      "case.no-such-case",
      en: "no case and no subject '\(name)'; name a case of the events, or a subject of the facts "
        + "such as monitoring_case/C1",
      zh: "没有办件或对象“\(name)”；请写事件文件中的办件编号，或数据中的对象，如 monitoring_case/C1"
    )
  }
}
