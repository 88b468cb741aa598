internal import GRDB
internal import Quantities
internal import ResettlementCore

/// The tables of grants that earlier versions wrote, which are read as entries of benefits and added
/// to no more.
///
/// A grant is a benefit of its own that was applied for and decided on the same day, as one sum; a
/// correction of it is a decision that stands in its place, or an annulment if it is of nothing.
struct GrantTables {
  let database: Database
  let bodies: LedgerBodies

  /// Returns what was granted to some subjects or under some names, as entries of benefits.
  func events(
    ofParties parties: Set<SubjectReference>,
    named names: Set<BenefitEvent.BenefitID>
  ) throws -> [BenefitEvent] {
    guard try isUsed else { return [] }
    var ids: Set<String> = []
    for party in parties {
      let sql = """
        SELECT id FROM grantEntry JOIN grantParty ON entry = sequence WHERE kind = ? AND name = ?
        """
      let arguments: StatementArguments = [party.kind.rawValue, try party.id.stored()]
      ids.formUnion(try String.fetchAll(database, sql: sql, arguments: arguments))
    }
    ids.formUnion(try names.map { try $0.stored() }.filter(has))
    return try Set(ids.map(root)).sorted().flatMap(events)
  }

  /// Returns the names of the benefits that were granted in a programme, or in all.
  func benefits(in programme: Rule.ID?) throws -> [BenefitEvent.BenefitID] {
    let sql = "SELECT id FROM grantEntry WHERE corrects IS NULL"
    guard let programme else { return try String.fetchAll(database, sql: sql) }
    return try String.fetchAll(
      database,
      sql: sql + " AND programme = ?",
      arguments: [programme.stored()]
    )
  }

  /// Returns whether a grant has an id.
  func has(_ id: String) throws -> Bool {
    let statement = try database.cachedStatement(sql: "SELECT 1 FROM grantEntry WHERE id = ?")
    return try Int.fetchOne(statement, arguments: [id]) != nil
  }

  private var isUsed: Bool {
    get throws {
      let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM grantEntry)")
      return try Bool.fetchOne(statement) ?? false
    }
  }
}

// MARK: - Reading

extension GrantTables {
  private func root(of id: String) throws -> String {
    let sql = "SELECT corrects FROM grantEntry WHERE id = ?"
    var root = id
    while let before = try String.fetchOne(database, sql: sql, arguments: [root]) { root = before }
    return root
  }

  /// The entries of a grant, of its correction, of the correction of that one and so on.
  private func events(ofGrant root: String) throws -> [BenefitEvent] {
    var events: [BenefitEvent] = []
    var next = try GrantRecord.filter(Column("id") == root).fetchOne(database)
    while let record = next {
      events += try record.events(of: root, parties(of: record), because: reason(of: record))
      next = try GrantRecord.filter(Column("corrects") == record.id).fetchOne(database)
    }
    return events
  }

  private func reason(of record: GrantRecord) throws -> String {
    guard let sealed = record.reason else { return "" }
    return try bodies.text(sealed, at: LedgerBodies.place(ofGrant: record.id))
  }

  private func parties(of record: GrantRecord) throws -> [SubjectReference] {
    try GrantPartyRecord.filter(Column("entry") == record.sequence).order(Column("position"))
      .fetchAll(database).map { SubjectReference($0.kind, $0.name) }
  }
}
