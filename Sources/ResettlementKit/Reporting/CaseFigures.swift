internal import Quantities
internal import ResettlementCore

/// The figures of a month that count cases: opened, at which step, ended how, with open objections.
struct CaseFigures {
  private let policy: any ProcedurePolicy
  private let month: CalendarMonth
  private let states: [Procedure.ID: [ProcedureState]]

  init(_ policy: some ProcedurePolicy, _ month: CalendarMonth, _ history: ProcedureHistory) {
    self.policy = policy
    self.month = month
    let id = policy.description.id
    let all = history.runs.map { history.state(of: $0, on: month.last) }
      .filter { $0.opening?.policy == id }
    states = Dictionary(grouping: all) { $0.opening?.procedure ?? "" }
  }

  var figures: [MonthFigure] { policy.procedures.flatMap(figures) }

  private func figures(of procedure: Procedure) -> [MonthFigure] {
    let states = self.states[procedure.id] ?? []
    let opened = states.filter { $0.openedOn.map(month.contains) ?? false }
    return [
      figure(procedure, "opened", "本月受理", "opened in the month", opened),
      figure(procedure, "open", "月末在办", "open at the end", states.filter(\.isOpen)),
    ] + steps(procedure, states.filter(\.isOpen)) + ends(procedure, states)
      + objections(procedure, states.filter(\.isOpen))
  }

  /// By the step at which they stand; steps at which nobody stands are left out.
  private func steps(_ procedure: Procedure, _ open: [ProcedureState]) -> [MonthFigure] {
    let byStep = Dictionary(grouping: open) { $0.step?.id }
    let begun = procedure.steps.map(\.id) as [String?]
    return ([nil] + begun).compactMap { step in
      guard let states = byStep[step] else { return nil }
      guard let step else {
        return figure(procedure, "at/-", "在办，尚未开始", "open, not begun", states)
      }
      let title = procedure.title(of: step)
      return figure(
        procedure,
        "at/\(step)",
        "在办，已到“\(title.chinese)”",
        "open, at ‘\(title.english)’",
        states
      )
    }
  }

  private func ends(_ procedure: Procedure, _ states: [ProcedureState]) -> [MonthFigure] {
    let ended = states.filter { $0.end.map { month.contains($0.day) } ?? false }
    return procedure.ends.map { end in
      let title = procedure.title(of: end.id)
      return figure(
        procedure,
        "ended/\(end.id)",
        "本月办结“\(title.chinese)”",
        "ended in the month: ‘\(title.english)’",
        ended.filter { $0.end?.id == end.id }
      )
    }
  }

  private func objections(_ procedure: Procedure, _ open: [ProcedureState]) -> [MonthFigure] {
    guard procedure.steps.contains(where: \.isPublication) else { return [] }
    let entries = open.flatMap { state in
      state.openObjections.map { MonthFigure.Entry($0.id, about: state.subject) }
    }
    return [
      MonthFigure(
        id: "cases/\(procedure.id)/objections",
        section: .cases,
        title: title(procedure, "月末未处理异议", "objections not decided"),
        counting: entries
      )
    ]
  }

  private func figure(
    _ procedure: Procedure,
    _ name: String,
    _ chinese: String,
    _ english: String,
    _ states: [ProcedureState]
  ) -> MonthFigure {
    MonthFigure(
      id: "cases/\(procedure.id)/\(name)",
      section: .cases,
      title: title(procedure, chinese, english),
      counting: states.map { MonthFigure.Entry($0.run, about: $0.subject) }
    )
  }

  private func title(
    _ procedure: Procedure,
    _ chinese: String,
    _ english: String
  ) -> LocalizedText {
    LocalizedText(
      zh: "\(procedure.title.chinese)：\(chinese)",
      en: "\(procedure.title.english): \(english)"
    )
  }
}

// MARK: - Monitored households

extension CaseFigures {
  /// Returns how many households are monitored on a day by the facts of their cases.
  ///
  /// They are identified, and the risk is not marked eliminated. The number is not known if of one
  /// case that is not.
  static func monitored(_ population: Population, on day: CalendarDay) -> [MonthFigure] {
    let cases = population.all(MonitoringCase.self)
    guard !cases.isEmpty || population.completeKinds.contains(.monitoringCase) else { return [] }
    let entries = cases.filter { $0.isMonitored(on: day) == true }
    let isKnown = cases.allSatisfy { $0.isMonitored(on: day) != nil }
    return [
      MonthFigure(
        id: "households/monitored",
        section: .households,
        title: LocalizedText(zh: "月末监测户数", en: "households monitored"),
        value: isKnown ? ExactDecimal(entries.count) : nil,
        entries: entries.map { MonthFigure.Entry($0.id.rawValue, about: $0.reference) }
      )
    ]
  }
}

extension MonitoringCase {
  /// Whether it is identified by a day and not eliminated; `nil` if that is not known.
  fileprivate func isMonitored(on day: CalendarDay) -> Bool? {
    guard let identified = identifiedOn.value else { return nil }
    guard identified <= day else { return false }
    guard let eliminated = eliminatedOn.value else { return nil }
    return eliminated.map { day < $0 } ?? true
  }
}
