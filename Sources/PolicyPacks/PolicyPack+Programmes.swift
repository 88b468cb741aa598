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
      conditionTitles: body.conditionTitles,
      form: terms?.form?.value ?? BenefitForm(of: body.amount),
      loan: terms?.loan,
      hasTerm: terms.map { $0.from != nil || $0.months != nil || $0.to != nil } ?? false,
      atElimination: terms?.atElimination ?? .runsOn,
      source: terms?.source,
      amountLeftTo: body.amount?.unit,
      limits: rule.terms?.limits.map(\.term) ?? [],
      rankedBy: named + others.map(\.id)
    )
  }
}

extension ConditionsModel {
  /// What the conditions are called, also those within others.
  fileprivate var conditionTitles: [String: LocalizedText] {
    let titles = conditions.flatMap(\.all).compactMap { condition in
      condition.title.map { (condition.id.value, $0) }
    }
    return Dictionary(titles) { first, _ in first }
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
    let to = terms.to.flatMap { day($0) }
    let months = terms.months.flatMap { wholeMonths($0) }
    let limits = terms.limits.compactMap { limit($0) }
    return BenefitTerms(
      from: from,
      months: months,
      to: to,
      limits: limits,
      missing: missing.sorted()
    )
  }

  /// A limit is left out only if it does not apply: where nobody knows whether, whom or how much, that
  /// is missing.
  private mutating func limit(_ limit: CompiledTerms.Limit) -> BenefitLimit? {
    if let applies = limit.applies, decided(applies) != true { return nil }
    let counted = limit.counted.flatMap { subject($0) }
    if limit.counted != nil, counted == nil { return nil }
    let cutsDown = limit.cutsDown.map { decided($0) ?? false } ?? true
    let first = limit.yearsFrom.flatMap { firstDay($0) }
    let beside = limit.beside.flatMap { amount($0) }
    guard let bound = bound(limit, cutsDown: cutsDown), limit.yearsFrom == nil || first != nil,
      limit.beside == nil || beside != nil
    else { return nil }
    let isRunning = limit.term.kind == .quota || limit.term.kind == .budget
    let year = year(limit, from: first)
    return BenefitLimit(
      limit.term,
      bound: bound,
      counted: isRunning ? [] : [counted ?? run.subject],
      counter: isRunning ? counter(limit, counted, year) : nil,
      readings: readings(limit),
      year: first == nil ? nil : year,
      beside: beside.map { Money(yuan: max($0, 0)) }
    )
  }

  private func year(
    _ limit: CompiledTerms.Limit,
    from first: CalendarDay?
  ) -> ClosedRange<CalendarDay>? {
    guard limit.term.span == .year else { return nil }
    return CalendarDay.year(of: run.rows.dates.decidedOn, from: first)
  }

  private mutating func bound(_ limit: CompiledTerms.Limit, cutsDown: Bool) -> BenefitLimit.Bound? {
    switch limit.term.kind {
    case .once: return .once
    case .oneOf: return .oneOf(takesHigher: limit.takesHigher)
    case .cap: return sum(limit).map { .cap($0, cutsDown: cutsDown) }
    case .budget: return sum(limit).map { .budget($0, cutsDown: cutsDown) }
    case .quota:
      return limit.bound.flatMap { places($0) }.map { .quota($0, refills: limit.refills) }
    }
  }

  private mutating func sum(_ limit: CompiledTerms.Limit) -> Money? {
    limit.bound.flatMap { amount($0) }.map { Money(yuan: $0) }
  }

  /// The running total: of a fund, or of the programmes that count together.
  ///
  /// Quotas that count otherwise, such as in all and at a time, have totals of their own.
  private func counter(
    _ limit: CompiledTerms.Limit,
    _ counted: SubjectReference?,
    _ year: ClosedRange<CalendarDay>?
  ) -> BenefitCounter {
    let total = limit.term.kind == .budget ? source?.description : nil
    let programmes = limit.term.programmes.sorted().joined(separator: "+")
    let first = year.map { limit.yearsFrom == nil ? "\($0.lowerBound.year)" : "\($0.lowerBound)" }
    let span = limit.term.span == .sameTime ? LimitTerm.Span.sameTime.rawValue : first
    let name = [
      limit.term.kind.rawValue, total ?? "\(policy)/\(programmes)", counted?.description, span,
      limit.refills ? "refill" : nil,
    ]
    return BenefitCounter(name.compactMap { $0 }.joined(separator: ":"))
  }

  private func readings(_ limit: CompiledTerms.Limit) -> [String: String] {
    let builder = ReasonBuilder(run: run, names: names, nearest: nil)
    let uses = builder.uses(in: limit.traces).readings
    return Dictionary(uses.map { ($0.id, $0.option ?? "") }) { first, _ in first }
  }

  // MARK: Values

  /// A value that a limit can't do without: where there is none, it is missing.
  private mutating func needed<Value>(_ value: Value?, _ trace: Trace) -> Value? {
    if value == nil, run.missing(trace).isEmpty { missing.insert(absent(trace)) }
    return value
  }

  /// What has no value: a fact by its path, or what a formula comes to.
  private func absent(_ trace: Trace) -> MissingTerm {
    let text = run.text(of: trace)
    let isPath = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return MissingTerm(isPath ? .fact : .operation, text)
  }

  private mutating func decided(_ trace: Trace) -> Bool? {
    let isTrue = holds(trace)
    return needed(isTrue, trace)
  }

  private mutating func firstDay(_ trace: Trace) -> CalendarDay? {
    let first = day(trace)
    return needed(first, trace)
  }

  private mutating func amount(_ trace: Trace) -> ExactDecimal? {
    let sum = number(trace)
    return needed(sum, trace)
  }

  /// A number of places, whole ones only.
  private mutating func places(_ trace: Trace) -> Int? {
    guard let number = amount(trace) else { return nil }
    return needed(number.rounded(toPlaces: 0, mode: .floor).asInt(), trace)
  }

  /// A number of months; none is no end, a part of one is a mistake.
  private mutating func wholeMonths(_ trace: Trace) -> Int? {
    guard let months = number(trace) else { return nil }
    return needed(months.asInt(), trace)
  }

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
      return needed(nil, trace)
    }
    return subject
  }
}
