/// A table cut into pieces: which values each row surely and possibly takes of each input.
struct TableAnalysis: Sendable {
  /// What a cell takes of its column.
  struct Cell: Sendable {
    /// The pieces it surely takes.
    let sure: PieceSet
    /// The pieces it possibly takes; more than the sure ones if a test is not constant.
    let possible: PieceSet
    /// Whether no value at all could pass, be it one that can occur or not.
    let isContradictory: Bool

    /// Whether it is known which pieces it takes.
    var isConstant: Bool { sure == possible }
  }

  /// What a row takes, and what it answers.
  struct Row: Sendable {
    /// A cell for each column.
    let cells: [Cell]
    /// The number of the answer: the same for the same written value; `nil` if it is not written.
    let answer: Int?

    /// The values that the row surely takes.
    var sure: Coverage.Box { cells.map(\.sure) }
    /// The values that the row possibly takes.
    var possible: Coverage.Box { cells.map(\.possible) }
  }

  /// How many steps each question may take.
  let budget = 1_000_000
  /// The inputs.
  let columns: [TableColumn]
  /// The rows in the table's order.
  let rows: [Row]
  /// The columns, those that tell most rows apart first.
  let order: [Int]

  /// Analyses the checked parts of a table.
  ///
  /// - Parameters:
  ///   - inputs: The inputs.
  ///   - cells: For each row the conditions of its cells, each on the quoted input.
  ///   - outputs: The rows' results.
  ///   - declared: Returns which numbers an input can have.
  init(
    inputs: [CheckedExpression],
    cells: [[TypedExpression]],
    outputs: [TypedExpression],
    declared: (CheckedExpression) -> DeclaredNumbers
  ) {
    let columns = inputs.indices.map { index in
      var compared: [Value] = []
      for row in cells { CellReader.collect(row[index], into: &compared) }
      return TableColumn(inputs[index], comparedWith: compared, declared: declared(inputs[index]))
    }
    let answers = Self.answers(outputs)
    let rows = cells.indices.map { index in
      Row(cells: zip(columns, cells[index]).map(Self.cell), answer: answers[index])
    }
    self.columns = columns
    self.rows = rows
    order = Self.order(columns, rows)
  }

  private static func cell(_ column: TableColumn, _ condition: TypedExpression) -> Cell {
    let positions = CellReader(column).positions(of: condition)
    return Cell(
      sure: column.pieces(at: positions.sure),
      possible: column.pieces(at: positions.possible),
      isContradictory: positions.possible.isEmpty
    )
  }

  /// Numbers the written outputs.
  private static func answers(_ outputs: [TypedExpression]) -> [Int?] {
    var numbers: [[UInt8]: Int] = [:]
    return outputs.map { output in
      var inner = output
      while case .quoted(let expression) = inner.form { inner = expression.typed }
      guard case .constant(let value) = inner.form else { return nil }
      let next = numbers.count
      let text = Array(value.description.utf8)
      let number = numbers[text] ?? next
      numbers[text] = number
      return number
    }
  }

  /// Columns whose cells take few of the pieces come first.
  private static func order(_ columns: [TableColumn], _ rows: [Row]) -> [Int] {
    let shares = columns.indices.map { column in
      let taken = rows.reduce(0) { $0 + $1.cells[column].possible.count }
      return Double(taken) / Double(max(1, columns[column].count))
    }
    return columns.indices.sorted { (shares[$0], $0) < (shares[$1], $1) }
  }
}

// MARK: - Using it

extension TableAnalysis {
  /// Returns the rows that apply to known values; `nil` if that is not sure.
  func rows(applyingTo values: [Value]) -> [Int]? {
    let pieces = zip(columns, values).map { column, value in
      column.cut == .whole ? 0 : column.piece(holding: value)
    }
    var applying: [Int] = []
    for (index, row) in rows.enumerated() {
      let isPossible = zip(row.cells, pieces).allSatisfy { cell, piece in
        piece.map(cell.possible.contains) ?? false
      }
      guard isPossible else { continue }
      let isSure = zip(row.cells, pieces).allSatisfy { cell, piece in
        piece.map(cell.sure.contains) ?? false
      }
      guard isSure else { return nil }
      applying.append(index)
    }
    return applying
  }
}
