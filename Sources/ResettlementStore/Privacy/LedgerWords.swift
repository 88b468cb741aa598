internal import Foundation
internal import GRDB
internal import ResettlementCore

/// The words that people write into entries of ledgers, such as reasons: they go when somebody to
/// whom the entry's stream belongs is erased, and `***` stands in their place.
///
/// What happened, when and to whom stays, so that a ledger can be read whole and sums still hold.
struct LedgerWords {
  let database: Database
  let bodies: LedgerBodies

  init(database: Database, keys: StoreKeys) {
    self.database = database
    bodies = LedgerBodies(keys)
  }

  /// Takes the words out of every entry in a stream, benefit or grant of a subject.
  func erase(of subject: SubjectReference) throws {
    let name = try subject.id.stored()
    for place in Place.all {
      let rows = try Row.fetchAll(
        database,
        sql: place.find,
        arguments: [subject.kind.rawValue, name]
      )
      for row in rows { try erase(row, at: place) }
    }
  }

  private func erase(_ row: Row, at place: Place) throws {
    let sealed = place.seal(row)
    let text = try bodies.text(row["words"], at: sealed)
    let left = try place.isText ? LedgerWords.mark : WordlessJSON.text(of: text)
    try replace(text, with: left, in: row, at: place)
  }

  private func replace(_ text: String, with left: String, in row: Row, at place: Place) throws {
    guard left != text else { return }
    try database.execute(
      sql: place.change,
      arguments: [
        try bodies.seal(text: left, at: place.seal(row)), row["sequence"] as Int64,
      ]
    )
  }

  /// Whether an entry belongs to the subject, so that the ledger knows it.
  func knows(_ subject: SubjectReference) throws -> Bool {
    let arguments: StatementArguments = [subject.kind.rawValue, try subject.id.stored()]
    return try Place.all.contains { place in
      try Row.fetchOne(database, sql: place.find + " LIMIT 1", arguments: arguments) != nil
    }
  }
}

// MARK: - Adding

extension LedgerWords {
  static let mark = "***"

  /// Returns an entry as it may be kept in a stream: without words if somebody to whom the stream
  /// belongs was erased.
  func kept<Event: LedgerEvent>(_ event: Event, in stream: String) throws -> Event {
    let isErased = try isErased(
      """
      SELECT EXISTS (
        SELECT 1 FROM eventParty AS party JOIN subject USING (kind, name)
        JOIN subjectKey ON subjectKey.subject = subject.id
        WHERE party.ledger = ? AND party.stream = ? AND erasedAt IS NOT NULL
      )
      """,
      [Event.ledger, stream]
    )
    return isErased ? try WordlessJSON.entry(event) : event
  }

  /// Returns an entry as it may be kept of a benefit.
  func kept(_ event: BenefitEvent, of benefit: String) throws -> BenefitEvent {
    let isErased = try isErased(
      """
      SELECT EXISTS (
        SELECT 1 FROM benefitParty AS party JOIN subject USING (kind, name)
        JOIN subjectKey ON subjectKey.subject = subject.id
        WHERE party.benefit = ? AND erasedAt IS NOT NULL
      )
      """,
      [benefit]
    )
    return isErased ? try WordlessJSON.entry(event) : event
  }

  private func isErased(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
    try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) ?? false
  }

  /// Whether an entry is the one that was kept, perhaps without its words.
  static func isSame<Entry: Codable & Equatable>(_ entry: Entry, as kept: Entry) throws -> Bool {
    try entry == kept || WordlessJSON.isSame(entry, as: kept)
  }
}

// MARK: - Entries that belong to others

extension LedgerWords {
  /// Entries in which somebody is named, in the order of ``Place/all``, and up to which ones it was
  /// looked.
  struct Mentions {
    fileprivate(set) var rows: [[Int64]] = Place.all.map { _ in [] }
    fileprivate(set) var last: [Int64] = Place.all.map { _ in 0 }
  }

  /// Returns the entries in whose words some values stand, whosever they are: those of an earlier
  /// search and those that were added since.
  ///
  /// - Complexity: Reads every entry that was added since.
  func mentions(of values: TellingValues, after earlier: Mentions = Mentions()) throws -> Mentions {
    var found = earlier
    for (index, place) in Place.all.enumerated() {
      let rows = try Row.fetchCursor(database, sql: place.scan, arguments: [earlier.last[index]])
      while let row = try rows.next() {
        let sequence = row["sequence"] as Int64
        found.last[index] = sequence
        guard try wordless(row, at: place, naming: values) != nil else { continue }
        found.rows[index].append(sequence)
      }
    }
    return found
  }

  /// Takes the words out of entries in which some values stand.
  func erase(_ mentions: Mentions, of values: TellingValues) throws {
    for (place, sequences) in zip(Place.all, mentions.rows) {
      for sequence in sequences {
        let row = try Row.fetchOne(
          database,
          sql: place.scan + " LIMIT 1",
          arguments: [sequence - 1]
        )
        guard let row, let left = try wordless(row, at: place, naming: values) else { continue }
        try LostWords(database: database).add(place.table, sequence)
        try replace(left.text, with: left.wordless, in: row, at: place)
      }
    }
  }

  /// What is left of an entry that names somebody; `nil` if it does not.
  private func wordless(
    _ row: Row,
    at place: Place,
    naming values: TellingValues
  ) throws -> (text: String, wordless: String)? {
    let text = try bodies.text(row["words"], at: place.seal(row))
    guard values.isIn(text) else { return nil }
    if place.isText { return (text, LedgerWords.mark) }
    return try WordlessJSON.text(of: text, naming: values).map { (text, $0) }
  }
}

/// The table of entries that lost their words because they named somebody who was erased.
///
/// Whom is not kept. The file lets words be taken out of these entries alone, and of those that belong
/// to who was erased.
struct LostWords {
  let database: Database

  /// Adds an entry.
  func add(_ table: String, _ row: Int64, number: Int64 = 0) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO lostWords (place, row, number) VALUES (?, ?, ?)",
      arguments: [table, row, number]
    )
  }
}

// MARK: - Places

/// A column of the file that has words, and how the rows of a subject are found.
private struct Place: Sendable {
  /// The table.
  let table: String
  /// Returns the rows after one in their order.
  let scan: String
  /// Finds the rows by the kind and name of a subject.
  let find: String
  /// Puts other bytes in a row.
  let change: String
  /// Where the bytes of a row stand.
  let seal: @Sendable (Row) -> SealedPlace
  /// Whether the words are a reason, and no entry in JSON.
  var isText = false

  static let all = [events, benefits, grants]

  private static let events = Place(
    table: "ledgerEvent",
    scan: """
      SELECT sequence, ledger, id, body AS words FROM ledgerEvent
      WHERE sequence > ? ORDER BY sequence
      """,
    find: """
      SELECT sequence, event.ledger, id, body AS words FROM eventParty AS party
      JOIN ledgerEvent AS event ON event.ledger = party.ledger AND event.stream = party.stream
      WHERE party.kind = ? AND party.name = ?
      """,
    change: "UPDATE ledgerEvent SET body = ? WHERE sequence = ?",
    seal: { LedgerBodies.place(ofEvent: $0["id"], in: $0["ledger"]) }
  )

  private static let benefits = Place(
    table: "benefitEvent",
    scan: """
      SELECT sequence, id, body AS words FROM benefitEvent WHERE sequence > ? ORDER BY sequence
      """,
    find: """
      SELECT sequence, id, body AS words FROM benefitParty AS party
      JOIN benefitEvent AS event ON event.benefit = party.benefit
      WHERE party.kind = ? AND party.name = ?
      """,
    change: "UPDATE benefitEvent SET body = ? WHERE sequence = ?",
    seal: { LedgerBodies.place(ofBenefitEntry: $0["id"]) }
  )

  private static let grants = Place(
    table: "grantEntry",
    scan: """
      SELECT sequence, id, reason AS words FROM grantEntry
      WHERE sequence > ? AND reason IS NOT NULL ORDER BY sequence
      """,
    find: """
      SELECT sequence, id, reason AS words FROM grantParty
      JOIN grantEntry ON entry = sequence
      WHERE kind = ? AND name = ? AND reason IS NOT NULL
      """,
    change: "UPDATE grantEntry SET reason = ? WHERE sequence = ?",
    seal: { LedgerBodies.place(ofGrant: $0["id"]) },
    isText: true
  )
}
