internal import FEEL
internal import Quantities
internal import ResettlementCore

/// What demands come to in the rows of a block, by what their conditions come to there.
struct DemandLanes {
  /// What the conditions come to, and afterwards the demand; a ``VerdictCode`` for each row.
  let codes: UnsafeMutablePointer<UInt8>
  /// The number of rows.
  let rows: Int
  /// The days of the question.
  let dates: AssessmentDates
  /// Where the program has run.
  let workspace: ProgramWorkspace

  /// Judges a duty, which is met if all conditions hold, or a prohibition, which is missed then.
  func judge(_ demand: CompiledRule.Demand) {
    let undone = code(whereNotDone: demand.period) { $0 < dates.decidedOn.dayNumber }
    let due = Days(demand.due, in: workspace)
    for row in 0..<rows where codes[row] != VerdictCode.unknown.rawValue {
      let holds = codes[row] == VerdictCode.eligible.rawValue
      let verdict: VerdictCode =
        if holds != demand.isForbidden { .met } else if demand.isForbidden { .missed } else {
          due.map { code(of: $0, row) { $0 < dates.decidedOn.dayNumber } } ?? undone
        }
      codes[row] = verdict.rawValue
    }
  }

  /// Judges a target or a norm by what was measured.
  func judge(_ measure: CompiledRule.Measure) {
    let undone = code(whereNotDone: measure.period) { $0 <= dates.decidedOn.dayNumber }
    let due = Days(measure.due, in: workspace)
    let measured = MeasuredLanes(measure, in: workspace)
    for row in 0..<rows {
      let verdict: VerdictCode =
        switch measured.isReached(row) {
        case .unknown: .unknown
        case .nothing: .notApplicable
        case .reached: .met
        case .short: due.map { code(of: $0, row) { $0 <= dates.decidedOn.dayNumber } } ?? undone
        }
      codes[row] = verdict.rawValue
    }
  }

  // MARK: - Days

  /// What has not been done comes to where the period says whether it is over.
  private func code(
    whereNotDone period: CalendarPeriod?,
    isOver: (_ lastDay: Int) -> Bool
  ) -> VerdictCode {
    guard let period else { return .missed }
    return isOver(period.span(holding: dates.factsAsOf).last.dayNumber) ? .missed : .notYetDue
  }

  /// The same where a day of each row says so.
  private func code(of days: Days, _ row: Int, isOver: (Int) -> Bool) -> VerdictCode {
    guard days.lane.known?[row] != 0 else { return .unknown }
    guard days.lane.absent?[row] != 1, let day = days.lane.whole(at: row) else { return .missed }
    return isOver(day) ? .missed : .notYetDue
  }

  /// The days of an expression.
  private struct Days {
    let lane: NumberLane

    init?(_ trace: Trace?, in workspace: ProgramWorkspace) {
      guard let lane = trace.flatMap({ workspace.numbers(of: $0) }) else { return nil }
      self.lane = lane
    }
  }
}

/// What a target measures in the rows of a block.
private struct MeasuredLanes {
  /// How a row stands to the bound.
  enum Standing {
    case unknown, nothing, reached, short
  }

  private let measure: CompiledRule.Measure
  private let numerator: MeasuredNumbers
  private let denominator: MeasuredNumbers?
  private let bound: MeasuredNumbers
  private let isStrict: TruthLane?

  init(_ measure: CompiledRule.Measure, in workspace: ProgramWorkspace) {
    self.measure = measure
    numerator = MeasuredNumbers(measure.numerator, in: workspace)
    denominator = measure.denominator.map { MeasuredNumbers($0, in: workspace) }
    bound = MeasuredNumbers(measure.bound, in: workspace)
    isStrict = measure.isStrict.flatMap { workspace.truths(of: $0) }
  }

  func isReached(_ row: Int) -> Standing {
    guard isStrict?.known?[row] != 0, let top = numerator.number(at: row),
      let bound = bound.number(at: row)
    else { return .unknown }
    guard let denominator else { return standing(top, bound, row) }
    guard let bottom = denominator.number(at: row) else { return .unknown }
    let demanded = bottom.flatMap { bottom in
      bottom.isZero ? nil : bound?.multiplied(by: bottom)
    }
    return standing(top, demanded, row)
  }

  private func standing(_ top: ExactDecimal?, _ bound: ExactDecimal?, _ row: Int) -> Standing {
    guard let top, let bound else { return .nothing }
    let isStrict = isStrict.map { $0.values[row] == 1 } ?? false
    return measure.isKept(top, bound, isStrict) ? .reached : .short
  }
}

/// The numbers of an expression in the rows of a block.
private struct MeasuredNumbers {
  private let trace: Trace
  private let workspace: ProgramWorkspace
  private let lane: NumberLane?

  init(_ trace: Trace, in workspace: ProgramWorkspace) {
    self.trace = trace
    self.workspace = workspace
    lane = trace.isNumber ? workspace.numbers(of: trace) : nil
  }

  /// The number of a row, which may be none; `nil` if it is not known.
  func number(at row: Int) -> ExactDecimal?? {
    guard let lane else {
      guard case .known(let value) = workspace.outcome(of: trace, row: row) else { return nil }
      return .some(value.asNumber)
    }
    guard lane.known?[row] != 0 else { return nil }
    return .some(lane.absent?[row] == 1 ? nil : lane.number(at: row))
  }
}

extension Trace {
  fileprivate var isNumber: Bool {
    switch type.unwrapped {
    case .number, .literalNumber: true
    default: false
    }
  }
}

extension NumberLane {
  /// The number of a row of a lane of whole numbers, such as days.
  fileprivate func whole(at row: Int) -> Int? {
    switch values {
    case .int32(let values): Int(values[row])
    case .int64(let values): values[row]
    case .codes(let values): Int(values[row])
    case .exact: nil
    }
  }
}
