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
  /// Checks every input, cell and output, and the table as a whole.
  ///
  /// Types that do not fit leave no expression. A table whose types fit has one even if it has gaps
  /// or overlaps, which are errors as well: so that they are not reported again where it is used.
  ///
  /// - Parameters:
  ///   - scope: The meaning of the names.
  ///   - expected: The type of the outputs; `nil` for the first output's type.
  ///   - gapSeverity: How bad it is if no row takes values that surely occur.
  /// - Returns: The table as one expression, and what was found.
  /// - Complexity: About O(*n* log *n*) for *n* rows that an input tells apart, O(*n*²) otherwise;
  ///   larger questions are given up, with a note.
  public func check(
    in scope: any CheckingScope,
    expecting expected: StaticType? = nil,
    gaps gapSeverity: Diagnostic.Severity = .error
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    check(in: scope, expecting: expected, gaps: gapSeverity) { input in
      DeclaredNumbers(of: input, in: scope)
    }
  }

  /// Checks the table where it is known otherwise which numbers its inputs can have.
  func check(
    in scope: any CheckingScope,
    expecting expected: StaticType? = nil,
    gaps gapSeverity: Diagnostic.Severity = .error,
    declared: (CheckedExpression) -> DeclaredNumbers
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    guard !rows.isEmpty else {
      let place = fragment.range(0..<fragment.text.utf8.count)
      return (nil, [Diagnostic(.error, .tableWithoutRows, at: place)])
    }
    var reader = TableReader(scope: scope, expected: expected)
    guard let parts = reader.read(self) else { return (nil, reader.diagnostics) }
    if let misfit = misfit(parts) { return (nil, reader.diagnostics + [misfit]) }
    let check = TableCheck(
      table: self,
      analysis: TableAnalysis(
        inputs: parts.inputs,
        cells: parts.cells,
        outputs: parts.outputs.map(\.typed),
        declared: declared
      ),
      cells: parts.cells,
      gapSeverity: gapSeverity
    )
    return (expression(of: parts), reader.diagnostics + check.findings())
  }

  /// Reports results that can't be collected as the policy says.
  private func misfit(_ parts: TableReader.Parts) -> Diagnostic? {
    guard !policy.takes(parts.type), let output = parts.outputs.first else { return nil }
    let message = Diagnostic.Message.notCollectable(output.fragment.text, parts.type, policy)
    return Diagnostic(.error, message, at: output.fragment.whole)
  }

  private func expression(of parts: TableReader.Parts) -> CheckedExpression {
    let typed = rows.indices.map { row in
      let tests = zip(rows[row].cells, parts.cells[row]).map { fragment, typed in
        Self.quoted(CheckedExpression(fragment: fragment, typed: typed))
      }
      return TypedExpression.Table.Row(
        condition: TypedExpression(.logic(.and, tests), .boolean, at: 0..<0),
        output: Self.quoted(parts.outputs[row])
      )
    }
    let form = TypedExpression.Form.table(TypedExpression.Table(policy: policy, rows: typed))
    let type = policy.result(of: parts.type)
    let table = TypedExpression(form, type, at: 0..<fragment.text.utf8.count)
    return CheckedExpression(fragment: fragment, typed: table)
  }

  private static func quoted(_ expression: CheckedExpression) -> TypedExpression {
    TypedExpression(.quoted(expression), expression.type, at: expression.typed.range)
  }
}

extension TypedExpression.HitPolicy {
  /// The type of what a table gives whose rows give values of a type.
  fileprivate func result(of output: StaticType) -> StaticType {
    switch self {
    case .unique, .any, .first, .collectSum: output
    case .collectCount: .number(.none)
    case .collectLeast, .collectGreatest: output.orAbsent
    }
  }

  /// Whether the policy can take results of a type.
  fileprivate func takes(_ output: StaticType) -> Bool {
    switch self {
    case .unique, .any, .first, .collectCount: true
    case .collectSum: output.isNumber
    case .collectLeast, .collectGreatest: output.isNumber || output == .date
    }
  }
}
