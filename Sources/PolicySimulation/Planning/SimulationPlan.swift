internal import PolicyPacks
internal import PopulationColumns
internal import ResettlementCore

/// Which rules run where: those of the first policy, and of the second one those that say something
/// else.
struct SimulationPlan: Sendable {
  /// Where the answers of a rule are found, and what its amount is.
  struct Side: Sendable {
    let program: Int
    let rule: Int
    let benefit: BenefitReading?
  }

  /// A rule of one of the policies, or of both.
  struct Line: Sendable {
    let rule: Rule
    let baseline: Side?
    let reform: Side?
    /// Whether both policies say the same, so that it is answered once.
    let isEqual: Bool

    /// Whether one of the sides gives money that is added up.
    var isCounted: Bool { flows.contains { $0.isCounted } }

    /// Whether one of the sides gives money every year.
    var isYearly: Bool { flows.contains(.yearly) }

    private var flows: [BenefitFlow] {
      [baseline, reform].compactMap { $0?.benefit?.flow }
    }
  }

  private(set) var programs: [PopulationProgram] = []
  private(set) var lines: [Line] = []
  /// The rules that don't run over columns in one of the policies.
  private(set) var skipped: [Rule] = []

  /// Compiles the rules of two policies.
  init(_ baseline: PolicyQuestion, _ reform: PolicyQuestion) {
    for kind in [SubjectKind.household, .person] {
      add(baseline.program(about: kind), reform.program(about: kind), reform)
    }
  }

  private mutating func add(
    _ first: PopulationProgram,
    _ second: PopulationProgram,
    _ reform: PolicyQuestion
  ) {
    let slow = first.otherRules + second.otherRules
    for rule in slow where !skipped.contains(where: { $0.id == rule.id }) { skipped.append(rule) }
    let left = Set(slow.map(\.id))
    let known = Dictionary(
      first.rules.indices.map { (first.rules[$0].id, first.meaning(ofRule: $0)) },
      uniquingKeysWith: { first, _ in first }
    )
    let differing = second.rules.indices.filter {
      known[second.rules[$0].id] != second.meaning(ofRule: $0)
    }
    let ids = Set(differing.map { second.rules[$0].id }).subtracting(left)
    let rest = reform.program(about: second.subject, asking: ids)
    addLines(first, rest, both: Set(second.rules.map(\.id)), without: left)
  }

  private mutating func addLines(
    _ first: PopulationProgram,
    _ rest: PopulationProgram,
    both: Set<Rule.ID>,
    without left: Set<Rule.ID>
  ) {
    let (own, others) = (programs.count, programs.count + 1)
    programs += [first, rest]
    for (index, rule) in first.rules.enumerated() where !left.contains(rule.id) {
      let side = Self.side(first, own, index)
      let other = rest.rules.firstIndex { $0.id == rule.id }
      let isEqual = other == nil && both.contains(rule.id)
      let reform = other.map { Self.side(rest, others, $0) } ?? (isEqual ? side : nil)
      lines.append(Line(rule: rule, baseline: side, reform: reform, isEqual: isEqual))
    }
    for (index, rule) in rest.rules.enumerated()
    where !first.rules.contains(where: { $0.id == rule.id }) {
      let side = Self.side(rest, others, index)
      lines.append(Line(rule: rule, baseline: nil, reform: side, isEqual: false))
    }
  }

  private static func side(_ program: PopulationProgram, _ place: Int, _ rule: Int) -> Side {
    let benefit = program.amountShapes[rule].map {
      BenefitReading($0, of: program.subject)
    }
    return Side(program: place, rule: rule, benefit: benefit)
  }
}

/// A policy with the rules and the days that are asked about.
struct PolicyQuestion: Sendable {
  let pack: PolicyPack
  let rules: Set<Rule.ID>
  let dates: AssessmentDates

  func program(about kind: SubjectKind, asking some: Set<Rule.ID>? = nil) -> PopulationProgram {
    pack.populationProgram(about: kind, asking: some ?? rules, on: dates)
  }
}
