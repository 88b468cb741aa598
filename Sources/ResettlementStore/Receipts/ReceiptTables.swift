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
  func append(_ decisions: [RecordedDecision], at time: RecordedTime) throws -> [DecisionReceipt] {
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

  private func write(_ receipt: DecisionReceipt) throws {
    try database.execute(
      sql: "INSERT INTO receipt (number, line) VALUES (?, ?)",
      arguments: [receipt.number, receipt.line]
    )
  }

  private func write(_ decision: RecordedDecision, _ number: Int) throws {
    let parties = try decision.people.sorted().map(subjects.named)
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
  /// Returns receipts in the order of the chain.
  func receipts(after number: Int, limit: Int) throws -> [DecisionReceipt] {
    try String.fetchAll(
      database,
      sql: "SELECT line FROM receipt WHERE number > ? ORDER BY number LIMIT ?",
      arguments: [number, limit]
    ).map(Self.receipt)
  }

  private func last() throws -> DecisionReceipt? {
    let sql = "SELECT line FROM receipt ORDER BY number DESC LIMIT 1"
    return try String.fetchOne(database, sql: sql).map(Self.receipt)
  }

  private static func receipt(_ line: String) throws -> DecisionReceipt {
    guard let receipt = DecisionReceipt(line: line) else {
      throw StoreDefect.damagedEntry("receipt")
    }
    return receipt
  }

  /// Returns what is left of the content of a receipt; `nil` if there is no such receipt.
  func content(of number: Int) throws -> KeptContent? {
    let isThere = "SELECT 1 FROM receipt WHERE number = ?"
    guard try Bool.fetchOne(database, sql: isThere, arguments: [number]) ?? false else {
      return nil
    }
    let parties = try parties(of: number)
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
      let sealing = try unwrapped(row["wrapped"], by: keys, number)
      let content = DecisionContent(
        inputs: try sealing.open(row["inputs"], at: Self.place("receiptContent.inputs", number)),
        answer: try sealing.open(row["answer"], at: Self.place("receiptContent.answer", number))
      )
      return .kept(content)
    } catch {
      return .damaged
    }
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
