extension ProcedureEvent {
  /// That a household split, that households merged, or that one has other members or another head, and the subjects whose cases it may touch.
  ///
  /// It is the one event of a run of its own, and goes together with what it makes of the open
  /// cases, so that nothing of it is half recorded.
  public struct HouseholdRecord: Sendable, Hashable, Codable {
    /// What became of the households.
    public let kind: HouseholdChange.Kind
    /// The households before it, sorted.
    public let from: [Household.ID]
    /// The households after it, sorted.
    public let into: [Household.ID]
    /// Of a split the household after it that has the head, of a merge that whose head stays head.
    public let headOf: Household.ID?
    /// Who went where, sorted by person.
    public let moves: [HouseholdChange.Move]
    /// Who is head now, or who joined and who left; `nil` of a split or merge.
    public let members: HouseholdChange.Members?
    /// What belongs to the households and can have a case, such as monitoring cases, sorted.
    public let belongings: [SubjectReference]

    /// Creates a record.
    public init(
      _ kind: HouseholdChange.Kind,
      of from: [Household.ID],
      into: [Household.ID],
      headOf: Household.ID? = nil,
      moves: [HouseholdChange.Move] = [],
      members: HouseholdChange.Members? = nil,
      belongings: [SubjectReference] = []
    ) {
      self.kind = kind
      self.members = members
      self.from = from.sorted()
      self.into = into.sorted()
      self.headOf = headOf
      self.moves = moves.sorted { ($0.person, $0.household) < ($1.person, $1.household) }
      self.belongings = Set(belongings).sorted()
    }

    /// The households and what belongs to them, each once, sorted.
    public var subjects: [SubjectReference] {
      Set((from + into).map(\.reference) + belongings).sorted()
    }
  }

  /// Which recorded change of a household an event follows from.
  public struct HouseholdCause: Sendable, Hashable, Codable {
    /// The change.
    public let change: HouseholdChange.ID
    /// The case with which it is linked: from which one was split off, or which goes on in its
    /// place; `nil` if there is none.
    public let run: RunID?

    /// Creates a cause.
    public init(_ change: HouseholdChange.ID, linkedTo run: RunID? = nil) {
      self.change = change
      self.run = run
    }
  }

  /// The change of a household that it records; `nil` if it is no such event.
  public var householdChange: HouseholdChange? {
    guard case .householdChanged(let record) = content else { return nil }
    return HouseholdChange(
      id: run,
      record.kind,
      of: record.from,
      into: record.into,
      on: happenedOn,
      recordedAt: recordedAt,
      headOf: record.headOf,
      moves: record.moves,
      members: record.members
    )
  }
}

extension ProcedureEvent.Content {
  /// The recorded change of a household that it follows from; `nil` if it follows from none.
  public var household: ProcedureEvent.HouseholdCause? {
    switch self {
    case .opened(let opening): opening.household
    case .ended(let ending): ending.household
    case .carriedOver(let lineage): lineage.household
    default: nil
    }
  }
}

extension ProcedureHistory {
  /// Returns which households came from which, by the splits and merges that stand, with the
  /// changes of heads and members between them.
  ///
  /// - Parameter time: What was recorded later does not count; `nil` counts everything.
  /// - Returns: The lineage.
  public func lineage(knownAt time: RecordedTime? = nil) -> HouseholdLineage {
    let recorded = Set(events.filter { $0.content.kind == .householdChanged }.map(\.run))
    return HouseholdLineage(
      recorded.compactMap { state(of: $0, knownAt: time).householdChange }
    )
  }
}
