public import Quantities

/// What a programme's terms come to for one subject on one day.
public struct BenefitTerms: Sendable, Hashable {
  /// The first day, as the policy says it; `nil` if it leaves that to the decision.
  public let from: CalendarDay?
  /// How many months it runs; `nil` if the policy does not say.
  public let months: Int?
  /// The day on which it ends at the latest, such as that of a contract; `nil` if there is none.
  public let to: CalendarDay?
  /// The limits that apply.
  public let limits: [BenefitLimit]
  /// What is not known without which the limits can't be held, sorted.
  public let missing: [MissingTerm]

  /// Creates terms.
  public init(
    from: CalendarDay? = nil,
    months: Int? = nil,
    to: CalendarDay? = nil,
    limits: [BenefitLimit] = [],
    missing: [MissingTerm] = []
  ) {
    self.from = from
    self.months = months
    self.to = to
    self.limits = limits
    self.missing = missing
  }

  /// Returns the last day of a benefit that begins on a day, the earlier of the end of its months and
  /// of its latest day; `nil` if it has no end of its own.
  public func lastDay(from first: CalendarDay) -> CalendarDay? {
    let ends = [months.flatMap { first.adding(months: $0)?.adding(days: -1) }, to]
    return ends.compactMap(\.self).min()
  }
}

/// A policy that says of its programmes how long they run and what limits them.
///
/// ## Conforming
///
/// ``terms(of:for:in:on:)`` is pure and reads no clock. What is not known is among the
/// ``BenefitTerms/missing``; a limit is never left out because of it.
public protocol ProgrammePolicy: BenefitPolicy {
  /// The programmes with their terms, in a fixed order.
  var benefitProgrammes: [BenefitProgramme] { get }

  /// Returns what the terms of a programme come to for a subject.
  ///
  /// - Parameters:
  ///   - programme: The name of one of ``benefitProgrammes``.
  ///   - subject: A subject of the programme's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The terms; `nil` if there is no such programme.
  func terms(
    of programme: Rule.ID,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> BenefitTerms?
}

extension ProgrammePolicy {
  /// Returns a programme by its name.
  public func benefitProgramme(_ id: Rule.ID) -> BenefitProgramme? {
    benefitProgrammes.first { $0.id == id }
  }
}
