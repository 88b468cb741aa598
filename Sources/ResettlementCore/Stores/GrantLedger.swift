/// Keeps what was granted; entries are only added.
///
/// ## Conforming
///
/// - ``record(for:deciding:)`` is the one way to write. The decision sees the whole history of its
///   key, and it and the append are one transaction: of two calls at once the second decides upon
///   what the first appended. If the decision throws, nothing is appended and its error is passed on.
/// - An id that is taken, or a correction of an entry that does not exist, is corrected already or
///   is of another subject, throws a ``RegistryError`` with ``RegistryError/Reason/conflict`` and the
///   ``GrantConflict``, and nothing is appended.
///
/// The suite `LedgerSuite` of the module PolicyTesting checks a conformer.
public protocol GrantLedger: Sendable {
  /// Decides upon the history of a key, and appends what was decided.
  ///
  /// - Parameters:
  ///   - key: Whose grants count.
  ///   - decision: A pure function from what was granted before to what is granted now; it can be
  ///     called more than once.
  /// - Returns: The grants that were appended.
  /// - Throws: The error of the decision, or a ``RegistryError``.
  @discardableResult
  func record(
    for key: GrantKey,
    deciding decision: @Sendable (GrantHistory) throws -> [Grant]
  ) async throws -> [Grant]

  /// Returns what was granted under a key.
  func history(for key: GrantKey) async throws(RegistryError) -> GrantHistory
}

/// The reason why a ledger does not take an entry.
public enum GrantConflict: Error, Sendable, Hashable {
  /// Another entry has the id.
  case idTaken(Grant.ID)
  /// There is no entry to correct that has the id.
  case noSuchGrant(Grant.ID)
  /// The entry to correct is corrected already, by another one.
  case correctedAlready(Grant.ID, by: Grant.ID)
  /// The entry to correct is of another subject, or counts for others; correct it to zero, and add
  /// one of the right subject.
  case otherSubject(Grant.ID)
}
