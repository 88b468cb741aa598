internal import FEEL
internal import Quantities
public import ResettlementCore

extension PolicyPack: ProgrammePolicy {
  /// The programmes with their terms, in the order of the pack's files.
  public var benefitProgrammes: [BenefitProgramme] {
    let rankings = rankings
    return paired.compactMap { model, rule in
      BenefitProgramme(model, rule, policy: manifest.id.value, rankings)
    }
  }

  /// Returns what the terms of a programme come to for a subject.
  ///
  /// - Parameters:
  ///   - programme: The name of one of ``benefitProgrammes``.
  ///   - subject: A subject of the programme's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The terms; `nil` if there is no such programme.
  public func terms(
    of programme: Rule.ID,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> BenefitTerms? {
    guard let rule = compiledRule(programme), rule.rule.kind == .programme else { return nil }
    guard let terms = rule.terms else { return BenefitTerms() }
    let source = benefitProgramme(programme)?.source
    let run = RuleRun(terms.program, on: subject, assessor(rule, dates).rows(population))
    var answer = TermsAnswer(run: run, source: source, policy: manifest.id.value, names: names)
    return answer.terms(terms)
  }
}

extension BenefitProgramme {
  fileprivate init?(
    _ model: RuleModel,
    _ rule: CompiledRule,
    policy: PolicyID,
    _ rankings: [Ranking]
  ) {
    guard model.kind == .programme, case .conditions(let body) = model.body else { return nil }
    let terms = model.terms
    let named = (terms?.rankedBy ?? []).map(\.value)
    let others = rankings.filter { $0.ranked.contains(model.id.value) && !named.contains($0.id) }
    self.init(
      id: model.id.value,
      policy: policy,
      title: model.title,
      subject: rule.rule.subject,
      citations: rule.rule.citations,
      form: terms?.form?.value ?? BenefitForm(of: body.amount),
      hasTerm: terms.map { $0.from != nil || $0.months != nil } ?? false,
      atElimination: terms?.atElimination ?? .runsOn,
      source: terms?.source,
      amountLeftTo: body.amount?.unit,
      limits: rule.terms?.limits.map(\.term) ?? [],
      rankedBy: named + others.map(\.id)
    )
  }
}

extension AmountModel {
  /// The unit that sets the amount, if one does.
  fileprivate var unit: String? { if case .leftTo(let unit) = form { unit.value } else { nil } }
}

extension BenefitForm {
  /// The form of a programme that does not say it, by how its amount is given.
  fileprivate init(of amount: AmountModel?) {
    switch (amount?.form, amount?.period) {
    case (.share, _): self = .rentReduction
    case (_, .month): self = .monthly
    case (nil, _): self = .service
    default: self = .oneOff
    }
  }
}

/// What the expressions of terms come to.
private struct TermsAnswer {
  let run: RuleRun
  let source: FundEarmark?
  let policy: PolicyID
  let names: PackNames
  var missing: Set<MissingTerm> = []

  mutating func terms(_ terms: CompiledTerms) -> BenefitTerms {
    let from = terms.from.flatMap { day($0) }
    let months = terms.months.flatMap { number($0)?.asInt() }
    let limits = terms.limits.compactMap { limit($0) }
    return BenefitTerms(from: from, months: months, limits: limits, missing: missing.sorted())
  }

  private mutating func limit(_ limit: CompiledTerms.Limit) -> BenefitLimit? {
    if let applies = limit.applies, holds(applies) != true { return nil }
    let counted = limit.counted.flatMap { subject($0) }
    if limit.counted != nil, counted == nil { return nil }
    let cutsDown = limit.cutsDown.map { holds($0) ?? false } ?? true
    guard let bound = bound(limit, cutsDown: cutsDown) else { return nil }
    let isRunning = limit.term.kind == .quota || limit.term.kind == .budget
    return BenefitLimit(
      limit.term,
      bound: bound,
      counted: isRunning ? [] : [counted ?? run.subject],
      counter: isRunning ? counter(limit, counted) : nil,
      readings: readings(limit)
    )
  }

  private mutating func bound(_ limit: CompiledTerms.Limit, cutsDown: Bool) -> BenefitLimit.Bound? {
    switch limit.term.kind {
    case .once: return .once
    case .oneOf: return .oneOf(takesHigher: limit.takesHigher)
    case .cap: return sum(limit).map { .cap($0, cutsDown: cutsDown) }
    case .budget: return sum(limit).map { .budget($0, cutsDown: cutsDown) }
    case .quota:
      let places = limit.bound.flatMap { number($0)?.rounded(toPlaces: 0, mode: .floor).asInt() }
      return places.map { .quota($0, refills: limit.refills) }
    }
  }

  private mutating func sum(_ limit: CompiledTerms.Limit) -> Money? {
    limit.bound.flatMap { number($0) }.map { Money(yuan: $0) }
  }

  /// The running total: of a fund, or of the programmes that count together, in the year.
  private func counter(_ limit: CompiledTerms.Limit, _ counted: SubjectReference?) -> BenefitCounter
  {
    let total = limit.term.kind == .budget ? source?.description : nil
    let programmes = limit.term.programmes.sorted().joined(separator: "+")
    let year = limit.term.span == .year ? "\(run.rows.dates.decidedOn.year)" : nil
    let name = [limit.term.kind.rawValue, total ?? "\(policy)/\(programmes)", counted?.description]
    return BenefitCounter((name + [year]).compactMap { $0 }.joined(separator: ":"))
  }

  private func readings(_ limit: CompiledTerms.Limit) -> [String: String] {
    let builder = ReasonBuilder(run: run, names: names, nearest: nil)
    let uses = builder.uses(in: limit.traces).readings
    return Dictionary(uses.map { ($0.id, $0.option ?? "") }) { first, _ in first }
  }

  // MARK: Values

  private mutating func holds(_ trace: Trace) -> Bool? {
    missing.formUnion(run.missing(trace))
    return run.holds(trace)
  }

  private mutating func number(_ trace: Trace) -> ExactDecimal? {
    missing.formUnion(run.missing(trace))
    return run.number(trace)
  }

  private mutating func day(_ trace: Trace) -> CalendarDay? {
    missing.formUnion(run.missing(trace))
    guard case .known(let value) = run.outcome(trace), case .date(let day) = value else {
      return nil
    }
    return day
  }

  /// The subject; one that is not there is missing too, because nobody would be counted.
  private mutating func subject(_ trace: Trace) -> SubjectReference? {
    missing.formUnion(run.missing(trace))
    guard let subject = run.subject(trace) else {
      if run.missing(trace).isEmpty { missing.insert(MissingTerm(.fact, run.text(of: trace))) }
      return nil
    }
    return subject
  }
}
