internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The lines about the steps that may follow in a procedure.
struct StepReport: Sendable {
  let procedure: Procedure
  let names: ReportNames
  let detail: AssessmentRenderer.Detail

  var words: ReportWords { names.words }
  private var units: UnitWords { UnitWords(language: words.language) }

  /// Returns where in the procedure something is.
  func place(of step: String?) -> String {
    let title = words.text(procedure.title)
    guard let step else { return words.clauses([title, words.pick("尚未开始", "not begun yet")]) }
    let place = words.quoted(name(step, procedure.step(step)?.title ?? procedure.end(step)?.title))
    return words.clauses([title, words.pick("现处于", "now at ") + place])
  }

  /// Returns a line for each step, or one that says that nothing follows.
  func items(_ steps: FollowingSteps) -> [ReportItem] {
    guard !steps.following.isEmpty else {
      return [ReportItem(.aside, words.pick("程序已结束", "the procedure has ended"))]
    }
    return steps.following.map(item)
  }

  func item(_ following: FollowingStep) -> ReportItem {
    let title = name(following.id, following.title)
    let text = words.said(title, words.standing(following.verdict.name))
    let sources = [following.actor].compactMap(\.self) + cited(following)
    return ReportItem(
      ReportMark(following.verdict),
      text + words.aside(words.clauses(sources)),
      detail == .summary ? [] : demands(following) + why(following)
    )
  }

  func name(_ id: String, _ title: LocalizedText?) -> String { title.map(words.text) ?? id }

  func cited(_ following: FollowingStep) -> [String] {
    let own =
      procedure.step(following.id)?.citations ?? procedure.end(following.id)?.citations ?? []
    return own.isEmpty ? procedure.citations : own
  }

  // MARK: - Below a step

  func why(_ following: FollowingStep) -> [ReportItem] {
    guard detail == .full || following.standing != .allowed else { return [] }
    let answer = AnswerContext(following, of: procedure.subject, words)
    return ReasonsReport(answer: answer, names: names, detail: detail).items
  }

  /// What the step itself demands: its papers and its times.
  func demands(_ following: FollowingStep) -> [ReportItem] {
    let papers = procedure.step(following.id)?.evidence.map(words.text) ?? []
    let needed = papers.isEmpty ? nil : words.said(words.pick("材料", "papers"), words.list(papers))
    let publication = following.publication.map {
      words.said(words.pick("公示期", "publication"), length($0))
    }
    let limit = following.limit.map { words.said(words.pick("办理期限", "time limit"), length($0)) }
    return [needed, publication, limit].compactMap(\.self).map { ReportItem(nil, $0) }
  }

  private func length(_ limit: TimeLimit) -> String {
    guard let amount = limit.amount else { return words.unknown }
    guard limit.days == .working, limit.unit == .day else {
      return units.quantity("\(amount)", limit.unit.rawValue)
    }
    return words.pick("\(amount) 个工作日", "\(amount) working day\(amount == 1 ? "" : "s")")
  }
}

extension ReportWords {
  /// Returns the words for whether a step may follow, by the name of its verdict.
  func standing(_ verdict: String) -> String {
    switch verdict {
    case "eligible": pick("可以进行", "may follow")
    case "ineligible": pick("不可进行", "may not follow")
    case "unknown": pick("信息不足，不能判断", "not enough is known")
    case "notInForce": pick("不在施行期内", "not in force")
    case "notApplicable": pick("程序不适用", "the procedure does not apply")
    default: verdict
    }
  }
}
