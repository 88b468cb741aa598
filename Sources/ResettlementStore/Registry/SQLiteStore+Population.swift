internal import GRDB
public import Quantities
public import ResettlementCore

extension SQLiteStore {
  /// Returns all subjects as they were on a day, as known at a time, from one state of the file.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - catalogue: The declarations of all facts in use.
  ///   - completeKinds: The kinds of which the store has all subjects.
  /// - Returns: The population, each kind in the order in which its subjects were first saved.
  /// - Throws: `RegistryError` if the file can't be read.
  public func population(
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    catalogue: FactCatalogue = .core,
    completeKinds: Set<SubjectKind> = []
  ) async throws(RegistryError) -> Population {
    let versions = AnsweringVersions(day: day, time: time)
    return try await read { database in
      var population = Population(catalogue: catalogue, completeKinds: completeKinds)
      for kind in SubjectKind.allCases {
        try population.insertAll(kind.subjectType, versions, database)
      }
      return population
    }
  }
}

extension Population {
  fileprivate mutating func insertAll<Wanted: Subject>(
    _ type: Wanted.Type,
    _ versions: AnsweringVersions,
    _ database: Database
  ) throws {
    for subject in try versions.subjects(type, database) { insert(subject) }
  }
}
