public import Quantities

/// The name of a running total of grants: of a quota or of a budget.
public struct BenefitCounter: Sendable, Hashable, Codable, Comparable {
  /// The name.
  public let name: String

  /// Creates a name.
  public init(_ name: String) {
    self.name = name
  }

  /// Orders by name.
  public static func < (left: Self, right: Self) -> Bool { left.name < right.name }

  /// Reads a name.
  public init(from decoder: any Decoder) throws {
    name = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// What an entry takes from a running total from a day on, or gives back if it is negative.
public struct CounterChange: Sendable, Hashable, Codable {
  /// The total.
  public let counter: BenefitCounter
  /// The day from which it counts.
  public let day: CalendarDay
  /// How many grants.
  public let count: Int
  /// How much money.
  public let amount: Money

  /// Creates a change.
  public init(_ counter: BenefitCounter, on day: CalendarDay, count: Int = 0, amount: Money = .zero)
  {
    self.counter = counter
    self.day = day
    self.count = count
    self.amount = amount
  }
}

/// What a grant takes from a running total while it lasts.
public struct CounterHold: Sendable, Hashable, Codable {
  /// What is taken.
  public enum Unit: String, Sendable, Hashable, Codable {
    /// One place.
    case place
    /// The money that was granted.
    case money
  }

  /// The total.
  public let counter: BenefitCounter
  /// What is taken.
  public let unit: Unit
  /// Whether it is taken only for the days on which the benefit runs.
  public let isDated: Bool
  /// Whether what is stopped early is given back.
  public let refills: Bool

  /// Creates a hold.
  public init(_ counter: BenefitCounter, _ unit: Unit, isDated: Bool, refills: Bool) {
    self.counter = counter
    self.unit = unit
    self.isDated = isDated
    self.refills = refills
  }
}

/// Running totals, day by day.
public struct CounterTotals: Sendable, Hashable {
  /// What counts from a day on.
  public struct Step: Sendable, Hashable {
    /// How many grants more, or fewer.
    public let count: Int
    /// How much money more, or less.
    public let amount: Money

    /// Creates a step.
    public init(count: Int, amount: Money) {
      self.count = count
      self.amount = amount
    }

    static func + (left: Step, right: Step) -> Step {
      Step(count: left.count + right.count, amount: left.amount + right.amount)
    }

    static let nothing = Step(count: 0, amount: .zero)
  }

  private var steps: [BenefitCounter: [CalendarDay: Step]] = [:]

  /// Creates totals of changes in any order.
  public init(_ changes: some Sequence<CounterChange> = []) {
    for change in changes { add(change) }
  }

  /// Counts a change.
  public mutating func add(_ change: CounterChange) {
    let before = steps[change.counter]?[change.day] ?? .nothing
    let step = Step(count: change.count, amount: change.amount)
    steps[change.counter, default: [:]][change.day] = before + step
  }

  /// The changes that come to the totals, each day once, those of nothing left out, sorted.
  public var changes: [CounterChange] {
    steps.keys.sorted().flatMap { counter in
      let days = (steps[counter] ?? [:]).filter { $0.value != .nothing }
      return days.sorted { $0.key < $1.key }.map { day, step in
        CounterChange(counter, on: day, count: step.count, amount: step.amount)
      }
    }
  }

  /// Returns everything that was taken from a total and not given back.
  public func sum(of counter: BenefitCounter) -> Step {
    (steps[counter] ?? [:]).values.reduce(.nothing, +)
  }

  /// Returns the most places that are taken on any day from a first one to a last one.
  public func most(
    of counter: BenefitCounter,
    from first: CalendarDay,
    to last: CalendarDay?
  ) -> Int {
    let days = (steps[counter] ?? [:]).sorted { $0.key < $1.key }
    var (taken, most) = (0, 0)
    for (day, step) in days {
      if let last, day > last { break }
      if day > first { most = max(most, taken) }
      taken += step.count
    }
    return max(most, taken)
  }

  /// Returns the totals without some changes.
  public func removing(_ changes: some Sequence<CounterChange>) -> CounterTotals {
    changes.reduce(into: self) { totals, change in
      totals.add(
        CounterChange(
          change.counter,
          on: change.day,
          count: -change.count,
          amount: .zero - change.amount
        )
      )
    }
  }
}
