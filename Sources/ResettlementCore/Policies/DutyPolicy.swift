public import Quantities

/// A policy that says what is due, and to whom it falls.
///
/// ## Conforming
///
/// - ``dueItems(of:in:on:since:)`` is pure. Where a rule has one item about a subject, its standing
///   goes with the verdict of ``Policy/assess(_:of:in:on:)``: a subject to which the rule does not
///   apply has none. A cadence has an item for each period.
/// - A fact that is not known makes no item late or missed.
public protocol DutyPolicy: MeasurePolicy {
  /// Every unit that the policy names, those of former days as well.
  var units: [Unit] { get }

  /// Returns what the policy demands, in the order of its rules.
  ///
  /// - Parameter day: The day whose law says which readings are taken.
  /// - Returns: The demands.
  func demands(on day: CalendarDay) -> [Demand]

  /// Returns the items of a rule about all subjects of its kind.
  ///
  /// - Parameters:
  ///   - rule: The name of one of ``demands(on:)``.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day on which something is due, late or met.
  ///   - since: The first day from which periods are listed; `nil` for that of the rule.
  /// - Returns: The items, in the order of the subjects.
  func dueItems(
    of rule: Rule.ID,
    in population: Population,
    on dates: AssessmentDates,
    since: CalendarDay?
  ) -> [DueItem]
}

extension DutyPolicy {
  /// None, unless the policy keeps a list.
  public var units: [Unit] { [] }

  /// One item for each subject to which the rule applies, by its verdict.
  public func dueItems(
    of rule: Rule.ID,
    in population: Population,
    on dates: AssessmentDates,
    since: CalendarDay?
  ) -> [DueItem] {
    guard let demand = demands(on: dates.lawAsOf).first(where: { $0.id == rule }) else { return [] }
    return population.references(demand.rule.subject).compactMap { subject in
      guard
        case .target(let result) = assess(rule, of: subject, in: population, on: dates).outcome,
        let standing = DueStanding(result.verdict)
      else { return nil }
      return DueItem(subject: subject, standing: standing, count: DueItem.Count(result))
    }
  }
}

extension DueStanding {
  /// How something stands of which a verdict was given; `nil` where it does not apply.
  public init?(_ verdict: TargetVerdict) {
    switch verdict {
    case .met: self = .met
    case .missed: self = .missed
    case .notYetDue: self = .due
    case .unknown(let missing): self = .unknown(missing: missing)
    case .notApplicable, .notInForce: return nil
    }
  }
}

extension DueItem.Count {
  /// What was counted for a verdict.
  public init(_ result: TargetResult) {
    self.init(
      numerator: result.numerator,
      denominator: result.denominator,
      demanded: result.demanded
    )
  }
}
