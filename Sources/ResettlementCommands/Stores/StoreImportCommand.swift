internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementStore

/// `resettle store import`: brings a store up to an extract.
struct StoreImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes the subjects of an extract into a store, from a day on. 入库",
    discussion: """
      Only what is new or otherwise is recorded; the same extract twice changes nothing. A fact of \
      which the extract says nothing stays as it was, null makes it absent. What is recorded \
      already for later days is left. All of an extract is taken or nothing; nothing if it has \
      somebody whose data were erased.

      Examples 示例:
        resettle store import --input extract.json --pack qinzhou-port --on 2024-06-30 \\
          --store town.sqlite --key town.key
      """
  )

  @Option(help: ArgumentHelp("The facts, an extract in JSON.", valueName: "file.json"))
  var input: String

  @Option(help: ArgumentHelp("The pack whose facts are known too.", valueName: "id-or-path"))
  var pack: PackChoice?

  @OptionGroup var place: StoreOptions

  @Option(
    help: ArgumentHelp(
      "The first day on which it is so (default: the extract's own), as 2024-06-30.",
      valueName: "date"
    ),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "When it is recorded (default: now), as 2024-06-30T17:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var recordedAt: RecordedTime?

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let limits = KnownPersons.limits
    let source = try Files.text(at: input, limit: limits.bytes, in: session)
    let reader = ExtractReader(catalogue: catalogue, onFactsDay: on, limits: limits)
    let extract = reader.read(json: source)
    try session.report(extract.diagnostics)
    guard extract.isWhole else { return .findings }
    guard let day = on ?? extract.asOf else { throw CommandError(.noDay, status: .usage) }
    let (population, time) = (extract.population, recordedAt ?? WallClock.now)
    let store = try place.openOrMake()
    let update = try store.doing(at: place.store) { store throws(RegistryError) in
      try await store.update(to: population, from: day, recordedAt: time)
    }
    try show(update, in: session)
    return .fine
  }

  private func show(_ update: RegistryUpdate, in session: Session) throws {
    for kind in SubjectKind.allCases {
      guard let counts = update.counts[kind] else { continue }
      let others = counts.others
      try session.printLine(
        session.pick(
          "\(kind.name.chinese)：新增 \(counts.new)，变更 \(counts.changed)，未变 \(counts.unchanged)"
            + (others > 0 ? "；库中另有 \(others) 个不在本次数据中，未改动" : ""),
          "\(kind.name.english): \(counts.new) new, \(counts.changed) changed, "
            + "\(counts.unchanged) as they were"
            + (others > 0 ? "; \(others) others of the store are not in the extract" : "")
        )
      )
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let noDay = Self(
    "store.day-needed",
    en: "the extract has no 'as_of'; say with --on from which day on it is so",
    zh: "数据没有“as_of”；请用 --on 写明自哪一日起如此"
  )
}
