public import Diagnostics
public import ResettlementCore

/// What became of every row of a table (导入结果); nothing has been written yet.
///
/// Each row that holds an entry is either accepted or rejected, so that none is lost.
public struct ImportReport: Sendable {
  /// A fact that a row changes.
  public struct Change: Sendable, Hashable {
    /// The fact's id.
    public let fact: String
    /// What was known before.
    public let before: FactValue
    /// What the row says.
    public let after: FactValue
  }

  /// A row that was taken.
  public struct Accepted: Sendable, Hashable {
    /// The number of the row.
    public let row: Int
    /// The subject that it is about.
    public let subject: SubjectReference
    /// Whether nothing was known of the subject before.
    public let isNew: Bool
    /// The facts that the row says, by their ids; unknown ones left out.
    public let facts: [String: FactValue]
    /// The facts that were not known before, or were otherwise, by their ids.
    public let changes: [Change]
    /// What is to be said all the same.
    public let notes: [RowFinding]
  }

  /// A row that was not taken.
  public struct Rejected: Sendable, Hashable {
    /// The number of the row.
    public let row: Int
    /// Why.
    public let reasons: [RowFinding]
  }

  /// The rows that were taken, in their order.
  public let accepted: [Accepted]

  /// The rows that were not taken, in their order.
  public let rejected: [Rejected]

  /// The rows that hold no entry: empty ones and sums.
  public let passedOver: [PassedOverRow]

  /// The open entries of the register that the table does not have; they stay as they are.
  public let notListed: [SubjectReference]

  /// What is wrong with the table as a whole; then no row was read.
  public let findings: [Diagnostic.Message]

  /// The headings of columns that the mapping does not name.
  public let unmappedColumns: [String]

  /// The table itself, of which ``rejects(in:)`` is made.
  let table: OfficeTable
  let headings: TableHeadings?

  /// How many rows hold an entry.
  public var rowCount: Int { accepted.count + rejected.count }

  /// Whether every row was taken.
  public var isWhole: Bool { rejected.isEmpty && findings.isEmpty }
}

// MARK: - Applying

extension ImportReport {
  /// Returns a population with what the accepted rows say.
  ///
  /// - Parameter population: The population with which the table was compared.
  /// - Returns: The population as it is then.
  /// - Throws: `FactMismatch` if it is another one, whose facts differ.
  public func applied(to population: Population) throws(FactMismatch) -> Population {
    var result = population
    for row in accepted {
      if !result.contains(row.subject) {
        row.subject.kind.subjectType.insert(row.subject.id, into: &result)
      }
      for change in row.changes { try result.set(change.fact, of: row.subject, to: change.after) }
    }
    return result
  }

  /// Saves the subjects of the accepted rows, as they are from a day on: all of them or none.
  ///
  /// Rows that change nothing are saved as well, since they say that all is still so. A subject that
  /// is saved already as the row says, from the same day and at the same time, is not saved again,
  /// so that an import can be done twice.
  ///
  /// - Parameters:
  ///   - registry: Where they are saved.
  ///   - population: The population with which the table was compared.
  ///   - valid: The days on which it is so.
  ///   - recordedAt: The time now.
  /// - Throws: `FactMismatch` if the population is another one, or `RegistryError`; then nothing was
  ///   saved.
  public func save(
    to registry: some SubjectRegistry,
    comparedWith population: Population,
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) async throws {
    let changed = try applied(to: population)
    var subjects: [any Subject] = []
    for row in accepted {
      let type = row.subject.kind.subjectType
      let subject = try await type.unsaved(
        row.subject.id,
        of: changed,
        in: registry,
        valid,
        recordedAt
      )
      if let subject { subjects.append(subject) }
    }
    try await registry.save(all: subjects, valid: valid, recordedAt: recordedAt)
  }
}

extension Subject {
  /// Puts a subject of which nothing is known into a population.
  fileprivate static func insert(_ id: String, into population: inout Population) {
    population.insert(Self(id: SubjectID(id)))
  }

  /// The subject of a population; `nil` if it was saved just so.
  fileprivate static func unsaved(
    _ id: String,
    of population: Population,
    in registry: some SubjectRegistry,
    _ valid: DatePeriod,
    _ recordedAt: RecordedTime
  ) async throws -> (any Subject)? {
    guard let subject = population[SubjectID<Self>(id)] else { return nil }
    let known = try await registry.history(of: subject.id).versions.last
    let isThere =
      known?.value == subject && known?.valid == valid && known?.recordedAt == recordedAt
    return isThere ? nil : subject
  }
}
