internal import GRDB
public import Quantities
public import ResettlementCore

extension SQLiteRegistry {
  /// Returns all subjects as they were on a day, as known at a time, from one state of the file.
  ///
  /// Of a kind with a subject whose facts were erased, and whose entries hold on the day, the
  /// population does not have all: the kind is not among its complete kinds. The record of the
  /// access names no subjects, which means all.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - catalogue: The declarations of all facts in use.
  ///   - completeKinds: The kinds of which the store has all subjects.
  /// - Returns: The population, each kind in the order in which its subjects were first saved.
  /// - Throws: `RegistryError` if the file can't be read, or no record can be written.
  public func population(
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    catalogue: FactCatalogue = .core,
    completeKinds: Set<SubjectKind> = []
  ) async throws(RegistryError) -> Population {
    let versions = AnsweringVersions(day: day, time: time, keys: store.keys, part: .whole)
    let read = try await store.read { database in
      try PopulationRead(versions, database, catalogue, completeKinds)
    }
    guard !read.facts.isEmpty else { return read.population }
    try await store.write { database in
      let record = try purpose.record(.read, of: [], facts: read.facts)
      try AccessTable(database: database, keys: store.keys).add(record)
    }
    return read.population
  }
}
