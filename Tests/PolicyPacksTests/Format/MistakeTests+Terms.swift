import TestSupport

extension MistakeTests {
  /// A limit or another key put before the conditions of the programme.
  private static func limit(_ text: MarkedText, _ code: String) -> Mistake {
    Mistake("benefits/tracking.yaml", "when:\n  contract", text, code)
  }

  static let terms = [
    limit("form: 1️⃣monthley2️⃣\nwhen:\n  contract", "pack.unknown-word"),
    limit("1️⃣earmark2️⃣: 就业\nwhen:\n  contract", "pack.missing-key"),
    limit("term: { 1️⃣days2️⃣: 3 }\nwhen:\n  contract", "pack.unknown-key"),
    limit("limits:\n  - 1️⃣once_per2️⃣: placement.worker\nwhen:\n  contract", "pack.missing-key"),
    limit("limits:\n  - 1️⃣cite2️⃣: port-05\nwhen:\n  contract", "pack.missing-key"),
    limit(
      "limits:\n  - { cite: port-05, quota: 3, 1️⃣cap2️⃣: 4 }\nwhen:\n  contract",
      "pack.conflicting-keys"
    ),
    limit(
      "limits:\n  - { cite: port-05, quota: 3, 1️⃣cut_down_when2️⃣: true }\nwhen:\n  contract",
      "pack.conflicting-keys"
    ),
    limit(
      "limits:\n  - { cite: 1️⃣port-552️⃣, quota: 3 }\nwhen:\n  contract",
      "pack.unknown-clause"
    ),
    limit(
      "limits:\n  - { cite: port-05, one_of: [tracking_subsidy, 1️⃣tracking_subsidi2️⃣] }\nwhen:\n  contract",
      "pack.unknown-rule"
    ),
    limit(
      "limits:\n  - { cite: port-05, one_of: [tracking_subsidy, 1️⃣no_sale2️⃣] }\nwhen:\n  contract",
      "pack.limit-programmes"
    ),
    limit(
      "limits:\n  - { cite: port-05, cap: 3, within: 1️⃣same_time2️⃣ }\nwhen:\n  contract",
      "pack.limit-span"
    ),
    limit(
      "limits:\n  - { 1️⃣cite2️⃣: port-05, budget: 3 }\nwhen:\n  contract",
      "pack.budget-without-fund"
    ),
    limit("rank_by: 1️⃣no_sale2️⃣\nwhen:\n  contract", "pack.rank-by-no-priority"),
    limit("rank_by: 1️⃣nobody_first2️⃣\nwhen:\n  contract", "pack.unknown-rule"),
  ]
}
