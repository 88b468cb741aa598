internal import Diagnostics
internal import ResettlementCore
internal import Spreadsheets

/// A row of a table whose cells have been read.
struct ReadRow: Sendable {
  /// The row as it stands in the table.
  let row: SheetRow
  /// The subject's name in the registers, if the row has it.
  var id: String?
  /// The facts that the row has, unknown ones among them.
  var facts: [String: FactValue] = [:]
  /// The values by which other subjects are to be found, by the facts that refer to them.
  var links: [(reference: String, fact: String, value: FactValue, heading: String)] = []
  /// What is shown with an alert, by the heading.
  var remarks: [(heading: String, text: String)] = []
  /// What is wrong.
  var mistakes: [RowFinding] = []
  /// What is to be said of the row all the same.
  var notes: [RowFinding] = []
}

/// A row that holds no entry.
public struct PassedOverRow: Sendable, Hashable {
  /// Why it holds none.
  public enum Reason: Sendable, Hashable {
    /// Nothing stands in any column that is read.
    case empty
    /// It holds sums or remarks.
    case sum
  }

  /// The number of the row.
  public let row: Int
  /// Why it holds no entry.
  public let reason: Reason

  /// Creates a row that is passed over.
  public init(row: Int, reason: Reason) {
    self.row = row
    self.reason = reason
  }
}

/// The rows of a table, read as a mapping says.
struct TableRows {
  let headings: TableHeadings
  private(set) var rows: [ReadRow] = []
  private(set) var passedOver: [PassedOverRow] = []
  /// What is wrong with the table as a whole.
  private(set) var findings: [Diagnostic.Message] = []

  private let mapping: TableMapping
  private let table: OfficeTable
  /// For each column that is read, its number and how.
  private var readers: [(column: TableMapping.Column, number: Int, decoder: CellDecoder?)] = []

  /// Reads a table; `nil` where none of the mapping's headings is in it.
  init?(_ table: OfficeTable, _ mapping: TableMapping, _ catalogue: FactCatalogue) {
    let wanted = mapping.columns.filter { $0.target != .ignored }
    let lines = mapping.headerRows...mapping.headerRows
    let found = TableHeadings.find(in: table, lines: lines) { headings in
      wanted.count { headings.column(of: $0.heading) != nil }
    }
    guard let found else { return nil }
    headings = found
    self.mapping = mapping
    self.table = table
    for column in wanted {
      guard let number = found.column(of: column.heading)?.number else {
        findings.append(.missingColumn(column.heading))
        continue
      }
      readers.append((column, number, Self.decoder(column, mapping.subject, catalogue)))
    }
    guard findings.isEmpty else { return }
    for row in table.rows[found.rowCount...] { read(row) }
  }

  private static func decoder(
    _ column: TableMapping.Column,
    _ kind: SubjectKind,
    _ catalogue: FactCatalogue
  ) -> CellDecoder? {
    switch column.target {
    case .fact(let fact):
      return catalogue.fact(id: fact, of: kind).map { CellDecoder(declaration: $0, column: column) }
    case .through(let reference, let fact):
      let other = catalogue.fact(id: reference, of: kind)?.type.referencedKind
      return other.flatMap { catalogue.fact(id: fact, of: $0) }
        .map { CellDecoder(declaration: $0, column: column) }
    case .id, .remark, .ignored: return nil
    }
  }
}

// MARK: - Rows

extension TableRows {
  private mutating func read(_ row: SheetRow) {
    if let reason = reasonToPassOver(row) {
      passedOver.append(PassedOverRow(row: row.number, reason: reason))
      return
    }
    var read = ReadRow(row: row)
    read.mistakes = (table.faults[row.number] ?? []).map { RowFinding(row: row.number, $0) }
    if let last = headings.columns.last?.number, row.lastColumn > last,
      case .csv = table.format
    {
      read.mistakes.append(RowFinding(row: row.number, .tooManyCells))
    }
    for (column, number, decoder) in readers {
      take(table.value(in: row, number), column, decoder, into: &read)
    }
    rows.append(read)
  }

  private func take(
    _ cell: CellValue,
    _ column: TableMapping.Column,
    _ decoder: CellDecoder?,
    into row: inout ReadRow
  ) {
    guard let decoder else { return takeText(cell, column, into: &row) }
    switch decoder.reading(of: cell) {
    case .mistake(let message):
      row.mistakes.append(RowFinding(row: row.row.number, column: column.heading, message))
    case .value(let value, let remark):
      if let remark {
        row.notes.append(RowFinding(row: row.row.number, column: column.heading, remark))
      }
      switch column.target {
      case .fact(let fact): row.facts[fact] = value
      case .through(let reference, let fact):
        row.links.append((reference, fact, value, column.heading))
      case .id, .remark, .ignored: return
      }
    }
  }

  private func takeText(
    _ cell: CellValue,
    _ column: TableMapping.Column,
    into row: inout ReadRow
  ) {
    let text = CellWords.trimmed(cell.integerText)
    guard !text.isEmpty else { return }
    switch column.target {
    case .id where IdentityNumberCell(cell).isNumberOfPerson:
      let finding = RowFinding(row: row.row.number, column: column.heading, .idOfPerson)
      row.mistakes.append(finding)
    case .id: row.id = text
    case .remark: row.remarks.append((column.heading, text))
    case .fact, .through, .ignored: return
    }
  }

  /// A row without anything that is read, or one that begins with a word of sums and has no key.
  private func reasonToPassOver(_ row: SheetRow) -> PassedOverRow.Reason? {
    let isEmpty = readers.allSatisfy {
      CellWords.trimmed(table.value(in: row, $0.number).plainText).isEmpty
    }
    let first = row.cells.prefix(3).map { CellWords.dense($0.value.plainText) }
    let words = TableMapping.sumWords + mapping.otherSumWords
    let isSum = first.contains { text in words.contains { text.hasPrefix($0) } } && !hasKey(row)
    if isSum { return .sum }
    return isEmpty && table.faults[row.number] == nil ? .empty : nil
  }

  /// Whether something stands in a column that tells who the row is about, and no word of sums.
  private func hasKey(_ row: SheetRow) -> Bool {
    let words = TableMapping.sumWords + mapping.otherSumWords
    return readers.contains { reader in
      guard isKey(reader.column.target) else { return false }
      let text = CellWords.dense(row[reader.number].plainText)
      return !text.isEmpty && !words.contains { text.hasPrefix($0) }
    }
  }

  private func isKey(_ target: TableMapping.Target) -> Bool {
    switch target {
    case .id: true
    case .fact(let fact): mapping.key.contains(fact)
    default: false
    }
  }
}

extension IdentityNumberCell {
  /// Whether it is a number of a person, which is nobody's name in the registers.
  fileprivate var isNumberOfPerson: Bool {
    switch self {
    case .right, .rounded: true
    case .wrong: false
    }
  }
}
