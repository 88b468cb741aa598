internal import Spreadsheets

/// The headings of a table: where they stand, and what each column is called.
struct TableHeadings {
  /// A column with its heading.
  struct Column {
    /// The number of the column, from one.
    let number: Int
    /// The lines of the heading from the top, joined; `#2` is added to the second of one name.
    let name: String
    /// The lowest line of the heading.
    let lowest: String
  }

  /// How many rows stand before the entries: titles and headings.
  let rowCount: Int

  /// How many lines the headings have.
  let lineCount: Int

  /// The columns that have a heading.
  let columns: [Column]

  /// How far down headings are looked for.
  private static let searched = 30

  /// Reads the headings that begin in a row.
  init(_ table: OfficeTable, from first: Int, lines: Int) {
    let rows = Array(table.rows[first..<min(first + lines, table.rows.count)])
    let width = min(rows.map(\.lastColumn).max() ?? 0, 1_024)
    var taken: [String: Int] = [:]
    columns = (0..<width).compactMap { index in
      let parts = Self.parts(of: index + 1, in: rows, table)
      guard let lowest = parts.last else { return nil }
      let name = parts.joined(separator: HeadingText.separator)
      taken[name, default: 0] += 1
      let count = taken[name] ?? 1
      return Column(
        number: index + 1,
        name: count == 1 ? name : "\(name)#\(count)",
        lowest: lowest
      )
    }
    rowCount = first + rows.count
    lineCount = rows.count
  }

  /// The lines of a column's heading, each once.
  ///
  /// Where cells are merged, the first of them counts. A CSV file knows of no merged cells: there a
  /// line that is empty above a line that is not belongs to what stands to its left.
  private static func parts(of column: Int, in rows: [SheetRow], _ table: OfficeTable) -> [String] {
    var parts: [String] = []
    for (line, row) in rows.enumerated() {
      var text = HeadingText.plain(table.value(in: row, column).plainText)
      if text.isEmpty, table.mergedRanges.isEmpty, line + 1 < rows.count,
        rows[(line + 1)...].contains(where: { $0[column] != .empty })
      {
        text = left(of: column, line, rows)
      }
      if !text.isEmpty, parts.last != text { parts.append(text) }
    }
    return parts
  }

  /// What stands to the left in a line, above something that stands in the line below.
  private static func left(of column: Int, _ line: Int, _ rows: [SheetRow]) -> String {
    for other in stride(from: column - 1, to: 0, by: -1) where rows[line][other] != .empty {
      let isGroup = rows[(line + 1)...].contains { $0[other] != .empty }
      return isGroup ? HeadingText.plain(rows[line][other].plainText) : ""
    }
    return ""
  }
}

// MARK: - Finding

extension TableHeadings {
  /// Finds the headings that have most of some names, those with the fewest lines; `nil` if none
  /// has any.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - lineCounts: How many lines they may have.
  ///   - score: How many columns of such headings are known.
  /// - Returns: The headings.
  static func find(
    in table: OfficeTable,
    lines lineCounts: ClosedRange<Int>,
    score: (TableHeadings) -> Int
  ) -> TableHeadings? {
    var best: (score: Int, lines: Int, headings: TableHeadings)?
    for first in table.rows.indices.prefix(searched) where !table.isWithinMerged(first) {
      for lines in lineCounts where first + lines <= table.rows.count {
        let headings = TableHeadings(table, from: first, lines: lines)
        let found = score(headings)
        let isBetter = best.map { found > $0.score || found == $0.score && lines < $0.lines }
        if isBetter ?? (found > 0) { best = (found, lines, headings) }
      }
    }
    return best?.headings
  }

  /// Returns the headings with the lines of groups above them, which tell apart columns of one name.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - most: How many lines there may be at most.
  ///   - score: How many columns of such headings are known, which must not become fewer.
  /// - Returns: The headings with as many lines above them as name groups.
  func withGroups(
    in table: OfficeTable,
    upTo most: Int,
    score: (TableHeadings) -> Int
  ) -> TableHeadings {
    let first = rowCount - lineCount
    guard lineCount < most, first > 0, isOfGroups(first - 1, table) else { return self }
    let higher = TableHeadings(table, from: first - 1, lines: lineCount + 1)
    guard score(higher) >= score(self) else { return self }
    return higher.withGroups(in: table, upTo: most, score: score)
  }

  /// Whether a row names groups of columns: several, or one over a part of them.
  ///
  /// A title stands over all of them, and what an office fills in above a table has a colon.
  private func isOfGroups(_ index: Int, _ table: OfficeTable) -> Bool {
    let row = table.rows[index]
    let numbers = columns.map(\.number)
    let cells = row.cells.filter { $0.value != .empty && numbers.contains($0.column) }
    let texts = cells.map { HeadingText.plain($0.value.plainText) }
    guard !texts.contains(where: { $0.isEmpty || $0.contains(":") }) else { return false }
    if cells.count > 1 { return true }
    guard let only = cells.first else { return false }
    let range = table.mergedRanges.first { $0.contains(row: row.number, column: only.column) }
    return range.map { $0.columns.count > 1 && $0.columns.count < numbers.count }
      ?? (only.column > numbers.min() ?? 1)
  }

  /// Returns the column of a heading, also where only its lowest line or its brackets differ.
  func column(of heading: String) -> Column? {
    let bare = HeadingText.withoutBrackets(heading)
    return columns.first { $0.name == heading }
      ?? only { HeadingText.withoutBrackets($0.name) == bare }
      ?? only { HeadingText.withoutBrackets($0.lowest) == bare }
  }

  /// The column of which something is so, if it is so of one only.
  private func only(_ isMeant: (Column) -> Bool) -> Column? {
    let found = columns.filter(isMeant)
    return found.count == 1 ? found.first : nil
  }
}

extension OfficeTable {
  /// Whether a row lies below the first row of merged cells, and so begins no headings.
  fileprivate func isWithinMerged(_ index: Int) -> Bool {
    let number = rows[index].number
    return mergedRanges.contains { $0.rows.lowerBound < number && number <= $0.rows.upperBound }
  }
}
