internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// The expressions of a rule or procedure, run for one subject: their values.
struct RuleRun {
  /// The program of the expressions.
  let program: Program
  /// The facts and the law.
  let rows: SubjectRows
  /// The subject.
  let subject: SubjectReference
  /// The registers.
  let registers: ProgramRun
  /// The subject's row in them.
  let row: Int
  /// Who notes what is asked.
  var recorder: ReasonRecorder?

  /// Runs the expressions of a program.
  init(_ program: Program, on subject: SubjectReference, _ rows: SubjectRows) {
    self.program = program
    self.rows = rows
    self.subject = subject
    registers = ProgramRun(program, over: [.root(subject)], from: rows)
    row = 0
  }

  /// Reads the row of a subject where the expressions have run for many.
  init(
    _ program: Program,
    on subject: SubjectReference,
    _ rows: SubjectRows,
    in registers: ProgramRun,
    row: Int
  ) {
    self.program = program
    self.rows = rows
    self.subject = subject
    self.registers = registers
    self.row = row
  }

  /// Runs a rule.
  init(_ rule: CompiledRule, on subject: SubjectReference, _ rows: SubjectRows) {
    self.init(rule.program, on: subject, rows)
  }

  /// Returns the text of a part of an expression.
  func text(of trace: Trace) -> String {
    let bytes = Array(program.texts[trace.text].text.utf8)
    let range = trace.range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Returns what became of an expression or a part of one.
  func outcome(_ trace: Trace) -> Outcome { registers.outcome(of: trace, row: row) }

  /// Returns whether a condition holds; `nil` if that is not known.
  func holds(_ trace: Trace) -> Bool? {
    recorder?.ask(trace)
    guard case .known(let value) = outcome(trace) else { return nil }
    return value.asBoolean
  }

  /// Returns a number; `nil` if it is not known or there is none.
  func number(_ trace: Trace) -> ExactDecimal? {
    guard case .known(let value) = outcome(trace) else { return nil }
    return value.asNumber
  }

  /// Returns the subject that an expression names; `nil` if it is not known or there is none.
  func subject(_ trace: Trace) -> SubjectReference? {
    recorder?.giveUp(on: trace)
    guard case .known(.string(let id)) = outcome(trace),
      case .record(let name) = trace.type.unwrapped, let kind = SubjectKind(rawValue: name)
    else { return nil }
    return SubjectReference(kind, id)
  }

  /// Returns what is missing for a value; empty if it is known.
  func missing(_ trace: Trace) -> [MissingTerm] {
    guard case .unknown(let causes) = outcome(trace) else { return [] }
    recorder?.giveUp(on: trace)
    for case .exhausted(let place) in causes { rows.faults?.note(place) }
    return Set(causes.map(Self.term)).sorted()
  }

  private static func term(_ cause: UnknownCause) -> MissingTerm {
    switch cause {
    case .undefined(let range): MissingTerm(.operation, range.text)
    case .exhausted(let range): MissingTerm(.givenUp, range.text)
    case .missing(let name):
      if name.hasPrefix("\(PackScope.Record.parameter).") {
        MissingTerm(.parameter, name)
      } else if name.hasPrefix("\(PackScope.Record.reading).") {
        MissingTerm(.reading, name)
      } else {
        MissingTerm(.fact, name)
      }
    }
  }

  /// Returns the verdict of a condition that is an expression.
  func verdict(_ trace: Trace) -> Verdict {
    switch holds(trace) {
    case true: .eligible
    case false: .ineligible
    case nil: .unknown(missing: missing(trace))
    }
  }
}
