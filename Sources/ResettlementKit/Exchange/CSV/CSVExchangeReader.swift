public import Diagnostics
public import ResettlementCore
internal import Spreadsheets
internal import Tabular

/// Reads households and persons from CSV files whose headings are ids or Chinese names of facts.
///
/// Cells are read as those of offices' tables are. A row is taken wholly or rejected, with each
/// mistake at its cell; a masked cell says nothing. Rows are read one by one.
public struct CSVExchangeReader: Sendable {
  /// The declarations of all facts in use.
  public let catalogue: FactCatalogue

  /// Creates a reader.
  public init(catalogue: FactCatalogue = .core) {
    self.catalogue = catalogue
  }

  /// Reads a file of households and one of persons.
  ///
  /// - Parameters:
  ///   - households: The households; a household of a person must be among them.
  ///   - persons: The persons; `nil` for households alone.
  /// - Returns: What was read of each, in one population, and what was not.
  public func read(
    households: SourceText,
    persons: SourceText? = nil
  ) -> (households: ExchangeReport, persons: ExchangeReport?) {
    var first = CSVReading(households, Household.self, Population(catalogue: catalogue))
    first.read()
    first.complete(.household)
    guard let persons else { return (first.report, nil) }
    var second = CSVReading(persons, Person.self, first.report.population)
    second.read()
    second.complete(.person)
    return (first.report, second.report)
  }
}

/// The reading of one file.
private struct CSVReading<Read: Subject> {
  private(set) var report: ExchangeReport
  private let source: SourceText
  private var rows: CSVReader
  private var columns: [Column] = []
  private var width = 0
  private var places: [String: SourceRange] = [:]

  private enum Column {
    case id
    case fact(CellDecoder)
    case nothing
  }

  init(_ source: SourceText, _ type: Read.Type, _ population: Population) {
    self.source = source
    rows = CSVReader(source)
    report = ExchangeReport(catalogue: population.catalogue)
    report.population = population
  }

  mutating func read() {
    guard let header = rows.next() else {
      return fail(.csvWithoutRows, at: SourceRange(source, 0..<0))
    }
    readHeader(header)
    guard !report.diagnostics.hasErrors else { return }
    var faults = rows.diagnostics.count
    while let row = rows.next() {
      let new = Array(rows.diagnostics[faults...])
      faults = rows.diagnostics.count
      take(row, new)
    }
    report.diagnostics += rows.diagnostics.filter { $0.range == nil }.map(\.withoutLine)
  }

  /// Notes that all subjects are listed, if no row was rejected.
  mutating func complete(_ kind: SubjectKind) {
    if report.isWhole { report.population.completeKinds.insert(kind) }
  }

  private mutating func fail(_ message: Diagnostic.Message, at range: SourceRange) {
    report.diagnostics.append(Diagnostic(message, at: range).withoutLine)
  }
}

// MARK: - Headings

extension CSVReading {
  private mutating func readHeader(_ header: CSVRow) {
    width = header.cells.count
    report.heading = header.range.text
    report.diagnostics += rows.diagnostics.map(\.withoutLine)
    // Of a file without headings the first row is about somebody, and not shown.
    guard header.cells.contains(where: { isKnown(CellWords.plain($0.text)) }) else {
      return fail(.columnMissing("id"), at: header.range)
    }
    var seen: Set<String> = []
    for cell in header.cells {
      let name = CellWords.plain(cell.text)
      let column = column(named: name, at: cell.range)
      let id = if case .fact(let decoder) = column { decoder.declaration.id } else { name }
      if !seen.insert(id).inserted { fail(.sameColumn(name), at: cell.range) }
      columns.append(column)
    }
    let hasID = columns.contains { if case .id = $0 { true } else { false } }
    if !hasID { fail(.columnMissing("id"), at: header.range) }
  }

  private func isKnown(_ name: String) -> Bool { name == "id" || fact(named: name) != nil }

  private func fact(named name: String) -> FactDeclaration? {
    report.population.catalogue.facts(of: Read.kind)
      .first { $0.id == name || $0.name.chinese == name }
  }

  private mutating func column(named name: String, at range: SourceRange) -> Column {
    guard name != "id" else { return .id }
    guard let fact = fact(named: name) else {
      let facts = report.population.catalogue.facts(of: Read.kind)
      let near = nearestName(to: name, among: facts.map(\.id))
      fail(.noSuchColumn(PrivateNumbers.masked(name), Read.kind, nearest: near), at: range)
      return .nothing
    }
    return .fact(CellDecoder(declaration: fact, column: TableMapping.Column(name, .fact(fact.id))))
  }
}

// MARK: - Rows

extension CSVReading {
  private mutating func take(_ row: CSVRow, _ faults: [Diagnostic]) {
    var reasons = faults
    var notes: [Diagnostic] = []
    guard row.cells.count == width else {
      reasons.append(Diagnostic(.cellCount(row.cells.count, width), at: row.range))
      return reject(row, reasons)
    }
    var facts: [String: FactValue] = [:]
    var id: CSVCell?
    for (cell, column) in zip(row.cells, columns) {
      switch column {
      case .id: id = cell
      case .nothing: continue
      case .fact(let decoder): read(cell, decoder, &facts, &reasons, &notes)
      }
    }
    guard let subject = subject(id, row, facts, &reasons), reasons.isEmpty else {
      return reject(row, reasons)
    }
    report.population.insert(subject)
    if !notes.isEmpty { report.population.flags[subject.reference] = notes.map(\.code) }
    report.diagnostics += notes.map(\.withoutLine)
  }

  private mutating func read(
    _ cell: CSVCell,
    _ decoder: CellDecoder,
    _ facts: inout [String: FactValue],
    _ reasons: inout [Diagnostic],
    _ notes: inout [Diagnostic]
  ) {
    let fact = decoder.declaration
    guard fact.privacy == .open || !cell.text.contains("**") else {
      report.masked[fact.id, default: 0] += 1
      return
    }
    switch decoder.reading(of: cell.text.isEmpty ? .empty : .text(cell.text)) {
    case .mistake(let message): reasons.append(Diagnostic(message, at: cell.range))
    case .value(let value, let remark):
      // A number that is wrong says nothing, and drops nobody.
      let isWrong = remark != nil && fact.id == "identity_number"
      if value.isKnown, !isWrong { facts[fact.id] = value }
      if let remark { notes.append(Diagnostic(.warning, remark, at: cell.range)) }
    }
  }

  private mutating func subject(
    _ id: CSVCell?,
    _ row: CSVRow,
    _ facts: [String: FactValue],
    _ reasons: inout [Diagnostic]
  ) -> Read? {
    let name = CellWords.trimmed(id?.text ?? "")
    guard !name.isEmpty else {
      reasons.append(Diagnostic(.idMissing, at: id?.range ?? row.range))
      return nil
    }
    if case .right = IdentityNumberCell(.text(name)) {
      reasons.append(Diagnostic(.numberAsID, at: id?.range ?? row.range))
    }
    if let first = places.updateValue(row.range, forKey: name) {
      let note = Diagnostic.Note(.firstRow, at: first)
      reasons.append(Diagnostic(.sameRow, at: id?.range ?? row.range, notes: [note]))
    }
    checkHousehold(facts, row, &reasons)
    var subject = Read(id: SubjectID(name))
    for (fact, value) in facts {
      do throws(FactMismatch) {
        try subject.set(fact, to: value, in: report.population.catalogue)
      } catch {
        assertionFailure("a cell was read as a value that does not fit: \(error)")
      }
    }
    return subject
  }

  /// Whoever lives somewhere lives in a household of the file.
  private func checkHousehold(
    _ facts: [String: FactValue],
    _ row: CSVRow,
    _ reasons: inout [Diagnostic]
  ) {
    guard Read.kind == .person, case .reference(let id)? = facts["household"],
      !report.population.contains(SubjectReference(.household, id))
    else { return }
    reasons.append(Diagnostic(.noSuchHousehold, at: row.range))
  }

  private mutating func reject(_ row: CSVRow, _ reasons: [Diagnostic]) {
    report.rejected.append(
      ExchangeReport.Rejected(
        range: row.range,
        reasons: reasons.map(\.withoutLine),
        text: row.range.text
      )
    )
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static let csvWithoutRows = Self(
    "exchange.no-headings",
    en: "the file has no line of headings",
    zh: "文件中没有表头行"
  )

  fileprivate static func columnMissing(_ name: String) -> Self {
    Self("exchange.no-headings", en: "there is no column '\(name)'", zh: "没有“\(name)”列")
  }

  fileprivate static func noSuchColumn(
    _ name: String,
    _ kind: SubjectKind,
    nearest: String?
  ) -> Self {
    Self(
      "exchange.unknown-column",
      en: "'\(name)' is no fact of a \(kind.englishName)"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; delete the column or give the pack"),
      zh: "“\(kind.chineseName)”没有“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "；请删去该列或写明政策包")
    )
  }

  fileprivate static func sameColumn(_ name: String) -> Self {
    Self("exchange.same-column", en: "the column '\(name)' is there twice", zh: "“\(name)”列重复")
  }

  fileprivate static func cellCount(_ count: Int, _ width: Int) -> Self {
    Self(
      "exchange.cell-count",
      en: "the row has \(count) cells, the headings are \(width)",
      zh: "本行有 \(count) 个单元格，表头有 \(width) 列"
    )
  }

  fileprivate static let idMissing = Self(
    "exchange.no-identifier",
    en: "the row has no id",
    zh: "本行没有编号"
  )

  fileprivate static let numberAsID = Self(
    "exchange.number-as-id",
    en: "an identity number can't be an id; give the record one of its own",
    zh: "公民身份号码不能用作编号；请另编编号"
  )

  fileprivate static let sameRow = Self(
    "exchange.same-record",
    en: "the id is there twice; give each subject one row",
    zh: "此编号出现两次；每个对象只能有一行"
  )

  fileprivate static let firstRow = Self(
    "exchange.first-record",
    en: "the first row is here",
    zh: "第一行在此"
  )

  fileprivate static let noSuchHousehold = Self(
    "exchange.no-such-household",
    en: "the household of this person is not among the households that were taken",
    zh: "该人所在的户不在已接收的户之中"
  )
}
