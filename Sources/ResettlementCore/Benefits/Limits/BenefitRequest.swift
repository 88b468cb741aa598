public import Quantities

/// What is to be decided: an application that meets the conditions, with what they give.
public struct BenefitRequest: Sendable, Hashable {
  /// The benefit that was applied for.
  public let benefit: BenefitEvent.BenefitID
  /// The programme.
  public let programme: BenefitProgramme
  /// About whom or what it is decided.
  public let subject: SubjectReference
  /// Who gets the money, where that is not the subject.
  public let payee: SubjectReference?
  /// Others for whom it counts, such as the household of a worker.
  public let parties: [SubjectReference]
  /// How much the conditions give, and how often.
  public let rate: BenefitRate
  /// The first day.
  public let from: CalendarDay
  /// The last day; `nil` if it has no end of its own.
  public let to: CalendarDay?
  /// The limits that apply.
  public let limits: [BenefitLimit]
  /// The day of the decision.
  public let decidedOn: CalendarDay
  /// From which money it is paid; `nil` if each payment says so.
  public let source: FundEarmark?
  /// Who answers for a loan; `nil` if nobody does.
  public let guarantor: SubjectReference?

  /// Creates a request.
  public init(
    benefit: BenefitEvent.BenefitID,
    programme: BenefitProgramme,
    subject: SubjectReference,
    payee: SubjectReference? = nil,
    parties: [SubjectReference] = [],
    rate: BenefitRate,
    from: CalendarDay,
    to: CalendarDay? = nil,
    limits: [BenefitLimit] = [],
    decidedOn: CalendarDay,
    source: FundEarmark? = nil,
    guarantor: SubjectReference? = nil
  ) {
    self.benefit = benefit
    self.programme = programme
    self.subject = subject
    self.payee = payee
    self.parties = parties
    self.rate = rate
    self.from = from
    self.to = to
    self.limits = limits
    self.decidedOn = decidedOn
    self.source = source
    self.guarantor = guarantor
  }

  /// What a decision about it has to see.
  public var key: BenefitKey {
    BenefitKey(
      subjects: limits.reduce(into: [subject]) { $0.formUnion($1.counted) },
      benefits: [benefit],
      counters: Set(limits.compactMap(\.counter))
    )
  }

  /// Those whose grants it counts among, each once.
  var countsFor: [SubjectReference] {
    var seen: Set<SubjectReference> = []
    let all = [subject] + [payee].compactMap { $0 } + parties
    return all.filter { seen.insert($0).inserted }
  }
}
