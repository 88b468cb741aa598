import Diagnostics
import ResettlementCore
import Testing

@testable import PolicyPacks

/// Mistakes that show only when expressions are read.
@Suite struct ExpressionMistakeTests {
  /// A file, a text in it, what stands there instead, the code that it gets and the marked text.
  typealias Case = (file: String, good: String, bad: String, code: String, mark: String)

  static let cases: [Case] = [
    ("procedure.yaml", "days: working", "", "", ""),
    (
      "procedure.yaml", "within: parameter.inspection_days", "within: parameter.naming_due",
      "pack.limit-unit", "parameter.naming_due"
    ),
    ("procedure.yaml", "within: parameter.inspection_days", "within: 7", "pack.limit-unit", "7"),
    (
      "procedure.yaml", "when: ledger_entry.is_verified", "when: ledger_entry.state",
      "feel.wrong-type", "ledger_entry.state"
    ),
    (
      "procedure.yaml", "when: ledger_entry.is_urgent", "when: household.has_keeper",
      "feel.unknown-name", "household"
    ),
    (
      "procedure.yaml", "applies_when: ledger_entry.register", "applies_when: ledger_entry.registr",
      "feel.unknown-field", "registr"
    ),
    (
      "lists.yaml", "unit: day\n    values", "unit: month\n    values", "pack.working-months",
      "parameter.inspection_days"
    ),
    (
      "lists.yaml", "unit: day\n    open", "unit: month\n    open", "pack.limit-unit",
      "parameter.publication_days"
    ),
    (
      "register.yaml", "closed_on: ledger_entry.closed_on",
      "people: ledger_entry.household.size", "feel.may-be-absent", ""
    ),
    (
      "register.yaml", "closed_on: ledger_entry.closed_on", "all: '[1, 2]'", "pack.list-field",
      "'[1, 2]'"
    ),
    ("register.yaml", "old: ledger_entry.opened_on < date", "old: date", "feel.wrong-type", ""),
    (
      "priority.yaml", "rank_by: if", "rank_by: if true then ledger_entry.state else if",
      "feel.type-mismatch", ""
    ),
    (
      "priority.yaml",
      "rank_by: if ledger_entry.household = null then 0 else ledger_entry.household.size",
      "rank_by: ledger_entry.is_urgent", "pack.rank-not-number", "ledger_entry.is_urgent"
    ),
    (
      "duty.yaml", "due: parameter.naming_due", "due: parameter.inspection_days", "feel.wrong-type",
      "parameter.inspection_days"
    ),
    (
      "prohibition.yaml", "unseen: not(ledger_entry.is_verified)", "unseen: ledger_entry.state",
      "feel.wrong-type", "ledger_entry.state"
    ),
  ]

  @Test(arguments: cases)
  func `reports a mistake in an expression at its place`(_ wrong: Case) throws {
    let source = try RepairPack().replacing(wrong.good, with: wrong.bad, in: wrong.file).source
    let found = PackLoader.load([source]).diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == (wrong.code.isEmpty ? [] : [wrong.code]))
    #expect(wrong.mark.isEmpty || found.first?.range?.text == wrong.mark)
  }

  @Test func `a pack with a wrong procedure can't be used, and the others can`() throws {
    let wrong = try RepairPack().replacing(
      "within: parameter",
      with: "within: paramete",
      in: "procedure.yaml"
    )
    let loaded = PackLoader.load([wrong.source, TinyPack().source])
    #expect(loaded.packs.map(\.description.id) == ["tiny"])
  }
}
