internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// The options by which facts on earlier grants come from a ledger of benefits.
struct GrantOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A store: what it granted counts as had before; with --key.",
      valueName: "file"
    )
  )
  var store: String?

  @Option(
    help: ArgumentHelp(
      "The events of cases, in JSON Lines: households that split or merged by them count as one.",
      valueName: "file.jsonl"
    )
  )
  var events: String?

  /// Returns the facts with what the store says of earlier grants, and reports of how many both
  /// speak.
  ///
  /// - Throws: ``CommandError`` if the store or the events can't be read.
  func filled(
    _ population: Population,
    under pack: PolicyPack,
    on day: CalendarDay,
    key: String?,
    in session: Session
  ) throws -> Population {
    guard let facts = try facts(under: pack, on: day, key: key, in: session) else {
      return population
    }
    let filled = facts.filling(population)
    try report(filled.statedTwice.mapValues(\.count), in: session)
    return filled.population
  }

  /// Returns what the store says of earlier grants; `nil` if none is named.
  ///
  /// - Throws: ``CommandError`` if the store or the events can't be read.
  func facts(
    under pack: PolicyPack,
    on day: CalendarDay,
    key: String?,
    in session: Session
  ) throws -> BenefitLedgerFacts? {
    guard let store, let key else { return nil }
    let ledger = try StoreOptions.existing(store, key: key)
    let benefits = try BenefitOutput.working(with: store) {
      try await BenefitRecords(in: ledger).benefits()
    }
    let lineage = try events.map { try EventFile(at: $0, in: session).history.lineage() }
    return BenefitLedgerFacts(benefits, under: pack, on: day) { subject in
      guard let lineage, subject.kind == .household else { return [] }
      return Set(lineage.related(to: Household.ID(subject.id), on: day).map(\.reference))
    }
  }

  /// Says of how many subjects both the facts and the ledger speak.
  func report(_ statedTwice: [String: Int], in session: Session) throws {
    try session.report(
      statedTwice.sorted { $0.key < $1.key }.map { fact, count in
        Diagnostic(.warning, .statedTwice(fact, count), at: nil)
      }
    )
  }
}

extension Diagnostic.Message {
  fileprivate static func statedTwice(_ fact: String, _ count: Int) -> Self {
    Self(
      "benefit.stated-twice",
      en:
        "of \(count) subjects both the extract and the ledger state '\(fact)': they are added up, "
        + "so that nothing is paid twice; the extract is to state only what is not in the ledger",
      zh: "有 \(count) 个对象的“\(fact)”在数据和待遇台账中都有：按两者之和计算，以免重复发放；"
        + "数据中只应填写台账以外的金额"
    )
  }
}
