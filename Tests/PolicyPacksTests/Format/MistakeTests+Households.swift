import TestSupport

extension MistakeTests {
  private static func rule(_ text: String, _ code: String, at mark: String? = nil) -> Mistake {
    let exits = """
      start: reported
      exits: { gone: 已不存在, held: { title: 搁置, when: ledger_entry.is_verified } }

      """
    return Mistake(
      "registers/repair-ticket.yaml",
      "start: reported\n",
      MarkedText(exits + text + "\n"),
      code,
      at: mark
    )
  }

  static let householdRules = [
    rule("on_split: { case: 1️⃣stay2️⃣, left_to: 就业局 }", "pack.unknown-word"),
    rule("on_split: { 1️⃣case2️⃣: ends, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_split: { case: stays, 1️⃣end2️⃣: gone, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_merge: { 1️⃣case2️⃣: continues, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_merge: { case: ends, end: 1️⃣done2️⃣, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_merge: { case: ends, end: 1️⃣held2️⃣, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_split: { case: stays }", "pack.missing-key", at: "case"),
    rule(
      "on_split: { case: stays, cite: port-05, 1️⃣left_to2️⃣: 就业局 }",
      "pack.conflicting-keys"
    ),
    rule("on_split: { case: stays, left_to: 1️⃣就业所2️⃣ }", "pack.undeclared-unit"),
    rule("on_split: { case: stays, cite: 1️⃣port-992️⃣ }", "pack.unknown-clause"),
    rule("on_head_change: { case: 1️⃣continue2️⃣, left_to: 就业局 }", "pack.unknown-word"),
    rule("on_head_change: { 1️⃣case2️⃣: ends, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_members_change: { case: ends, end: 1️⃣done2️⃣, left_to: 就业局 }", "pack.household-rule-end"),
    rule("on_members_change: { case: continues, left_to: 1️⃣就业所2️⃣ }", "pack.undeclared-unit"),
    rule("on_head_change: { case: continues, cite: 1️⃣port-992️⃣ }", "pack.unknown-clause"),
    rule(
      "on_merge: { case: ends, end: gone, 1️⃣limits2️⃣: anew, left_to: 就业局 }",
      "pack.household-rule-limits"
    ),
    rule("on_split: { case: stays, limits: 1️⃣new2️⃣, left_to: 就业局 }", "pack.unknown-word"),
    rule("after: { procedure: 1️⃣repair2️⃣, end: done }", "pack.unknown-procedure"),
    rule("after: { procedure: 1️⃣repair_ticket2️⃣, end: done }", "pack.procedure-circle"),
    rule("after: { 1️⃣procedure2️⃣: repair_ticket }", "pack.missing-key"),
  ]
}
