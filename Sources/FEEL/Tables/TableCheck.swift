internal import Diagnostics

/// Finds what is wrong with a table as a whole, and says it at the cell, row or input.
///
/// | code | what | how bad |
/// | --- | --- | --- |
/// | `feel.table-gap` | values that no row takes | an error if they surely occur |
/// | `feel.table-overlap` | `unique`: two rows take the same | an error |
/// | `feel.table-conflict` | `any`: such rows answer differently | an error |
/// | `feel.table-dead-row` | a cell that nothing passes | an error |
/// | `feel.table-masked-row` | `first`: earlier rows take all | an error |
/// | `feel.table-dead-test` | one of a cell's tests that nothing passes | a warning |
/// | `feel.table-idle-column` | an input that changes nothing | a warning |
/// | `feel.table-too-large` | a question that was given up | a note |
///
/// Only what is certain is said: of a test on a parameter it is not known what it takes.
struct TableCheck {
  /// The most gaps that are listed.
  static let mostGaps = 8

  let table: RuleTable
  let analysis: TableAnalysis
  /// For each row the cells' conditions.
  let cells: [[TypedExpression]]
  /// How bad a gap is whose values surely occur.
  let gapSeverity: Diagnostic.Severity

  /// Returns all findings.
  func findings() -> [Diagnostic] {
    let dead = deadRows()
    let overlaps = overlaps()
    let gaps = gaps()
    let masked = maskedRows()
    let mistakes = dead + overlaps.found + masked.found
    let isContradictory = analysis.rows.contains { $0.cells.contains(where: \.isContradictory) }
    let isComplete = gaps.isComplete && overlaps.isComplete && masked.isComplete
    let isFunction =
      isComplete && mistakes.isEmpty && gaps.found.isEmpty && table.policy != .first
      && !table.policy.collects
    return deadTests() + mistakes + (isContradictory ? [] : gaps.found)
      + idleColumns(isFunction: isFunction) + (isComplete ? [] : [tooLarge])
  }

  // MARK: Gaps

  private func gaps() -> TableFindings<Diagnostic> {
    guard !table.policy.collects else { return TableFindings() }
    let gaps = analysis.gaps(limit: Self.mostGaps + 1)
    var found = gaps.found.prefix(Self.mostGaps).map(diagnostic)
    if gaps.found.count > Self.mostGaps, let last = found.popLast() {
      found.append(last.adding(Diagnostic.Note(.moreGaps)))
    }
    return TableFindings(found: found, isComplete: gaps.isComplete)
  }

  private func diagnostic(ofGap box: Coverage.Box) -> Diagnostic {
    let isSure = analysis.surelyOccurs(box)
    let severity = isSure ? gapSeverity : (gapSeverity == .error ? .warning : gapSeverity)
    let condition = analysis.condition(for: box)
    let message = Diagnostic.Message.gap(condition, isSure: isSure, policy: table.policy)
    return Diagnostic(severity, message, at: range(ofInputs: box))
  }

  /// The inputs whose values a box restricts; the first one if it is none.
  private func range(ofInputs box: Coverage.Box) -> SourceRange {
    let restricted = box.indices.filter { box[$0] != analysis.columns[$0].all }
    let ranges = restricted.map { table.inputs[$0].whole }
    return ranges.dropFirst().reduce(ranges.first ?? table.fragment.whole) { whole, next in
      whole.source == next.source ? whole.union(next) : whole
    }
  }

  // MARK: Rows

  private func overlaps() -> TableFindings<Diagnostic> {
    let found =
      switch table.policy {
      case .first, .collectSum, .collectCount, .collectLeast, .collectGreatest:
        TableFindings<TableAnalysis.Overlap>()
      case .unique: analysis.overlaps { _, _ in true }
      case .any:
        analysis.overlaps { one, other in
          one.answer != nil && other.answer != nil && one.answer != other.answer
        }
      }
    return TableFindings(found: found.found.map(diagnostic), isComplete: found.isComplete)
  }

  private func diagnostic(of overlap: TableAnalysis.Overlap) -> Diagnostic {
    let severity: Diagnostic.Severity = analysis.isWide(overlap.box) ? .error : .warning
    let condition = analysis.condition(for: overlap.box)
    let numbers = (overlap.earlier + 1, overlap.later + 1)
    let earlier = table.rows[overlap.earlier]
    let later = table.rows[overlap.later]
    let message: Diagnostic.Message =
      table.policy == .any
      ? .conflict(numbers, condition, answers: (earlier.output.text, later.output.text))
      : .overlap(numbers, condition)
    let note = Diagnostic.Note(.otherRow(numbers.0), at: earlier.range)
    return Diagnostic(severity, message, at: later.range, notes: [note])
  }

  private func maskedRows() -> TableFindings<Diagnostic> {
    guard table.policy == .first else { return TableFindings() }
    let masked = analysis.maskedRows()
    let found = masked.found.map { row, masks in
      Diagnostic(
        .error,
        .maskedRow(row + 1, by: masks.map { $0 + 1 }),
        at: table.rows[row].range,
        notes: masks.prefix(3).map {
          Diagnostic.Note(.otherRow($0 + 1), at: table.rows[$0].range)
        }
      )
    }
    return TableFindings(found: found, isComplete: masked.isComplete)
  }

  // MARK: Cells

  private func deadRows() -> [Diagnostic] {
    table.rows.indices.flatMap { row in
      analysis.columns.indices.filter { analysis.rows[row].cells[$0].possible.isEmpty }
        .map { diagnostic(ofDeadCell: $0, row) }
    }
  }

  private func diagnostic(ofDeadCell column: Int, _ row: Int) -> Diagnostic {
    let cell = table.rows[row].cells[column]
    let message: Diagnostic.Message =
      analysis.rows[row].cells[column].isContradictory
      ? .deadRow(row + 1, cell.text)
      : .impossibleRow(
        row + 1,
        cell.text,
        input: table.inputs[column].text,
        analysis.columns[column].declared
      )
    return Diagnostic(.error, message, at: cell.whole)
  }

  /// The tests of a cell that nothing passes, while something passes another one.
  private func deadTests() -> [Diagnostic] {
    table.rows.indices.flatMap { row in
      analysis.columns.indices.filter { !analysis.rows[row].cells[$0].possible.isEmpty }
        .flatMap { deadTests(row, $0) }
    }
  }

  private func deadTests(_ row: Int, _ column: Int) -> [Diagnostic] {
    guard case .logic(.or, let tests) = cells[row][column].form else { return [] }
    let reader = CellReader(analysis.columns[column])
    let fragment = table.rows[row].cells[column]
    return tests.filter { reader.positions(of: $0).possible.isEmpty }.map { test in
      let range = fragment.range(test.range)
      return Diagnostic(.warning, .deadTest(fragment.text(in: test.range)), at: range)
    }
  }

  // MARK: Columns

  private func idleColumns(isFunction: Bool) -> [Diagnostic] {
    guard !table.rows.isEmpty else { return [] }
    return analysis.idleColumns(isFunction: isFunction).map { column in
      let input = table.inputs[column]
      return Diagnostic(.warning, .idleColumn(input.text), at: input.whole)
    }
  }

  private var tooLarge: Diagnostic {
    Diagnostic(.note, .tableTooLarge, at: table.fragment.whole)
  }
}

extension Diagnostic {
  fileprivate func adding(_ note: Note) -> Diagnostic {
    Diagnostic(severity, message, at: range, notes: notes + [note], fix: fix)
  }
}

extension SourceFragment {
  /// The place of the whole text.
  var whole: SourceRange { range(0..<text.utf8.count) }

  fileprivate func text(in range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension RuleTable.Row {
  /// The place of the row's tests.
  var range: SourceRange {
    let ranges = cells.map(\.whole)
    guard let first = ranges.first, let last = ranges.last else { return output.whole }
    return first.source == last.source ? first.union(last) : first
  }
}
