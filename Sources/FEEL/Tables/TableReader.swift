internal import Diagnostics
internal import Quantities

/// Parses and checks the parts of a table, a cell that is written twice only once.
struct TableReader {
  /// The parts of a table whose types fit.
  struct Parts {
    /// The inputs.
    let inputs: [CheckedExpression]
    /// For each row the conditions of its cells.
    let cells: [[TypedExpression]]
    /// The rows' results.
    let outputs: [CheckedExpression]
    /// The type of the results.
    let type: StaticType
  }

  private let scope: any CheckingScope
  private let expected: StaticType?
  /// For each input what its cells' texts say.
  private var known: [[String: TypedExpression]] = []
  /// What was found.
  private(set) var diagnostics: [Diagnostic] = []

  init(scope: any CheckingScope, expected: StaticType?) {
    self.scope = scope
    self.expected = expected
  }

  /// Returns a table's parts; `nil` if something does not fit, which was reported.
  mutating func read(_ table: RuleTable) -> Parts? {
    let inputs = table.inputs.map { collect(Checker.check($0, in: scope)) }
    known = Array(repeating: [:], count: inputs.count)
    var type = expected
    var cells: [[TypedExpression]] = []
    var outputs: [CheckedExpression] = []
    for row in table.rows {
      if let tests = tests(of: row, on: inputs) { cells.append(tests) }
      guard let output = collect(Checker.check(row.output, in: scope, expecting: type))
      else { continue }
      type = type ?? Self.general(output.type)
      outputs.append(output)
    }
    let sound = inputs.compactMap { $0 }
    guard !diagnostics.hasErrors, let type, sound.count == inputs.count,
      cells.count == table.rows.count, outputs.count == table.rows.count
    else { return nil }
    return Parts(inputs: sound, cells: cells, outputs: outputs, type: type)
  }

  private mutating func tests(
    of row: RuleTable.Row,
    on inputs: [CheckedExpression?]
  ) -> [TypedExpression]? {
    guard row.cells.count == inputs.count else {
      let place = (row.cells.first ?? row.output).whole
      let message = Diagnostic.Message.wrongCellCount(
        have: row.cells.count,
        want: inputs.count
      )
      diagnostics.append(Diagnostic(.error, message, at: place))
      return nil
    }
    let tests = inputs.indices.compactMap { column in
      inputs[column].flatMap { test(row.cells[column], column, on: $0) }
    }
    return tests.count == inputs.count ? tests : nil
  }

  private mutating func test(
    _ cell: SourceFragment,
    _ column: Int,
    on input: CheckedExpression
  ) -> TypedExpression? {
    if let same = known[column][cell.text] { return same }
    let found = Checker.check(cell, asTestOf: input, in: scope)
    let test = collect(found)?.typed
    if found.diagnostics.isEmpty { known[column][cell.text] = test }
    return test
  }

  /// A written number stands for any plain number.
  private static func general(_ type: StaticType) -> StaticType {
    type == .literalNumber ? .number(.none) : type
  }

  private mutating func collect(
    _ found: (expression: CheckedExpression?, diagnostics: [Diagnostic])
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
    let (expression, findings) = checker.finished(typed)
    return (expression, parsed.diagnostics + findings)
  }
}
