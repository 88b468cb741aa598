internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What was recorded of cases, and where they stand.
struct CaseHistoryReport {
  let history: ProcedureHistory
  /// What happened later does not count.
  let day: CalendarDay?
  /// What was recorded later does not count.
  let knownAt: RecordedTime?
  let policy: (any ProcedurePolicy)?
  let session: Session

  private func state(_ run: ProcedureEvent.RunID, isReported: Bool = true) -> ProcedureState {
    history.state(of: run, on: day, knownAt: isReported ? knownAt : nil)
  }

  /// The events of a run that count, those of one day in the order in which they were recorded.
  private func events(_ run: ProcedureEvent.RunID) -> [ProcedureEvent] {
    let known = knownAt.map(history.known) ?? history
    return known.events
      .filter { event in event.run == run && (day.map { event.happenedOn <= $0 } ?? true) }
      .sorted { ($0.happenedOn, $0.recordedAt, $0.id) < ($1.happenedOn, $1.recordedAt, $1.id) }
  }
}

// MARK: - Text

extension CaseHistoryReport {
  /// Returns a paragraph for each case: where it stands, and its events.
  func text(of runs: [ProcedureEvent.RunID]) -> String {
    let known = knownAt.map(history.known) ?? history
    let events = EventReport(policy: policy, session: session)
    return runs.filter { !self.events($0).isEmpty }.map { run in
      let lines = self.events(run).map { "  " + events.line($0, in: known) }
      return ([heading(run)] + lines).map { $0 + "\n" }.joined()
    }
    .joined(separator: "\n")
  }

  private func heading(_ run: ProcedureEvent.RunID) -> String {
    let state = state(run)
    let subject = state.subject.map { " \($0)" } ?? ""
    return "\(run)\(subject)\(session.pick("：", ": "))\(place(of: state))"
  }

  /// Returns where a case stands, in words.
  private func place(of state: ProcedureState) -> String {
    let isGone = state.opening == nil && state.householdChange == nil
    if state.isAnnulled || (isGone && events(state.run).contains(where: \.isAnnulment)) {
      return session.pick("已整件撤销", "annulled")
    }
    if let change = state.householdChange {
      return LineageReport(lineage: HouseholdLineage(), session: session).what(change)
    }
    guard state.opening != nil else { return session.pick("尚未受理", "not opened yet") }
    if let end = state.end {
      return session.pick("办结", "ended") + " \(end.day) \(title(end.id, state))"
    }
    guard let step = state.step else {
      return session.pick("已受理，尚未开始", "opened, not begun yet")
    }
    return session.pick("在办", "at") + " \(step.day) \(title(step.id, state))"
  }

  private func title(_ id: String, _ state: ProcedureState) -> String {
    let procedure = policy?.procedures.first { $0.id == state.opening?.procedure }
    guard let title = procedure?.title(of: id) else { return id }
    return session.pick(title.chinese, title.english)
  }

  /// Returns the cases that now stand otherwise than they were reported.
  func comparison(of runs: [ProcedureEvent.RunID]) -> String {
    let differing = runs.filter(differs)
    let lines = differing.flatMap { run in
      [
        "\(run) \(state(run, isReported: false).subject?.description ?? "")",
        session.pick("  上报时：", "  as reported: ") + standing(of: run, isReported: true),
        session.pick("  现知：  ", "  as known now: ") + standing(of: run, isReported: false),
      ]
    }
    let total = session.pick(
      "共 \(runs.count) 件，\(differing.count) 件有差异",
      "\(runs.count) cases, \(differing.count) of which differ"
    )
    return (lines + [total]).map { $0 + "\n" }.joined()
  }

  /// Returns where a case stands, and where that is the same both ways, how it came there.
  private func standing(of run: ProcedureEvent.RunID, isReported: Bool) -> String {
    let state = state(run, isReported: isReported)
    let place = place(of: state)
    guard place == self.place(of: self.state(run, isReported: !isReported)) else { return place }
    let passed = state.passed.map { "\($0.day) \(title($0.id, state))" }
    let objections = state.openObjections.map {
      session.pick("未处理的异议 \($0.id)", "objection \($0.id) not decided")
    }
    return place + session.pick("；经过：", "; by way of: ")
      + (passed + objections).joined(separator: session.pick("、", ", "))
  }

  private func differs(_ run: ProcedureEvent.RunID) -> Bool {
    let (reported, now) = (state(run), state(run, isReported: false))
    return place(of: reported) != place(of: now)
      || reported.passed.map { [$0.id, "\($0.day)"] } != now.passed.map { [$0.id, "\($0.day)"] }
      || reported.openObjections.map(\.id) != now.openObjections.map(\.id)
  }
}

// MARK: - JSON

extension CaseHistoryReport {
  /// Returns an object for each case.
  func json(of runs: [ProcedureEvent.RunID]) -> JSONValue {
    .array(
      runs.map { run in
        .object([
          ("state", value(state(run))),
          ("events", .array(events(run).map(ProcedureEventJSON.value))),
        ])
      }
    )
  }

  /// Returns an object for each case that now stands otherwise than it was reported.
  func jsonComparison(of runs: [ProcedureEvent.RunID]) -> JSONValue {
    .array(
      runs.filter(differs).map { run in
        .object([
          ("as_reported", value(state(run))),
          ("as_known_now", value(state(run, isReported: false))),
        ])
      }
    )
  }

  private func value(_ state: ProcedureState) -> JSONValue {
    [
      "run": .string(state.run),
      "subject": .optional(state.subject?.description),
      "procedure": .optional(state.opening?.procedure),
      "opened_on": .optional(state.openedOn?.description),
      "step": .optional(state.step?.id),
      "end": .optional(state.end?.id),
      "is_annulled": .bool(state.isAnnulled),
      "passed": .array(
        state.passed.map { ["step": .string($0.id), "on": .string($0.day.description)] }
      ),
      "open_objections": .array(state.openObjections.map { .string($0.id) }),
      "disregarded": .array(state.disregarded.map(JSONValue.string)),
      "household_change": state.householdChange.map { LineageReport.json([$0]) } ?? .null,
    ]
  }
}
