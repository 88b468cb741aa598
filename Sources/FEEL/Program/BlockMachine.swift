/// Runs the steps of a plan for blocks, a step over all rows at a time.
///
/// The loops go over plain memory without branches, so that the compiler makes vectors of them.
/// Values are computed for all rows, whatever is known of them; what is known is looked at only
/// where an operand is not known in all rows. A step that has no loop here is left to ``Machine``,
/// which goes row by row.
struct BlockMachine {
  let columns: UnsafeMutablePointer<Column>
  let frames: UnsafeMutablePointer<FrameRows>
  let operands: UnsafeMutablePointer<Int>
  let capacities: [Int]
  let ones: UnsafeMutablePointer<UInt8>
  private let zeros: UnsafeMutablePointer<UInt8>
  private let frameCount: Int
  private let rowByRow: Machine

  /// Makes a machine for a workspace.
  init(_ workspace: ProgramWorkspace) {
    columns = workspace.registers.columns
    operands = workspace.registers.operands
    frames = workspace.frames
    capacities = workspace.registers.capacities
    ones = workspace.registers.ones
    zeros = workspace.registers.zeros
    frameCount = workspace.program.frames.count
    rowByRow = Machine(workspace)
  }

  /// Does a step for all rows of its frame.
  func run(_ step: Step) {
    switch step.kernel {
    case .addWords: arithmetic(step, Addition.self)
    case .subtractWords: arithmetic(step, Subtraction.self)
    case .multiplyWords: arithmetic(step, Multiplication.self)
    case .minimumWords: arithmetic(step, Least.self)
    case .maximumWords: arithmetic(step, Greatest.self)
    case .negateWords, .absoluteWords: unary(step)
    case .equalWords: compare(step, Equal.self)
    case .notEqualWords: compare(step, NotEqual.self)
    case .lessWords: compare(step, Less.self)
    case .lessOrEqualWords: compare(step, LessOrEqual.self)
    case .greaterWords: compare(step, Greater.self)
    case .greaterOrEqualWords: compare(step, GreaterOrEqual.self)
    case .equalBytes: step.detail == 1 ? compare(step, Equal.self) : compare(step, NotEqual.self)
    case .insideWords: inside(step)
    case .equal: equal(step)
    case .not: not(step)
    case .and: combine(step, deciding: 0)
    case .or: combine(step, deciding: 1)
    case .isNull: isNull(step)
    case .unwrap: unwrap(step)
    case .select: select(step)
    case .broadcast: broadcast(step)
    case .widenHalves: widen(step)
    default: runRare(step)
    }
  }

  private func runRare(_ step: Step) {
    switch step.kernel {
    case .some: quantify(step, deciding: 1)
    case .every: quantify(step, deciding: 0)
    case .sumWords: sum(step)
    case .least, .greatest: extreme(step)
    case .leastCount: leastCount(step)
    case .greatestCount: greatestCount(step)
    case .exactCount: exactCount(step)
    case .compareCount: compareCount(step)
    case .truncateWords where step.detail == 1: same(step)
    case .monthsBetween: monthsBetween(step)
    case .compareMonths: compareMonths(step)
    case .compareDays: compareDays(step)
    case .partOfDay: partOfDay(step)
    case .roundQuotient: roundQuotient(step)
    default: goRowByRow(step)
    }
  }

  /// Leaves a step to the machine for rows.
  func goRowByRow(_ step: Step) {
    columns[step.result].readOwn(rows: capacities[step.frame])
    rowByRow.run(step)
    columns[step.result].survey(rows: rows(step))
  }

  @inline(__always)
  func rows(_ step: Step) -> Int { frames[step.frame].count }

  // MARK: - What is the same for all rows

  /// Does the steps whose operands are the same in all rows, once for all blocks, and returns the
  /// others.
  func prepare(_ plan: Plan) -> [Step] {
    let counts = (0..<frameCount).map { frames[$0].count }
    for frame in 0..<frameCount { frames[frame].count = 1 }
    let rest = plan.steps.filter { step in
      columns[step.result].isUniform = isUniform(step, plan)
      guard columns[step.result].isUniform else { return true }
      run(step)
      columns[step.result].repeatFirst(rows: capacities[step.frame])
      return false
    }
    for frame in 0..<frameCount { frames[frame].count = counts[frame] }
    return rest.map(simplified)
  }

  private func isUniform(_ step: Step, _ plan: Plan) -> Bool {
    guard !step.kernel.readsMembers else { return false }
    var isUniform = true
    step.visitOperands(in: plan) { isUniform = isUniform && columns[$0].isUniform }
    return isUniform
  }

  // MARK: - What is known

  /// Makes all rows of a result known.
  func setKnown(_ result: Int) {
    columns[result].share(known: ones, allKnown: true, absent: zeros, noneAbsent: true)
  }

  /// Makes a result known where some bytes are 1, without looking whether all are.
  func setKnown(_ result: Int, _ known: UnsafeMutablePointer<UInt8>) {
    columns[result].share(known: known, allKnown: false, absent: zeros, noneAbsent: true)
  }

  /// Makes a result known in the rows where its operand is, and has a value if that matters.
  func settle(_ step: Step) {
    let a = columns[step.a]
    if !step.checksAbsence || a.noneAbsent {
      return a.allKnown ? setKnown(step.result) : setKnown(step.result, a.known)
    }
    let target = columns[step.result].ownKnown(rows: capacities[step.frame])
    for row in 0..<rows(step) { target[row] = a.known[row] & (a.absent[row] ^ 1) }
    setKnown(step.result, target)
  }

  /// Makes a result known in the rows where both operands are, and have values if that matters.
  func settlePair(_ step: Step, isAbsenceAllowed: Bool = false) {
    let (a, b) = (columns[step.a], columns[step.b])
    let target = columns[step.result].ownKnown(rows: capacities[step.frame])
    let isOpen = !isAbsenceAllowed && step.checksAbsence && !(a.noneAbsent && b.noneAbsent)
    if !isOpen {
      if a.allKnown, b.allKnown { return setKnown(step.result) }
      if a.allKnown { return setKnown(step.result, b.known) }
      if b.allKnown { return setKnown(step.result, a.known) }
    }
    for row in 0..<rows(step) { target[row] = a.known[row] & b.known[row] }
    if isOpen {
      for row in 0..<rows(step) { target[row] &= (a.absent[row] | b.absent[row]) ^ 1 }
    }
    setKnown(step.result, target)
  }
}

extension Step.Kernel {
  /// Whether it reads members of lists, which are never the same for all rows.
  var readsMembers: Bool {
    switch self {
    case .some, .every, .sumWords, .sumNumbers, .mean, .least, .greatest, .leastCount,
      .greatestCount, .collect:
      true
    default: false
    }
  }
}
