internal import FEEL
internal import Quantities
internal import ResettlementCore

/// An answer with its reasons, in which the values that are only shown are left open.
///
/// What is the same for all subjects with the same answers to the same questions is made once and
/// shared; a filled template is as whole as reasons that were made from the beginning.
final class ReasonTemplate {
  /// The answer.
  let outcome: Assessment.Outcome
  let severity: GradedSeverity?
  /// Whether it gives an amount.
  let hasAmount: Bool
  private let reasons: Reasons
  private let application: ConditionTemplate?
  private let conditions: ConditionTemplate?
  private let computations: [(place: Int, template: ComputationTemplate)]
  private let values: [ShownValue]
  private var lastAnswers: [Int]
  private var last: Reasons?

  /// Takes an answer in which marks stand for values that are only shown.
  init(_ answer: Assessment, showing traces: [Trace], in workspace: ProgramWorkspace) {
    outcome = answer.outcome
    severity = answer.severity
    hasAmount = answer.amount != nil
    reasons = answer.reasons
    application = reasons.application.flatMap { ConditionTemplate($0) }
    conditions = reasons.conditions.flatMap { ConditionTemplate($0) }
    computations = reasons.computations.enumerated().compactMap { place, computation in
      ComputationTemplate(computation).map { (place, $0) }
    }
    values = traces.map { ShownValue($0, in: workspace) }
    lastAnswers = values.map { _ in ProgramWorkspace.noAnswer }
  }

  /// Returns the reasons with the values of a record; those of the record before if they are the same.
  func reasons(in workspace: ProgramWorkspace) -> Reasons {
    var isSame = last != nil
    for (place, value) in values.enumerated() {
      let answer = workspace.recordAnswer(of: value.register, frame: value.frame)
      if answer == lastAnswers[place], answer != ProgramWorkspace.noAnswer { continue }
      lastAnswers[place] = answer
      isSame = false
    }
    if isSame, let last { return last }
    let filled = filled(zip(values, lastAnswers).map { $0.text(of: $1, in: workspace) })
    last = filled
    return filled
  }

  private func filled(_ texts: [String?]) -> Reasons {
    var computations = reasons.computations
    for (place, template) in self.computations { computations[place] = template.filled(texts) }
    return Reasons(
      application: application?.filled(texts) ?? reasons.application,
      conditions: conditions?.filled(texts) ?? reasons.conditions,
      computations: computations,
      parameters: reasons.parameters,
      readings: reasons.readings,
      definitions: reasons.definitions,
      tableRows: reasons.tableRows,
      setAside: reasons.setAside
    )
  }
}

// MARK: - Parts

/// A condition with open values.
private struct ConditionTemplate {
  private let whole: ConditionReason
  private let comparisons: [(place: Int, template: ComparisonTemplate)]
  private let parts: [(place: Int, template: ConditionTemplate)]

  /// Takes a condition; `nil` if no value in it is open.
  init?(_ whole: ConditionReason) {
    self.whole = whole
    comparisons = whole.comparisons.enumerated().compactMap { place, comparison in
      ComparisonTemplate(comparison).map { (place, $0) }
    }
    parts = whole.parts.enumerated().compactMap { place, part in
      ConditionTemplate(part).map { (place, $0) }
    }
    if comparisons.isEmpty, parts.isEmpty { return nil }
  }

  func filled(_ texts: [String?]) -> ConditionReason {
    var (comparisons, parts) = (whole.comparisons, whole.parts)
    for (place, template) in self.comparisons { comparisons[place] = template.filled(texts) }
    for (place, template) in self.parts { parts[place] = template.filled(texts) }
    return ConditionReason(
      id: whole.id,
      title: whole.title,
      form: whole.form,
      outcome: whole.outcome,
      comparisons: comparisons,
      parts: parts,
      citations: whole.citations
    )
  }
}

/// A comparison with open values.
private struct ComparisonTemplate {
  private let whole: ComparisonReason
  private let operands: OpenOperands

  init?(_ whole: ComparisonReason) {
    self.whole = whole
    operands = OpenOperands(whole.operands)
    if operands.isEmpty { return nil }
  }

  func filled(_ texts: [String?]) -> ComparisonReason {
    ComparisonReason(
      text: whole.text,
      operands: operands.filled(texts),
      comparator: whole.comparator,
      holds: whole.holds,
      nearest: whole.nearest
    )
  }
}

/// A computation with open values.
private struct ComputationTemplate {
  private let whole: Computation
  private let value: Int?
  private let operands: OpenOperands

  init?(_ whole: Computation) {
    self.whole = whole
    value = ReasonRecorder.place(of: whole.value)
    operands = OpenOperands(whole.operands)
    if value == nil, operands.isEmpty { return nil }
  }

  func filled(_ texts: [String?]) -> Computation {
    Computation(
      id: whole.id,
      text: whole.text,
      value: value.map { texts[$0] } ?? whole.value,
      unit: whole.unit,
      operands: operands.filled(texts)
    )
  }
}

/// Operands of which some have open values.
private struct OpenOperands {
  private let whole: [ComparisonReason.Operand]
  private let places: [(operand: Int, text: Int)]

  init(_ whole: [ComparisonReason.Operand]) {
    self.whole = whole
    places = whole.enumerated().compactMap { operand, part in
      ReasonRecorder.place(of: part.value).map { (operand, $0) }
    }
  }

  var isEmpty: Bool { places.isEmpty }

  func filled(_ texts: [String?]) -> [ComparisonReason.Operand] {
    guard !places.isEmpty else { return whole }
    var operands = whole
    for (place, text) in places {
      let operand = whole[place]
      operands[place] = ComparisonReason.Operand(
        text: operand.text,
        name: operand.name,
        value: texts[text],
        unit: operand.unit,
        fact: operand.fact
      )
    }
    return operands
  }
}

// MARK: - Values

/// A value that reasons show.
private struct ShownValue {
  let register: Int
  let frame: Int
  private let type: StaticType
  /// The decimal places of whole numbers that stand for numbers in the unit in which they are shown.
  private let places: Int?

  init(_ trace: Trace, in workspace: ProgramWorkspace) {
    register = trace.register
    frame = trace.frame
    type = trace.type
    let places = workspace.recordPlaces(of: trace.register).flatMap { $0 <= 10 ? $0 : nil }
    self.places =
      switch trace.type.unwrapped {
      case .number(let unit) where unit.scale == .one: places
      case .literalNumber: places
      default: nil
      }
  }

  /// The value as it is shown; `nil` if it is not known.
  func text(of answer: Int, in workspace: ProgramWorkspace) -> String? {
    if answer > ProgramWorkspace.absentAnswer, let places {
      return places == 0
        ? String(answer) : ExactDecimal(significand: Int64(answer), exponent: -places).description
    }
    guard answer != ProgramWorkspace.unknownAnswer,
      case .known(let value) = workspace.outcome(of: register)
    else { return nil }
    return value.shown(as: type)
  }
}
