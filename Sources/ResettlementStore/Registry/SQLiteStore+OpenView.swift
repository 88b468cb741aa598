internal import GRDB
public import Quantities
public import ResettlementCore

extension SQLiteStore {
  /// Returns what everybody may see of a subject on a day, as known at a time; `nil` if nothing was
  /// known of it.
  ///
  /// Nothing else is decrypted, and no record is kept.
  /// - Throws: `RegistryError`: `erased` if its facts were erased.
  public func openView<Shown: Subject>(
    of id: SubjectID<Shown>,
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil
  ) async throws(RegistryError) -> OpenView<Shown>? {
    try await openHistory(of: id).value(on: day, knownAt: time)
  }

  /// Returns what everybody may see of everything that was recorded of a subject.
  ///
  /// The reasons of corrections may name somebody: stars stand in their place.
  /// - Throws: `RegistryError`: `erased` if its facts were erased.
  public func openHistory<Shown: Subject>(
    of id: SubjectID<Shown>
  ) async throws(RegistryError) -> History<OpenView<Shown>> {
    try await read { [keys] database in
      let tables = SubjectTables(database: database, keys: keys)
      return try tables.history(of: id.reference, .open) { facts in
        OpenView(try facts.subject(id), withheld: facts.personalIDs)
      }
    }
  }

  /// Returns what everybody may see of all subjects on a day, as known at a time, from one state of
  /// the file.
  ///
  /// Nothing else is decrypted, and no record is kept.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - catalogue: The declarations of all facts in use.
  ///   - completeKinds: The kinds of which the store has all subjects; one of which some were erased
  ///     is not among those of the population.
  /// - Returns: The population, and what it withholds.
  /// - Throws: `RegistryError` if the file can't be read.
  public func openPopulation(
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    catalogue: FactCatalogue = .core,
    completeKinds: Set<SubjectKind> = []
  ) async throws(RegistryError) -> OpenPopulation {
    let versions = AnsweringVersions(day: day, time: time, keys: keys, part: .open)
    let read = try await read { database in
      try PopulationRead(versions, database, catalogue, completeKinds)
    }
    return OpenPopulation(population: read.population, withheld: read.facts)
  }

  /// Returns the subjects that name another one in an open fact, such as the persons of a household,
  /// on whatever day, by entries that nobody has corrected.
  ///
  /// They are found by a keyed hash, in the order in which they were first saved.
  public func subjects(
    naming subject: SubjectReference
  ) async throws(RegistryError) -> [SubjectReference] {
    try await read { [keys] database in
      try ConnectionTable(database: database, keys: keys)
        .subjects([Naming(openly: subject)]).map(\.reference)
    }
  }

  /// Returns the registry that gives all facts away for a purpose, and keeps a record of that.
  public func registry(for purpose: AccessPurpose) -> SQLiteRegistry {
    SQLiteRegistry(store: self, purpose: purpose)
  }
}
