internal import GRDB
public import Quantities
public import ResettlementCore

/// What became of the subjects of a population that a register was brought up to, by kind.
public struct RegistryUpdate: Sendable, Hashable {
  /// How many of a kind there were.
  public struct Counts: Sendable, Hashable {
    /// Those of which nothing was recorded for the day.
    public internal(set) var new = 0
    /// Those of which something else was recorded.
    public internal(set) var changed = 0
    /// Those of which nothing had to be recorded.
    public internal(set) var unchanged = 0
    /// Those that the register has on the day and the population has not, of a kind of which it has
    /// all; they are left as they are.
    public internal(set) var others = 0
  }

  /// The counts of each kind of which there is somebody.
  public internal(set) var counts: [SubjectKind: Counts] = [:]
}

extension SQLiteStore {
  /// Brings the register up to what a population says, from a day on, in one transaction.
  ///
  /// What is new or otherwise is recorded; of subjects that are as they were nothing is, so that the
  /// same population twice changes nothing. A fact of which the population says nothing stays as it
  /// was; one that it says is absent becomes so. What is recorded for later days holds from those
  /// days on. Facts are compared within the file and nothing of them is given away, so that there
  /// is no record of an access.
  ///
  /// - Parameters:
  ///   - population: The subjects as they are from the day on.
  ///   - day: The first day on which they are so.
  ///   - recordedAt: The time now.
  /// - Returns: How many were new, changed and as they were.
  /// - Throws: `RegistryError`, as ``save(all:valid:recordedAt:)`` does; then nothing was recorded.
  public func update(
    to population: Population,
    from day: CalendarDay,
    recordedAt: RecordedTime
  ) async throws(RegistryError) -> RegistryUpdate {
    try await write { [keys] database in
      let tables = SubjectTables(database: database, keys: keys)
      var updating = Updating(tables: tables, day: day, recordedAt: recordedAt)
      for kind in SubjectKind.allCases { try updating.take(kind.subjectType, of: population) }
      return updating.update
    }
  }
}

/// Compares subjects with what a file has of them, and records what is otherwise.
private struct Updating {
  let tables: SubjectTables
  let day: CalendarDay
  let recordedAt: RecordedTime
  private(set) var update = RegistryUpdate()

  init(tables: SubjectTables, day: CalendarDay, recordedAt: RecordedTime) {
    (self.tables, self.day, self.recordedAt) = (tables, day, recordedAt)
  }

  mutating func take<Taken: Subject>(_ type: Taken.Type, of population: Population) throws {
    var counts = RegistryUpdate.Counts()
    for subject in population.all(type) { try take(subject, &counts) }
    if population.completeKinds.contains(Taken.kind) {
      counts.others = try tables.subjects(Taken.kind)
        .filter { try !population.contains($0.reference) && isThere($0) }.count
    }
    if counts != RegistryUpdate.Counts() { update.counts[Taken.kind] = counts }
  }

  private func take<Taken: Subject>(
    _ subject: Taken,
    _ counts: inout RegistryUpdate.Counts
  ) throws {
    let history = try tables.history(of: subject.reference, .whole) { try $0.subject(subject.id) }
    let known = history.version(on: day)
    let merged = try known?.value.map { try subject.completed(by: $0) } ?? subject
    guard known?.value != merged else { return counts.unchanged += 1 }
    let valid = history.period(from: day, within: known?.valid)
    _ = try tables.add(try EncodedFacts.storable(merged), to: subject.reference) { history in
      try history.record(true, valid: valid, at: recordedAt)
    }
    if known == nil { counts.new += 1 } else { counts.changed += 1 }
  }

  private func isThere(_ subject: StoredSubject) throws -> Bool {
    try VersionReader.heads(of: subject, tables.database).value(on: day) != nil
  }
}

extension History {
  /// The days from one on for which nothing else is recorded: to the last day of the entry that
  /// holds on it, and to the day before another one begins.
  fileprivate func period(from day: CalendarDay, within known: DatePeriod?) -> DatePeriod {
    let corrected = Set(versions.compactMap { $0.correction?.version })
    let later = versions.filter {
      $0.value != nil && $0.valid.from > day && !corrected.contains($0.number)
    }
    let next = later.map(\.valid.from.dayNumber).min()
    let last = [next.map { CalendarDay(dayNumber: $0 - 1) }, known?.to].compactMap(\.self).min()
    return DatePeriod(from: day, to: last) ?? DatePeriod(day: day)
  }
}

extension Subject {
  /// Returns the subject with what is known of an earlier one and not of it.
  fileprivate func completed(by known: Self) throws(FactMismatch) -> Self {
    var completed = self
    for fact in Self.facts where !fact.value(in: self).isKnown {
      try fact.set(fact.value(in: known), in: &completed)
    }
    for id in known.additionalFacts.ids where !additionalFacts[id].isKnown {
      completed.additionalFacts[id] = known.additionalFacts[id]
    }
    return completed
  }
}
