public import PolicyPacks
public import ResettlementCore
public import Spreadsheets

/// What somebody took out of a register, to be kept: who and why, and which fields in the clear.
public struct ExportRecord: Sendable, Hashable {
  /// The register.
  public let register: Rule.ID
  /// Why personal values were needed; `nil` if they are masked.
  public let purpose: String?
  /// The fields of which personal values are in the clear, by their headings.
  public let revealedColumns: [String]
  /// The subjects, in the order of the rows.
  public let subjects: [SubjectReference]
}

/// A register as a table (台账导出): who is entered, with the fields that the pack declares.
///
/// Personal values are masked unless a purpose is stated; then ``record`` says what was revealed.
public struct RegisterExport: Sendable {
  /// The register.
  public let register: Register

  /// The rows: the headings, then an entry each.
  public let rows: [[CellValue]]

  /// What was taken out.
  public let record: ExportRecord

  /// What the columns mean, so that the table can be imported again.
  public let mapping: TableMapping

  /// Makes the table of a register.
  ///
  /// - Parameters:
  ///   - register: A register of the pack.
  ///   - pack: The pack.
  ///   - subjects: Who is entered.
  ///   - population: The facts.
  ///   - dates: Which law, which facts, and the day of the decision.
  ///   - purpose: Why personal values are needed; `nil` to mask them.
  public init(
    _ register: Register,
    of pack: PolicyPack,
    for subjects: [SubjectReference],
    in population: Population,
    on dates: AssessmentDates,
    purpose: String? = nil
  ) {
    let columns = ExportColumns(register, of: pack, population.catalogue)
    let entries = subjects.map { subject in
      columns.cells(
        of: subject,
        pack.entry(in: register.id, of: subject, in: population, on: dates),
        population,
        isMasked: purpose == nil
      )
    }
    self.register = register
    rows = [columns.headings.map { .text($0) }] + entries
    record = ExportRecord(
      register: register.id,
      purpose: purpose,
      revealedColumns: purpose == nil ? [] : columns.personalHeadings,
      subjects: subjects
    )
    mapping = columns.mapping
  }

  /// Returns the table as a file.
  public func table(named name: String, as format: OfficeTable.Format) -> OfficeTable {
    let rows = rows.enumerated().map { SheetRow(number: $0.offset + 1, values: $0.element) }
    return OfficeTable(name: name, format: format, rows: rows)
  }
}

extension PolicyPack {
  /// Returns the subjects that a register has entered, in the order of the population.
  ///
  /// - Parameters:
  ///   - register: A register of the pack.
  ///   - population: The facts.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: Those of whom it is sure that they are to be entered, closed entries among them.
  public func entries(
    of register: Register,
    in population: Population,
    on dates: AssessmentDates
  ) -> [SubjectReference] {
    membership(in: register, among: population, on: dates).entries
  }
}
