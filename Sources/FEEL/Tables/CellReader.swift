/// Reads which pieces of its column a cell takes.
///
/// A test on what is only known when the table is used, such as a parameter, takes some pieces we
/// can't tell: the cell has the pieces it surely takes, and those it possibly takes.
struct CellReader {
  /// The positions that a test takes.
  struct Positions {
    /// Those it surely takes.
    let sure: PieceSet
    /// Those it possibly takes.
    let possible: PieceSet
  }

  private let column: TableColumn

  init(_ column: TableColumn) { self.column = column }

  /// Returns the positions that a condition on the input takes.
  func positions(of typed: TypedExpression) -> Positions {
    switch typed.form {
    case .constant(.boolean(let value)):
      return exact(value ? everything : .none)
    case .logic(let connective, let parts):
      return combined(connective, parts.map(positions))
    case .operation(.not, let operands):
      let inner = positions(of: operands[0])
      return Positions(sure: rest(inner.possible), possible: rest(inner.sure))
    case .operation(.isNull, let operands):
      return Self.isTested(operands[0]) ? exact(absence) : unclear
    default:
      return Self.comparison(typed).flatMap(positions) ?? unclear
    }
  }

  private func combined(
    _ connective: TypedExpression.Connective,
    _ parts: [Positions]
  ) -> Positions {
    guard let first = parts.first else { return exact(everything) }
    return parts.dropFirst().reduce(first) { left, right in
      connective == .and
        ? Positions(
          sure: left.sure.intersection(right.sure),
          possible: left.possible.intersection(right.possible)
        )
        : Positions(
          sure: left.sure.union(right.sure),
          possible: left.possible.union(right.possible)
        )
    }
  }

  private var everything: PieceSet { PieceSet(0..<column.positionCount) }
  private var absence: PieceSet { PieceSet(column.absence..<column.positionCount) }
  private var unclear: Positions { Positions(sure: .none, possible: everything) }

  private func rest(_ positions: PieceSet) -> PieceSet {
    positions.complement(of: column.positionCount)
  }

  private func exact(_ positions: PieceSet) -> Positions {
    Positions(sure: positions, possible: positions)
  }
}

// MARK: - Comparisons with written values

extension CellReader {
  /// A comparison of the tested value with a written one.
  struct Comparison {
    let comparison: TypedExpression.Comparison
    let value: Value
  }

  /// Returns what a condition compares the tested value with; `nil` if it does something else.
  static func comparison(_ typed: TypedExpression) -> Comparison? {
    guard case .operation(.compare(let comparison), let operands) = typed.form else { return nil }
    switch (operands[0].form, operands[1].form) {
    case (.quoted, .constant(let value)): return Comparison(comparison: comparison, value: value)
    case (.constant(let value), .quoted):
      return Comparison(comparison: comparison.mirrored, value: value)
    default: return nil
    }
  }

  /// Adds the values with which a condition compares the tested value.
  static func collect(_ typed: TypedExpression, into values: inout [Value]) {
    switch typed.form {
    case .logic(_, let parts): for part in parts { collect(part, into: &values) }
    case .operation(.not, let operands): collect(operands[0], into: &values)
    default:
      if let value = comparison(typed)?.value, !value.isNull { values.append(value) }
    }
  }

  /// In a cell only the tested value is an expression of another text.
  private static func isTested(_ typed: TypedExpression) -> Bool {
    if case .quoted = typed.form { true } else { false }
  }

  private func positions(_ test: Comparison) -> Positions? {
    switch column.cut {
    case .cases:
      guard let index = column.index(ofCase: test.value) else { return nil }
      return equality(test.comparison, at: index)
    case .ordered:
      return ordered(test)
    case .whole:
      return nil
    }
  }

  private func equality(
    _ comparison: TypedExpression.Comparison,
    at position: Int
  ) -> Positions? {
    let same = PieceSet(position..<position + 1)
    switch comparison {
    case .equal: return exact(same)
    case .notEqual: return exact(rest(same))
    default: return nil
    }
  }

  private func ordered(_ test: Comparison) -> Positions? {
    let index = column.lowerBound(of: test.value)
    guard index < column.values.count, column.values[index].compared(to: test.value) == .same
    else { return nil }
    let point = 2 * index + 1
    switch test.comparison {
    case .equal, .notEqual: return equality(test.comparison, at: point)
    case .less: return exact(PieceSet(0..<point))
    case .lessOrEqual: return exact(PieceSet(0..<point + 1))
    case .greater: return exact(PieceSet(point + 1..<column.absence))
    case .greaterOrEqual: return exact(PieceSet(point..<column.absence))
    }
  }
}
