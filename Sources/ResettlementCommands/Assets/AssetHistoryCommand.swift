internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle asset history`: where assets stand, and everything that was recorded of them.
struct AssetHistoryCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows where assets stand and what was recorded, now or at an earlier time. 经过",
    discussion: """
      With --known-at, what was recorded later does not count.

      Examples 示例:
        resettle asset history --events Examples/Data/aolezhaoqi-assets.jsonl
        resettle asset history --events assets.jsonl --asset A1 --on 2025-03-31 \\
          --known-at 2025-04-05T00:00:00+08:00
      """
  )

  @Option(help: ArgumentHelp("The events, in JSON Lines.", valueName: "file.jsonl"))
  var events: String

  @Option(help: ArgumentHelp("The pack whose words are used.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(help: ArgumentHelp("An asset; may be repeated (default: all).", valueName: "id"))
  var asset: [String] = []

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

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let file = try AssetFile(at: events, in: session)
    let every = file.assets.assets
    for name in asset where !every.contains(ProjectAsset.ID(name)) {
      throw CommandError(.noSuchAsset(name, among: every.map(\.rawValue)), status: .usage)
    }
    let chosen = every.filter { asset.isEmpty || asset.contains($0.rawValue) }
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let words = AssetWords(session: session, catalogue: catalogue)
    switch format {
    case .text: try session.print(text(of: chosen, in: file, words))
    case .json: try session.print(.array(chosen.map { value($0, in: file.assets) }))
    }
    return file.isWhole ? .fine : .findings
  }

  private func counts(_ event: some LedgerEvent) -> Bool {
    (on.map { event.happenedOn <= $0 } ?? true) && (knownAt.map { event.recordedAt <= $0 } ?? true)
  }

  /// The events of a stream that count, by day.
  private func events<Event: LedgerEvent>(
    of stream: String,
    in history: EventHistory<Event>
  ) -> [Event] {
    history.events(of: stream).filter(counts)
      .sorted { ($0.happenedOn, $0.recordedAt, $0.id) < ($1.happenedOn, $1.recordedAt, $1.id) }
  }

  // MARK: - Text

  private func text(
    of assets: [ProjectAsset.ID],
    in file: AssetFile,
    _ words: AssetWords
  ) -> String {
    let sections = assets.map { asset in
      let state = file.assets.state(of: asset, on: on, knownAt: knownAt)
      let heading = "\(asset)\(words.session.pick("：", ": "))\(words.standing(state))"
      let events = events(of: asset.rawValue, in: file.assets)
      let lines = events.map { event in
        words.line(event, correctedBy: correction(of: event.id, among: events))
      }
      return paragraph(heading, lines)
    }
    let links = asset.isEmpty ? file.chain.streams.flatMap { events(of: $0, in: file.chain) } : []
    let lines = links.map { words.line($0, correctedBy: correction(of: $0.id, among: links)) }
    let chain = paragraph(words.session.pick("资金链", "the chain of money"), lines)
    return (sections + (lines.isEmpty ? [] : [chain])).joined(separator: "\n")
  }

  private func paragraph(_ heading: String, _ lines: [String]) -> String {
    ([heading] + lines.map { "  " + $0 }).map { $0 + "\n" }.joined()
  }

  private func correction(of id: String, among events: [some LedgerEvent]) -> String? {
    events.first { $0.correction?.event == id }?.id
  }

  // MARK: - JSON

  private func value(_ asset: ProjectAsset.ID, in history: AssetHistory) -> JSONValue {
    let state = history.state(of: asset, on: on, knownAt: knownAt)
    return [
      "asset": .string(asset.rawValue),
      "status": .optional(state.status?.rawValue),
      "class": .optional(state.assetClass?.rawValue),
      "owner_kind": .optional(state.owner?.kind.rawValue),
      "titled_on": .optional(state.titledOn?.description),
      "registered_on": .optional(state.registeredOn?.description),
      "disposed_on": .optional(state.disposedOn?.description),
      "unused_proceeds": .string(state.unusedProceeds.yuan.description),
      "plans": .array(state.plans.map(value)),
      "disregarded": .array(state.disregarded.map(JSONValue.string)),
      "events": .array(
        events(of: asset.rawValue, in: history).map(AssetEventJSON.value)
      ),
    ]
  }

  private func value(_ plan: AssetState.PlanState) -> JSONValue {
    [
      "id": .string(plan.id),
      "period": .string(plan.plan.period),
      "amount": .string(plan.plan.amount.yuan.description),
      "is_decided": .bool(plan.decision != nil),
      "is_public_until": .optional(plan.publication?.until.description),
      "undistributed": .string(plan.undistributed.yuan.description),
    ]
  }
}
