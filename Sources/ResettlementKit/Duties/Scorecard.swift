public import Quantities
public import ResettlementCore

/// How a place stands to every target, norm, cadence and deadline of a policy on a day (考核得分).
///
/// | what is demanded | numerator of denominator |
/// | --- | --- |
/// | a target or norm about one subject | what was measured, of what |
/// | a target or norm about several | subjects that keep it, of those it applies to |
/// | a cadence | periods in which it was kept, of those that are over |
/// | a deadline | subjects for which it was kept, of those it applies to |
///
/// A line is missed if one item is; else unknown if something that is not known could change it. A
/// kind of subject of which nobody is listed is missing itself, unless all of it is listed.
public struct Scorecard: Sendable, Hashable {
  /// One target with its numbers.
  public struct Line: Sendable, Hashable {
    /// What is demanded, of whom, under which readings.
    public let demand: Demand
    /// How it stands; the force in it says what a miss means.
    public let result: TargetResult
    /// The items that it was made of.
    public let items: [DueItem]
    /// Whether its numbers count items, and not what was measured of one subject.
    public let countsItems: Bool
  }

  /// The policy.
  public let policy: PolicyID
  /// The days for which it was asked.
  public let dates: AssessmentDates
  /// The lines, in the order of the policy.
  public let lines: [Line]

  /// Makes the scorecard of a policy.
  ///
  /// - Parameters:
  ///   - policy: The policy, with its blanks filled.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day on which something is due.
  ///   - since: The first day from which periods are counted; `nil` for that of each rule.
  public init(
    _ policy: some DutyPolicy,
    about population: Population,
    on dates: AssessmentDates,
    since: CalendarDay? = nil
  ) {
    let directory = UnitDirectory(policy.units)
    self.policy = policy.description.id
    self.dates = dates
    lines = policy.demands(on: dates.lawAsOf).filter(\.isScored).map { demand in
      let items = policy.dueItems(of: demand.id, in: population, on: dates, since: since)
      let isListed = population.lists(demand.rule.subject)
      let charged = demand.charging(directory.tasks(demand.tasks, on: dates.decidedOn))
      return Line(charged, items, isListed: isListed)
    }
  }

  /// The lines whose target was missed.
  public var missed: [Line] { lines.filter { $0.result.verdict == .missed } }
}

extension Demand {
  /// Whether a scorecard has it: what is measured or has a day, but not that a register is fresh.
  fileprivate var isScored: Bool {
    switch rule.kind {
    case .target, .norm, .cadence: true
    case .duty: hasDay
    default: false
    }
  }
}

extension Population {
  /// Whether somebody of a kind is listed, or it is known that there is nobody.
  fileprivate func lists(_ kind: SubjectKind) -> Bool {
    completeKinds.contains(kind) || !references(kind).isEmpty
  }
}

// MARK: - Lines

extension Scorecard.Line {
  fileprivate init(_ demand: Demand, _ items: [DueItem], isListed: Bool) {
    let isMeasure = demand.rule.kind == .target || demand.rule.kind == .norm
    countsItems = !isMeasure || items.count > 1
    self.demand = demand
    self.items = items
    let counted = demand.rule.kind == .cadence ? items.filter { $0.standing != .due } : items
    let verdict = Self.verdict(counted, of: items, demand, isListed: isListed)
    result =
      countsItems || items.isEmpty
      ? Self.counted(verdict, counted, demand) : Self.measured(verdict, items[0], demand)
  }

  private static func measured(
    _ verdict: TargetVerdict,
    _ item: DueItem,
    _ demand: Demand
  ) -> TargetResult {
    TargetResult(
      verdict,
      numerator: item.count.numerator,
      denominator: item.count.denominator,
      demanded: item.count.demanded,
      force: demand.force
    )
  }

  private static func counted(
    _ verdict: TargetVerdict,
    _ items: [DueItem],
    _ demand: Demand
  ) -> TargetResult {
    guard !items.isEmpty else { return TargetResult(verdict, force: demand.force) }
    return TargetResult(
      verdict,
      numerator: ExactDecimal(items.count { $0.standing == .met }),
      denominator: ExactDecimal(items.count),
      force: demand.force
    )
  }

  private static func verdict(
    _ counted: [DueItem],
    of items: [DueItem],
    _ demand: Demand,
    isListed: Bool
  ) -> TargetVerdict {
    if counted.contains(where: { $0.standing == .missed || $0.standing == .late }) {
      return .missed
    }
    let missing = Set(counted.flatMap(\.standing.missing))
    guard missing.isEmpty else { return .unknown(missing: missing.sorted()) }
    guard !items.isEmpty else { return nobody(demand, isListed: isListed) }
    let isMet = !counted.isEmpty && counted.allSatisfy { $0.standing == .met }
    return isMet ? .met : .notYetDue
  }

  private static func nobody(_ demand: Demand, isListed: Bool) -> TargetVerdict {
    if isListed { return .notApplicable }
    return .unknown(missing: [MissingTerm(.fact, demand.rule.subject.collectionName)])
  }
}

extension DueStanding {
  /// What is missing to say how it stands; empty if that is known.
  public var missing: [MissingTerm] { if case .unknown(let missing) = self { missing } else { [] } }
}
