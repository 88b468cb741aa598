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

  /// Returns the registry that gives all facts away for a purpose, and keeps a record of that.
  public func registry(for purpose: AccessPurpose) -> SQLiteRegistry {
    SQLiteRegistry(store: self, purpose: purpose)
  }
}
