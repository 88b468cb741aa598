internal import Quantities
public import ResettlementCore

/// What becomes of the households of each group of one fact.
public struct GroupedEffects: Sendable {
  /// One group.
  public struct Row: Sendable {
    /// What the households have in common: the value of the fact as tables write it; `nil` for those
    /// of which it is not known, that have none, or that are too few to be shown by themselves.
    public let value: String?
    /// What the group is called.
    public let name: LocalizedText
    /// What becomes of its households.
    public let effects: EffectSummary
    /// What each rule gives them, in the order of the rules of the report.
    public let budgets: [Budget]
    /// The money of every year that all rules give them.
    public let yearly: Budget
    /// The money that all rules give them once.
    public let once: Budget
  }

  /// The fact.
  public let fact: FactDeclaration
  /// The groups: cases in the order of the enumeration, else by value, and at last those of whom
  /// the value is not known.
  public let rows: [Row]
}

// MARK: - Making

extension GroupedEffects {
  init(_ tally: GroupTally, _ rules: [RuleComparison], least: Int) {
    fact = tally.fact
    var groups = zip(tally.keys, tally.cells).map { (key: Optional($0), cell: $1) }
    groups.sort { tally.fact.order(of: $0.key) < tally.fact.order(of: $1.key) }
    rows = Self.withoutSmall(groups, least).map { group in
      Row(group.key, group.cell, tally.fact, rules, least: least)
    }
  }

  private typealias Group = (key: GroupTally.Key?, cell: GroupTally.Cell)

  /// Those with too few households are one group, with the next larger one if they are still too
  /// few: nobody can be told from a number.
  private static func withoutSmall(_ groups: [Group], _ least: Int) -> [Group] {
    let sizes = groups.map(\.cell.effects.households)
    var small = groups.indices.filter { sizes[$0] < least }
    guard let first = small.first else { return groups }
    let rest = groups.indices.filter { sizes[$0] >= least }.sorted { sizes[$0] < sizes[$1] }
    if small.reduce(0, { $0 + sizes[$1] }) < least, let next = rest.first { small.append(next) }
    var merged = groups[first].cell
    for index in small.dropFirst() { merged.add(groups[index].cell) }
    let key: GroupTally.Key? = small.count == 1 ? groups[first].key : nil
    return groups.indices.filter { !small.contains($0) }.map { groups[$0] } + [(key, merged)]
  }
}

extension GroupedEffects.Row {
  fileprivate init(
    _ key: GroupTally.Key?,
    _ cell: GroupTally.Cell,
    _ fact: FactDeclaration,
    _ rules: [RuleComparison],
    least: Int
  ) {
    value = if case .word(let word) = key { word } else { nil }
    name = fact.name(of: key)
    effects = EffectSummary(cell.effects, least: least)
    budgets = cell.budgets.map { Budget($0) }
    yearly = Self.sum(budgets, rules, .yearly)
    once = Self.sum(budgets, rules, .once)
  }

  private static func sum(
    _ budgets: [Budget],
    _ rules: [RuleComparison],
    _ flow: BenefitFlow
  ) -> Budget {
    zip(budgets, rules).reduce(.none) { $0 + $1.0.counted($1.1, as: flow) }
  }
}

extension Budget {
  /// The part of it that a rule gives in a way.
  func counted(_ rule: RuleComparison, as flow: BenefitFlow) -> Budget {
    Budget(
      baseline: rule.baseline?.flow == flow ? baseline : .zero,
      reform: rule.reform?.flow == flow ? reform : .zero
    )
  }
}

extension FactDeclaration {
  /// What a group is called.
  fileprivate func name(of key: GroupTally.Key?) -> LocalizedText {
    switch key {
    case nil: LocalizedText(zh: "其他（户数太少）", en: "others (too few households)")
    case .unknown: LocalizedText(zh: "未知", en: "not known")
    case .absent: LocalizedText(zh: "无", en: "none")
    case .word(let word): name(ofValue: word)
    }
  }

  private func name(ofValue word: String) -> LocalizedText {
    switch type {
    case .enumeration(let enumeration):
      enumeration.cases.first { $0.id == word }?.name ?? LocalizedText(zh: word)
    case .boolean:
      word == "true" ? LocalizedText(zh: "是", en: "yes") : LocalizedText(zh: "否", en: "no")
    default: LocalizedText(zh: word)
    }
  }

  /// Where a group stands among the others.
  fileprivate func order(of key: GroupTally.Key?) -> GroupOrder {
    switch key {
    case .word(let word): GroupOrder(rank: 0, number: number(of: word), text: word)
    case .absent: GroupOrder(rank: 1)
    case .unknown, nil: GroupOrder(rank: 2)
    }
  }

  private func number(of word: String) -> ExactDecimal {
    switch type {
    case .enumeration(let enumeration):
      ExactDecimal(enumeration.cases.firstIndex { $0.id == word } ?? enumeration.cases.count)
    case .number: ExactDecimal(word) ?? .zero
    default: .zero
    }
  }
}

/// Where a group stands: by rank, by number, by text.
private struct GroupOrder: Comparable {
  let rank: Int
  var number = ExactDecimal.zero
  var text = ""

  static func < (left: Self, right: Self) -> Bool {
    (left.rank, left.number, left.text) < (right.rank, right.number, right.text)
  }
}
