public import PolicyPacks
public import Quantities
public import ResettlementCore

/// What one rule came to under both policies.
public struct RuleComparison: Sendable, Hashable {
  /// What a rule came to under one policy.
  public struct Side: Sendable, Hashable {
    /// How many subjects have each verdict.
    public let counts: [VerdictCode: Int]
    /// How its amount counts; `nil` if it gives none, or leaves it to an office.
    public let flow: BenefitFlow?
    /// How often in a year the amount is given, as the rule states it.
    public let timesAYear: Int
    /// The yuan that it gives, those of a month twelve times; `nil` where it gives no money that
    /// can be added up.
    public let amount: ExactDecimal?

    /// Whether it is not in force on the day of the law, so that it gives nobody anything.
    public var isNotInForce: Bool {
      !counts.isEmpty && counts.keys.allSatisfy { $0 == .notInForce }
    }

    /// The subjects that are entitled.
    public var eligible: Int { counts[.eligible] ?? 0 }
  }

  /// So many subjects whose verdict changed.
  public struct Change: Sendable, Hashable {
    /// What it was; `nil` where the first policy has no such rule.
    public let from: VerdictCode?
    /// What it is; `nil` where the second policy has no such rule.
    public let to: VerdictCode?
    /// How many.
    public let subjects: Int
  }

  /// The rule, as the first policy that has it names it.
  public let rule: Rule
  /// Whether both policies say the same, so that it was answered once.
  public let isEqual: Bool
  /// What it came to under the first policy; `nil` if that has no such rule.
  public let baseline: Side?
  /// What it came to under the second policy; `nil` if that has no such rule.
  public let reform: Side?
  /// The verdicts that changed, in the order of verdicts.
  public let changes: [Change]

  /// How the money of either side counts; that of the first policy if both give some.
  public var flow: BenefitFlow? {
    let flows = [baseline?.flow, reform?.flow].compactMap(\.self)
    return flows.first { $0.isCounted } ?? flows.first
  }

  /// What it gives under both policies, in yuan; `nil` where it gives no money that can be added up.
  public var budget: Budget? {
    guard baseline?.amount != nil || reform?.amount != nil else { return nil }
    return Budget(baseline: baseline?.amount ?? .zero, reform: reform?.amount ?? .zero)
  }
}

/// The yuan of a year under both policies.
public struct Budget: Sendable, Hashable {
  /// Under the first policy.
  public internal(set) var baseline: ExactDecimal
  /// Under the second policy.
  public internal(set) var reform: ExactDecimal

  /// What the second policy costs more.
  public var difference: ExactDecimal { reform - baseline }
}

extension Budget {
  static let none = Budget(baseline: .zero, reform: .zero)

  init(_ tally: BudgetTally) {
    self.init(
      baseline: ExactDecimal(fen: tally.baseline),
      reform: ExactDecimal(fen: tally.reform)
    )
  }

  static func + (left: Budget, right: Budget) -> Budget {
    Budget(baseline: left.baseline + right.baseline, reform: left.reform + right.reform)
  }
}

// MARK: - Making

extension RuleComparison {
  init(_ line: SimulationPlan.Line, _ tally: RuleTally) {
    rule = line.rule
    isEqual = line.isEqual
    let budget = Budget(tally.budget)
    baseline = line.baseline.map { Side($0, tally.counts(ofBaseline: true), budget.baseline) }
    reform = line.reform.map { Side($0, tally.counts(ofBaseline: false), budget.reform) }
    changes = tally.changes
  }
}

extension RuleComparison.Side {
  fileprivate init(
    _ side: SimulationPlan.Side,
    _ counts: [VerdictCode: Int],
    _ yuan: ExactDecimal
  ) {
    self.counts = counts
    flow = side.benefit?.flow
    timesAYear = side.benefit?.timesAYear ?? 1
    amount = side.benefit.flatMap { $0.factor > 0 ? yuan : nil }
  }
}

extension RuleTally {
  fileprivate func counts(ofBaseline: Bool) -> [VerdictCode: Int] {
    var counts: [VerdictCode: Int] = [:]
    for code in VerdictCode.allCases {
      let own = Int(code.rawValue)
      let sum = (0..<Self.width).reduce(0) { sum, other in
        sum + pairs[ofBaseline ? own * Self.width + other : other * Self.width + own]
      }
      if sum > 0 { counts[code] = sum }
    }
    return counts
  }

  fileprivate var changes: [RuleComparison.Change] {
    pairs.indices.compactMap { index in
      let (from, to) = (index / Self.width, index % Self.width)
      guard from != to, pairs[index] > 0 else { return nil }
      return RuleComparison.Change(
        from: VerdictCode(rawValue: UInt8(from)),
        to: VerdictCode(rawValue: UInt8(to)),
        subjects: pairs[index]
      )
    }
  }
}
