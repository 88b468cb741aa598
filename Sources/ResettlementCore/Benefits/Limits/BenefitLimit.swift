public import Quantities

/// A limit as it applies to one request.
public struct BenefitLimit: Sendable, Hashable {
  /// How much it leaves room for.
  public enum Bound: Sendable, Hashable, Codable {
    /// One grant.
    case once
    /// One grant of several programmes, or the higher of them.
    case oneOf(takesHigher: Bool)
    /// A sum; near it a grant is cut down, or else refused.
    case cap(Money, cutsDown: Bool)
    /// A number of grants; what is stopped makes room again or does not.
    case quota(Int, refills: Bool)
    /// A sum of a fund; near it a grant is cut down, or else refused.
    case budget(Money, cutsDown: Bool)
  }

  /// The limit as the policy states it.
  public let term: LimitTerm
  /// How much it leaves room for.
  public let bound: Bound
  /// Those whose grants count together: a subject and its lineage; empty for quotas and budgets.
  public let counted: Set<SubjectReference>
  /// The running total of a quota or budget; `nil` for the others.
  public let counter: BenefitCounter?
  /// The readings that took part, by name, with the options that were chosen.
  public let readings: [String: String]
  /// The first and last day of the year that counts, where the limit counts years that are not those
  /// of the calendar; `nil` for calendar years, and where it counts none.
  public let year: ClosedRange<CalendarDay>?
  /// What was had under a cap beside the ledger, such as before it was kept; `nil` for nothing.
  public let beside: Money?

  /// Creates a limit.
  public init(
    _ term: LimitTerm,
    bound: Bound,
    counted: Set<SubjectReference> = [],
    counter: BenefitCounter? = nil,
    readings: [String: String] = [:],
    year: ClosedRange<CalendarDay>? = nil,
    beside: Money? = nil
  ) {
    self.term = term
    self.bound = bound
    self.counted = counted
    self.counter = counter
    self.readings = readings
    self.year = year
    self.beside = beside
  }

  /// Returns the first and last day of the year in which other grants count for one that is decided
  /// on a day; `nil` if the limit counts no years.
  public func period(of day: CalendarDay) -> ClosedRange<CalendarDay>? {
    guard term.span == .year else { return nil }
    return year ?? CalendarDay.year(of: day, from: nil)
  }

  /// Returns the limit that counts the grants of related subjects as well, such as of households
  /// that split from one another.
  public func counting(_ related: (SubjectReference) -> Set<SubjectReference>) -> BenefitLimit {
    let all = counted.reduce(into: counted) { $0.formUnion(related($1)) }
    return BenefitLimit(
      term,
      bound: bound,
      counted: all,
      counter: counter,
      readings: readings,
      year: year,
      beside: beside
    )
  }

  /// What a grant takes from the running total; `nil` where it takes nothing.
  var hold: CounterHold? {
    guard let counter else { return nil }
    switch bound {
    case .quota(_, let refills):
      return CounterHold(counter, .place, isDated: term.span == .sameTime, refills: refills)
    case .budget: return CounterHold(counter, .money, isDated: false, refills: true)
    case .once, .oneOf, .cap: return nil
    }
  }
}

extension CalendarDay {
  /// Returns the first and last day of the year that has a day: of the calendar, or of those that
  /// follow one another from a first day on.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - first: The first day of the first year; `nil` for calendar years.
  /// - Returns: The year; `nil` if it is out of reach.
  package static func year(
    of day: CalendarDay,
    from first: CalendarDay?
  ) -> ClosedRange<CalendarDay>? {
    guard let first = first ?? CalendarDay(year: day.year, month: 1, day: 1) else { return nil }
    let start = { (number: Int) in first.adding(months: 12 * number) }
    var number = day.year - first.year
    if let later = start(number), later > day { number -= 1 }
    guard let from = start(number), let to = start(number + 1)?.adding(days: -1) else { return nil }
    return from...to
  }
}

// MARK: - Keeping

extension BenefitLimit: Codable {
  private enum CodingKeys: String, CodingKey {
    case term, bound, counted, counter, readings, year, beside
  }

  /// Reads a limit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(LimitTerm.self, forKey: .term),
      bound: try container.decode(Bound.self, forKey: .bound),
      counted: Set(try container.decode([SubjectReference].self, forKey: .counted)),
      counter: try container.decodeIfPresent(BenefitCounter.self, forKey: .counter),
      readings: try container.decode([String: String].self, forKey: .readings),
      year: try container.decodeIfPresent(ClosedRange<CalendarDay>.self, forKey: .year),
      beside: try container.decodeIfPresent(Money.self, forKey: .beside)
    )
  }

  /// Writes a limit, those whom it counts in a fixed order.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(term, forKey: .term)
    try container.encode(bound, forKey: .bound)
    try container.encode(counted.sorted(), forKey: .counted)
    try container.encodeIfPresent(counter, forKey: .counter)
    try container.encode(readings, forKey: .readings)
    try container.encodeIfPresent(year, forKey: .year)
    try container.encodeIfPresent(beside, forKey: .beside)
  }
}
