internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// The tables of the events of a ledger and of the subjects of their streams, within a transaction.
struct EventTables<Event: LedgerEvent> {
  let database: Database
  let bodies: LedgerBodies
  let words: LedgerWords

  init(database: Database, keys: StoreKeys) {
    self.database = database
    bodies = LedgerBodies(keys)
    words = LedgerWords(database: database, keys: keys)
  }

  /// Returns what happened in the streams of a key, and in the others of their subjects.
  func history(for key: LedgerKey) throws -> EventHistory<Event> {
    var streams = Set(try key.streams.map { try $0.stored() })
    for stream in streams { streams.formUnion(try self.streams(withSubjectsOf: stream)) }
    for subject in key.subjects { streams.formUnion(try self.streams(of: subject)) }
    return EventHistory(try streams.sorted().flatMap(events))
  }

  /// Returns everything that happened.
  func everything() throws -> EventHistory<Event> {
    let sql = "SELECT id, body FROM ledgerEvent WHERE ledger = ? ORDER BY sequence"
    let rows = try Row.fetchAll(database, sql: sql, arguments: [Event.ledger])
    return EventHistory(try rows.map { try event($0[1], id: $0[0]) })
  }

  private func streams(of subject: SubjectReference) throws -> [String] {
    try String.fetchAll(
      database,
      sql: "SELECT stream FROM eventParty WHERE ledger = ? AND kind = ? AND name = ?",
      arguments: [Event.ledger, subject.kind.rawValue, try subject.id.stored()]
    )
  }

  private func streams(withSubjectsOf stream: String) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT other.stream FROM eventParty AS own
        JOIN eventParty AS other
          ON other.ledger = own.ledger AND other.kind = own.kind AND other.name = own.name
        WHERE own.ledger = ? AND own.stream = ?
        """,
      arguments: [Event.ledger, stream]
    )
  }

  private func events(of stream: String) throws -> [Event] {
    try Row.fetchAll(
      database,
      sql: "SELECT id, body FROM ledgerEvent WHERE ledger = ? AND stream = ? ORDER BY sequence",
      arguments: [Event.ledger, stream]
    )
    .map { try event($0[1], id: $0[0]) }
  }

  /// Adds an event, if it is not there already.
  ///
  /// - Returns: Whether it was added.
  /// - Throws: `LedgerConflict` if another event has its id.
  func append(_ event: Event) throws -> Bool {
    let id = try event.id.storedName()
    if let other = try find(id) {
      guard try LedgerWords.isSame(event, as: other) else { throw LedgerConflict.idTaken(event.id) }
      return false
    }
    try insert(event, id: id, stream: try event.stream.storedName())
    return true
  }

  private func insert(_ event: Event, id: String, stream: String) throws {
    for subject in event.subjects {
      try database.execute(
        sql: "INSERT OR IGNORE INTO eventParty (ledger, kind, name, stream) VALUES (?, ?, ?, ?)",
        arguments: [Event.ledger, subject.kind.rawValue, try subject.storedName(), stream]
      )
    }
    try database.execute(
      sql: """
        INSERT INTO ledgerEvent (ledger, id, stream, happenedOn, recordedAt, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Event.ledger, id, stream, event.happenedOn.dayNumber,
        event.recordedAt.secondsSince1970, try body(of: words.kept(event, in: stream), id: id),
      ]
    )
  }

  private func find(_ id: String) throws -> Event? {
    try Data.fetchOne(
      database,
      sql: "SELECT body FROM ledgerEvent WHERE ledger = ? AND id = ?",
      arguments: [Event.ledger, id]
    )
    .map { try event($0, id: id) }
  }
}

// MARK: - Bodies

extension EventTables {
  private func body(of event: Event, id: String) throws -> Data {
    try bodies.seal(event, at: LedgerBodies.place(ofEvent: id, in: Event.ledger))
  }

  private func event(_ body: Data, id: String) throws -> Event {
    try bodies.open(Event.self, body, at: LedgerBodies.place(ofEvent: id, in: Event.ledger))
  }
}
