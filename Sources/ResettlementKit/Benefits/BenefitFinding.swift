public import Quantities
public import ResettlementCore

/// What an office adds to a decision where the policy leaves it something to say.
public struct BenefitFinding: Sendable, Hashable, Codable {
  /// How much, where the policy says only at most, a range, or that a unit sets it.
  public var amount: Money?
  /// The first day, where the policy does not say it; else the day of the decision.
  public var from: CalendarDay?
  /// The last day, where the policy says no end; of a loan, the day on which it is due.
  public var to: CalendarDay?
  /// Who answers for a loan.
  public var guarantor: SubjectReference?
  /// From which money, where the policy does not say it.
  public var source: FundEarmark?
  /// What the unit found that it was left to.
  public var discretion: String?
  /// Why the unit that it was left to refuses.
  public var refusal: String?

  /// Creates a finding.
  public init(
    amount: Money? = nil,
    from: CalendarDay? = nil,
    to: CalendarDay? = nil,
    guarantor: SubjectReference? = nil,
    source: FundEarmark? = nil,
    discretion: String? = nil,
    refusal: String? = nil
  ) {
    self.amount = amount
    self.from = from
    self.to = to
    self.guarantor = guarantor
    self.source = source
    self.discretion = discretion
    self.refusal = refusal
  }
}
