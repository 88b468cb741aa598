public import Quantities

/// Which households came from which, by the splits and merges that were recorded (户的沿革).
///
/// It is worked out from dated records alone, whatever the order they came in, and goes along them
/// in the order in which they happened, so that it never comes in a circle: a household that gave
/// up a part and took it back is its own once.
///
/// ```swift
/// let lineage = HouseholdLineage(changes)
/// for line in lineage.ancestors(of: "h-2", on: day) {
///   print(line.household, line.until)  // what h-1 had before that day counts for h-2 too
/// }
/// ```
public struct HouseholdLineage: Sendable, Hashable {
  /// The changes, in the order in which they happened.
  public let changes: [HouseholdChange]

  /// Creates a lineage of changes in any order.
  ///
  /// Changes with the same id count once. Of two that share an id but say different things, which
  /// a ledger refuses, the one recorded first is kept.
  public init(_ changes: some Sequence<HouseholdChange> = []) {
    let kept = Dictionary(changes.map { ($0.id, $0) }) { one, other in
      (other.recordedAt, "\(other)") < (one.recordedAt, "\(one)") ? other : one
    }
    self.changes = kept.values.sorted { $0.order < $1.order }
  }

  /// Returns the lineage as it was known at a time: what was recorded later does not count.
  public func known(at time: RecordedTime) -> HouseholdLineage {
    HouseholdLineage(changes.filter { $0.recordedAt <= time })
  }
}

// MARK: - Walking

extension HouseholdLineage {
  /// A household from which another one came.
  public struct Ancestor: Sendable, Hashable {
    /// The household.
    public let household: Household.ID
    /// The day of the change by which the other came from it, the latest if there are several: what
    /// happened to the ancestor before that day is part of the other's past.
    public let until: CalendarDay
    /// How many changes lie between, at least one.
    public let steps: Int
  }

  /// A household that came from another one.
  public struct Descendant: Sendable, Hashable {
    /// The household.
    public let household: Household.ID
    /// The day of the change by which it came from the other, the first if there are several.
    public let since: CalendarDay
    /// How many changes lie between, at least one.
    public let steps: Int
  }

  /// Returns the households from which a household came, itself left out.
  ///
  /// A household that split off another has that one's past until the day of the split; the one
  /// that goes on under its own id has no ancestor by it. One that took others in by a merge has
  /// their pasts until the merge.
  ///
  /// - Parameters:
  ///   - household: The household.
  ///   - day: What happened later does not count; `nil` counts everything.
  /// - Returns: The ancestors, the nearest first, then by name.
  /// - Complexity: O(*n* *m*) in the numbers of changes and of households of each.
  public func ancestors(of household: Household.ID, on day: CalendarDay? = nil) -> [Ancestor] {
    var found: [Household.ID: Ancestor] = [:]
    for change in changes(until: day).reversed() {
      let steps = change.into.compactMap { $0 == household ? 0 : found[$0]?.steps }.min()
      guard let steps else { continue }
      for earlier in change.from where earlier != household && found[earlier] == nil {
        found[earlier] = Ancestor(household: earlier, until: change.happenedOn, steps: steps + 1)
      }
    }
    return found.values.sorted { ($0.steps, $0.household) < ($1.steps, $1.household) }
  }

  /// Returns the households that came from a household, itself left out.
  ///
  /// - Parameters:
  ///   - household: The household.
  ///   - day: What happened later does not count; `nil` counts everything.
  /// - Returns: The descendants, the nearest first, then by name.
  public func descendants(of household: Household.ID, on day: CalendarDay? = nil) -> [Descendant] {
    var found: [Household.ID: Descendant] = [:]
    for change in changes(until: day) {
      let steps = change.from.compactMap { $0 == household ? 0 : found[$0]?.steps }.min()
      guard let steps else { continue }
      for later in change.into where later != household && found[later] == nil {
        found[later] = Descendant(household: later, since: change.happenedOn, steps: steps + 1)
      }
    }
    return found.values.sorted { ($0.steps, $0.household) < ($1.steps, $1.household) }
  }

  /// Returns every household that is joined to a household by changes, whichever way, itself
  /// included, sorted.
  ///
  /// - Parameters:
  ///   - household: The household.
  ///   - day: What happened later does not count; `nil` counts everything.
  /// - Returns: The households that are joined to it.
  public func related(to household: Household.ID, on day: CalendarDay? = nil) -> [Household.ID] {
    var related: Set = [household]
    var waiting = changes(until: day)
    while let next = waiting.firstIndex(where: { !related.isDisjoint(with: $0.households) }) {
      related.formUnion(waiting.remove(at: next).households)
    }
    return related.sorted()
  }

  /// Returns the changes that a household and those related to it went through, in their order.
  public func changes(of household: Household.ID, on day: CalendarDay? = nil) -> [HouseholdChange] {
    let related = Set(related(to: household, on: day))
    return changes(until: day).filter { !related.isDisjoint(with: $0.households) }
  }

  private func changes(until day: CalendarDay?) -> [HouseholdChange] {
    guard let day else { return changes }
    return changes.filter { $0.happenedOn <= day }
  }
}
