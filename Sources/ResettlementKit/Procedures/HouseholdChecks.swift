internal import Quantities
internal import ResettlementCore

/// Whether changes of households are recorded whole: with the households in order, and
/// with what they make of every open case.
struct HouseholdChecks {
  let policy: any ProcedurePolicy
  let facts: ProcedureFacts
  /// Every event, the new ones included.
  let history: ProcedureHistory
  /// The events that are to be recorded now.
  let new: [ProcedureEvent]
  /// The changes of households that stand, the new ones included.
  private let lineage: HouseholdLineage

  init(
    policy: any ProcedurePolicy,
    facts: ProcedureFacts,
    history: ProcedureHistory,
    new: [ProcedureEvent]
  ) {
    self.policy = policy
    self.facts = facts
    self.history = history
    self.new = new
    lineage = history.lineage()
  }

  /// What is in the way.
  var findings: [ProcedureRefusal.Finding] {
    let own = new.flatMap(findings)
    return own.isEmpty ? touched.flatMap(wholeness) : own
  }

  // MARK: - One event

  private func findings(of event: ProcedureEvent) -> [ProcedureRefusal.Finding] {
    obstacles(of: event).map { ProcedureRefusal.Finding(event.id, $0) }
  }

  private func obstacles(of event: ProcedureEvent) -> [ProcedureObstacle] {
    if let change = event.householdChange { return obstacles(of: change, event) }
    let isOfChange = history.events(of: event.run).contains { $0.householdChange != nil }
    if isOfChange { return event.content == .annulled ? [] : [.householdRunOnly] }
    if let cause = event.content.household { return obstacles(of: cause, event) }
    if case .carriedOver = event.content { return [.householdChangeNeeded] }
    return tooEarly(event)
  }

  /// A case that would be of a household before there was one of that name.
  private func tooEarly(_ event: ProcedureEvent) -> [ProcedureObstacle] {
    guard case .opened(let opening) = event.content, !lineage.changes.isEmpty,
      let household = facts[event.happenedOn].ownHousehold(of: opening.subject),
      let change = lineage.changes.first(where: { $0.begun.contains(household) }),
      event.happenedOn < change.happenedOn
    else { return [] }
    return [.notYetThere(household, before: change)]
  }

  private func obstacles(
    of change: HouseholdChange,
    _ event: ProcedureEvent
  ) -> [ProcedureObstacle] {
    let recordedOn = event.recordedAt.day()
    if change.happenedOn > recordedOn {
      return [.inTheFuture(change.happenedOn, recordedOn: recordedOn)]
    }
    guard event.correction == nil, history.events(of: event.run).first?.id == event.id else {
      return [.householdRunOnly]
    }
    guard change.flaws.isEmpty else { return change.flaws.map(ProcedureObstacle.flaw) }
    let earlier = plan(change).history
    let strangers = HouseholdParties(change, facts: facts, history: earlier).obstacles
    guard strangers.isEmpty else { return strangers }
    return lineage.conflicts.filter { conflict in
      conflict.change.id == change.id || conflict.earlier.id == change.id
    }
    .map(ProcedureObstacle.conflict)
  }

  private func obstacles(
    of cause: ProcedureEvent.HouseholdCause,
    _ event: ProcedureEvent
  ) -> [ProcedureObstacle] {
    guard let change = standing(cause.change) else { return [.unknownEvent(cause.change)] }
    let isPlanned = plan(change).steps.contains(
      HouseholdPlan.Step(run: event.run, content: event.content)
    )
    let isRight = isPlanned && change.happenedOn == event.happenedOn
    return isRight ? [] : [.otherThanByTheRule(change.id)]
  }

  // MARK: - The whole of it

  private func standing(_ id: HouseholdChange.ID) -> HouseholdChange? {
    history.state(of: id).householdChange
  }

  private func plan(_ change: HouseholdChange) -> HouseholdPlan {
    HouseholdPlan(change, policy: policy, facts: facts, history: history)
  }

  /// The changes that new events could have made incomplete.
  private var touched: [HouseholdChange.ID] {
    guard let first = new.map(\.happenedOn).min() else { return [] }
    let named = new.flatMap { event in
      [event.content.household?.change, corrected(by: event)?.content.household?.change, event.run]
    }
    let later = lineage.changes.filter { $0.happenedOn >= first }.map(\.id)
    let known = Set(history.events.filter { $0.householdChange != nil }.map(\.run))
    return Set(named.compactMap(\.self) + later).intersection(known).sorted()
  }

  private func corrected(by event: ProcedureEvent) -> ProcedureEvent? {
    event.correction.flatMap { history.event($0.event) }
  }

  private func wholeness(_ id: HouseholdChange.ID) -> [ProcedureRefusal.Finding] {
    guard let change = standing(id) else { return remains(of: id) + resting(on: id) }
    let plan = plan(change)
    let isNew = new.contains { $0.run == id }
    let runs = Set(new.map(\.run))
    let missing = plan.steps.filter { (isNew || runs.contains($0.run)) && !isDone($0, change) }
    let gaps = plan.gaps.filter { isNew || runs.contains($0.run) }
    return gaps.map { finding($0.run, $0.obstacle, id) }
      + missing.map { finding($0.run, .caseLeftOut($0.run, change), id) }
      + (isNew ? unnamed(plan, change) : [])
  }

  private func isDone(_ step: HouseholdPlan.Step, _ change: HouseholdChange) -> Bool {
    StandingEvents(history.events(of: step.run)).entries.contains {
      $0.event.content == step.content && $0.event.happenedOn == change.happenedOn
    }
  }

  /// What belongs to the households but is not named by the record, so that a later decision could
  /// miss it.
  private func unnamed(
    _ plan: HouseholdPlan,
    _ change: HouseholdChange
  ) -> [ProcedureRefusal.Finding] {
    guard let event = new.first(where: { $0.run == change.id && $0.householdChange != nil }) else {
      return []
    }
    return plan.belongings.filter { !event.content.subjects.contains($0) }
      .map { ProcedureRefusal.Finding(event.id, .belongingLeftOut($0)) }
  }

  /// Events that a change made which was annulled.
  private func remains(of id: HouseholdChange.ID) -> [ProcedureRefusal.Finding] {
    let left = history.runs.flatMap { StandingEvents(history.events(of: $0)).entries }
      .map(\.event).filter { $0.content.household?.change == id }
    return left.isEmpty ? [] : [finding(id, .madeByChange(left.map(\.id)), id)]
  }

  /// Later events that would lose what they rest on by an annulment that is new.
  private func resting(on id: HouseholdChange.ID) -> [ProcedureRefusal.Finding] {
    let isNew = new.contains { $0.run == id && $0.isAnnulment }
    guard isNew, let change = history.events(of: id).lazy.compactMap(\.householdChange).first else {
      return []
    }
    let resting = HouseholdFollowers(change, history: history).events
    return resting.isEmpty ? [] : [finding(id, .restsOnChange(resting, change), id)]
  }

  /// A finding at a new event of a run, or else of the change, or else at the first.
  private func finding(
    _ run: ProcedureEvent.RunID,
    _ obstacle: ProcedureObstacle,
    _ change: HouseholdChange.ID
  ) -> ProcedureRefusal.Finding {
    let culprit =
      new.first { $0.run == run } ?? new.first { $0.run == change }
      ?? new.first { $0.content.household?.change == change } ?? new.first
    return ProcedureRefusal.Finding(culprit?.id ?? change, obstacle)
  }
}
