import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// A pack for an invented place about the repair of homes: a register, its procedure, a duty, a
/// prohibition and a priority, whose files can be changed.
struct RepairPack {
  var files = [
    "pack.yaml": """
    format: 1
    id: repair
    version: 1.0.0
    title: { zh-Hans: 住房维修办法, en: repair of homes }
    rank: town
    region: { name: { zh-Hans: 小地方, en: Small Place } }
    rules_from: 2024-01-01
    rules_to: 2026-12-31
    documents:
      - { id: repair, title: 住房维修办法, issuer: 小地方办公室, date: 2024-01-01 }
    units: [住建所, 居委会]
    """,
    "lists.yaml": """
    clauses:
      - { id: repair-1, place: 一, heading: 维修 }
      - { id: repair-2, place: 二, heading: 公示 }
    parameters:
      inspection_days:
        title: { zh-Hans: 查看期限, en: days for the inspection }
        unit: day
        values: [ { from: 2024-01-01, value: 7, cite: repair-1, review_by: 2026-12-31 } ]
      publication_days:
        title: { zh-Hans: 公示期, en: days of publication }
        unit: day
        open: { zh-Hans: 由上级规定 }
      naming_due:
        title: { zh-Hans: 确定负责人的期限, en: day by which a keeper is named }
        type: date
        values: [ { from: 2024-01-01, value: 2024-06-30, cite: repair-1, review_by: 2026-12-31 } ]
    facts:
      ledger_entry.is_urgent: { name: 情况紧急, type: boolean }
      household.has_keeper: { name: 已确定负责人, type: boolean }
    """,
    "register.yaml": """
    register: repairs
    title: { zh-Hans: 住房维修台账, en: register of repairs }
    cite: repair-1
    subject: ledger_entry
    force: stated
    kept_by: 住建所
    updated: on_change
    when:
      of_a_household: ledger_entry.household != null
      of_this_register: ledger_entry.register = "repairs"
    groups:
      urgent: { title: 紧急维修, holds: ledger_entry.is_urgent }
      old: ledger_entry.opened_on < date("2024-01-01")
    fields:
      state: { title: 状态, value: ledger_entry.state }
      members: if ledger_entry.household = null then 0 else ledger_entry.household.size
      closed_on: ledger_entry.closed_on
    procedure: repair_ticket
    """,
    "procedure.yaml": """
    procedure: repair_ticket
    title: { zh-Hans: 住房维修程序, en: repair of a home }
    cite: repair-1
    subject: ledger_entry
    from: 2024-02-01
    applies_when: ledger_entry.register = "repairs"
    force: stated
    start: reported
    steps:
      inspected:
        title: { zh-Hans: 查看, en: inspection }
        actor: 住建所
        when: ledger_entry.is_verified
        evidence: [{ zh-Hans: 照片, en: photographs }, 查看记录]
        within: parameter.inspection_days
        days: working
        next: [published, rejected]
      reported:
        actor: 居委会
        next: [inspected, urgent, rejected]
      urgent:
        actor: 住建所
        cite: [repair-2]
        when: ledger_entry.is_urgent
        next: done
      published:
        actor: 居委会
        publish_for: parameter.publication_days
        next: [done, rejected]
    ends:
      done: { title: { zh-Hans: 办结, en: done } }
      rejected: 未通过
    """,
    "duty.yaml": """
    duty: keeper_named
    title: { zh-Hans: 确定负责人, en: a keeper is named }
    cite: repair-1
    force: must
    subject: household
    applies_when: household.is_relocated
    when:
      named: household.has_keeper
    due: parameter.naming_due
    """,
    "prohibition.yaml": """
    prohibition: no_closing_unseen
    title: { zh-Hans: 未查看不得办结, en: not closed unseen }
    cite: repair-1
    force: must
    subject: ledger_entry
    when:
      closed: ledger_entry.closed_on != null
      unseen: not(ledger_entry.is_verified)
    """,
    "priority.yaml": """
    priority: urgent_first
    title: { zh-Hans: 紧急优先, en: urgent ones first }
    cite: repair-1
    force: stated
    subject: ledger_entry
    for: repairs
    when:
      urgent: ledger_entry.is_urgent
    rank_by: if ledger_entry.household = null then 0 else ledger_entry.household.size
    """,
  ]

  /// Returns the pack with a text of a file in the place of another.
  func replacing(_ old: String, with new: String, in file: String) throws -> RepairPack {
    var copy = self
    let text = try #require(files[file])
    try #require(text.contains(old), "'\(old)' is not in \(file)")
    copy.files[file] = text.replacing(old, with: new)
    return copy
  }

  var source: PackSource {
    PackSource(
      name: "repair",
      files: files.map { SourceText(name: "repair/\($0.key)", text: $0.value) }
    )
  }

  func load() throws -> PolicyPack {
    let loaded = PackLoader.load([source])
    let found = loaded.diagnostics.filter { $0.severity == .error }
    return try #require(loaded.packs.first, "\(found.map(\.message.english))")
  }

  // MARK: - Facts

  /// An entry about a household of four, with facts that the pack declares.
  static func population(
    _ pack: PolicyPack,
    isUrgent: FactValue = .unknown,
    hasKeeper: FactValue = .unknown,
    isRelocated: Known<Bool> = .known(true),
    entry change: (inout LedgerEntry) -> Void = { _ in }
  ) throws -> Population {
    var household = Household(id: "h1")
    household.size = .known(4)
    household.isRelocated = isRelocated
    var entry = LedgerEntry(id: "e1")
    entry.register = .known("repairs")
    entry.household = .known("h1")
    change(&entry)
    var population = Population(catalogue: pack.catalogue)
    population.insert(household)
    population.insert(entry)
    try population.set("is_urgent", of: Self.entry, to: isUrgent)
    try population.set("has_keeper", of: Self.household, to: hasKeeper)
    return population
  }

  static let entry = SubjectReference(.ledgerEntry, "e1")
  static let household = SubjectReference(.household, "h1")
}

extension PolicyPack {
  /// Returns the answer of a rule of the pack about repairs.
  func answer(
    _ rule: Rule.ID,
    _ subject: SubjectReference,
    _ population: Population,
    on day: String = "2024-06-30"
  ) throws -> Assessment {
    assess(rule, of: subject, in: population, on: try TinyPack.dates(day))
  }
}
