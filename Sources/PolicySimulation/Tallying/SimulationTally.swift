internal import PolicyPacks
internal import PopulationColumns
internal import Quantities
internal import ResettlementCore

/// Takes down block by block who gets what under both policies.
final class SimulationTally: BlockTally {
  private let plan: SimulationPlan
  private let facts: FactPlan
  private(set) var rules: [RuleTally]
  private(set) var effects = EffectTally()
  private(set) var groups: [GroupTally]
  private(set) var incomes: [HouseholdIncome] = []
  /// The households of which income or size are not known, and those of which a benefit is not.
  private(set) var withoutIncome = 0
  private(set) var withoutBenefits = 0

  // What is known of the households of a block.
  private var gains: [Int] = []
  private var yearly: [(baseline: Int, reform: Int)] = []
  private var isGainOpen: [Bool] = []
  private var isYearOpen: [Bool] = []
  private var places: [[Int]] = []

  init(_ plan: SimulationPlan, _ facts: FactPlan) {
    self.plan = plan
    self.facts = facts
    rules = plan.lines.map { _ in RuleTally() }
    groups = facts.groups.map { GroupTally($0, lineCount: plan.lines.count) }
  }

  /// Adds what another thread took down.
  func add(_ other: SimulationTally) {
    for index in rules.indices { rules[index].add(other.rules[index]) }
    for index in groups.indices { groups[index].add(other.groups[index]) }
    effects.add(other.effects)
    incomes += other.incomes
    withoutIncome += other.withoutIncome
    withoutBenefits += other.withoutBenefits
  }

  // MARK: - Blocks

  func add(_ block: borrowing PassedBlock) {
    begin(block)
    let homes = plan.lines.contains { $0.rule.subject == .person } ? block.homes : []
    for line in plan.lines.indices { add(line, block, homes) }
    noteMissingMembers(block)
    finish(block)
  }

  private func begin(_ block: borrowing PassedBlock) {
    let rows = block.householdCount
    gains = Array(repeating: 0, count: rows)
    yearly = Array(repeating: (0, 0), count: rows)
    isGainOpen = Array(repeating: false, count: rows)
    isYearOpen = isGainOpen
    places = []
    for group in groups.indices {
      let column = block.column(group)
      places.append(groups[group].places(in: column, rows: rows))
    }
  }

  private func add(_ index: Int, _ block: borrowing PassedBlock, _ homes: [Int]) {
    let line = plan.lines[index]
    let isPerson = line.rule.subject == .person
    let before = line.baseline.flatMap { block.answers(ofProgram: $0.program, rule: $0.rule) }
    let after =
      line.isEqual
      ? before : line.reform.flatMap { block.answers(ofProgram: $0.program, rule: $0.rule) }
    guard before != nil || after != nil else { return }
    let rows = isPerson ? block.personCount : block.householdCount
    rules[index].count(before?.verdicts, after?.verdicts, rows: rows)
    let sides = Sides(line, before, after)
    guard sides.hasMoney else { return }
    for row in 0..<rows { add(row, home: isPerson ? homes[row] : row, index, line, sides) }
  }

  /// Adds what a rule gives in a row to the household's.
  private func add(
    _ row: Int,
    home: Int,
    _ index: Int,
    _ line: SimulationPlan.Line,
    _ sides: Sides
  ) {
    let before = sides.baseline?.gift(row) ?? .none
    let after = line.isEqual ? before : sides.reform?.gift(row) ?? .none
    if before.fen != 0 || after.fen != 0 {
      rules[index].budget.add(before.fen, after.fen)
      for group in groups.indices {
        groups[group].cells[places[group][home]].budgets[index].add(before.fen, after.fen)
      }
    }
    guard line.isCounted else { return }
    if !line.isEqual {
      gains[home] += after.counted - before.counted
      if before.isCountOpen || after.isCountOpen { isGainOpen[home] = true }
    }
    guard line.isYearly else { return }
    yearly[home].baseline += before.yearly
    yearly[home].reform += after.yearly
    if before.isYearOpen || after.isYearOpen { isYearOpen[home] = true }
  }

  /// Where not all members are in the table, nobody knows what rules about persons give.
  private func noteMissingMembers(_ block: borrowing PassedBlock) {
    let lines = plan.lines.filter { $0.rule.subject == .person && $0.isCounted }
    guard !lines.isEmpty else { return }
    let opensGain = lines.contains { !$0.isEqual }
    let opensYear = lines.contains(where: \.isYearly)
    for (row, isComplete) in block.areMembersComplete.enumerated() where !isComplete {
      if opensGain { isGainOpen[row] = true }
      if opensYear { isYearOpen[row] = true }
    }
  }

  // MARK: - Households

  private func finish(_ block: borrowing PassedBlock) {
    let (counts, areComplete) = (block.memberCounts, block.areMembersComplete)
    let size = facts.sizePlace.map { block.column($0) }
    let income = facts.incomePlace.map { block.column($0) }
    for row in 0..<block.householdCount {
      let said = size?.number(at: row)?.asInt()
      add(row, persons: said ?? counts[row])
      guard let income else { continue }
      addIncome(row, income, members: said ?? (areComplete[row] ? counts[row] : nil))
    }
  }

  private func add(_ row: Int, persons: Int) {
    let gain = gains[row]
    let outcome: SimulationOutcome =
      isGainOpen[row] ? .undecided : gain > 0 ? .winner : gain < 0 ? .loser : .unchanged
    effects.add(outcome, persons: persons, fen: gain)
    for group in groups.indices {
      groups[group].cells[places[group][row]].effects.add(outcome, persons: persons, fen: gain)
    }
  }

  private func addIncome(_ row: Int, _ column: FactColumn, members: Int?) {
    guard let members, members > 0, let reading = facts.income,
      let number = column.number(at: row)?.multiplied(by: ExactDecimal(reading.factor)),
      let fen = number.rounded(toPlaces: 0, mode: .halfUp).asInt()
    else {
      withoutIncome += 1
      return
    }
    guard !isYearOpen[row] else {
      withoutBenefits += 1
      return
    }
    let own = reading.isPerHead ? fen * members : fen
    incomes.append(
      HouseholdIncome(
        own: own,
        baseline: own + yearly[row].baseline,
        reform: own + yearly[row].reform,
        members: Int32(clamping: members)
      )
    )
  }
}

/// The answers of a rule under both policies, with how its money is read.
private struct Sides {
  let baseline: Side?
  let reform: Side?

  /// Whether one of the policies gives money.
  var hasMoney: Bool { baseline?.isMoney ?? false || reform?.isMoney ?? false }

  init(_ line: SimulationPlan.Line, _ before: AnswerLanes?, _ after: AnswerLanes?) {
    baseline = before.map { Side(answers: $0, benefit: line.baseline?.benefit) }
    reform = after.map { Side(answers: $0, benefit: line.reform?.benefit) }
  }
}

/// The answers of a rule under one policy.
private struct Side {
  let answers: AnswerLanes
  let benefit: BenefitReading?

  var isMoney: Bool { benefit.map { $0.factor > 0 } ?? false }

  /// What the rule gives in a row.
  func gift(_ row: Int) -> Gift {
    guard let benefit, benefit.factor > 0 else { return .none }
    switch answers.verdicts[row] {
    case VerdictCode.eligible.rawValue:
      guard let fen = answers.amount(row, times: benefit.factor), fen.magnitude < Gift.limit else {
        return Gift(flow: benefit.flow, isOpen: true)
      }
      return Gift(fen: fen, flow: benefit.flow)
    case VerdictCode.discretion.rawValue, VerdictCode.unknown.rawValue:
      return Gift(flow: benefit.flow, isOpen: true)
    default: return .none
    }
  }
}

/// What a rule gives to a subject.
private struct Gift {
  var fen = 0
  var flow = BenefitFlow.other
  /// Whether nobody knows, or an office decides.
  var isOpen = false

  /// Nothing.
  static let none = Gift()
  /// More than this is not believed.
  static let limit = 1_000_000_000_000_000

  var counted: Int { flow.isCounted ? fen : 0 }
  var yearly: Int { flow == .yearly ? fen : 0 }
  var isCountOpen: Bool { isOpen && flow.isCounted }
  var isYearOpen: Bool { isOpen && flow == .yearly }
}
