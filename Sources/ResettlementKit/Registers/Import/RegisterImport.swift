internal import Diagnostics
public import Quantities
public import ResettlementCore

/// Holds an office's table against what is known, row by row, and decides what may be taken.
///
/// ```swift
/// let report = RegisterImport(mapping, into: population, on: day).report(on: table)
/// let rejects = report.rejects(in: .chinese)?.bytes
/// ```
///
/// A row is taken wholly or not at all. The subject is found by the id or the key of the mapping;
/// one that is not known yet gets an id of its own. A row that lacks a subject closes nothing, and
/// an empty cell makes nothing unknown that is known.
public struct RegisterImport: Sendable {
  private let mapping: TableMapping
  private let population: Population
  private let register: Register?
  private let entries: [SubjectReference]
  private let day: CalendarDay
  /// Whether nothing will be written, so that closed entries may differ.
  var isComparison = false

  /// Creates an import.
  ///
  /// - Parameters:
  ///   - mapping: What the columns mean.
  ///   - population: What is known.
  ///   - day: The day of the table, on which new entries of a register are opened.
  ///   - register: The register that the table is one of, if it is one of a pack's.
  ///   - entries: The open entries of that register.
  public init(
    _ mapping: TableMapping,
    into population: Population,
    on day: CalendarDay,
    register: Register? = nil,
    entries: [SubjectReference] = []
  ) {
    self.mapping = mapping
    self.population = population
    self.register = register
    self.entries = entries
    self.day = day
  }

  /// Returns what becomes of every row of a table.
  public func report(on table: OfficeTable) -> ImportReport {
    guard table.findings.isEmpty else { return report(on: table, findings: table.findings) }
    guard let rows = TableRows(table, mapping, population.catalogue) else {
      return report(on: table, findings: [.noHeadings(mapping.columns.map(\.heading))])
    }
    guard rows.findings.isEmpty else { return report(on: table, findings: rows.findings) }
    var reading = ImportReading(mapping, population, register, day, isComparison: isComparison)
    for row in rows.rows { reading.take(row) }
    let listed = Set(reading.accepted.map(\.subject)).union(reading.recognised)
    return ImportReport(
      accepted: reading.accepted,
      rejected: reading.rejected,
      passedOver: rows.passedOver,
      notListed: entries.filter { !listed.contains($0) },
      findings: [],
      unmappedColumns: unmapped(rows.headings),
      table: table,
      headings: rows.headings
    )
  }

  private func report(on table: OfficeTable, findings: [Diagnostic.Message]) -> ImportReport {
    ImportReport(
      accepted: [],
      rejected: [],
      passedOver: [],
      notListed: [],
      findings: findings,
      unmappedColumns: [],
      table: table,
      headings: nil
    )
  }

  private func unmapped(_ headings: TableHeadings) -> [String] {
    let mapped = Set(mapping.columns.compactMap { headings.column(of: $0.heading)?.number })
    return headings.columns.filter { !mapped.contains($0.number) }.map(\.name)
      .filter { !ImportReport.isReason($0) }
  }
}
