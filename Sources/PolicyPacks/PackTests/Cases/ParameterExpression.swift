internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A value that a test makes of the pack's parameters, such as `parameter.months_min - 1`, so that
/// a new value of the parameter doesn't break the test of a rule.
struct ParameterExpression: Sendable {
  /// What parameters are called in expressions.
  static let names = ["parameter", "参数"]

  private let expression: CheckedExpression

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: The text, in its file.
  ///   - parameters: The parameters that it may name.
  ///   - type: The type that its value must have, if it must have one.
  /// - Throws: What is wrong with it, at its own characters.
  init(
    _ text: SourceFragment,
    in parameters: [String: ParameterEntry],
    expecting type: StaticType? = nil
  ) throws(DiagnosticsError) {
    let scope = ParameterScope(parameters: parameters)
    let (expression, found) = Checker.check(text, in: scope, expecting: type)
    guard let expression else { throw DiagnosticsError(found) }
    self.expression = expression
  }

  /// The type of its value.
  var type: StaticType { expression.type }

  /// Returns its value on a day, a number in the plain scale of its unit; `nil` if a parameter has
  /// none.
  func value(by law: Law, on dates: AssessmentDates) -> Value? {
    var builder = ProgramBuilder()
    let trace = builder.add(expression)
    let run = ProgramRun(
      builder.program,
      over: [SubjectRows.Row.root(SubjectReference(.household, ""))],
      from: SubjectRows(population: Population(), law: law, dates: dates)
    )
    guard case .known(let value) = run.outcome(of: trace) else { return nil }
    return value
  }

  /// Returns its value, a number, in its own unit; `nil` if a parameter has none.
  func number(by law: Law, on dates: AssessmentDates) -> ExactDecimal? {
    guard let number = value(by: law, on: dates)?.asNumber else { return nil }
    guard case .number(let unit) = type else { return number }
    return number.divided(by: unit.scale)
  }

  /// Returns its value as a fact's; `nil` if a parameter has none.
  func fact(
    _ declaration: FactDeclaration,
    by law: Law,
    on dates: AssessmentDates
  ) -> FactValue? {
    switch (value(by: law, on: dates), declaration.type) {
    case (.number(let number), .number(let range)):
      number.divided(by: UnitOfMeasure(ofFact: range.unit).scale).map { .number($0) }
    case (.date(let day), _): .date(day)
    case (.boolean(let truth), _): .boolean(truth)
    default: nil
    }
  }
}

/// The names that a value of a test may use: the pack's parameters.
private struct ParameterScope: CheckingScope {
  let parameters: [String: ParameterEntry]

  func field(named name: String, of record: String) -> Field? {
    switch record {
    case Self.root:
      ParameterExpression.names.contains(name) ? Field("parameter", .record("parameter")) : nil
    default: entry(name).map { $0.field(named: $0.id) }
    }
  }

  private func entry(_ name: String) -> ParameterEntry? {
    if let known = parameters[name] { return known }
    let titled = parameters.values.filter { $0.title.chinese == name }
    return titled.count == 1 ? titled.first : nil
  }

  func fieldNames(of record: String) -> [String] {
    record == Self.root ? ["parameter"] : parameters.keys.sorted()
  }
}
