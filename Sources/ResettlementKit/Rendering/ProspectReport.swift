internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The lines about what may happen next to a run.
struct ProspectReport: Sendable {
  let prospects: ProcedureProspects
  let steps: StepReport

  private var words: ReportWords { steps.words }

  /// Returns where the run is, and since when.
  var place: String {
    let state = prospects.state
    let place = steps.place(of: state.end?.id ?? state.step?.id)
    let since = state.end?.day ?? state.step?.day ?? state.openedOn
    return words.clauses(
      [place] + (since.map { [words.pick("自 \($0) 起", "since \($0)")] } ?? [])
    )
  }

  /// Returns what is overdue and public, and a line for each step that may follow.
  var items: [ReportItem] {
    guard !prospects.following.isEmpty else {
      return [ReportItem(.aside, words.pick("程序已结束", "the procedure has ended"))]
    }
    return overdue + prospects.publications.map(item) + prospects.following.map(item)
  }

  private var overdue: [ReportItem] {
    guard let due = prospects.due else { return [] }
    let days = prospects.daysOverdue
    let inTime = words.pick("办理期限至 \(due)", "due by \(due)")
    let late = words.pick(
      "应于 \(due) 前办理，已超期 \(days) 天",
      "was due by \(due), \(days) day\(days == 1 ? "" : "s") overdue"
    )
    return [ReportItem(days > 0 ? .no : .aside, days > 0 ? late : inTime)]
  }

  // MARK: - Publications

  private func item(_ open: ProcedureProspects.OpenPublication) -> ReportItem {
    let publication = open.publication
    let place = words.said(words.pick("公示", "public"), publication.place)
    let from = words.pick("\(publication.from) 起", "from \(publication.from)")
    let objections = open.openObjections.map { objection in
      ReportItem(
        .no,
        words.pick(
          "\(objection.raisedOn) 提出异议，未处理：\(objection.matter)（\(objection.id)）",
          "objection of \(objection.raisedOn), not decided: \(objection.matter) (\(objection.id))"
        ),
        [ReportItem(.yes, words.pick("可以处理：成立或不成立", "may be decided: upheld or dismissed"))]
      )
    }
    let mark: ReportMark = isLongEnough(open) && objections.isEmpty ? .yes : .aside
    return ReportItem(mark, words.clauses([place, from, end(of: open)]), objections)
  }

  /// Whether its days are over, the last one too, and it was public for all of them.
  private func isLongEnough(_ open: ProcedureProspects.OpenPublication) -> Bool {
    guard let due = open.dueUntil.day else { return false }
    return prospects.day > due && (open.publication.lastDay.map { due <= $0 } ?? true)
  }

  private func end(of open: ProcedureProspects.OpenPublication) -> String {
    if let closed = open.publication.closedOn {
      return words.pick("\(closed) 撤下", "taken down on \(closed)")
    }
    switch open.dueUntil {
    case .day(let day) where prospects.day > day:
      return words.pick("至 \(day) 期满", "its days were over on \(day)")
    case .day(let day):
      let left = open.daysLeft ?? 0
      return words.pick(
        "至少到 \(day)，还有 \(left) 天",
        "at least until \(day), \(left) day\(left == 1 ? "" : "s") left"
      )
    case .unknown(let missing):
      let names = missing.map(\.name).joined(separator: ", ")
      return words.pick("须多少天尚未规定（\(names)）", "for how long is not known (\(names))")
    }
  }

  // MARK: - Steps

  private func item(_ prospect: ProcedureProspects.Prospect) -> ReportItem {
    let step = prospect.step
    let verdict = verdictName(prospect)
    let text = words.said(steps.name(step.id, step.title), words.standing(verdict))
    let sources = [step.actor].compactMap(\.self) + steps.cited(step)
    let isGuarded = prospect.obstacles.contains { $0.step != nil }
    let others = prospect.obstacles.filter { $0.step == nil }.map { obstacle in
      ReportItem(
        obstacle.reason == .publicationUnknown ? .unknown : .no,
        words.text(obstacle.message)
      )
    }
    let details = steps.detail == .summary ? [] : steps.demands(step)
    let why = steps.detail == .full || isGuarded ? steps.why(step) : []
    return ReportItem(
      mark(prospect),
      text + words.aside(words.clauses(sources)),
      others + details + (steps.detail == .summary ? [] : why)
    )
  }

  private func mark(_ prospect: ProcedureProspects.Prospect) -> ReportMark {
    switch prospect.standing {
    case .allowed: .yes
    case .undecided: .unknown
    case .blocked: prospect.step.standing == .blocked ? ReportMark(prospect.step.verdict) : .no
    }
  }

  private func verdictName(_ prospect: ProcedureProspects.Prospect) -> String {
    switch prospect.standing {
    case .allowed: Verdict.eligible.name
    case .undecided: Verdict.unknown(missing: []).name
    case .blocked:
      prospect.step.standing == .blocked ? prospect.step.verdict.name : Verdict.ineligible.name
    }
  }
}
