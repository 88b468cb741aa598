public import Quantities

extension BenefitEvent {
  /// What happened.
  public enum Content: Sendable, Hashable, Codable {
    /// Somebody applied (申请).
    case applied(Application)
    /// The application was granted or refused (审批).
    case decided(BenefitDecision)
    /// Money was paid, or a rent waived (发放).
    case paid(Payment)
    /// The benefit ended before its own end (停发), or its post fell vacant (空岗).
    case stopped(BenefitStop)
    /// What was paid too much came back (追回).
    case recovered(Recovery)
    /// A loan, or a part of it, was paid back (还款).
    case repaid(Repayment)
    /// The entry that the correction names should not be there at all.
    case annulled
  }
}

/// That somebody applied for a benefit.
public struct Application: Sendable, Hashable, Codable {
  /// The policy.
  public let policy: PolicyID
  /// The programme.
  public let programme: Rule.ID
  /// About whom or what it is decided.
  public let subject: SubjectReference
  /// How much was asked for, where the programme leaves that open; `nil` if nothing was said.
  public let requested: Money?

  /// Creates an application, made on the day of its event.
  public init(
    policy: PolicyID,
    programme: Rule.ID,
    subject: SubjectReference,
    requested: Money? = nil
  ) {
    self.policy = policy
    self.programme = programme
    self.subject = subject
    self.requested = requested
  }
}

/// What somebody is entitled to: how much, from when to when, from which money.
public struct Entitlement: Sendable, Hashable, Codable {
  /// In which form.
  public let form: BenefitForm
  /// How much and how often, before any limit.
  public let rate: BenefitRate
  /// The first day.
  public let from: CalendarDay
  /// The last day, on which it ends by itself; `nil` if it has no end of its own.
  public let to: CalendarDay?
  /// The most that is paid altogether; `nil` if nothing says so.
  public let ceiling: Money?
  /// The money it is paid from; `nil` if each payment says so.
  public let source: FundEarmark?
  /// Who gets the money, where that is not the subject.
  public let payee: SubjectReference?
  /// What it takes from running totals while it lasts.
  public let holds: [CounterHold]
  /// On what terms it is lent, to be paid back by the last day; `nil` if it is no loan.
  public let loan: LoanTerms?
  /// Who answers for a loan; `nil` if nobody does.
  public let guarantor: SubjectReference?

  /// Creates an entitlement.
  public init(
    form: BenefitForm,
    rate: BenefitRate,
    from: CalendarDay,
    to: CalendarDay? = nil,
    ceiling: Money? = nil,
    source: FundEarmark? = nil,
    payee: SubjectReference? = nil,
    holds: [CounterHold] = [],
    loan: LoanTerms? = nil,
    guarantor: SubjectReference? = nil
  ) {
    self.form = form
    self.rate = rate
    self.from = from
    self.to = to
    self.ceiling = ceiling
    self.source = source
    self.payee = payee
    self.holds = holds
    self.loan = loan
    self.guarantor = guarantor
  }

  /// Returns what is due up to a day, that day included; `nil` if no sum says so.
  public func due(through day: CalendarDay) -> Money? {
    guard day >= from else { return .zero }
    let total = rate.total(from: from, to: to.map { min($0, day) } ?? day)
    guard let ceiling else { return total }
    return total.map { min($0, ceiling) } ?? ceiling
  }
}

/// A limit by which a grant was cut down or refused, with what counted.
public struct LimitFinding: Sendable, Hashable, Codable {
  /// A grant that counted.
  public struct Earlier: Sendable, Hashable, Codable {
    /// The benefit.
    public let benefit: BenefitEvent.BenefitID
    /// Its programme.
    public let programme: Rule.ID
    /// How much of it counts.
    public let amount: Money
    /// The day on which it was decided.
    public let decidedOn: CalendarDay

    /// Creates an earlier grant.
    public init(
      benefit: BenefitEvent.BenefitID,
      programme: Rule.ID,
      amount: Money,
      decidedOn: CalendarDay
    ) {
      self.benefit = benefit
      self.programme = programme
      self.amount = amount
      self.decidedOn = decidedOn
    }
  }

  /// The limit.
  public let limit: LimitTerm
  /// What it allows: of money, the sum; of grants, their number.
  public let bound: ExactDecimal
  /// What others have of it already.
  public let taken: ExactDecimal
  /// The earlier grants that counted; empty for quotas and budgets, which are running totals.
  public let earlier: [Earlier]
  /// The readings that took part, by name, with their options.
  public let readings: [String: String]
  /// The first and last day of the year that counts; `nil` if the limit counts no years.
  public let period: ClosedRange<CalendarDay>?
  /// How much of what is taken was had beside the ledger; `nil` for nothing.
  public let beside: Money?

  /// Creates a finding.
  public init(
    _ limit: LimitTerm,
    bound: ExactDecimal,
    taken: ExactDecimal,
    earlier: [Earlier] = [],
    readings: [String: String] = [:],
    period: ClosedRange<CalendarDay>? = nil,
    beside: Money? = nil
  ) {
    self.limit = limit
    self.bound = bound
    self.taken = taken
    self.earlier = earlier
    self.readings = readings
    self.period = period
    self.beside = beside
  }
}

/// That a grant was made smaller by a limit: `reduced by`.
public struct Reduction: Sendable, Hashable, Codable {
  /// The limit, and what counted.
  public let finding: LimitFinding
  /// How much was due without it; `nil` if no sum said so.
  public let from: Money?
  /// How much it leaves.
  public let to: Money

  /// Creates a reduction.
  public init(by finding: LimitFinding, from: Money?, to: Money) {
    self.finding = finding
    self.from = from
    self.to = to
  }
}

/// What was decided about an application.
public struct BenefitDecision: Sendable, Hashable, Codable {
  /// Why nothing is granted.
  public enum Refusal: Sendable, Hashable, Codable {
    /// A condition does not hold: the conditions that fail, by name.
    case ineligible(conditions: [String])
    /// The clause does not apply, or is not in force: the word for it.
    case notApplicable(String)
    /// A limit leaves no room.
    case limit(LimitFinding)
    /// Nothing would be paid.
    case nothingDue
    /// A unit to whom it is left said no, for this reason.
    case byDiscretion(unit: String, reason: String)
  }

  /// What is granted; `nil` if the application was refused.
  public let entitlement: Entitlement?
  /// By which limits it was made smaller.
  public let reductions: [Reduction]
  /// Why nothing is granted; empty if something is.
  public let refusals: [Refusal]
  /// Those whose grants it counts among: the subject, who is paid, and whom limits count.
  public let countsFor: [SubjectReference]
  /// The clauses that it rests on.
  public let citations: [String]
  /// On what it rests.
  public let grounds: DecisionGrounds
  /// The limits that it was held against, also those that left it whole; empty if nothing is granted.
  ///
  /// A correction that takes more is held against them again.
  public let limits: [BenefitLimit]

  /// Creates a decision.
  public init(
    entitlement: Entitlement? = nil,
    reductions: [Reduction] = [],
    refusals: [Refusal] = [],
    countsFor: [SubjectReference] = [],
    citations: [String] = [],
    grounds: DecisionGrounds = DecisionGrounds(),
    limits: [BenefitLimit] = []
  ) {
    self.entitlement = entitlement
    self.reductions = reductions
    self.refusals = refusals
    self.countsFor = countsFor
    self.citations = citations
    self.grounds = grounds
    self.limits = limits
  }

  /// Reads a decision; one of an earlier version has no limits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      entitlement: try container.decodeIfPresent(Entitlement.self, forKey: .entitlement),
      reductions: try container.decode([Reduction].self, forKey: .reductions),
      refusals: try container.decode([Refusal].self, forKey: .refusals),
      countsFor: try container.decode([SubjectReference].self, forKey: .countsFor),
      citations: try container.decode([String].self, forKey: .citations),
      grounds: try container.decode(DecisionGrounds.self, forKey: .grounds),
      limits: try container.decodeIfPresent([BenefitLimit].self, forKey: .limits) ?? []
    )
  }
}

/// On what a decision rests beside its clauses: the conditions with what each came to on the day.
///
/// Values of facts are not kept here, because they may be personal; a receipt has them.
public struct DecisionGrounds: Sendable, Hashable, Codable {
  /// The version of the policy.
  public let policyVersion: String
  /// The conditions by name, each with the word for what it came to.
  public let conditions: [String: String]
  /// What a unit found where the policy leaves something to it.
  public let discretion: String?
  /// Under which name a receipt of the reasons is kept; `nil` if none is.
  public let receipt: String?

  /// Creates grounds.
  public init(
    policyVersion: String = "",
    conditions: [String: String] = [:],
    discretion: String? = nil,
    receipt: String? = nil
  ) {
    self.policyVersion = policyVersion
    self.conditions = conditions
    self.discretion = discretion
    self.receipt = receipt
  }
}

/// That money was paid, or a part of a bill waived, on the day of the event.
public struct Payment: Sendable, Hashable, Codable {
  /// How much.
  public let amount: Money
  /// From which money.
  public let source: FundEarmark
  /// A day of the month that it is for; `nil` if it is not for one month.
  public let month: CalendarDay?
  /// The whole bill of which it is a part, such as the rent of a year; `nil` if there is none.
  public let bill: Money?
  /// The first and last day that the bill is for, where that is not one month.
  public let period: ClosedRange<CalendarDay>?

  /// Creates a payment.
  public init(
    _ amount: Money,
    from source: FundEarmark,
    month: CalendarDay? = nil,
    bill: Money? = nil,
    period: ClosedRange<CalendarDay>? = nil
  ) {
    self.amount = amount
    self.source = source
    self.month = month
    self.bill = bill
    self.period = period
  }

  /// The days that it is for: those of its bill, or of its month; `nil` if it is for none.
  public var days: ClosedRange<CalendarDay>? {
    period
      ?? month.map { month in
        let first = CalendarDay(year: month.year, month: month.month, day: 1) ?? month
        return first...month.lastDayOfMonth
      }
  }
}

/// That a benefit ended before its own end; the day of the event is its last.
public struct BenefitStop: Sendable, Hashable, Codable {
  /// Why it ended.
  public enum Cause: String, Sendable, Hashable, Codable, CaseIterable {
    /// The holder left the post, which can be filled again (空岗).
    case vacated
    /// A condition no longer holds.
    case noLongerEligible = "no_longer_eligible"
    /// The risk was marked eliminated, and the programme ends with that.
    case eliminated
    /// The person died.
    case died
    /// The person or household moved away.
    case movedAway = "moved_away"
    /// The recipient gave it up.
    case givenUp = "given_up"
  }

  /// Why it ended.
  public let cause: Cause
  /// What there is to say of it, without names; `nil` if nothing.
  public let note: String?

  /// Creates a stop.
  public init(_ cause: Cause, note: String? = nil) {
    self.cause = cause
    self.note = note
  }
}

extension BenefitStop.Cause {
  /// What the cause is called.
  public var title: LocalizedText {
    switch self {
    case .vacated: LocalizedText(zh: "离岗空出", en: "post vacated")
    case .noLongerEligible: LocalizedText(zh: "不再符合条件", en: "no longer eligible")
    case .eliminated: LocalizedText(zh: "风险消除", en: "risk eliminated")
    case .died: LocalizedText(zh: "去世", en: "died")
    case .movedAway: LocalizedText(zh: "迁出", en: "moved away")
    case .givenUp: LocalizedText(zh: "自愿放弃", en: "given up")
    }
  }
}

/// That what was paid too much came back on the day of the event.
public struct Recovery: Sendable, Hashable, Codable {
  /// How much.
  public let amount: Money
  /// To which money it went back.
  public let source: FundEarmark

  /// Creates a recovery.
  public init(_ amount: Money, to source: FundEarmark) {
    self.amount = amount
    self.source = source
  }
}
