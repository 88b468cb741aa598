internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// The tables of entries of benefits, of those they belong to and of running totals, within a
/// transaction.
struct BenefitTables {
  let database: Database
  let bodies: LedgerBodies
  let words: LedgerWords

  init(database: Database, keys: StoreKeys) {
    self.database = database
    bodies = LedgerBodies(keys)
    words = LedgerWords(database: database, keys: keys)
  }

  private var grants: GrantTables { GrantTables(database: database, bodies: bodies) }

  /// Returns what happened to the benefits of a key, with the totals of its counters.
  func history(for key: BenefitKey) throws -> BenefitHistory {
    var benefits = Set(try key.benefits.map { try $0.stored() })
    for subject in key.subjects { benefits.formUnion(try self.benefits(of: subject)) }
    let events = try benefits.sorted().flatMap(events)
    let grants =
      try grants
      .events(ofParties: key.subjects, named: key.benefits)
    let changes = try key.counters.sorted().flatMap(changes)
    return BenefitHistory(events + grants, totals: CounterTotals(changes))
  }

  /// Returns the names of the benefits of a programme, or of all, sorted.
  func benefits(in programme: Rule.ID?) throws -> [BenefitEvent.BenefitID] {
    let sql = "SELECT DISTINCT benefit FROM benefitEvent WHERE programme "
    let own =
      try programme.map { programme in
        try String.fetchAll(database, sql: sql + "= ?", arguments: [programme.stored()])
      } ?? String.fetchAll(database, sql: sql + "IS NOT NULL")
    let grants = try grants.benefits(in: programme)
    return Set(own + grants).sorted()
  }

  private func benefits(of subject: SubjectReference) throws -> [String] {
    let statement = try database.cachedStatement(
      sql: "SELECT benefit FROM benefitParty WHERE kind = ? AND name = ?"
    )
    return try String.fetchAll(
      statement,
      arguments: [subject.kind.rawValue, subject.id.stored()]
    )
  }

  private func events(of benefit: String) throws -> [BenefitEvent] {
    let statement = try database.cachedStatement(
      sql: "SELECT id, body FROM benefitEvent WHERE benefit = ? ORDER BY sequence"
    )
    return try Row.fetchAll(statement, arguments: [benefit]).map { try event($0[1], id: $0[0]) }
  }

  private func changes(of counter: BenefitCounter) throws -> [CounterChange] {
    let statement = try database.cachedStatement(
      sql: "SELECT day, number, amount FROM benefitTotal WHERE counter = ?"
    )
    let name = try counter.name.stored()
    return try Row.fetchAll(statement, arguments: [name]).map { try Self.change(of: counter, $0) }
  }
}

// MARK: - Adding

extension BenefitTables {
  /// Adds an entry, if it is not there already, and counts what it takes.
  ///
  /// - Returns: Whether it was added.
  /// - Throws: `BenefitConflict` if another entry has its id.
  func append(_ event: BenefitEvent) throws -> Bool {
    let id = try event.id.storedName()
    if let other = try find(id) {
      guard try LedgerWords.isSame(event, as: other) else {
        throw BenefitConflict.idTaken(event.id)
      }
      return false
    }
    guard try !grants.has(id) else {
      throw BenefitConflict.idTaken(event.id)
    }
    try insert(event, id: id, benefit: try event.benefit.storedName())
    for change in event.effects { try count(change) }
    return true
  }

  private func insert(_ event: BenefitEvent, id: String, benefit: String) throws {
    for party in event.parties { try insert(party, of: benefit) }
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO benefitEvent (id, benefit, programme, happenedOn, recordedAt, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    )
    try statement.execute(arguments: [
      id, benefit, try event.programme?.stored(), event.happenedOn.dayNumber,
      event.recordedAt.secondsSince1970, try body(of: words.kept(event, of: benefit), id: id),
    ])
  }

  private func insert(_ party: SubjectReference, of benefit: String) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO benefitParty (kind, name, benefit) VALUES (?, ?, ?)"
    )
    try statement.execute(arguments: [party.kind.rawValue, try party.storedName(), benefit])
  }

  private func count(_ change: CounterChange) throws {
    let counter = try change.counter.name.stored()
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT day, number, amount FROM benefitTotal WHERE counter = ? AND day = ?"
      ),
      arguments: [counter, change.day.dayNumber]
    )
    let before = try row.map { try Self.change(of: change.counter, $0) }
    let amount = (before?.amount ?? .zero) + change.amount
    let statement = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO benefitTotal (counter, day, number, amount) VALUES (?, ?, ?, ?)"
    )
    try statement.execute(arguments: [
      counter, change.day.dayNumber, (before?.count ?? 0) + change.count, amount.yuan.description,
    ])
  }

  private func find(_ id: String) throws -> BenefitEvent? {
    let statement = try database.cachedStatement(
      sql: "SELECT body FROM benefitEvent WHERE id = ?"
    )
    return try Data.fetchOne(statement, arguments: [id]).map { try event($0, id: id) }
  }
}

// MARK: - Rows

extension BenefitTables {
  private static func change(of counter: BenefitCounter, _ row: Row) throws -> CounterChange {
    guard let day: Int = row["day"], let count: Int = row["number"],
      let text: String = row["amount"], let yuan = ExactDecimal(text)
    else { throw StoreDefect.damagedEntry("running total") }
    let amount = Money(yuan: yuan)
    return CounterChange(
      counter,
      on: CalendarDay(dayNumber: day),
      count: count,
      amount: amount
    )
  }

  private func body(of event: BenefitEvent, id: String) throws -> Data {
    try bodies.seal(event, at: LedgerBodies.place(ofBenefitEntry: id))
  }

  private func event(_ body: Data, id: String) throws -> BenefitEvent {
    try bodies.open(BenefitEvent.self, body, at: LedgerBodies.place(ofBenefitEntry: id))
  }
}
