public import Quantities

/// A day on which a household split (分户), households merged (并户), or a household changed its head or
/// its members, as it was recorded.
///
/// A household that goes on under its own id is among those before and those after: `h-1` that
/// gives up a son who lives on his own is a split of `h-1` into `h-1` and `h-2`. With another head, or
/// after a birth or a death, a household is the same: it is the one before and the one after.
public struct HouseholdChange: Sendable, Hashable, Codable, Identifiable {
  /// The name of a change, given by its maker, unique among all.
  public typealias ID = String

  /// What became of the households.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// One household became several (分户).
    case split
    /// Several households became one (并户).
    case merge
    /// A household has another head (户主变更).
    case headChanged = "head_changed"
    /// Somebody joined a household or left it, such as by birth, marriage or death (成员增减).
    case membersChanged = "members_changed"

    /// Whether the household stays the same: no other comes of it.
    public var keepsHousehold: Bool { self == .headChanged || self == .membersChanged }
  }

  /// Into which of the households after it a person went.
  public struct Move: Sendable, Hashable, Codable {
    /// The person.
    public let person: Person.ID
    /// The household in which the person is now.
    public let household: Household.ID

    /// Creates a move.
    public init(_ person: Person.ID, to household: Household.ID) {
      self.person = person
      self.household = household
    }
  }

  /// Who is head now, or who joined and who left.
  public struct Members: Sendable, Hashable, Codable {
    /// Who is head of the household now; `nil` unless the head changed.
    public let head: Person.ID?
    /// Who joined, sorted.
    public let joined: [Person.ID]
    /// Who left, sorted.
    public let left: [Person.ID]

    /// Creates what became of members.
    public init(head: Person.ID? = nil, joined: [Person.ID] = [], left: [Person.ID] = []) {
      self.head = head
      self.joined = joined.sorted()
      self.left = left.sorted()
    }

    /// Everybody who is named, each once, sorted.
    public var persons: [Person.ID] { Set(joined + left + [head].compactMap(\.self)).sorted() }
  }

  /// The change's name.
  public let id: ID
  /// What became of the households.
  public let kind: Kind
  /// The households before it, sorted; one of a split.
  public let from: [Household.ID]
  /// The households after it, sorted; one of a merge.
  public let into: [Household.ID]
  /// The day on which it happened.
  public let happenedOn: CalendarDay
  /// When it was recorded.
  public let recordedAt: RecordedTime
  /// The household in which the head of the household that split is now, or whose head is that of
  /// the merged one; `nil` if that was not said.
  public let headOf: Household.ID?
  /// Who went where, sorted by person; only those of whom it was said.
  public let moves: [Move]
  /// Who is head now, or who joined and who left; `nil` of a split or merge.
  public let members: Members?

  /// Creates a change.
  ///
  /// - Parameters:
  ///   - id: The change's name.
  ///   - kind: What became of the households.
  ///   - from: The households before it, in any order.
  ///   - into: The households after it, in any order.
  ///   - happenedOn: The day on which it happened.
  ///   - recordedAt: When it was recorded.
  ///   - headOf: Of a split the household after it that has the head, of a merge the household
  ///     before it whose head stays head.
  ///   - moves: Who went where, in any order.
  ///   - members: Who is head now, or who joined and who left, where the household stays the same.
  public init(
    id: ID,
    _ kind: Kind,
    of from: [Household.ID],
    into: [Household.ID],
    on happenedOn: CalendarDay,
    recordedAt: RecordedTime,
    headOf: Household.ID? = nil,
    moves: [Move] = [],
    members: Members? = nil
  ) {
    self.members = members
    self.id = id
    self.kind = kind
    self.from = from.sorted()
    self.into = into.sorted()
    self.happenedOn = happenedOn
    self.recordedAt = recordedAt
    self.headOf = headOf
    self.moves = moves.sorted {
      ($0.person, $0.household) < ($1.person, $1.household)
    }
  }
}

// MARK: - Asking

extension HouseholdChange {
  /// Every household that it is about, each once, sorted.
  public var households: [Household.ID] { Set(from + into).sorted() }

  /// The households that are there only since it.
  public var begun: [Household.ID] { into.filter { !from.contains($0) } }

  /// The households that are no longer there after it.
  public var ended: [Household.ID] { from.filter { !into.contains($0) } }

  /// What is wrong with it, whatever else happened; empty if nothing is.
  public var flaws: [Flaw] {
    let heads = kind == .split ? into : from
    var flaws: [Flaw] = isOfFitNumber ? [] : [.number]
    if Set(from).count < from.count || Set(into).count < into.count { flaws.append(.doubled) }
    if let headOf, !heads.contains(headOf) { flaws.append(.head(headOf)) }
    flaws += moves.filter { !into.contains($0.household) }.map { .move($0) }
    if Set(moves.map(\.person)).count < moves.count { flaws.append(.movedTwice) }
    return flaws + memberFlaws
  }

  private var isOfFitNumber: Bool {
    switch kind {
    case .split: from.count == 1 && into.count >= 2
    case .merge: from.count >= 2 && into.count == 1
    case .headChanged, .membersChanged: from.count == 1 && into == from
    }
  }

  /// What is wrong with what is said of the head and the members.
  private var memberFlaws: [Flaw] {
    let (head, joined, left) = (members?.head, members?.joined ?? [], members?.left ?? [])
    let both = joined + left
    switch kind {
    case .split, .merge: return members == nil ? [] : [.membersElsewhere]
    case .headChanged: return head != nil && both.isEmpty ? [] : [.headNeeded]
    case .membersChanged:
      guard head == nil, !both.isEmpty else { return [.membersNeeded] }
      return Set(both).count < both.count ? [.movedTwice] : []
    }
  }

  /// Something that is wrong with a change itself.
  public enum Flaw: Sendable, Hashable {
    /// A split is of one household into two or more, a merge of two or more into one, and anything
    /// else is of one that stays the same.
    case number
    /// A household is named twice on one side.
    case doubled
    /// The household that is said to have the head is none of them.
    case head(Household.ID)
    /// Somebody went to a household that is none of those after it.
    case move(Move)
    /// Somebody is said to have gone to two households, or to have both joined and left.
    case movedTwice
    /// The head changed, but who is head now is not said, or something else is.
    case headNeeded
    /// The members changed, but nobody is said to have joined or left, or something else is.
    case membersNeeded
    /// Of a split or merge it is said who went where, not who joined or left.
    case membersElsewhere
  }

  /// The order in which changes are gone through: by day, then by when they were recorded, then by
  /// name.
  var order: (CalendarDay, RecordedTime, ID) { (happenedOn, recordedAt, id) }
}
