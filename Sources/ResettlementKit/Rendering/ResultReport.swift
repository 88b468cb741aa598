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
  private var why: ReasonsReport {
    ReasonsReport(answer: AnswerContext(assessment, words), names: names, detail: detail)
  }

  /// The line of the answer, with its reasons below as far as the detail goes.
  var item: ReportItem {
    let parts = [
      words.outcome(assessment), words.severity(assessment.severity), amount, measure, shortMissing,
    ].compactMap(\.self)
    let title = words.text(assessment.rule.title)
    let text = words.said(title, words.clauses(parts))
    let cited = words.aside(words.list(assessment.citations))
    return ReportItem(ReportMark(assessment.outcome), text + cited, showsReasons ? why.items : [])
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
    let (wanted, givenUp) = (assessment.missing.wanted, assessment.missing.givenUp)
    let parts = [
      wanted.isEmpty ? nil : words.pick("缺", "missing ") + words.list(wanted.map(why.name)),
      givenUp.isEmpty ? nil : words.said(words.givenUp, words.list(givenUp.map(why.name))),
    ]
    return words.clauses(parts.compactMap(\.self))
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
