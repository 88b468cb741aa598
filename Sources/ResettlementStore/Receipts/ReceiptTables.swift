internal import Crypto
internal import DecisionReceipts
internal import Foundation
internal import GRDB
internal import ResettlementCore

/// The tables of receipts and of what they are receipts of, within a transaction.
struct ReceiptTables {
  let database: Database
  let keys: StoreKeys

  private var subjects: SubjectTables { SubjectTables(database: database, keys: keys) }

  /// Adds decisions to the chain.
  ///
  /// - Returns: Their receipts.
  func append(_ decided: [RecordedDecision], at time: RecordedTime) throws -> [DecisionReceipt] {
    let decisions = try decided.map { try $0.leavingOut(isErased) }
    let receipts = try DecisionReceipt.chain(
      decisions,
      after: try last(),
      at: time,
      key: keys.receipts
    )
    for (decision, receipt) in zip(decisions, receipts) {
      try write(receipt)
      try write(decision, receipt.number)
    }
    return receipts
  }

  private func isErased(_ subject: SubjectReference) throws -> Bool {
    try subjects.subject(subject).flatMap { try subjects.subjectKeys.erasure(of: $0) } != nil
  }

  /// Writes the line of a receipt, which is not encrypted.
  ///
  /// - Throws: `StoreDefect.personalName` if a word of it looks like a number of a person.
  private func write(_ receipt: DecisionReceipt) throws {
    let question = receipt.question
    let words =
      [receipt.recordedBy, question.subject.id] + question.readings.values
      + question.parameters.values
    guard !words.contains(where: PersonalName.isOne) else { throw StoreDefect.personalName }
    try database.execute(
      sql: "INSERT INTO receipt (number, line) VALUES (?, ?)",
      arguments: [receipt.number, receipt.line]
    )
  }

  private func write(_ decision: RecordedDecision, _ number: Int) throws {
    let parties = try decision.everybody.sorted().map(subjects.named)
    for party in parties {
      try database.execute(
        sql: "INSERT INTO receiptParty (receipt, subject) VALUES (?, ?)",
        arguments: [number, party.subject.row]
      )
    }
    let key = SymmetricKey(size: .bits256)
    let sealing = Sealing(key)
    try database.execute(
      sql: "INSERT INTO receiptContent (receipt, wrapped, inputs, answer) VALUES (?, ?, ?, ?)",
      arguments: [
        number,
        try wrapped(key, by: parties.sorted { $0.subject.row < $1.subject.row }.map(\.key), number),
        try sealing.seal(decision.content.inputs, at: Self.place("receiptContent.inputs", number)),
        try sealing.seal(decision.content.answer, at: Self.place("receiptContent.answer", number)),
      ]
    )
  }
}

// MARK: - Reading

extension ReceiptTables {
  /// Returns receipts in the order of the chain, up to the first that can't be read.
  ///
  /// - Throws: `RegistryError` with a ``ReceiptChain/Break`` if that is the first of them.
  func receipts(after number: Int, limit: Int) throws -> [DecisionReceipt] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT number, line FROM receipt WHERE number > ? ORDER BY number LIMIT ?",
      arguments: [number, limit]
    )
    let readable = rows.lazy.map(Self.readable).prefix { $0 != nil }.compactMap(\.self)
    guard readable.isEmpty, let first = rows.first else { return Array(readable) }
    return [try Self.receipt(first)]
  }

  /// Returns the decisions that tell of a subject.
  func decisions(about subject: SubjectReference) throws -> [PersonalDataExport.Decision] {
    guard let known = try subjects.subject(subject) else { return [] }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT number, line FROM receipt JOIN receiptParty ON receipt = number
        WHERE subject = ? ORDER BY number
        """,
      arguments: [known.row]
    )
    return try rows.map { row in
      PersonalDataExport.Decision(
        receipt: try Self.receipt(row),
        content: try content(of: row["number"]) ?? .damaged
      )
    }
  }

  private func last() throws -> DecisionReceipt? {
    let sql = "SELECT number, line FROM receipt ORDER BY number DESC LIMIT 1"
    return try Row.fetchOne(database, sql: sql).map(Self.receipt)
  }

  private static func receipt(_ row: Row) throws -> DecisionReceipt {
    guard let receipt = readable(row) else {
      let found = ReceiptChain.Break(number: row["number"], reason: .changed)
      throw RegistryError(.failed, underlying: found)
    }
    return receipt
  }

  private static func readable(_ row: Row) -> DecisionReceipt? {
    String.fromDatabaseValue(row["line"]).flatMap { DecisionReceipt(line: $0) }
  }

  /// Returns what is left of the content of a receipt; `nil` if there is no such receipt.
  func content(of number: Int) throws -> KeptContent? {
    let sql = "SELECT number, line FROM receipt WHERE number = ?"
    guard let row = try Row.fetchOne(database, sql: sql, arguments: [number]) else { return nil }
    let parties = try parties(of: number)
    guard try Self.receipt(row).isProof(of: parties, under: number, key: keys.receipts) else {
      return .damaged
    }
    if let erasure = try parties.compactMap(subjects.subjectKeys.erasure).min(by: { $0.at < $1.at })
    {
      return .erased(at: erasure.at)
    }
    return try kept(number, parties)
  }

  private func parties(of number: Int) throws -> [StoredSubject] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT subject.id, subject.kind, subject.name FROM receiptParty
        JOIN subject ON subject.id = receiptParty.subject
        WHERE receipt = ? ORDER BY subject.id
        """,
      arguments: [number]
    ).map { row in
      guard let kind = SubjectKind(rawValue: row[1]) else {
        throw StoreDefect.damagedEntry("kind of subject")
      }
      return StoredSubject(row: row[0], reference: SubjectReference(kind, row[2]))
    }
  }

  private func kept(_ number: Int, _ parties: [StoredSubject]) throws -> KeptContent {
    let sql = "SELECT wrapped, inputs, answer FROM receiptContent WHERE receipt = ?"
    guard let row = try Row.fetchOne(database, sql: sql, arguments: [number]) else {
      return .damaged
    }
    let keys = try parties.map(subjects.subjectKeys.key)
    do throws(StoreDefect) {
      let sealing = try unwrapped(Self.bytes("wrapped", of: row), by: keys, number)
      let content = DecisionContent(
        inputs: try sealing.open(
          Self.bytes("inputs", of: row),
          at: Self.place("receiptContent.inputs", number)
        ),
        answer: try sealing.open(
          Self.bytes("answer", of: row),
          at: Self.place("receiptContent.answer", number)
        )
      )
      return .kept(content)
    } catch {
      return .damaged
    }
  }
}

extension ReceiptTables {
  /// The bytes in a column, which may hold anything after somebody meddled with the file.
  private static func bytes(_ column: String, of row: Row) throws(StoreDefect) -> Data {
    guard let bytes = Data.fromDatabaseValue(row[column]) else {
      throw .damagedEntry("content of a receipt")
    }
    return bytes
  }
}

extension DecisionReceipt {
  /// Whether the receipt is the book's own, of this number, and tells of these people.
  fileprivate func isProof(
    of parties: [StoredSubject],
    under number: Int,
    key: ReceiptKey
  ) -> Bool {
    self.number == number && isIntact && isSealed(by: key)
      && isAbout(Set(parties.map(\.reference)), key: key)
  }
}

// MARK: - Keys

extension ReceiptTables {
  private static func place(_ column: StaticString, _ number: Int) -> SealedPlace {
    SealedPlace(column, row: Int64(number))
  }

  private static func placeOfKey(_ number: Int, layer: Int) -> SealedPlace {
    SealedPlace("receiptContent.wrapped", row: Int64(number), Int64(layer))
  }

  /// Returns the key of a content, sealed by the first party, the result by the next, and so on:
  /// without any of them nobody can open it.
  private func wrapped(_ key: SymmetricKey, by parties: [Sealing], _ number: Int) throws -> Data {
    var bytes = key.withUnsafeBytes { Array($0) }
    for (layer, party) in parties.enumerated() {
      bytes = Array(try party.seal(bytes, at: Self.placeOfKey(number, layer: layer)))
    }
    return Data(bytes)
  }

  private func unwrapped(
    _ wrapped: Data,
    by parties: [Sealing],
    _ number: Int
  ) throws(StoreDefect) -> Sealing {
    var bytes = Array(wrapped)
    for (layer, party) in parties.enumerated().reversed() {
      bytes = try party.open(Data(bytes), at: Self.placeOfKey(number, layer: layer))
    }
    return Sealing(SymmetricKey(data: bytes))
  }
}
