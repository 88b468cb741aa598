/// What was found of a table, and whether all was looked at.
struct TableFindings<Finding> {
  /// What was found.
  var found: [Finding] = []
  /// Whether the search came to its end.
  var isComplete = true
}

// MARK: - Gaps

extension TableAnalysis {
  /// Returns values that no row possibly takes, as boxes in the order of the columns.
  func gaps(limit: Int) -> TableFindings<Coverage.Box> {
    let all = order.map { columns[$0].all }
    let boxes = rows.map { row in order.map { row.cells[$0].possible } }
      .filter { box in !box.contains { $0.isEmpty } }
    var coverage = Coverage(of: boxes, in: all, limit: limit, budget: budget)
    let found = coverage.remainder().map(inTableOrder)
    return TableFindings(found: found, isComplete: coverage.isComplete)
  }

  private func inTableOrder(_ box: Coverage.Box) -> Coverage.Box {
    var sets = box
    for (place, column) in order.enumerated() { sets[column] = box[place] }
    return sets
  }

  /// Whether the values of a gap surely occur.
  func surelyOccurs(_ box: Coverage.Box) -> Bool {
    zip(columns, box).allSatisfy { $0.surelyOccurs(in: $1) }
  }

  /// Whether values of a box occur that are no finer than those that are written.
  func isWide(_ box: Coverage.Box) -> Bool { zip(columns, box).allSatisfy { $0.isWide($1) } }
}

// MARK: - Overlaps

extension TableAnalysis {
  /// Two rows that surely both apply to some values.
  struct Overlap {
    /// The number of the earlier row.
    let earlier: Int
    /// The number of the later row.
    let later: Int
    /// The values.
    let box: Coverage.Box
  }

  /// Returns for each row the first earlier one that surely applies with it, of those that a
  /// condition picks.
  func overlaps(where picks: (Row, Row) -> Bool) -> TableFindings<Overlap> {
    var found: [Int: Int] = [:]
    let isComplete = visitNeighbours { one, other in
      let (earlier, later) = (min(one, other), max(one, other))
      if let known = found[later], known <= earlier { return }
      guard picks(rows[earlier], rows[later]), coincide(earlier, later) else { return }
      found[later] = earlier
    }
    let pairs = found.sorted { $0.key < $1.key }
    return TableFindings(
      found: pairs.map { overlap($0.value, $0.key) },
      isComplete: isComplete
    )
  }

  private func overlap(_ earlier: Int, _ later: Int) -> Overlap {
    let box = zip(rows[earlier].cells, rows[later].cells).map { $0.sure.intersection($1.sure) }
    return Overlap(earlier: earlier, later: later, box: box)
  }

  private func coincide(_ one: Int, _ other: Int) -> Bool {
    order.allSatisfy { rows[one].cells[$0].sure.intersects(rows[other].cells[$0].sure) }
  }

  /// Visits all pairs of rows that may take the same pieces of the first column in order.
  private func visitNeighbours(_ visit: (Int, Int) -> Void) -> Bool {
    guard let first = order.first else { return true }
    let hulls = rows.indices.compactMap { row -> (row: Int, hull: Range<Int>)? in
      let runs = rows[row].cells[first].sure.runs
      guard let low = runs.first, let high = runs.last else { return nil }
      return (row, low.lowerBound..<high.upperBound)
    }
    var active: [(row: Int, end: Int)] = []
    var steps = budget
    for (row, hull) in hulls.sorted(by: { $0.hull.lowerBound < $1.hull.lowerBound }) {
      active.removeAll { $0.end <= hull.lowerBound }
      for other in active { visit(row, other.row) }
      active.append((row, hull.upperBound))
      steps -= active.count
      if steps < 0 { return false }
    }
    return true
  }
}

// MARK: - Rows and columns without effect

extension TableAnalysis {
  /// Returns, where the first row that applies decides, the rows that never do, each with the
  /// earlier ones that take all its values.
  func maskedRows() -> TableFindings<(row: Int, by: [Int])> {
    var findings = TableFindings<(row: Int, by: [Int])>()
    var steps = budget
    for row in rows.indices where !isDead(row) {
      let masks = earlier(touching: row)
      steps -= row
      if masks.isEmpty { continue }
      if let mask = masks.first(where: { covers($0, row) }) {
        findings.found.append((row, [mask]))
      } else if cover(masks, row, &steps) {
        findings.found.append((row, masks))
      }
      if steps <= 0 {
        findings.isComplete = false
        break
      }
    }
    return findings
  }

  /// Whether a row has a cell that takes nothing.
  func isDead(_ row: Int) -> Bool { rows[row].cells.contains { $0.possible.isEmpty } }

  private func earlier(touching row: Int) -> [Int] {
    (0..<row).filter { other in
      order.allSatisfy { rows[other].cells[$0].sure.intersects(rows[row].cells[$0].possible) }
    }
  }

  private func covers(_ other: Int, _ row: Int) -> Bool {
    zip(rows[other].cells, rows[row].cells).allSatisfy { $0.sure.isSuperset(of: $1.possible) }
  }

  private func cover(_ masks: [Int], _ row: Int, _ steps: inout Int) -> Bool {
    let space = order.map { rows[row].cells[$0].possible }
    let boxes = masks.map { mask in
      zip(order, space).map { rows[mask].cells[$0].sure.intersection($1) }
    }
    var coverage = Coverage(of: boxes, in: space, limit: 1, budget: steps)
    let remainder = coverage.remainder()
    steps = coverage.budget
    return coverage.isComplete && remainder.isEmpty
  }

  /// Returns the columns of which no row needs to know the value; more can be said of a function,
  /// a table that has an answer for each input and only one.
  func idleColumns(isFunction: Bool) -> [Int] {
    let open = columns.indices.filter { column in
      rows.allSatisfy { $0.cells[column].sure == columns[column].all }
    }
    guard isFunction, rows.allSatisfy({ $0.answer != nil && $0.cells.allSatisfy(\.isConstant) })
    else { return open }
    return undecidedColumns() ?? open
  }

  /// Returns the columns that alone never tell two rows with different answers apart; `nil` if
  /// there are too many rows to say.
  private func undecidedColumns() -> [Int]? {
    var idle = Set(columns.indices)
    var steps = budget
    for row in rows.indices {
      for other in 0..<row where rows[row].answer != rows[other].answer {
        if let column = onlyDifference(row, other) { idle.remove(column) }
        if idle.isEmpty { return [] }
      }
      steps -= row
      if steps < 0 { return nil }
    }
    return idle.sorted()
  }

  /// Returns the one column in which two rows have nothing in common; `nil` if there is none or
  /// another one.
  private func onlyDifference(_ one: Int, _ other: Int) -> Int? {
    var difference: Int?
    for column in order
    where !rows[one].cells[column].possible.intersects(rows[other].cells[column].possible) {
      if difference != nil { return nil }
      difference = column
    }
    return difference
  }
}
