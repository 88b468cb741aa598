public import Quantities

/// How a project asset stands: a fold of what happened to it.
///
/// It follows from the events alone, whatever the order they came in. An event that may not follow
/// what stands, see ``obstacles(to:on:)``, says nothing; where `AssetDesk` of the module
/// ResettlementKit decides what is recorded, there is none.
public struct AssetState: Sendable, Hashable {
  /// How an asset is used.
  public enum Usage: String, Sendable, Hashable, Codable {
    /// It is in use.
    case operating
    /// It is not in use any more.
    case idle
    /// It was idle and is in use again.
    case activated
  }

  /// What became of a request to dispose of an asset.
  public struct DisposalState: Sendable, Hashable {
    /// The event that asked for it.
    public let request: AssetEvent.ID
    /// The day on which it was asked for.
    public let requestedOn: CalendarDay
    /// What was decided; `nil` while it is open.
    public internal(set) var decision: AssetEvent.DisposalDecision?
    /// The day of the decision.
    public internal(set) var decidedOn: CalendarDay?
  }

  /// A plan for revenue, and what became of it.
  public struct PlanState: Sendable, Hashable {
    /// The name of its first event, by which others name it.
    public let id: AssetEvent.ID
    /// What was planned.
    public let plan: RevenuePlan
    /// The day on which it was planned.
    public let plannedOn: CalendarDay
    /// When it was written down as it stands: what was decided or public before was another plan.
    public let writtenAt: RecordedTime
    /// On what it rests; `nil` until it is decided.
    public internal(set) var decision: AssetEvent.RevenueDecision?
    /// The day of the decision.
    public internal(set) var decidedOn: CalendarDay?
    /// Whether it was decided about the plan before it was corrected to what it is.
    public internal(set) var wasAnotherPlanDecided = false
    /// The times at which it was public.
    public internal(set) var publications: [PublicationState] = []
    /// What was distributed, each time with its day.
    public internal(set) var distributions: [Distributed] = []

    /// What was distributed for a use.
    public func distributed(for use: String) -> Money {
      distributions.flatMap(\.distribution.lines).filter { $0.use == use }
        .reduce(.zero) { $0 + $1.amount }
    }

    /// What was planned and is not distributed yet.
    public var undistributed: Money {
      distributions.reduce(plan.amount) { $0 - $1.distribution.total }
    }

    /// The publication that counts: the last of the plan as it stands since it was decided, if no
    /// objection was upheld.
    public var publication: PublicationState? {
      guard let decidedOn else { return nil }
      return publications.last { !$0.isUpset && !$0.isOfAnotherPlan && $0.from >= decidedOn }
    }
  }

  /// Something that was made public, and the objections to it.
  public struct PublicationState: Sendable, Hashable {
    /// The name of its first event.
    public let id: AssetEvent.ID
    /// Its first day.
    public let from: CalendarDay
    /// Its last day.
    public let until: CalendarDay
    /// Objections that are open, by the names of their first events.
    public internal(set) var openObjections: [AssetEvent.ID] = []
    /// Whether an objection was upheld, so that it does not count.
    public internal(set) var isUpset = false
    /// Whether the plan was corrected since, so that another one was public.
    public let isOfAnotherPlan: Bool
  }

  /// What was distributed.
  public struct Distributed: Sendable, Hashable {
    /// The event that says so.
    public let event: AssetEvent.ID
    /// The day.
    public let day: CalendarDay
    /// Who got what.
    public let distribution: RevenueDistribution
  }

  /// A part of what the disposal brought that was used.
  public struct ProceedsUse: Sendable, Hashable {
    /// The event that says so.
    public let event: AssetEvent.ID
    /// The day.
    public let day: CalendarDay
    /// What for, and how much.
    public let share: RevenueShare
  }

  /// The asset.
  public let asset: ProjectAsset.ID
  /// What was found when it was listed; `nil` before, and if that was annulled.
  public internal(set) var survey: AssetEvent.Survey?
  /// Whose it is now.
  public internal(set) var owner: AssetOwner?
  /// Who keeps it now.
  public internal(set) var keeper: String?
  /// The person who answers for it now.
  public internal(set) var responsiblePerson: Person.ID?
  /// The number of the title, if it is clear.
  public internal(set) var title: AssetEvent.Title?
  /// The day on which the title became clear.
  public internal(set) var titledOn: CalendarDay?
  /// The day on which it was entered in the register.
  public internal(set) var registeredOn: CalendarDay?
  /// The day on which it was handed over.
  public internal(set) var handedOverOn: CalendarDay?
  /// How it is used; `nil` if it was never put into operation.
  public internal(set) var usage: Usage?
  /// The request to dispose of it; `nil` if there is none, or it was turned down.
  public internal(set) var disposal: DisposalState?
  /// How it was disposed of.
  public internal(set) var disposed: AssetDisposal?
  /// The day on which it was disposed of.
  public internal(set) var disposedOn: CalendarDay?
  /// The event that says so.
  public internal(set) var disposedBy: AssetEvent.ID?
  /// What the proceeds were used for, in the order of the days.
  public internal(set) var proceeds: [ProceedsUse] = []
  /// The plans for its revenue.
  public internal(set) var plans: [PlanState] = []
  /// The last day on which it was looked at again who benefits.
  public internal(set) var beneficiariesCheckedOn: CalendarDay?
  /// The day of the last event that stands.
  public internal(set) var lastDay: CalendarDay?
  /// Events that say nothing, because they may not follow what stands, sorted.
  public internal(set) var disregarded: [AssetEvent.ID] = []
  /// The events by the names of their first versions.
  var roots: [AssetEvent.ID: AssetEvent.ID] = [:]
  /// The publications of objections, by objection.
  var objections: [AssetEvent.ID: AssetEvent.ID] = [:]

  /// Creates the state of an asset of which nothing is known.
  public init(asset: ProjectAsset.ID) {
    self.asset = asset
  }
}

// MARK: - Asking

extension AssetState {
  /// In which class it is; `nil` if nobody has said.
  public var assetClass: AssetClass? { survey?.assetClass }

  /// How far it is between survey and disposal; `nil` before it was surveyed.
  public var status: AssetStatus? {
    guard survey != nil else { return nil }
    if disposed != nil { return .disposed }
    if disposal != nil { return .disposalRequested }
    switch usage {
    case .operating: return .operating
    case .idle: return .idle
    case .activated: return .activated
    case nil: return title == nil ? .surveyed : .titled
    }
  }

  /// Whether it is in use.
  public var isInUse: Bool { disposed == nil && (usage == .operating || usage == .activated) }

  /// What the disposal brought and is not used again yet.
  public var unusedProceeds: Money {
    proceeds.reduce(disposed?.price ?? .zero) { $0 - $1.share.amount }
  }

  /// Returns the plan that an event, or a correction of it, made; `nil` if there is none.
  public func plan(_ id: AssetEvent.ID) -> PlanState? { plans.first { $0.id == root(of: id) } }

  /// Everybody who got something of its revenue.
  public var beneficiaries: Set<SubjectReference> {
    let lines = plans.flatMap(\.distributions).flatMap(\.distribution.lines)
    return Set(lines.compactMap(\.beneficiary))
  }

  func root(of id: AssetEvent.ID) -> AssetEvent.ID { roots[id] ?? id }

  /// The places of a plan and its publication that an event made; `nil` if there is none.
  func place(ofPublication id: AssetEvent.ID) -> (plan: Int, publication: Int)? {
    let id = root(of: id)
    for (plan, state) in plans.enumerated() {
      if let place = state.publications.firstIndex(where: { $0.id == id }) { return (plan, place) }
    }
    return nil
  }
}
