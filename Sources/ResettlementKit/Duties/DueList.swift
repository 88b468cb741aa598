public import Quantities
public import ResettlementCore

/// What is due, late and met on a day, by what demands it (待办清单).
///
/// ```swift
/// let list = DueList(pack, about: population, on: AssessmentDates(on: day))
/// for line in list.lines { print(line.demand.rule.title.chinese, line.tally) }
/// ```
///
/// Tasks fall to the units of the day: one that was renamed or merged has left them to its
/// successors. The same policy, population and dates give an equal list.
public struct DueList: Sendable, Hashable {
  /// The policy.
  public let policy: PolicyID
  /// The days for which it was asked.
  public let dates: AssessmentDates
  /// What is demanded, with its items, in the order of the policy; only what has items.
  public let lines: [DueLine]
  /// The unit whose list it is; `nil` if it is that of all.
  public let unit: String?

  /// Creates a list of lines that are there.
  public init(
    policy: PolicyID,
    dates: AssessmentDates,
    lines: [DueLine],
    unit: String? = nil
  ) {
    self.policy = policy
    self.dates = dates
    self.lines = lines
    self.unit = unit
  }

  /// Makes the list of a policy.
  ///
  /// - Parameters:
  ///   - policy: The policy, with its blanks filled.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day on which something is due, late or met.
  ///   - since: The first day from which periods are listed; `nil` for that of each rule.
  public init(
    _ policy: some DutyPolicy,
    about population: Population,
    on dates: AssessmentDates,
    since: CalendarDay? = nil
  ) {
    let directory = UnitDirectory(policy.units)
    let lines = policy.demands(on: dates.lawAsOf).map { demand in
      DueLine(
        demand: demand.charging(directory.tasks(demand.tasks, on: dates.decidedOn)),
        items: policy.dueItems(of: demand.id, in: population, on: dates, since: since)
      )
    }
    self.init(
      policy: policy.description.id,
      dates: dates,
      lines: lines.filter { !$0.items.isEmpty }
    )
  }
}

// MARK: - Parts of it

extension DueList {
  /// Returns the lines that charge a unit.
  public func charging(_ unit: String) -> DueList {
    DueList(
      policy: policy,
      dates: dates,
      lines: lines.filter { line in line.demand.tasks.contains { $0.unit == unit } },
      unit: unit
    )
  }

  /// Returns the items about subjects that a condition holds for; items about registers as a whole
  /// are left out.
  public func about(_ isWanted: (SubjectReference) -> Bool) -> DueList {
    keeping(
      lines.map { line in
        DueLine(demand: line.demand, items: line.items.filter { $0.subject.map(isWanted) ?? false })
      }
    )
  }

  /// Returns the list with more lines, such as those of messages without an answer.
  public func adding(_ more: [DueLine]) -> DueList { keeping(lines + more) }

  func keeping(_ lines: [DueLine]) -> DueList {
    DueList(
      policy: policy,
      dates: dates,
      lines: lines.filter { !$0.items.isEmpty },
      unit: unit
    )
  }

  /// How many items stand in each way, by the word for it.
  public var tally: [String: Int] {
    lines.reduce(into: [:]) { $0.merge($1.tally, uniquingKeysWith: +) }
  }
}

// MARK: - By unit

extension DueList {
  /// The lines of one unit.
  public struct UnitLines: Sendable, Hashable {
    /// The unit; `nil` for what no clause charges a unit with.
    public let unit: String?
    /// The lines that charge it.
    public let lines: [DueLine]
  }

  /// The lines by unit, in the order in which units are first charged; a line stands with each.
  public var byUnit: [UnitLines] {
    if let unit { return lines.isEmpty ? [] : [UnitLines(unit: unit, lines: lines)] }
    var order: [String?] = []
    var groups: [String?: [DueLine]] = [:]
    for line in lines {
      for unit in line.demand.chargedUnits {
        if groups[unit] == nil { order.append(unit) }
        groups[unit, default: []].append(line)
      }
    }
    let charged = order.filter { $0 != nil } + order.filter { $0 == nil }
    return charged.map { UnitLines(unit: $0, lines: groups[$0] ?? []) }
  }
}

extension Demand {
  /// The units that it charges, each once; `nil` alone where it charges none.
  fileprivate var chargedUnits: [String?] {
    var seen: Set<String> = []
    let units = tasks.map(\.unit).filter { seen.insert($0).inserted }
    return units.isEmpty ? [nil] : units
  }
}
