internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// `resettle store extract`: writes what a store has as an extract.
struct StoreExtractCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Writes what a store has of a day as an extract, which other commands read. 出库",
    discussion: """
      Without --purpose and --by only open facts are written, and it is said which are withheld: \
      rules that read those don't know them. With both everything is written, and who took it out \
      and what for is in the store before the file is there. Who is not among a kind that the \
      extract lists is taken not to be there, unless --complete names the kinds of which it has all.

      Examples 示例:
        resettle store extract --on 2024-06-30 --out open.json --store town.sqlite --key town.key
        resettle store extract --on 2024-06-30 --known-at 2024-07-05T00:00:00+08:00 \\
          --purpose 季度排查 --by 王二 --out all.json \\
          --store town.sqlite --key town.key
      """
  )

  @OptionGroup var place: StoreOptions

  @Option(
    help: ArgumentHelp("The day, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  @Option(
    help: ArgumentHelp(
      "What was recorded later does not count, as 2024-07-05T00:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var knownAt: RecordedTime?

  @Option(help: ArgumentHelp("The pack whose facts are written too.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(
    help: ArgumentHelp(
      "A kind of which the store has all, such as household; may be repeated.",
      valueName: "kind"
    ),
    transform: SubjectOption.kind
  )
  var complete: [SubjectKind] = []

  @Option(help: ArgumentHelp("What personal facts are needed for.", valueName: "text"))
  var purpose: String?

  @Option(help: ArgumentHelp("Who takes them out.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("Where it is written.", valueName: "file.json"))
  var out: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (purpose == nil) == (by == nil) else {
      throw ValidationError("--purpose and --by go together")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let population = try read(catalogue, in: session)
    let count = try Files.stream(to: out) { put in
      let writer = ExtractWriter(disclosure: purpose == nil ? .masked : .everything)
      return try writer.write(all: population, asOf: on) { try put(Array($0.utf8)) }
    }
    try session.printLine(session.pick("写出 \(count) 个对象：\(out)", "\(count) subjects: \(out)"))
    return .fine
  }

  private func read(_ catalogue: FactCatalogue, in session: Session) throws -> Population {
    var population = try stored(catalogue, in: session)
    let listed = SubjectKind.allCases.filter { !population.references($0).isEmpty }
    if complete.isEmpty { population.completeKinds.formIntersection(listed) }
    return population
  }

  /// What the store has; a kind of which somebody was erased is not complete.
  private func stored(_ catalogue: FactCatalogue, in session: Session) throws -> Population {
    let kinds = complete.isEmpty ? Set(SubjectKind.allCases) : Set(complete)
    let (day, time) = (on, knownAt)
    let store = try place.open()
    guard let purpose, let by else {
      let open = try store.doing(at: place.store) { store throws(RegistryError) in
        try await store.openPopulation(
          on: day,
          knownAt: time,
          catalogue: catalogue,
          completeKinds: kinds
        )
      }
      try session.report(open.withheld.isEmpty ? [] : [.withheld(open.withheld)])
      return open.population
    }
    let access = try PurposeOptions.access(purpose, by: by)
    return try store.doing(at: place.store) { store throws(RegistryError) in
      try await store.registry(for: access)
        .population(on: day, knownAt: time, catalogue: catalogue, completeKinds: kinds)
    }
  }
}

extension Diagnostic {
  static func withheld(_ facts: [AccessedFact]) -> Diagnostic {
    let names = facts.map(\.description).sorted().joined(separator: ", ")
    let message = Message(
      "store.withheld",
      en: "these facts are recorded and withheld without --purpose and --by: \(names)",
      zh: "以下事实有记录，未写明 --purpose 与 --by，不予写出：\(names)"
    )
    return Diagnostic(.warning, message, at: nil)
  }
}
