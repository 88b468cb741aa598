internal import FEEL
internal import ResettlementCore

/// What one rule comes to in each row of a block.
final class RuleLanes {
  /// A ``VerdictCode`` for each row.
  private(set) var codes: UnsafeMutablePointer<UInt8>
  /// For each row a bit for each condition that comes to what the whole rule does.
  private(set) var deciding: UnsafeMutablePointer<UInt64>
  /// The numbers of the amount.
  let amounts: [Trace]

  private let rule: CompiledRule
  private let conditions: [CompiledRule.Condition]
  private let isInForce: Bool
  private let isAmountLeft: Bool
  private var parts: [UnsafeMutablePointer<UInt8>] = []
  private var capacity = 0

  /// Makes room for so many rows.
  init(_ rule: CompiledRule, isInForce: Bool, rows: Int) {
    self.rule = rule
    self.isInForce = isInForce
    conditions = rule.topConditions
    let amount =
      if case .conditions(let body) = rule.body { body.amount } else { nil as CompiledAmount? }
    amounts = isInForce ? amount?.parts.map(\.1) ?? [] : []
    isAmountLeft = if case .leftTo = amount?.form { true } else { false }
    codes = .allocate(capacity: 0)
    deciding = .allocate(capacity: 0)
    makeRoom(rows)
  }

  deinit { free() }

  private func free() {
    codes.deallocate()
    deciding.deallocate()
    for part in parts { part.deallocate() }
  }

  private func makeRoom(_ rows: Int) {
    guard rows > capacity else { return }
    free()
    capacity = rows
    codes = .allocate(capacity: rows)
    codes.initialize(repeating: VerdictCode.notInForce.rawValue, count: rows)
    deciding = .allocate(capacity: rows)
    deciding.initialize(repeating: 0, count: rows)
    parts = conditions.map { _ in
      let part = UnsafeMutablePointer<UInt8>.allocate(capacity: rows)
      part.initialize(repeating: 0, count: rows)
      return part
    }
  }

  // MARK: - Answering

  /// Answers the rule for the rows of a block in which its program has run.
  func answer(
    _ rows: Int,
    in workspace: ProgramWorkspace,
    _ scratch: ScratchLanes,
    on dates: AssessmentDates,
    keepingConditions: Bool
  ) {
    makeRoom(rows)
    guard isInForce else { return }
    for (part, condition) in zip(parts, conditions) {
      codeOf(condition.test, rows, workspace, scratch, into: part)
    }
    combineParts(rows)
    addAmounts(rows, workspace)
    if keepingConditions { noteDeciding(rows) }
    let demands = DemandLanes(codes: codes, rows: rows, dates: dates, workspace: workspace)
    switch rule.body {
    case .demand(let demand): demands.judge(demand)
    case .measure(let measure): demands.judge(measure)
    case .conditions, .cadence: break
    }
    rule.application.map { apply(workspace.truths(of: $0), rows) }
  }

  private func combineParts(_ rows: Int) {
    guard let first = parts.first else {
      return codes.update(repeating: VerdictCode.eligible.rawValue, count: rows)
    }
    codes.update(from: first, count: rows)
    for part in parts.dropFirst() { Self.combine(part, rows, into: codes, isAll: true) }
  }

  private func addAmounts(_ rows: Int, _ workspace: ProgramWorkspace) {
    if isAmountLeft { raise(to: .discretion, rows) { _ in true } }
    for trace in amounts {
      guard let known = workspace.numbers(of: trace)?.known else { continue }
      raise(to: .unknown, rows) { known[$0] == 0 }
    }
  }

  private func raise(to code: VerdictCode, _ rows: Int, where holds: (Int) -> Bool) {
    for row in 0..<rows where holds(row) { codes[row] = max(codes[row], code.rawValue) }
  }

  private func noteDeciding(_ rows: Int) {
    deciding.update(repeating: 0, count: rows)
    for (index, part) in parts.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      for row in 0..<rows { deciding[row] |= part[row] == codes[row] ? bit : 0 }
    }
  }

  /// Where the rule does not apply nothing else counts, nor where that is not known.
  private func apply(_ application: TruthLane?, _ rows: Int) {
    guard let application else { return }
    for row in 0..<rows {
      if let known = application.known, known[row] == 0 {
        codes[row] = VerdictCode.unknown.rawValue
        deciding[row] = 0
      } else if application.values[row] == 0 {
        codes[row] = VerdictCode.notApplicable.rawValue
        deciding[row] = 0
      }
    }
  }

  // MARK: - Conditions

  private func codeOf(
    _ test: CompiledRule.Condition.Test,
    _ rows: Int,
    _ workspace: ProgramWorkspace,
    _ scratch: ScratchLanes,
    into target: UnsafeMutablePointer<UInt8>
  ) {
    switch test {
    case .holds(let trace):
      Self.write(workspace.truths(of: trace), rows, into: target)
    case .all(let parts), .any(let parts):
      let isAll = if case .all = test { true } else { false }
      let empty: VerdictCode = isAll ? .eligible : .ineligible
      target.update(repeating: empty.rawValue, count: rows)
      for part in parts {
        scratch.withLane(rows) { lane in
          codeOf(part.test, rows, workspace, scratch, into: lane)
          Self.combine(lane, rows, into: target, isAll: isAll)
        }
      }
    case .leftTo(_, onlyIf: nil):
      target.update(repeating: VerdictCode.discretion.rawValue, count: rows)
    case .leftTo(_, onlyIf: let asked?):
      Self.write(workspace.truths(of: asked), rows, into: target)
      for row in 0..<rows where target[row] == VerdictCode.eligible.rawValue {
        target[row] = VerdictCode.discretion.rawValue
      }
    }
  }

  private static func write(
    _ truths: TruthLane?,
    _ rows: Int,
    into target: UnsafeMutablePointer<UInt8>
  ) {
    guard let truths else { return }
    let failing = VerdictCode.ineligible.rawValue
    for row in 0..<rows { target[row] = (truths.values[row] ^ 1) &* failing }
    guard let known = truths.known else { return }
    for row in 0..<rows where known[row] == 0 { target[row] = VerdictCode.unknown.rawValue }
  }

  private static func combine(
    _ other: UnsafeMutablePointer<UInt8>,
    _ rows: Int,
    into target: UnsafeMutablePointer<UInt8>,
    isAll: Bool
  ) {
    if isAll {
      for row in 0..<rows { target[row] = max(target[row], other[row]) }
    } else {
      for row in 0..<rows { target[row] = min(target[row], other[row]) }
    }
  }

  // MARK: - One row

  /// The answer in a row, with what is missing.
  func outcome(
    _ row: Int,
    in workspace: ProgramWorkspace,
    _ program: PopulationProgram
  ) -> Assessment.Outcome {
    let run = program.run(SubjectReference(program.subject, ""), in: workspace, row: row)
    return program.assessor(rule).outcome(run)
  }
}

/// Lanes of bytes that are used again and again, as deep as conditions are nested.
final class ScratchLanes {
  private var lanes: [UnsafeMutablePointer<UInt8>] = []
  private var depth = 0
  private var rows: Int

  /// Prepares lanes of so many rows.
  init(rows: Int) { self.rows = rows }

  deinit { for lane in lanes { lane.deallocate() } }

  /// Lends a lane of so many rows, of which the values are not defined.
  func withLane(_ rows: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
    if rows > self.rows, depth == 0 { grow(to: rows) }
    if depth == lanes.count { lanes.append(Self.lane(of: self.rows)) }
    depth += 1
    body(lanes[depth - 1])
    depth -= 1
  }

  private func grow(to rows: Int) {
    for lane in lanes { lane.deallocate() }
    lanes = []
    self.rows = rows
  }

  private static func lane(of rows: Int) -> UnsafeMutablePointer<UInt8> {
    let lane = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, rows))
    lane.initialize(repeating: 0, count: max(1, rows))
    return lane
  }
}
