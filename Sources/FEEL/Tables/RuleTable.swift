public import Diagnostics
internal import Quantities

/// A decision table as its author wrote it, each cell with its place.
public struct RuleTable: Sendable, Hashable {
  /// One row: a test for each input, and what it gives.
  public struct Row: Sendable, Hashable {
    /// The tests, one for each input; `-` takes anything.
    public let cells: [SourceFragment]
    /// The result.
    public let output: SourceFragment

    /// Creates a row.
    public init(cells: [SourceFragment], output: SourceFragment) {
      self.cells = cells
      self.output = output
    }
  }

  /// How rows that match together are taken.
  public let policy: TypedExpression.HitPolicy
  /// The expressions whose values are tested.
  public let inputs: [SourceFragment]
  /// The rows.
  public let rows: [Row]
  /// The table's own place.
  public let fragment: SourceFragment

  /// Creates a table.
  public init(
    policy: TypedExpression.HitPolicy,
    inputs: [SourceFragment],
    rows: [Row],
    fragment: SourceFragment
  ) {
    self.policy = policy
    self.inputs = inputs
    self.rows = rows
    self.fragment = fragment
  }
}

extension RuleTable {
  /// Checks every input, cell and output.
  ///
  /// - Parameters:
  ///   - scope: The meaning of the names.
  ///   - expected: The type of the outputs; `nil` for the first output's type.
  /// - Returns: The table as one expression, if nothing is wrong, and what was found.
  public func check(
    in scope: any CheckingScope,
    expecting expected: StaticType? = nil
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let values = inputs.map { input in
      Self.collect(Checker.check(input, in: scope), into: &diagnostics)
    }
    var type = expected
    var typed: [TypedExpression.Table.Row] = []
    for row in rows {
      let condition = condition(of: row, on: values, in: scope, &diagnostics)
      let found = Checker.check(row.output, in: scope, expecting: type)
      guard let output = Self.collect(found, into: &diagnostics), let condition else { continue }
      type = type ?? Self.general(output.type)
      typed.append(TypedExpression.Table.Row(condition: condition, output: Self.quoted(output)))
    }
    guard typed.count == rows.count, let type, !diagnostics.hasErrors else {
      return (nil, diagnostics)
    }
    let form = TypedExpression.Form.table(TypedExpression.Table(policy: policy, rows: typed))
    let table = TypedExpression(form, type, at: 0..<fragment.text.utf8.count)
    return (CheckedExpression(fragment: fragment, typed: table), diagnostics)
  }

  private func condition(
    of row: Row,
    on values: [CheckedExpression?],
    in scope: any CheckingScope,
    _ diagnostics: inout [Diagnostic]
  ) -> TypedExpression? {
    guard row.cells.count == values.count else {
      let place = row.cells.first ?? row.output
      diagnostics.append(
        Diagnostic(
          .error,
          .wrongCellCount(have: row.cells.count, want: values.count),
          at: place.range(0..<place.text.utf8.count)
        )
      )
      return nil
    }
    var tests: [TypedExpression] = []
    for (cell, value) in zip(row.cells, values) {
      guard let value else { continue }
      let found = Checker.check(cell, asTestOf: value, in: scope)
      guard let test = Self.collect(found, into: &diagnostics) else { continue }
      tests.append(Self.quoted(test))
    }
    guard tests.count == values.count else { return nil }
    return TypedExpression(.logic(.and, tests), .boolean, at: 0..<0)
  }

  /// A written number stands for any plain number.
  private static func general(_ type: StaticType) -> StaticType {
    type == .literalNumber ? .number(.none) : type
  }

  private static func quoted(_ expression: CheckedExpression) -> TypedExpression {
    TypedExpression(.quoted(expression), expression.type, at: expression.typed.range)
  }

  private static func collect(
    _ found: (expression: CheckedExpression?, diagnostics: [Diagnostic]),
    into diagnostics: inout [Diagnostic]
  ) -> CheckedExpression? {
    diagnostics += found.diagnostics
    return found.expression
  }
}

extension Checker {
  /// Parses and checks a table's cell: tests of a value.
  static func check(
    _ cell: SourceFragment,
    asTestOf value: CheckedExpression,
    in scope: any CheckingScope
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    let parsed = Parser.unaryTests(cell)
    guard let tests = parsed.tree, !parsed.diagnostics.hasErrors else {
      return (nil, parsed.diagnostics)
    }
    var checker = Checker(scope: scope, fragment: cell)
    let whole = Expression(.null, at: 0..<cell.text.utf8.count)
    let tested = TypedExpression(.quoted(value), value.type, at: whole.range)
    checker.tested = tested
    let typed = checker.anyOf(tests, of: tested, whole)
    let diagnostics = parsed.diagnostics + checker.findings
    guard let typed, !diagnostics.hasErrors else { return (nil, diagnostics) }
    return (CheckedExpression(fragment: cell, typed: typed), diagnostics)
  }
}

extension Diagnostic.Message {
  static func wrongCellCount(have: Int, want: Int) -> Self {
    Self(
      "feel.wrong-cell-count",
      en: "the row has \(have) tests, but the table has \(want) inputs",
      zh: "该行有 \(have) 个条件格，而表有 \(want) 个输入"
    )
  }
}
