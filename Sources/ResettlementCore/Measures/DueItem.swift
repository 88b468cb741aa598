public import Quantities

/// One thing to be done once: for a subject, by a day or in a period (待办事项).
///
/// What is to be done is said by the ``Demand`` whose item it is.
public struct DueItem: Sendable, Hashable {
  /// What was counted, of how many, and what was demanded; `nil` where it is not known.
  public struct Count: Sendable, Hashable {
    /// What was measured or done.
    public let numerator: ExactDecimal?
    /// Of how many; `nil` also where it is no share.
    public let denominator: ExactDecimal?
    /// What was demanded.
    public let demanded: ExactDecimal?

    /// Creates a count.
    public init(
      numerator: ExactDecimal? = nil,
      denominator: ExactDecimal? = nil,
      demanded: ExactDecimal? = nil
    ) {
      self.numerator = numerator
      self.denominator = denominator
      self.demanded = demanded
    }
  }

  /// About whom or what; `nil` if it is about a register as a whole.
  public let subject: SubjectReference?
  /// The period in which it is to be done; `nil` if it is not one of many.
  public let period: DatePeriod?
  /// The last day on which it may be done; `nil` if no day is set.
  public let dueOn: CalendarDay?
  /// How it stands.
  public let standing: DueStanding
  /// The day on which it was done, where it is one and is known.
  public let doneOn: CalendarDay?
  /// The days that show that it was done.
  public let evidence: [CalendarDay]
  /// What was counted.
  public let count: Count

  /// Creates an item.
  public init(
    subject: SubjectReference?,
    period: DatePeriod? = nil,
    dueOn: CalendarDay? = nil,
    standing: DueStanding,
    doneOn: CalendarDay? = nil,
    evidence: [CalendarDay] = [],
    count: Count = Count()
  ) {
    self.subject = subject
    self.period = period
    self.dueOn = dueOn
    self.standing = standing
    self.doneOn = doneOn
    self.evidence = evidence
    self.count = count
  }

  /// Returns how many days it is late, or was when it was done; `nil` if it is not late.
  public func daysLate(on day: CalendarDay) -> Int? {
    guard standing == .late, let dueOn else { return nil }
    return (doneOn ?? day).dayNumber - dueOn.dayNumber
  }

  /// Returns how many days are left to do it, none on its last day; `nil` if it is not due.
  public func daysLeft(on day: CalendarDay) -> Int? {
    guard standing == .due, let dueOn else { return nil }
    return dueOn.dayNumber - day.dayNumber
  }
}

/// How something that is to be done stands on a day.
public enum DueStanding: Sendable, Hashable {
  /// It is to be done, and there is time left.
  case due
  /// Its last day has passed: it was done later, or is still to be done.
  case late
  /// It was done in time, or is as it must be.
  case met
  /// It was not done in its period, or is not as it must be; ``Force`` says what that means.
  case missed
  /// Something is not known that could change the answer.
  case unknown(missing: [MissingTerm])

  /// The word for the standing in machine-readable results.
  public var name: String {
    switch self {
    case .due: "due"
    case .late: "late"
    case .met: "met"
    case .missed: "missed"
    case .unknown: "unknown"
    }
  }

  /// The words of all standings, in the order in which lists show them.
  public static let names = ["late", "missed", "due", "unknown", "met"]
}

/// What a rule demands, with its items about the subjects of a population.
public struct DueLine: Sendable, Hashable {
  /// What is demanded, and of whom.
  public let demand: Demand
  /// The items, by subject in the order of the population, then by period.
  public let items: [DueItem]

  /// Creates a line.
  public init(demand: Demand, items: [DueItem]) {
    self.demand = demand
    self.items = items
  }

  /// How many items stand in each way, by the word for it.
  public var tally: [String: Int] {
    items.reduce(into: [:]) { $0[$1.standing.name, default: 0] += 1 }
  }
}
