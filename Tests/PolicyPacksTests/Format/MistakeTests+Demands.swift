import TestSupport

extension MistakeTests {
  static let demands = [
    Mistake("measures/keeper.yaml", "force: must\n", "", "pack.missing-key", at: "duty"),
    Mistake(
      "measures/keeper.yaml",
      "due: parameter.first_year",
      "due: parameter.first_year\n1️⃣period2️⃣: month",
      "pack.conflicting-keys"
    ),
    Mistake(
      "measures/keeper.yaml",
      "{ named: site.household_count > 0 }",
      "{ 1️⃣named2️⃣: { left_to: 就业局 } }",
      "pack.left-to-in-demand"
    ),
    Mistake(
      "measures/no-sale.yaml",
      "{ sold: true }",
      "{ sold: { any: { 1️⃣office2️⃣: { left_to: 就业局 } } } }",
      "pack.left-to-in-demand"
    ),
    Mistake(
      "measures/no-sale.yaml",
      "force: must\n",
      "force: must\n1️⃣due2️⃣: parameter.first_year\n",
      "pack.unknown-key"
    ),
    Mistake(
      "benefits/relocated-first.yaml",
      "for: [tracking_subsidy]",
      "for: [1️⃣tracking_subsidi2️⃣]",
      "pack.unknown-rule"
    ),
    Mistake(
      "benefits/relocated-first.yaml",
      "force: encouraged",
      "force: 1️⃣encourage2️⃣",
      "pack.unknown-word"
    ),
  ]

  static let registers = [
    Mistake("registers/repairs.yaml", "kept_by: 财政局\n", "", "pack.missing-key", at: "register"),
    Mistake(
      "registers/repairs.yaml",
      "kept_by: 财政局",
      "kept_by: 1️⃣财务局2️⃣",
      "pack.undeclared-unit"
    ),
    Mistake("registers/repairs.yaml", "half_year", "1️⃣half-year2️⃣", "pack.unknown-word"),
    Mistake(
      "registers/repairs.yaml",
      "{ title: 状态, value: ledger_entry.state }",
      "{ title: 状态, 1️⃣values2️⃣: ledger_entry.state }",
      "pack.unknown-key"
    ),
    Mistake(
      "registers/repairs.yaml",
      "fields:\n  state: { title: 状态, value: ledger_entry.state }\n  site: ledger_entry.site",
      "1️⃣fields2️⃣: {}",
      "pack.empty-value"
    ),
    Mistake(
      "registers/repairs.yaml",
      "procedure: repair_ticket",
      "procedure: 1️⃣repair_tickets2️⃣",
      "pack.unknown-procedure"
    ),
    Mistake(
      "registers/repairs.yaml",
      "subject: ledger_entry",
      "subject: site",
      "pack.procedure-of-other-subject",
      at: "repair_ticket"
    ),
    Mistake("registers/repairs.yaml", "title: 维修台账\n", "", "pack.missing-key", at: "register"),
  ]

  private static let file = "registers/repair-ticket.yaml"

  static let procedures = [
    Mistake(
      file,
      "next: [inspected, rejected]",
      "next: [1️⃣inspect2️⃣, inspected, rejected]",
      "pack.unknown-step"
    ),
    Mistake(file, "start: reported", "start: 1️⃣report2️⃣", "pack.unknown-step"),
    Mistake(file, "start: reported", "start: 1️⃣done2️⃣", "pack.unknown-step"),
    Mistake(
      file,
      "  rejected: 未通过",
      "  rejected: 未通过\n  1️⃣stopped2️⃣: 中止",
      "pack.unreachable-step"
    ),
    Mistake(
      file,
      "ends:\n",
      "  1️⃣waiting2️⃣: { actor: 就业局, next: done }\nends:\n",
      "pack.unreachable-step"
    ),
    Mistake(
      file,
      "[inspected, rejected] }\n",
      "[inspected, rejected, waiting] }\n  1️⃣waiting2️⃣: { actor: 就业局, next: waiting }\n",
      "pack.no-way-to-an-end"
    ),
    Mistake(
      file,
      "reported: { title: 登记, actor: 就业局, ",
      "1️⃣reported2️⃣: { title: 登记, ",
      "pack.missing-key"
    ),
    Mistake(
      file,
      "reported: { title: 登记, actor: 就业局, next: [inspected, rejected] }",
      "1️⃣reported2️⃣: { title: 登记, actor: 就业局 }",
      "pack.missing-key"
    ),
    Mistake(file, "next: done", "next: 1️⃣[]2️⃣", "pack.empty-value"),
    Mistake(file, "next: done", "next: [done, 1️⃣done2️⃣]", "pack.duplicate-name"),
    Mistake(file, "  rejected: 未通过", "  rejected: 未通过\n  1️⃣reported2️⃣: 完", "pack.duplicate-name"),
    Mistake(file, "actor: 财政局", "actor: 1️⃣财务局2️⃣", "pack.undeclared-unit"),
    Mistake(file, "cite: port-05", "cite: 1️⃣port-552️⃣", "pack.unknown-clause"),
    Mistake(file, "days: working", "days: 1️⃣workdays2️⃣", "pack.unknown-word"),
    Mistake(
      file,
      "title: 登记, actor",
      "title: 登记, 1️⃣days2️⃣: working, actor",
      "pack.days-without-limit"
    ),
    Mistake(file, "from: 2023-05-01", "from: 1️⃣2022-05-012️⃣", "pack.wider-than-pack"),
    Mistake(file, "from: 2023-05-01", "to: 1️⃣2026-01-012️⃣", "pack.wider-than-pack"),
    Mistake(
      "tests/tracking.yaml",
      "procedure: repair_ticket, subject: e1, at: start",
      "procedure: 1️⃣repair2️⃣, subject: e1, at: start",
      "pack.unknown-procedure"
    ),
    Mistake("tests/tracking.yaml", "at: reported", "at: 1️⃣reportd2️⃣", "pack.unknown-step"),
    Mistake("tests/tracking.yaml", "at: reported", "at: 1️⃣done2️⃣", "pack.unknown-step"),
    Mistake(
      "tests/tracking.yaml",
      "blocked: [inspected]",
      "blocked: [1️⃣start2️⃣]",
      "pack.unknown-step"
    ),
    Mistake("tests/tracking.yaml", "at: start, next:", "at: start, 1️⃣nxt2️⃣:", "pack.unknown-key"),
  ]
}
