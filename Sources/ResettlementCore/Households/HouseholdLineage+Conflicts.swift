extension HouseholdLineage {
  /// Two changes that can't both be right.
  public struct Conflict: Sendable, Hashable {
    /// What does not fit.
    public enum Reason: Sendable, Hashable {
      /// The household was no longer there: it had been merged into another or split up.
      case gone
      /// The household that is said to be new was there before.
      case thereBefore
    }

    /// The later of the two changes.
    public let change: HouseholdChange
    /// The earlier one.
    public let earlier: HouseholdChange
    /// The household of which they say what does not fit.
    public let household: Household.ID
    /// What does not fit.
    public let reason: Reason
  }

  /// The changes that do not fit together, in the order in which they happened; empty if all do.
  ///
  /// A household whose end was recorded does not come back: whoever splits or merges after it would
  /// be another household of the same name.
  public var conflicts: [Conflict] {
    var ended: [Household.ID: HouseholdChange] = [:]
    var seen: [Household.ID: HouseholdChange] = [:]
    return changes.flatMap { change in
      let found =
        change.from.compactMap { household in
          ended[household].map { Conflict(change, $0, household, .gone) }
        }
        + change.begun.compactMap { household in
          seen[household].map { Conflict(change, $0, household, .thereBefore) }
        }
      for household in change.ended { ended[household] = change }
      for household in change.households { seen[household] = change }
      return found
    }
  }
}

extension HouseholdLineage.Conflict {
  fileprivate init(
    _ change: HouseholdChange,
    _ earlier: HouseholdChange,
    _ household: Household.ID,
    _ reason: Reason
  ) {
    self.init(change: change, earlier: earlier, household: household, reason: reason)
  }
}
