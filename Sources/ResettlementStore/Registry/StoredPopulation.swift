internal import GRDB
public import Quantities
public import ResettlementCore

/// What a store has of a day, which it gives block by block: memory follows the block, but for the
/// numbers of the rows of households.
///
/// Made by ``SQLiteStore/storedPopulation(on:knownAt:for:catalogue:completeKinds:)``. All blocks are
/// read from one state of the file.
public struct StoredPopulation: PopulationSource, Sendable {
  let store: SQLiteStore
  let versions: AnsweringVersions
  let survey: PopulationSurvey

  /// The facts that are recorded and withheld, since no purpose was stated.
  public var withheld: [AccessedFact] { versions.part == .open ? survey.facts : [] }

  /// The kinds of which it has all subjects.
  public var completeKinds: Set<SubjectKind> { survey.completeKinds }

  /// The kinds of which some were erased whose entries hold on the day.
  public var erasedKinds: Set<SubjectKind> { survey.erasedKinds }

  /// Gives the households in the order in which they were first saved, then persons of no household.
  ///
  /// - Throws: `RegistryError` if the file can't be read, or if personal facts were recorded of which
  ///   the record of the access does not know; then try again. What the body throws.
  public func forEachBlock(of count: Int, _ body: (PopulationBlock) throws -> Void) throws {
    var thrown: (any Error)?
    do {
      try store.writer.read { database in
        let reader = BlockReader(database: database, versions: versions, survey: survey)
        try reader.forEachBlock(of: max(1, count)) { block in
          do { try body(block) } catch {
            thrown = error
            throw error
          }
        }
      }
    } catch {
      if let thrown { throw thrown }
      throw RegistryError(of: error)
    }
  }
}

extension SQLiteStore {
  /// Returns what the store has of a day, to be read block by block.
  ///
  /// The file is read once, to find out which lists are known and which personal facts there are;
  /// a record of the access to these is in the file before any of them is given.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  ///   - purpose: What personal facts are looked at for; without one only open facts are given.
  ///   - catalogue: The declarations of all facts in use.
  ///   - completeKinds: The kinds of which the store has all subjects; `nil` for those of which it
  ///     has any. One of which some were erased is not among them.
  /// - Returns: The population.
  /// - Throws: `RegistryError` if the file can't be read, or no record can be written.
  public func storedPopulation(
    on day: CalendarDay,
    knownAt time: RecordedTime? = nil,
    for purpose: AccessPurpose? = nil,
    catalogue: FactCatalogue = .core,
    completeKinds: Set<SubjectKind>? = nil
  ) async throws(RegistryError) -> StoredPopulation {
    let part: FactPart = purpose == nil ? .open : .whole
    let versions = AnsweringVersions(day: day, time: time, keys: keys, part: part)
    let survey = try await read { database in
      try PopulationSurvey(versions, database, catalogue, completeKinds)
    }
    if let purpose, !survey.facts.isEmpty {
      try await write { [keys] database in
        let record = try purpose.record(.read, of: [], facts: survey.facts)
        try AccessTable(database: database, keys: keys).add(record)
      }
    }
    return StoredPopulation(store: self, versions: versions, survey: survey)
  }
}
