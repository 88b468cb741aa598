internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// The tables of events of procedures and of the subjects of their runs, within a transaction.
struct ProcedureTables {
  let database: Database

  /// Returns what happened in the runs of a key, and in the others of their subjects.
  func history(for key: ProcedureKey) throws -> ProcedureHistory {
    var runs = Set(try key.runs.map { try $0.stored() })
    for run in runs { runs.formUnion(try self.runs(withSubjectsOf: run)) }
    for subject in key.subjects { runs.formUnion(try self.runs(of: subject)) }
    return ProcedureHistory(try runs.sorted().flatMap(events))
  }

  private func runs(of subject: SubjectReference) throws -> [String] {
    try String.fetchAll(
      database,
      sql: "SELECT run FROM procedureParty WHERE kind = ? AND name = ?",
      arguments: [subject.kind.rawValue, try subject.id.stored()]
    )
  }

  private func runs(withSubjectsOf run: String) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT other.run FROM procedureParty AS own
        JOIN procedureParty AS other ON other.kind = own.kind AND other.name = own.name
        WHERE own.run = ?
        """,
      arguments: [run]
    )
  }

  private func events(of run: String) throws -> [ProcedureEvent] {
    let bodies = try String.fetchAll(
      database,
      sql: "SELECT body FROM procedureEvent WHERE run = ? ORDER BY sequence",
      arguments: [run]
    )
    return try bodies.map(Self.event)
  }

  /// Adds an event, if it is not there already.
  ///
  /// - Returns: Whether it was added.
  /// - Throws: `ProcedureConflict` if another event has its id.
  func append(_ event: ProcedureEvent) throws -> Bool {
    let id = try event.id.stored()
    if let other = try find(id) {
      guard other == event else { throw ProcedureConflict.idTaken(event.id) }
      return false
    }
    try insert(event, id: id, run: try event.run.stored())
    return true
  }

  private func insert(_ event: ProcedureEvent, id: String, run: String) throws {
    try database.execute(
      sql: """
        INSERT INTO procedureEvent (id, run, happenedOn, recordedAt, body) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        id, run, event.happenedOn.dayNumber, event.recordedAt.secondsSince1970,
        try Self.body(of: event),
      ]
    )
    for subject in event.content.subjects {
      try database.execute(
        sql: "INSERT OR IGNORE INTO procedureParty (kind, name, run) VALUES (?, ?, ?)",
        arguments: [subject.kind.rawValue, try subject.id.stored(), run]
      )
    }
  }

  private func find(_ id: String) throws -> ProcedureEvent? {
    try String.fetchOne(
      database,
      sql: "SELECT body FROM procedureEvent WHERE id = ?",
      arguments: [id]
    )
    .map(Self.event)
  }
}

// MARK: - Bodies

extension ProcedureTables {
  private static func body(of event: ProcedureEvent) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(event), as: UTF8.self)
  }

  private static func event(_ body: String) throws -> ProcedureEvent {
    guard let event = try? JSONDecoder().decode(ProcedureEvent.self, from: Data(body.utf8)) else {
      throw StoreDefect.damagedEntry("event of a procedure")
    }
    return event
  }
}
