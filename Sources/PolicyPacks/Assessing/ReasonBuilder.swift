internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Makes the reasons of an answer from the evaluated program: nothing is said here that did not
/// take part there.
struct ReasonBuilder {
  /// The rule or procedure as it ran.
  let run: RuleRun
  /// What the pack can name.
  let names: PackNames
  /// Finds the nearest value that makes a failed comparison hold; `nil` to leave that out.
  let nearest: NearestSearch?

  // MARK: - Conditions

  /// Returns the reason of an expression that is a condition.
  func reason(
    id: String,
    title: LocalizedText? = nil,
    citations: [String] = [],
    of trace: Trace
  ) -> ConditionReason {
    ConditionReason(
      id: id,
      title: title,
      form: .expression(run.text(of: trace)),
      outcome: run.verdict(trace),
      comparisons: comparisons(of: trace),
      citations: citations
    )
  }

  /// Returns the comparisons that took part in a condition, in the order of its text.
  ///
  /// What only a reading decides is listed with the readings, unless nothing else took part.
  func comparisons(of condition: Trace) -> [ComparisonReason] {
    let found = comparisons(in: condition)
    return found.isEmpty ? comparisons(in: condition, ofReadings: true) : found
  }

  private func comparisons(
    in trace: Trace,
    ofReadings: Bool = false
  ) -> [ComparisonReason] {
    switch trace.form {
    case .logic:
      (run.holds(trace) == true ? withoutNearest : self).parts(of: trace, ofReadings)
    case .conditional:
      ([trace.parts[0]] + chosen(trace)).flatMap { comparisons(in: $0, ofReadings: ofReadings) }
    case .definition where isTest(trace.parts[0]):
      comparisons(in: trace.parts[0], ofReadings: ofReadings)
    case .comparison(let comparison):
      isOfReading(trace) && !ofReadings ? [] : [self.comparison(comparison, trace)]
    case .constant:
      []
    default:
      [statement(trace)]
    }
  }

  /// The builder for what holds already, where nothing need change.
  var withoutNearest: ReasonBuilder { ReasonBuilder(run: run, names: names, nearest: nil) }

  /// The parts of a conjunction or disjunction that matter: once it is decided, not those that are
  /// unknown.
  private func parts(of trace: Trace, _ ofReadings: Bool) -> [ComparisonReason] {
    let isDecided = run.holds(trace) != nil
    return trace.parts.filter { !isDecided || run.holds($0) != nil }
      .flatMap { comparisons(in: $0, ofReadings: ofReadings) }
  }

  /// The branch of a conditional that was taken.
  private func chosen(_ trace: Trace) -> [Trace] {
    guard let holds = run.holds(trace.parts[0]) else { return [] }
    return [holds ? trace.parts[1] : trace.parts[2]]
  }

  /// Whether a definition's expression is made of comparisons itself.
  private func isTest(_ trace: Trace) -> Bool {
    switch trace.form {
    case .logic, .comparison, .conditional, .definition: trace.type == .boolean
    default: false
    }
  }

  /// What a reading says is listed as a reading.
  private func isOfReading(_ trace: Trace) -> Bool {
    trace.parts.contains { part in
      if case .fact(let path) = part.form { path.first == PackScope.Record.reading } else { false }
    }
  }

  private func comparison(
    _ comparison: TypedExpression.Comparison,
    _ trace: Trace
  ) -> ComparisonReason {
    ComparisonReason(
      text: run.text(of: trace),
      operands: trace.parts.map(operand),
      comparator: comparison.rawValue,
      holds: run.holds(trace),
      nearest: nearestChange(trace)
    )
  }

  /// A plain yes or no: a fact, its opposite, or what some or every member says.
  private func statement(_ trace: Trace) -> ComparisonReason {
    let inner = trace.form == .not ? trace.parts[0] : trace
    let isNullTest = inner.form == .isNull
    let null = ComparisonReason.Operand(text: "null", name: nil, value: "null", unit: nil)
    return ComparisonReason(
      text: run.text(of: trace),
      operands: isNullTest ? [operand(inner.parts[0]), null] : [operand(inner)],
      comparator: isNullTest ? (trace.form == .not ? "!=" : "=") : nil,
      holds: run.holds(trace),
      nearest: nearestChange(trace)
    )
  }

  private func nearestChange(_ trace: Trace) -> NearestChange? {
    run.holds(trace) == false ? nearest?.change(for: trace, in: run) : nil
  }

  // MARK: - Operands

  /// Returns a part with what it is called and the value it had.
  func operand(_ trace: Trace) -> ComparisonReason.Operand {
    ComparisonReason.Operand(
      text: run.text(of: trace),
      name: names.name(of: trace, about: run.subject.kind),
      value: value(of: trace),
      unit: trace.type.unit,
      fact: factPath(of: trace)
    )
  }

  private func factPath(of trace: Trace) -> String? {
    guard case .fact(let path) = trace.form, path.first == run.subject.kind.rawValue else {
      return nil
    }
    return path.joined(separator: ".")
  }

  /// The value as it is shown: numbers in the unit they are declared in.
  func value(of trace: Trace) -> String? {
    if let mark = run.recorder?.mark(of: trace) { return mark }
    guard case .known(let value) = run.outcome(trace) else { return nil }
    return value.shown(as: trace.type)
  }

  /// Returns an expression that was computed, with the facts and parameters it is made of.
  func computation(_ id: String, _ trace: Trace, unit: String? = nil) -> Computation {
    Computation(
      id: id,
      text: run.text(of: trace),
      value: value(of: trace),
      unit: trace.type.unit ?? unit,
      operands: leaves(of: trace).map(operand)
    )
  }

  private func leaves(of trace: Trace) -> [Trace] {
    var found: [Trace] = []
    active(trace) { part in
      guard case .fact(let path) = part.form, part.frame == 0,
        path.first != PackScope.Record.reading, path.first != PackScope.Record.period,
        !found.contains(where: { $0.form == part.form })
      else { return }
      found.append(part)
    }
    return found
  }

  /// Calls a function with each part that took part: of a conditional, the branch taken.
  func active(_ trace: Trace, _ body: (Trace) -> Void) {
    body(trace)
    let parts = trace.form == .conditional ? [trace.parts[0]] + chosen(trace) : trace.parts
    for part in parts { active(part, body) }
  }

  // MARK: - Parameters, readings, tables

  /// What took part in some expressions.
  struct Uses {
    let parameters: [ParameterUse]
    let readings: [ReadingUse]
    let definitions: [DefinitionUse]
    let rows: [TableRowUse]
  }

  /// Returns the parameters, readings, definitions and table rows that took part in some expressions.
  func uses(in traces: [Trace]) -> Uses {
    var parameters: Set<String> = []
    var readings: Set<String> = []
    var definitions: Set<String> = []
    var rows: [TableRowUse] = []
    for trace in traces {
      active(trace) { part in
        if let name = part.named(in: PackScope.Record.parameter) { parameters.insert(name) }
        if let name = part.named(in: PackScope.Record.reading) { readings.insert(name) }
        if case .definition(let id) = part.form { definitions.insert(id) }
        for row in self.rows(decidedBy: part) where !rows.contains(row) { rows.append(row) }
      }
    }
    return Uses(
      parameters: parameters.sorted().compactMap(parameterUse),
      readings: readings.sorted().compactMap(readingUse),
      definitions: definitions.sorted().compactMap { id in
        names.definitions[id].map { DefinitionUse(id: id, title: $0) }
      },
      rows: rows
    )
  }

  private func parameterUse(_ id: String) -> ParameterUse? {
    let law = run.rows.law
    guard let entry = law.parameters[id] else { return nil }
    let day = run.rows.dates.lawAsOf
    let candidates = law.setParameters[id] == nil ? entry.candidates(on: day) : []
    let segment = candidates.first?.segment
    return ParameterUse(
      id: id,
      title: entry.title,
      value: law.parameter(id, on: day)?.text,
      unit: entry.type == .number && !entry.unit.symbol.isEmpty ? entry.unit.symbol : nil,
      from: segment?.from,
      citation: segment?.citations.first?.value,
      setAside: zip(candidates, candidates.dropFirst()).map(Self.otherValue)
    )
  }

  private static func otherValue(
    _ winner: ParameterCandidate,
    _ other: ParameterCandidate
  ) -> ParameterUse.OtherValue {
    ParameterUse.OtherValue(
      policy: other.statement.pack,
      value: other.segment.value.text,
      citation: other.segment.citations.first?.value,
      authority: winner.statement.authority?.value
    )
  }

  private func readingUse(_ id: String) -> ReadingUse? {
    let law = run.rows.law
    guard let entry = law.readings[id] else { return nil }
    let option = law.option(id, on: run.rows.dates.lawAsOf)
    return ReadingUse(
      id: id,
      question: entry.question,
      option: option,
      text: entry.options.first { $0.id == option }?.text,
      citation: entry.citation,
      isOverridden: law.chosenReadings[id] != nil
    )
  }

  /// The rows of a table that surely matched.
  private func rows(decidedBy trace: Trace) -> [TableRowUse] {
    guard trace.form == .table else { return [] }
    let count = trace.parts.count / 2
    return (0..<count).filter { run.holds(trace.parts[$0]) == true }.map { row in
      let cells = trace.parts[row].parts + [trace.parts[count + row]]
      return TableRowUse(
        table: run.text(of: trace),
        row: row + 1,
        cells: cells.map { run.program.texts[$0.text].text }
      )
    }
  }
}

extension Trace {
  /// The name of a parameter or reading that the part reads; `nil` if it reads none.
  func named(in record: String) -> String? {
    guard case .fact(let path) = form else { return nil }
    let names = path.joined(separator: ".").split(separator: ".").map(String.init)
    return names.count == 2 && names[0] == record ? names[1] : nil
  }
}

extension StaticType {
  /// The unit of a number's values, if it has one.
  var unit: String? {
    guard case .number(let unit) = unwrapped, unit.symbol != "ratio" else { return nil }
    return unit.symbol
  }
}

extension Value {
  /// The value as reasons show it: a number in the scale of its unit, a text without quotes.
  func shown(as type: StaticType) -> String {
    switch (self, type.unwrapped) {
    case (.number(let number), .number(let unit)):
      (number.divided(by: unit.scale) ?? number).shortened.description
    case (.number(let number), _): number.shortened.description
    case (.string(let text), _): text
    case (.date(let day), _): day.description
    case (.boolean(let truth), _): truth ? "true" : "false"
    default: description
    }
  }
}

extension ExactDecimal {
  /// The number with at most ten decimal places, as a person reads it.
  var shortened: ExactDecimal { rounded(toPlaces: 10, mode: .halfEven) }
}
