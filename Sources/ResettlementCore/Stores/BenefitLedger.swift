/// Keeps what happened to benefits, and the running totals of quotas and budgets; entries are only
/// added.
///
/// ## Conforming
///
/// - ``record(for:deciding:)`` is the one way to write. The decision sees every entry of the benefits
///   of its key, and the running totals of its counters; it and the append are one transaction: of
///   two calls at once, from whichever processes, the second decides upon what the first appended. If
///   the decision throws, nothing is appended and its error is passed on.
/// - A running total is what all entries of the ledger take from it by their
///   ``BenefitEvent/effects``, not only those of the key.
/// - An entry whose id is taken by an equal one is there already: it is not appended again, and that
///   is no error. One whose id is taken by another entry throws a ``RegistryError`` with
///   ``RegistryError/Reason/conflict`` and the ``BenefitConflict``, and nothing is appended.
/// - A benefit belongs to the subject of its application and to those for whom one of its decisions
///   counts.
///
/// The suite `BenefitLedgerSuite` of the module PolicyTesting checks a conformer.
public protocol BenefitLedger: Sendable {
  /// Decides upon the entries and totals of a key, and appends what was decided.
  ///
  /// - Parameters:
  ///   - key: Whose benefits and which totals the decision has to see.
  ///   - decision: A pure function from what happened before to what is added; it can be called more
  ///     than once.
  /// - Returns: The entries that were appended, without those that were there already.
  /// - Throws: The error of the decision, or a ``RegistryError``.
  @discardableResult
  func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent]

  /// Returns what happened to the benefits of a key, with the totals of its counters.
  func history(for key: BenefitKey) async throws(RegistryError) -> BenefitHistory

  /// Returns the names of the benefits that were applied for in a programme, or in all, sorted.
  func benefits(in programme: Rule.ID?) async throws(RegistryError) -> [BenefitEvent.BenefitID]
}

/// The reason why a ledger does not take an entry.
public enum BenefitConflict: Error, Sendable, Hashable {
  /// Another entry has the id.
  case idTaken(BenefitEvent.ID)
}

extension BenefitEvent {
  /// Those to whom the entry makes its benefit belong, each once.
  public var parties: [SubjectReference] {
    let all: [SubjectReference] =
      switch content {
      case .applied(let application): [application.subject]
      case .decided(let decision): decision.countsFor
      case .paid, .stopped, .recovered, .repaid, .annulled: []
      }
    var seen: Set<SubjectReference> = []
    return all.filter { seen.insert($0).inserted }
  }

  /// The programme that was applied for; `nil` if the entry is no application.
  public var programme: Rule.ID? {
    if case .applied(let application) = content { application.programme } else { nil }
  }
}
