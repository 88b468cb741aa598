/// A ledger that lives as long as the process, for tests and demonstrations.
public actor InMemoryLedger: GrantLedger {
  private var entries: [Grant] = []
  private var grants: [Grant.ID: Grant] = [:]
  private var corrections: [Grant.ID: Grant.ID] = [:]

  /// Creates an empty ledger.
  public init() {}

  /// Decides upon the history of a key, and appends what was decided.
  @discardableResult
  public func record(
    for key: GrantKey,
    deciding decision: @Sendable (GrantHistory) throws -> [Grant]
  ) throws -> [Grant] {
    let decided = try decision(history(for: key))
    let before = (grants, corrections)
    do throws(GrantConflict) {
      for grant in decided { try claim(grant) }
    } catch {
      (grants, corrections) = before
      throw RegistryError(.conflict, underlying: error)
    }
    entries += decided
    return decided
  }

  /// Returns what was granted under a key.
  public func history(for key: GrantKey) -> GrantHistory {
    GrantHistory(entries.filter(key.includes))
  }

  private func claim(_ grant: Grant) throws(GrantConflict) {
    guard grants[grant.id] == nil else { throw .idTaken(grant.id) }
    if let wrong = grant.correction?.grant { try check(grant, corrects: wrong) }
    grants[grant.id] = grant
  }

  private func check(_ grant: Grant, corrects id: Grant.ID) throws(GrantConflict) {
    guard let wrong = grants[id] else { throw .noSuchGrant(id) }
    if let other = corrections[id] { throw .correctedAlready(id, by: other) }
    guard wrong.subject == grant.subject, wrong.countsFor == grant.countsFor else {
      throw .otherSubject(id)
    }
    corrections[id] = grant.id
  }
}
