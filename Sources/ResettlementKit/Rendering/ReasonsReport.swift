internal import Diagnostics
internal import ResettlementCore

/// The lines about the reasons of an answer.
struct ReasonsReport: Sendable {
  let answer: AnswerContext
  let names: ReportNames
  let detail: AssessmentRenderer.Detail

  private var words: ReportWords { names.words }
  private var reasons: Reasons { answer.reasons }
  private var conditions: ConditionReport {
    ConditionReport(answer: answer, names: names, showsAll: detail == .full)
  }

  /// The lines, in the order in which a reader wants them.
  var items: [ReportItem] {
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
    let names = answer.missing.wanted.map { term in
      let name = name(term)
      return name == term.name ? name : name + words.aside(term.name)
    }
    return listed(names, as: words.missing)
      + listed(answer.missing.givenUp.map(name), as: words.givenUp)
  }

  private func listed(_ names: [String], as what: String) -> [ReportItem] {
    names.isEmpty ? [] : [ReportItem(nil, words.said(what, words.list(names)))]
  }

  /// Returns what a missing term is called.
  func name(_ term: MissingTerm) -> String {
    let id = term.name.split(separator: ".").last.map(String.init) ?? term.name
    switch term.kind {
    case .fact: return names.name(of: term.name, from: answer.subject) ?? term.name
    case .parameter:
      return reasons.parameters.first { $0.id == id }.map { words.text($0.title) } ?? term.name
    case .reading:
      return reasons.readings.first { $0.id == id }.map { words.text($0.question) } ?? term.name
    case .operation, .givenUp: return names.readable(term.name, in: answer)
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
      let how = names.readable(computation.text, in: answer)
      let text = how == value ? "\(purpose) = \(value)" : "\(purpose) = \(how) = \(value)"
      return ReportItem(nil, words.said(words.computation, text))
    }
  }

  private var setAside: [ReportItem] {
    reasons.setAside.map { ReportItem(nil, words.said(words.setAside, words.text($0))) }
  }
}
