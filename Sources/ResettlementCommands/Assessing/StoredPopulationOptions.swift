internal import ArgumentParser
internal import Diagnostics
internal import PopulationColumns
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// The options by which everybody in a store is assessed.
struct StoredPopulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What personal facts of the store are needed for, with --by; without it only open facts are "
        + "read.",
      valueName: "text"
    )
  )
  var purpose: String?

  @Option(
    help: ArgumentHelp(
      "What was recorded in the store later does not count, as 2024-07-05T00:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var knownAt: RecordedTime?

  @Option(
    help: ArgumentHelp(
      "A kind of which the store has all, such as household; may be repeated. By default all kinds "
        + "of which it has any.",
      valueName: "kind"
    ),
    transform: SubjectOption.kind
  )
  var complete: [SubjectKind] = []

  /// Whether any is given.
  var isGiven: Bool { purpose != nil || knownAt != nil || !complete.isEmpty }

  /// Returns what the store has of a day; it is recorded first who reads it and what for.
  ///
  /// - Throws: ``CommandError`` if the store can't be read.
  func population(
    in store: SQLiteStore,
    at path: String,
    on day: CalendarDay,
    by name: String?,
    catalogue: FactCatalogue
  ) throws -> StoredPopulation {
    let access: AccessPurpose? =
      if let purpose, let name { try PurposeOptions.access(purpose, by: name) } else { nil }
    let kinds = complete.isEmpty ? nil : Set(complete)
    let time = knownAt
    return try store.doing(at: path) { store throws(RegistryError) in
      try await store.storedPopulation(
        on: day,
        knownAt: time,
        for: access,
        catalogue: catalogue,
        completeKinds: kinds
      )
    }
  }
}

/// A population with what a ledger says of earlier grants.
final class GrantedPopulation<Source: PopulationSource>: PopulationSource {
  private let source: Source
  private let facts: BenefitLedgerFacts
  /// The subjects of whom both speak, by fact.
  private(set) var statedTwice: [String: Set<SubjectReference>] = [:]

  /// Fills the blocks of a source.
  init(_ source: Source, filledBy facts: BenefitLedgerFacts) {
    self.source = source
    self.facts = facts
  }

  func forEachBlock(of count: Int, _ body: (PopulationBlock) throws -> Void) throws {
    try source.forEachBlock(of: count) { block in
      let filled = facts.filling(block.population)
      for (fact, subjects) in filled.statedTwice {
        statedTwice[fact, default: []].formUnion(subjects)
      }
      try body(
        PopulationBlock(
          population: filled.population,
          households: block.households,
          persons: block.persons
        )
      )
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// What is to be said of a population of a store beside the answers.
  static func remarks(
    on stored: StoredPopulation,
    _ report: PopulationReport,
    _ day: CalendarDay
  ) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if !stored.withheld.isEmpty { remarks.append(.withheld(stored.withheld)) }
    if !stored.erasedKinds.isEmpty {
      remarks.append(Diagnostic(.warning, .erasedKinds(stored.erasedKinds), at: nil))
    }
    for rule in report.leftOut {
      remarks.append(Diagnostic(.error, .listBeyondBlocks(rule.id), at: nil))
    }
    if report.households + report.persons == 0 {
      remarks.append(Diagnostic(.error, .nobodyOnDay(day), at: nil))
    }
    return remarks
  }
}

extension Diagnostic.Message {
  fileprivate static func erasedKinds(_ kinds: Set<SubjectKind>) -> Self {
    let sorted = kinds.sorted { $0.rawValue < $1.rawValue }
    let english = sorted.map(\.rawValue).joined(separator: ", ")
    let chinese = sorted.map(\.chineseName).joined(separator: "、")
    return Self(
      "population.erased",
      en:
        "facts of some were erased (\(english)): lists of these are known where a household's size "
        + "says so, and nowhere else",
      zh: "有对象的信息已被删除（\(chinese)）：这类名单除人数与户内人口相符者外，均视为不全"
    )
  }

  fileprivate static func listBeyondBlocks(_ rule: String) -> Self {
    Self(
      "population.list-beyond-blocks",
      en:
        "'\(rule)' was not asked: it goes to a list of others than households and persons, such as "
        + "all households of a site; ask it of an extract",
      zh: "“\(rule)”未评估：它要用到户和人以外的名单（如一个安置点的所有户）；请用摘录评估"
    )
  }

  fileprivate static func nobodyOnDay(_ day: CalendarDay) -> Self {
    Self(
      "population.nobody-on-day",
      en: "the store knows of no household or person on \(day)",
      zh: "数据库中没有 \(day) 当日的户和人"
    )
  }
}
