public import Quantities

/// Keeps subjects as they were on each day and as they were known at each time.
///
/// ## Conforming
///
/// - Entries are only added. A subject is read as ``History`` says, also by a second reader and
///   after the store was opened again.
/// - A method that checks and writes does both in one transaction; what contradicts the history
///   throws ``RegistryError/Reason/conflict`` with the ``HistoryError`` and changes nothing.
/// - ``references(_:)`` gives each subject once, in the order in which they were first saved.
///
/// The suite `RegistrySuite` of the module PolicyTesting checks a conformer.
public protocol SubjectRegistry: Sendable {
  /// Adds how a subject was on certain days.
  ///
  /// - Parameters:
  ///   - subject: The subject as it was.
  ///   - valid: The days on which it was so.
  ///   - recordedAt: The time now.
  ///   - correction: The entry that this one replaces, if it corrects one.
  ///   - expected: The number of the last entry that the caller has seen, zero for none; `nil` if
  ///     the caller has not looked.
  /// - Returns: The number of the entry in the subject's history.
  /// - Throws: ``RegistryError``, with ``RegistryError/Reason/conflict`` if the history refuses it,
  ///   or if its last entry is another one than was expected.
  @discardableResult
  func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction?,
    expecting expected: Int?
  ) async throws(RegistryError) -> Int

  /// Adds how several subjects were on certain days, all of them or none.
  ///
  /// - Parameters:
  ///   - subjects: The subjects as they were, in the order in which they are recorded.
  ///   - valid: The days on which they were so.
  ///   - recordedAt: The time now.
  /// - Throws: ``RegistryError``, with ``RegistryError/Reason/conflict`` if the history of one of
  ///   them refuses it; then nothing was added of the others either.
  func save(
    all subjects: [any Subject],
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) async throws(RegistryError)

  /// Adds that an entry of a subject should not be there.
  ///
  /// - Parameters:
  ///   - id: The subject.
  ///   - correction: The entry, and why it is annulled.
  ///   - recordedAt: The time now.
  /// - Returns: The number of the new entry.
  /// - Throws: ``RegistryError``, with ``RegistryError/Reason/conflict`` if the history refuses it.
  @discardableResult
  func annul<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ correction: Correction,
    recordedAt: RecordedTime
  ) async throws(RegistryError) -> Int

  /// Returns everything that was recorded of a subject; an empty history if nothing was.
  func history<Saved: Subject>(
    of id: SubjectID<Saved>
  ) async throws(RegistryError) -> History<Saved>

  /// Returns the subjects of a kind of which something was ever recorded.
  func references(_ kind: SubjectKind) async throws(RegistryError) -> [SubjectReference]
}

// MARK: - Saving

extension SubjectRegistry {
  /// Adds how a subject was on certain days, as something new.
  ///
  /// - Parameters:
  ///   - subject: The subject as it was.
  ///   - valid: The days on which it was so.
  ///   - recordedAt: The time now.
  ///   - expected: The number of the last entry that the caller has seen, zero for none; `nil` if
  ///     the caller has not looked.
  /// - Returns: The number of the entry in the subject's history.
  /// - Throws: ``RegistryError``, with ``RegistryError/Reason/conflict`` if the history refuses it.
  @discardableResult
  public func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    expecting expected: Int? = nil
  ) async throws(RegistryError) -> Int {
    try await save(
      subject,
      valid: valid,
      recordedAt: recordedAt,
      correcting: nil,
      expecting: expected
    )
  }

  /// Adds how a subject was on certain days, in the place of an entry that was wrong.
  @discardableResult
  public func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction?
  ) async throws(RegistryError) -> Int {
    try await save(
      subject,
      valid: valid,
      recordedAt: recordedAt,
      correcting: correction,
      expecting: nil
    )
  }
}

// MARK: - Reading

extension SubjectRegistry {
  /// Returns a subject as it was on a day, as known at a time; `nil` if nothing was known of it.
  public func subject<Saved: Subject>(
    _ id: SubjectID<Saved>,
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil
  ) async throws(RegistryError) -> Saved? {
    try await history(of: id).value(on: day, knownAt: time)
  }

  /// Returns all subjects as they were on a day, as known at a time.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - catalogue: The declarations of all facts in use.
  ///   - completeKinds: The kinds of which the registry has all subjects.
  /// - Returns: The population, each kind in the order in which its subjects were first saved.
  /// - Throws: ``RegistryError`` if the registry can't be read.
  public func population(
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    catalogue: FactCatalogue = .core,
    completeKinds: Set<SubjectKind> = []
  ) async throws(RegistryError) -> Population {
    var population = Population(catalogue: catalogue, completeKinds: completeKinds)
    for kind in SubjectKind.allCases {
      try await add(kind.subjectType, to: &population, on: day, knownAt: time)
    }
    return population
  }

  private func add<Added: Subject>(
    _ type: Added.Type,
    to population: inout Population,
    on day: CalendarDay,
    knownAt time: RecordedTime?
  ) async throws(RegistryError) {
    for reference in try await references(Added.kind) {
      let id = SubjectID<Added>(reference.id)
      guard let found = try await subject(id, on: day, knownAt: time) else { continue }
      population.insert(found)
    }
  }
}
