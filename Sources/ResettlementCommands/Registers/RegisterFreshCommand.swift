internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle register fresh`: which entries of registers have to be updated.
struct RegisterFreshCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fresh",
    abstract: "Shows which entries have to be updated, by the clause's cadence. 台账更新情况",
    discussion: """
      An entry was updated on the day of its last version in the extract, or on the day that the \
      ledger entries about it say. The exit status is 1 if an entry is stale, or nobody says when it was updated.

      Example 示例:
        resettle register fresh --pack anhui --input extract.json --on 2024-06-30
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("Only this register, by its id.", valueName: "id"))
  var register: String?

  @OptionGroup(title: "What is known") var known: ExtractOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @Option(help: "The form of the list: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let pack = try pack.load(reportingTo: session)
    let registers = pack.registers.filter { register == nil || $0.id == register }
    guard !registers.isEmpty else {
      throw CommandError(.noRegister(register ?? ""), status: .usage)
    }
    let (source, extract) = try known.read(pack.catalogue, in: session)
    let updates = EntryDates.updates(in: source, until: known.on)
    let view = try places.view(of: extract.population)
    let states = registers.map { register in
      let question = pack.freshness(ofRegister: register.id, on: known.dates)
      let states = (question ?? RegisterFreshness(register.updated, on: known.on)).states(
        of: pack.entries(of: register, in: extract.population, on: known.dates),
        in: register.id,
        extract.population,
        updates: updates
      )
      return RegisterStates(
        register: register,
        placed: view.list(
          states,
          in: extract.population,
          counting: EntryFreshness.columns,
          { $0.subject },
          { $0.freshness.name }
        )
      )
    }
    switch format {
    case .text: try session.print(Self.text(of: states, in: session))
    case .json: try session.print(.array(states.map(\.json)))
    }
    return states.allSatisfy(\.isFresh) ? .fine : .findings
  }
}

extension RegisterFreshCommand {
  /// Registers without a cadence are only counted: nothing of them can be stale.
  private static func text(of states: [RegisterStates], in session: Session) -> String {
    let scheduled = states.filter(\.isScheduled)
    let rest = states.count - scheduled.count
    let sum = session.pick(
      "另有 \(rest) 本台账没有固定更新周期",
      "registers without a fixed cadence: \(rest)"
    )
    return scheduled.map { $0.text(in: session) }.joined() + (rest > 0 ? sum + "\n" : "")
  }
}

extension Diagnostic.Message {
  fileprivate static func noRegister(_ name: String) -> Self {
    Self(
      "command.no-such-register",
      en: "the pack has no register '\(name)'; 'resettle register list' shows them",
      zh: "该政策包没有台账“\(name)”；可用 resettle register list 查看"
    )
  }
}

/// When the subjects of an extract were last recorded.
enum EntryDates {
  /// Returns for each subject the day of its last version, by what the entries say; none for those
  /// that have no version.
  static func updates(
    in source: SourceText,
    until day: CalendarDay
  ) -> [SubjectReference: CalendarDay] {
    var updates: [SubjectReference: CalendarDay] = [:]
    for (subject, version) in ExtractVersions.versions(in: source) {
      guard let recorded = version.from, recorded <= day else { continue }
      updates[subject] = max(updates[subject] ?? recorded, recorded)
    }
    return updates
  }
}

/// The entries of a register with their states.
struct RegisterStates {
  let register: Register
  let placed: PlacedList<[EntryState]>

  private var states: [EntryState] { placed.list }

  /// Whether the register is updated in periods.
  var isScheduled: Bool { register.updated != nil && register.updated != .onChange }

  /// Whether no entry is stale, and of none it is unknown.
  var isFresh: Bool { !states.contains { $0.freshness.needsWork } }

  /// How many ids a line names.
  private static let mostIDs = 20

  func text(in session: Session) -> String {
    let title = session.pick(register.title.chinese, register.title.english)
    let cadence = session.word(for: register.updated)
    let head = "\(title) (\(register.id), \(cadence)): " + counts(in: session) + "\n"
    let shown = states.filter { $0.freshness.needsWork || $0.freshness.isDue }
    let groups = Dictionary(grouping: shown) { session.word(for: $0.freshness) }
    let order = shown.map { session.word(for: $0.freshness) }
    var seen: Set<String> = []
    let lines = order.filter { seen.insert($0).inserted }.map { word in
      Self.line(word, groups[word] ?? [])
    }
    return head + lines.joined() + placed.remarks(in: session)
  }

  private static func line(_ word: String, _ states: [EntryState]) -> String {
    let ids = states.prefix(mostIDs).map(\.subject.id).joined(separator: ", ")
    return "  \(word) (\(states.count)): \(ids)\(states.count > mostIDs ? ", …" : "")\n"
  }

  private func counts(in session: Session) -> String {
    let stale = states.count { $0.freshness.needsWork }
    let due = states.count { $0.freshness.isDue }
    return session.pick(
      "\(states.count) 条，逾期或不明 \(stale)，待更新 \(due)",
      "\(states.count) entries, \(stale) stale or unknown, \(due) due"
    )
  }

  var json: JSONValue {
    placed.completing([
      "register": .string(register.id),
      "updated": .optional(register.updated?.rawValue),
      "entries": .array(
        states.map { state in
          [
            "subject": .string(state.subject.description),
            "updated_on": .optional(state.updatedOn?.description),
            "state": .string(state.freshness.name),
          ]
        }
      ),
    ])
  }
}

extension EntryFreshness {
  /// What totals count.
  fileprivate static let columns = [
    PlaceTotals.Column("stale", LocalizedText(zh: "逾期", en: "stale")),
    PlaceTotals.Column("unknown", LocalizedText(zh: "不明", en: "not known")),
    PlaceTotals.Column("due", LocalizedText(zh: "待更新", en: "due")),
    PlaceTotals.Column("current", LocalizedText(zh: "已更新", en: "current")),
    PlaceTotals.Column("closed", LocalizedText(zh: "已销号", en: "closed")),
    PlaceTotals.Column("not_scheduled", LocalizedText(zh: "未规定", en: "not scheduled")),
  ]

  /// Whether somebody should have looked at the entry.
  fileprivate var needsWork: Bool {
    switch self {
    case .stale, .unknown: true
    case .current, .due, .closed, .notScheduled: false
    }
  }

  fileprivate var isDue: Bool {
    guard case .due = self else { return false }
    return true
  }

  fileprivate var name: String {
    switch self {
    case .current: "current"
    case .due: "due"
    case .stale: "stale"
    case .unknown: "unknown"
    case .closed: "closed"
    case .notScheduled: "not_scheduled"
    }
  }
}

extension Session {
  /// How fresh an entry is, in words.
  fileprivate func word(for freshness: EntryFreshness) -> String {
    switch freshness {
    case .current: pick("已更新", "current")
    case .due(let day): pick("应在 \(day) 前更新", "due by \(day)")
    case .stale(let missed): pick("逾期 \(missed) 期", "\(missed) periods missed")
    case .unknown: pick("不知何时更新", "nobody says when")
    case .closed(let day): pick("已于 \(day) 销号", "closed on \(day)")
    case .notScheduled: pick("未规定", "not scheduled")
    }
  }
}
