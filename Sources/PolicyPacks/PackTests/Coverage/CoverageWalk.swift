internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// A walk through compiled expressions to all that is measured in them: through everything that
/// there is, or through what took part in a run.
///
/// What took part is of a conditional its test and the branch that was taken, and of a table the
/// rows that answered.
struct CoverageWalk {
  /// Something that is measured.
  enum Point {
    /// A condition, or an operand of `and` or `or`.
    case condition(Trace)
    /// A parameter by id.
    case parameter(String)
    /// A reading by id.
    case reading(String)
    /// A definition by id.
    case definition(String)
    /// The output of a table's row.
    case row(Trace)
  }

  /// The run; `nil` to walk through everything.
  let run: ProgramRun?
  /// The texts of the program, by which parts are told from what holds them.
  let texts: [SourceFragment]
  /// What was found.
  private(set) var points: [Point] = []

  init(_ texts: [SourceFragment], run: ProgramRun? = nil) {
    self.run = run
    self.texts = texts
  }

  /// Walks through an expression.
  mutating func walk(_ expression: ObservedExpression) {
    walk(expression.trace, isCondition: expression.isCondition)
  }

  private mutating func walk(_ trace: Trace, isCondition: Bool = false) {
    if isCondition, trace.form != .constant { points.append(.condition(trace)) }
    switch trace.form {
    case .fact: addNames(of: trace)
    case .definition(let id):
      points.append(.definition(id))
      // Without a run a definition is walked through where it stands, not where it is used.
      if run != nil { walkParts(of: trace) }
    case .logic: for part in trace.parts { walk(part, isCondition: isOperand(part, of: trace)) }
    case .conditional: walkBranches(of: trace)
    case .table: walkRows(of: trace)
    default: walkParts(of: trace)
    }
  }

  private mutating func walkParts(of trace: Trace) {
    for part in trace.parts { walk(part) }
  }

  private mutating func addNames(of trace: Trace) {
    if let id = trace.named(in: PackScope.Record.parameter) { points.append(.parameter(id)) }
    if let id = trace.named(in: PackScope.Record.reading) { points.append(.reading(id)) }
  }

  /// Whether a part is an operand by itself: of `a and b and c` each of the three is, but not
  /// `a and b`; and those of `x between 1 and 2` have no text of their own.
  private func isOperand(_ part: Trace, of whole: Trace) -> Bool {
    part.form != whole.form && place(of: part) != place(of: whole)
  }

  private func place(of trace: Trace) -> SourceRange { texts[trace.text].range(trace.range) }

  private mutating func walkBranches(of trace: Trace) {
    walk(trace.parts[0], isCondition: true)
    let branches = trace.parts.dropFirst()
    guard let run, trace.parts[0].frame == 0 else { return branches.forEach { walk($0) } }
    guard let holds = run.holds(trace.parts[0]) else { return }
    walk(trace.parts[holds ? 1 : 2])
  }

  /// Walks through the tests of all rows, as each takes part in finding the answer, and through the
  /// outputs of those that answered.
  private mutating func walkRows(of trace: Trace) {
    let count = trace.parts.count / 2
    for test in trace.parts[..<count] { walkTest(test) }
    for row in 0..<count where run.map({ $0.holds(trace.parts[row]) == true }) ?? true {
      points.append(.row(trace.parts[count + row]))
      walk(trace.parts[count + row])
      if run != nil { return }
    }
  }

  /// Walks through a row's tests, which are measured as a row and not as conditions.
  private mutating func walkTest(_ trace: Trace) {
    switch trace.form {
    case .logic, .comparison, .not: for part in trace.parts { walkTest(part) }
    default: walk(trace)
    }
  }
}

/// An expression of a rule, and whether it is a condition.
struct ObservedExpression {
  let trace: Trace
  let isCondition: Bool
}

extension ProgramRun {
  /// Returns whether a condition holds; `nil` if that is not known.
  func holds(_ trace: Trace, row: Int = 0) -> Bool? {
    guard case .known(let value) = outcome(of: trace, row: row) else { return nil }
    return value.asBoolean
  }
}

extension Trace {
  /// Whether a fact takes part, so that the value may be unknown.
  var hasFacts: Bool {
    switch form {
    case .constant: false
    // An item of a list is always known, though what it has may not be.
    case .fact(let path) where path.isEmpty: false
    case .fact(let path): frame != 0 || !path.joined(separator: ".").isOfNoSubject
    // The members of a list that is only counted have no part of their own.
    case .computation where parts.isEmpty: true
    default: parts.contains(where: \.hasFacts)
    }
  }
}

extension String {
  /// Whether a path leads to a parameter, a reading or a day.
  fileprivate var isOfNoSubject: Bool {
    typealias Record = PackScope.Record
    return [Record.parameter, Record.reading, Record.dates, Record.period].contains {
      hasPrefix("\($0).")
    }
  }
}
