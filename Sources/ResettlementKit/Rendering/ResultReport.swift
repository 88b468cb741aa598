internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The lines about one answer.
struct ResultReport: Sendable {
  let assessment: Assessment
  let names: ReportNames
  let detail: AssessmentRenderer.Detail

  private var words: ReportWords { names.words }
  private var units: UnitWords { UnitWords(language: words.language) }
  private var reasons: Reasons { assessment.reasons }
  private var conditions: ConditionReport {
    ConditionReport(assessment: assessment, names: names, showsAll: detail == .full)
  }

  /// The line of the answer, with its reasons below as far as the detail goes.
  var item: ReportItem {
    let parts = [words.outcome(assessment), amount, measure, shortMissing].compactMap(\.self)
    let title = words.text(assessment.rule.title)
    let text = words.said(title, words.clauses(parts))
    let cited = words.aside(words.list(assessment.citations))
    return ReportItem(ReportMark(assessment.outcome), text + cited, showsReasons ? why : [])
  }

  private var showsReasons: Bool {
    switch detail {
    case .summary: false
    case .reasons: !isPlain
    case .full: true
    }
  }

  /// Whether the line says all that most readers want.
  private var isPlain: Bool {
    switch assessment.outcome {
    case .verdict(let verdict): [.eligible, .notApplicable, .notInForce].contains(verdict)
    case .target(let result): [.met, .notApplicable, .notInForce].contains(result.verdict)
    }
  }
}

// MARK: - The line

extension ResultReport {
  private var amount: String? { assessment.amount.map(units.amount) }

  /// What is missing, where the reasons below don't say it.
  private var shortMissing: String? {
    guard !showsReasons, !assessment.missing.isEmpty else { return nil }
    return words.pick("缺", "missing ") + words.list(assessment.missing.map(name))
  }

  /// The numbers of a target: what was reached, of what, and what was demanded.
  private var measure: String? {
    guard case .target(let result) = assessment.outcome, let numerator = result.numerator,
      [.met, .missed, .notYetDue].contains(result.verdict)
    else { return nil }
    let top = units.quantity("\(numerator)", unit(of: "numerator", "measure", "count"))
    let parts = [reached(top, result), demanded(result)].compactMap(\.self)
    return words.clauses(parts)
  }

  private func reached(_ top: String, _ result: TargetResult) -> String {
    guard let denominator = result.denominator, let numerator = result.numerator else { return top }
    let whole = top + " / " + units.quantity("\(denominator)", unit(of: "denominator"))
    guard unit(of: "numerator") == unit(of: "denominator"),
      let share = numerator.divided(by: denominator)
    else { return whole }
    return "\(whole) = " + units.quantity("\(shown(share * 100, beside: result))", "percent")
  }

  /// A share in two decimal places, or in as many as tell it from what was demanded.
  private func shown(_ percent: ExactDecimal, beside result: TargetResult) -> ExactDecimal {
    let rounded = (2...10).lazy.map { percent.rounded(toPlaces: $0, mode: .halfEven) }
    return rounded.first { $0 == percent || $0 != result.demanded } ?? percent
  }

  private func demanded(_ result: TargetResult) -> String? {
    guard let demanded = result.demanded else { return nil }
    let ids = Set(reasons.computations.map(\.id))
    let word =
      ids.contains("at_least")
      ? words.requiredAtLeast : ids.contains("at_most") ? words.requiredAtMost : words.required
    return word + " " + units.quantity("\(demanded)", unit(of: "at_least", "at_most", "demanded"))
  }

  private func unit(of ids: String...) -> String? {
    reasons.computations.first { ids.contains($0.id) }?.unit
  }
}

// MARK: - The reasons

extension ResultReport {
  private var why: [ReportItem] {
    application + (reasons.conditions.map(conditions.items) ?? []) + missing + readings + parameters
      + tableRows + (detail == .full ? computations : []) + setAside
  }

  private var application: [ReportItem] {
    guard let reason = reasons.application, detail == .full || reason.outcome != .eligible else {
      return []
    }
    return [conditions.application(reason)]
  }

  private var missing: [ReportItem] {
    let names = assessment.missing.map { term in
      let name = name(term)
      return name == term.name ? name : name + words.aside(term.name)
    }
    return names.isEmpty ? [] : [ReportItem(nil, words.said(words.missing, words.list(names)))]
  }

  /// What a missing term is called.
  private func name(_ term: MissingTerm) -> String {
    let id = term.name.split(separator: ".").last.map(String.init) ?? term.name
    switch term.kind {
    case .fact: return names.name(of: term.name, from: assessment.rule.subject) ?? term.name
    case .parameter:
      return reasons.parameters.first { $0.id == id }.map { words.text($0.title) } ?? term.name
    case .reading:
      return reasons.readings.first { $0.id == id }.map { words.text($0.question) } ?? term.name
    case .operation: return term.name.onOneLine
    }
  }

  private var readings: [ReportItem] {
    reasons.readings.map { use in
      let chosen = use.text.map(words.text) ?? use.option ?? words.notChosen
      let sources = (use.isOverridden ? [words.chosenByCaller] : []) + [use.citation]
      let text =
        words.text(use.question) + " → " + chosen.withoutStop + words.aside(words.clauses(sources))
      return ReportItem(nil, words.said(words.reading, text))
    }
  }

  private var parameters: [ReportItem] {
    reasons.parameters.map { use in
      let value = use.value.map { names.value($0, use.unit, of: nil) } ?? words.open
      let from = use.from.map { words.pick("\($0) 起", "from \($0)") }
      let sources = [from, use.citation].compactMap(\.self)
      let text = words.valued(words.text(use.title), value) + words.aside(words.clauses(sources))
      return ReportItem(nil, words.said(words.parameter, text), use.setAside.map { item($0, use) })
    }
  }

  private func item(_ other: ParameterUse.OtherValue, _ use: ParameterUse) -> ReportItem {
    let value = names.value(other.value, use.unit, of: nil)
    let sources = [other.policy, other.citation].compactMap(\.self)
    let authority = other.authority.map { words.pick("依 \($0)", "by authority of \($0)") }
    let text = value + words.aside(words.clauses(sources))
    let parts = [words.said(words.notTaken, text), authority].compactMap(\.self)
    return ReportItem(nil, parts.joined(separator: words.pick("，", ", ")))
  }

  private var tableRows: [ReportItem] {
    reasons.tableRows.map { use in
      let row = words.pick("第 \(use.row) 行", "row \(use.row)")
      let text = "\(use.table) \(row)" + words.aside(use.cells.joined(separator: " | "))
      return ReportItem(nil, words.said(words.table, text))
    }
  }

  private var computations: [ReportItem] {
    reasons.computations.map { computation in
      let value = names.value(computation.value, computation.unit, of: nil)
      let purpose = words.purpose(computation.id)
      let text = "\(purpose) = \(computation.text.onOneLine) = \(value)"
      return ReportItem(nil, words.said(words.computation, text))
    }
  }

  private var setAside: [ReportItem] {
    reasons.setAside.map { ReportItem(nil, words.said(words.setAside, words.text($0))) }
  }
}
