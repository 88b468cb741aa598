internal import Quantities
public import ResettlementCore

extension BenefitDesk {
  /// Decides about an application: by the conditions of the day, then by the limits.
  ///
  /// What is granted, cut down or refused is recorded with its clauses, what each condition came to,
  /// and the limits that took part with the earlier grants that counted.
  ///
  /// - Parameters:
  ///   - entry: Under which name, on which day and by whom it is decided.
  ///   - finding: What the office adds where the policy leaves it something to say.
  /// - Returns: Where the benefit stands.
  /// - Throws: ``BenefitProblem`` if it can't be decided, or the ledger's error.
  @discardableResult
  public func decide(
    _ entry: BenefitEntry,
    finding: BenefitFinding = BenefitFinding()
  ) async throws -> BenefitState {
    let state = try await state(of: entry.benefit)
    guard let application = state.application else {
      throw BenefitProblem.obstacle(.notApplied)
    }
    guard let programme = policy.benefitProgramme(application.programme) else {
      throw BenefitProblem.noProgramme(application.programme)
    }
    let facts = try await factsWithGrants(for: application, as: entry)
    let assessed = try assessed(application, programme, facts, finding, on: entry.day)
    switch assessed.outcome {
    case .refusal(let refusal):
      let decision = BenefitDecision(
        refusals: [refusal],
        countsFor: [application.subject],
        citations: programme.citations,
        grounds: assessed.grounds
      )
      return try await record(.decided(decision), as: entry)
    case .rate(let rate):
      let request = try request(application, programme, facts, assessed, rate, finding, entry)
      return try await grant(request, assessed.grounds, as: entry)
    }
  }

  private func assessed(
    _ application: Application,
    _ programme: BenefitProgramme,
    _ facts: Population,
    _ finding: BenefitFinding,
    on day: CalendarDay
  ) throws -> AssessedBenefit {
    let answer = policy.assess(
      programme.id,
      of: application.subject,
      in: facts,
      on: AssessmentDates(on: day)
    )
    let version = policy.description.version
    return try AssessedBenefit(answer, programme, application, finding, version: version)
  }

  /// The decision and the entry are one transaction of the ledger.
  private func grant(
    _ request: BenefitRequest,
    _ grounds: DecisionGrounds,
    as entry: BenefitEntry
  ) async throws -> BenefitState {
    try await ledger.record(for: request.key) { history in
      let decision = BenefitBook.decision(on: request, after: history, grounds: grounds)
      let event = entry.event(.decided(decision), after: history)
      return try BenefitProblem.added(event, after: history)
    }
    return try await state(of: entry.benefit)
  }

  // MARK: - Requests

  private func request(
    _ application: Application,
    _ programme: BenefitProgramme,
    _ facts: Population,
    _ assessed: AssessedBenefit,
    _ rate: BenefitRate,
    _ finding: BenefitFinding,
    _ entry: BenefitEntry
  ) throws -> BenefitRequest {
    if programme.loan?.isGuaranteed == true, finding.guarantor == nil {
      throw BenefitProblem.guarantorNeeded
    }
    let terms = try terms(of: programme, for: application.subject, facts, on: entry.day)
    let from = terms.from ?? finding.from ?? entry.day
    let counted = terms.limits.flatMap(\.counted).sorted()
    let people = [application.subject] + [assessed.payee].compactMap { $0 } + counted
    return BenefitRequest(
      benefit: entry.benefit,
      programme: programme,
      subject: application.subject,
      payee: assessed.payee,
      parties: counted + people.compactMap { household(of: $0, facts) },
      rate: rate,
      from: from,
      to: terms.lastDay(from: from) ?? finding.to,
      limits: terms.limits.map { $0.counting(related) },
      decidedOn: entry.day,
      source: programme.source ?? finding.source,
      guarantor: programme.loan == nil ? nil : finding.guarantor
    )
  }

  private func terms(
    of programme: BenefitProgramme,
    for subject: SubjectReference,
    _ facts: Population,
    on day: CalendarDay
  ) throws -> BenefitTerms {
    let dates = AssessmentDates(on: day)
    let terms = policy.terms(of: programme.id, for: subject, in: facts, on: dates)
    guard let terms else { throw BenefitProblem.noProgramme(programme.id) }
    guard terms.missing.isEmpty else { throw BenefitProblem.undecided(terms.missing) }
    return terms
  }

  /// The household of a person, for whose caps the grant counts as well.
  private func household(of subject: SubjectReference, _ facts: Population) -> SubjectReference? {
    guard subject.kind == .person,
      case .reference(let id) = facts.value(of: "household", of: subject)
    else { return nil }
    return SubjectReference(.household, id)
  }
}
