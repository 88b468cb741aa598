public import Diagnostics
public import Quantities
public import ResettlementCore

/// The differences between a register and somebody else's list, both ways (台账核对).
public struct RegisterComparison: Sendable {
  /// An entry in which both differ.
  public struct Differing: Sendable, Hashable {
    /// The row of the list.
    public let row: Int
    /// The entry.
    public let subject: SubjectReference
    /// The facts in which they differ: what we know, and what the list says.
    public let facts: [ImportReport.Change]
  }

  /// The entries that only we have.
  public let onlyOurs: [SubjectReference]
  /// The rows of the list that we do not have; those that lead to a subject which is not entered
  /// have it.
  public let onlyTheirs: [OnlyTheirs]
  /// The entries in which both differ.
  public let differing: [Differing]
  /// The entries that are the same in both.
  public let same: [SubjectReference]
  /// The rows that can't be compared, with the reasons.
  public let rejected: [ImportReport.Rejected]
  /// What is wrong with the table as a whole.
  public let findings: [Diagnostic.Message]

  /// How many entries are the same in both.
  public var sameCount: Int { same.count }

  /// A row that only the list has.
  public struct OnlyTheirs: Sendable, Hashable {
    /// The row of the list.
    public let row: Int
    /// The subject that is known but not entered; `nil` if it is not known at all.
    public let subject: SubjectReference?
  }

  init(
    onlyOurs: [SubjectReference],
    onlyTheirs: [OnlyTheirs],
    differing: [Differing],
    same: [SubjectReference],
    rejected: [ImportReport.Rejected],
    findings: [Diagnostic.Message]
  ) {
    self.onlyOurs = onlyOurs
    self.onlyTheirs = onlyTheirs
    self.differing = differing
    self.same = same
    self.rejected = rejected
    self.findings = findings
  }

  /// Compares a register with a list.
  ///
  /// What the list does not say is no difference.
  ///
  /// - Parameters:
  ///   - entries: The entries of our register.
  ///   - population: What we know.
  ///   - table: The list.
  ///   - mapping: What its columns mean.
  ///   - day: The day of the comparison.
  public init(
    of entries: [SubjectReference],
    in population: Population,
    with table: OfficeTable,
    _ mapping: TableMapping,
    on day: CalendarDay
  ) {
    var comparing = RegisterImport(mapping, into: population, on: day, entries: entries)
    comparing.isComparison = true
    let report = comparing.report(on: table)
    let ours = Set(entries)
    onlyOurs = report.notListed
    onlyTheirs = report.accepted.filter { !ours.contains($0.subject) }.map {
      OnlyTheirs(row: $0.row, subject: $0.isNew ? nil : $0.subject)
    }
    let common = report.accepted.filter { ours.contains($0.subject) }
    let mapped = Set(
      mapping.columns.compactMap { column -> String? in
        switch column.target {
        case .fact(let fact), .through(let fact, _): fact
        case .id, .remark, .ignored: nil
        }
      }
    )
    let compared = common.map { row in
      Differing(
        row: row.row,
        subject: row.subject,
        facts: row.changes.filter { mapped.contains($0.fact) }
      )
    }
    differing = compared.filter { !$0.facts.isEmpty }
    same = compared.filter { $0.facts.isEmpty }.map(\.subject)
    rejected = report.rejected
    findings = report.findings
  }
}
