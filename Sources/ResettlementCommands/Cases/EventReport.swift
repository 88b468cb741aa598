internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// Events as lines for a terminal.
struct EventReport {
  /// The policy whose words are used; `nil` shows names alone.
  let policy: (any ProcedurePolicy)?
  let session: Session

  /// Returns an event on a line: its day, what happened, who recorded it, and what is to be noted.
  func line(_ event: ProcedureEvent, in history: ProcedureHistory) -> String {
    let notes = notes(event, in: history)
    let by = session.pick("（\(event.recordedBy.unit)）", " (\(event.recordedBy.unit))")
    return "\(event.happenedOn)  \(event.id)  \(what(event, in: history))\(by)"
      + (notes.isEmpty ? "" : "  " + notes.map { "[\($0)]" }.joined(separator: " "))
  }

  // MARK: - What happened

  private func what(_ event: ProcedureEvent, in history: ProcedureHistory) -> String {
    let procedure = procedure(of: event.run, in: history)
    switch event.content {
    case .opened(let opening):
      let title = procedure.map { pick($0.title) } ?? opening.procedure
      return session.pick("受理：\(title)", "opened: \(title)")
        + (opening.channel.map { session.pick("，", ", ") + channel($0, procedure) } ?? "")
        + (opening.earlierRun.map { session.pick("，接“\($0)”", ", after '\($0)'") } ?? "")
        + cause(opening.household, session.pick("，由“%”分出", ", split off from '%'"))
    case .entered(let entry): return name(entry.step, procedure) + papers(entry.papers)
    case .published(let publication):
      return session.pick("公示：\(publication.place)", "made public: \(publication.place)")
    case .publicationClosed(let closing):
      return session.pick("撤下公示 \(closing.publication)", "took down \(closing.publication)")
    case .objectionRaised(let objection):
      return session.pick("提出异议：\(objection.matter)", "objection: \(objection.matter)")
    case .objectionDecided(let decision):
      let outcome =
        decision.isUpheld
        ? session.pick("异议成立", "objection upheld") : session.pick("异议不成立", "objection dismissed")
      return "\(outcome) \(decision.objection)" + because(decision.reason)
    case .ended(let ending):
      return name(ending.end, procedure)
        + (ending.household == nil ? because(ending.reason) : "")
        + cause(ending.household, session.pick("，并入“%”", ", goes on in '%'"))
    case .annulled: return session.pick("撤销", "annulled")
    case .carriedOver(let lineage):
      return session.pick(
        "\(lineage.change.words.chinese)，由 \(lineage.subject) 继续",
        "\(lineage.change.words.english): goes on with \(lineage.subject)"
      )
    case .householdChanged:
      let report = LineageReport(lineage: HouseholdLineage(), session: session)
      return event.householdChange.map(report.what) ?? ""
    }
  }

  /// With which case one is linked by a change of households.
  private func cause(_ cause: ProcedureEvent.HouseholdCause?, _ words: String) -> String {
    cause?.run.map { words.replacing("%", with: $0) } ?? ""
  }

  private func pick(_ text: LocalizedText) -> String { session.pick(text.chinese, text.english) }

  private func name(_ id: String, _ procedure: Procedure?) -> String {
    procedure.map { pick($0.title(of: id)) } ?? id
  }

  private func channel(_ id: String, _ procedure: Procedure?) -> String {
    procedure?.channel(id).map { pick($0.title) } ?? id
  }

  private func papers(_ papers: [String]) -> String {
    guard !papers.isEmpty else { return "" }
    let list = papers.joined(separator: session.pick("、", ", "))
    return session.pick("，材料：\(list)", ", papers: \(list)")
  }

  private func because(_ reason: String?) -> String {
    reason.map { session.pick("，因\($0)", ", because \($0)") } ?? ""
  }

  private func procedure(
    of run: ProcedureEvent.RunID,
    in history: ProcedureHistory
  ) -> Procedure? {
    let opening = history.events.lazy.compactMap { event -> ProcedureEvent.Opening? in
      guard event.run == run, case .opened(let opening) = event.content else { return nil }
      return opening
    }.first
    return policy?.procedures.first { $0.id == opening?.procedure }
  }

  // MARK: - Notes

  /// What is to be noted of an event: that it was late, overdue, corrected, or corrects another.
  private func notes(_ event: ProcedureEvent, in history: ProcedureHistory) -> [String] {
    let recorded = event.recordedAt.day()
    let later = history.events.first { $0.correction?.event == event.id }
    let notes: [String?] = [
      event.correction.map {
        session.pick("更正 \($0.event)：\($0.reason)", "instead of \($0.event): \($0.reason)")
      },
      later.map { session.pick("已由 \($0.id) 取代", "replaced by \($0.id)") },
      event.ruling?.isLate == true
        ? session.pick("补录于 \(recorded)", "late: recorded on \(recorded)") : nil,
      event.ruling.flatMap { ruling in
        ruling.daysOverdue > 0
          ? session.pick("超期 \(ruling.daysOverdue) 天", "\(ruling.daysOverdue) days overdue") : nil
      },
      event.ruling?.due.map { session.pick("办理期限至 \($0)", "next due by \($0)") },
      event.ruling?.publicUntil.map { session.pick("公示至 \($0)", "public until \($0)") },
    ]
    return notes.compactMap(\.self)
  }
}

extension ProcedureEvent.Lineage.Change {
  /// What became of the household.
  fileprivate var words: LocalizedText {
    switch self {
    case .split: LocalizedText(zh: "分户", en: "split")
    case .merge: LocalizedText(zh: "并户", en: "merge")
    case .headChanged: LocalizedText(zh: "户主变更", en: "another head")
    case .membersChanged: LocalizedText(zh: "成员增减", en: "other members")
    }
  }
}
