public import Quantities
public import ResettlementCore

extension ProcedureDesk {
  /// Returns whose history has to be seen to record a change of households: that of the
  /// households and of what belongs to them.
  public func key(for change: HouseholdChange) -> ProcedureKey {
    let plan = HouseholdPlan(change, policy: policy, facts: facts, history: ProcedureHistory())
    return ProcedureKey(
      runs: [change.id],
      subjects: Set(change.households.map(\.reference) + plan.belongings)
    )
  }

  /// Returns what is to be recorded when a household split, households merged, or one changed its head
  /// or its members: the change itself, and what the policy makes of each open case of theirs.
  ///
  /// The events are not decided upon yet; ``decide(_:after:)`` takes them together or not at all.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - recorder: Who records it.
  ///   - history: What is recorded of the households and of what belongs to them.
  /// - Returns: The events, with ids that follow from the change's: made twice they are the same.
  /// - Throws: ``ProcedureRefusal`` if a household or person that it names can't be the one that is
  ///   meant, the policy does not say what becomes of a case, or something has to be known for it.
  public func events(
    for change: HouseholdChange,
    recordedBy recorder: ProcedureEvent.Recorder,
    after history: ProcedureHistory
  ) throws(ProcedureRefusal) -> [ProcedureEvent] {
    guard change.flaws.isEmpty else {
      throw ProcedureRefusal(change.flaws.map { .init(change.id, .flaw($0)) })
    }
    let plan = HouseholdPlan(change, policy: policy, facts: facts, history: history)
    let strangers = HouseholdParties(change, facts: facts, history: plan.history).obstacles
    guard strangers.isEmpty else {
      throw ProcedureRefusal(strangers.map { .init(change.id, $0) })
    }
    guard plan.gaps.isEmpty else {
      throw ProcedureRefusal(plan.gaps.map { .init(change.id, $0.obstacle) })
    }
    let record = ProcedureEvent.HouseholdRecord(change, belongings: plan.belongings)
    let own = (change.id, HouseholdPlan.Step(run: change.id, content: .householdChanged(record)))
    let made = plan.steps.map { ("\(change.id)-\($0.run)", $0) }
    return ([own] + made).map { id, step in
      ProcedureEvent(
        id: id,
        run: step.run,
        happenedOn: change.happenedOn,
        recordedAt: change.recordedAt,
        recordedBy: recorder,
        content: step.content
      )
    }
  }

  /// Returns what annuls a change of households with everything that it made, to be decided upon
  /// together.
  ///
  /// - Parameters:
  ///   - change: The change, by its id or that of its event.
  ///   - reason: Why it is annulled.
  ///   - recorder: Who annuls it.
  ///   - time: When it is annulled.
  ///   - history: What is recorded of the households and of what belongs to them.
  /// - Returns: An annulment for each event that stands; `nil` if no such change stands.
  public func annulments(
    of change: HouseholdChange.ID,
    because reason: String,
    recordedBy recorder: ProcedureEvent.Recorder,
    at time: RecordedTime,
    in history: ProcedureHistory
  ) -> [ProcedureEvent]? {
    let standing = history.runs.flatMap { StandingEvents(history.events(of: $0)).entries }
      .map(\.event)
    let own = standing.first { event in
      event.householdChange != nil && (event.run == change || event.id == change)
    }
    guard let own else { return nil }
    let made = standing.filter { $0.content.household?.change == own.run }
    return ([own] + made).map { event in
      ProcedureEvent(
        id: "\(event.id)-annulled",
        run: event.run,
        happenedOn: event.happenedOn,
        recordedAt: time,
        recordedBy: recorder,
        content: .annulled,
        correction: ProcedureEvent.Correction(of: event.id, because: reason)
      )
    }
  }

  /// Returns the household that a subject is or belongs to by the facts of a day; `nil` if there is
  /// none or it is not known.
  public func household(of subject: SubjectReference, on day: CalendarDay) -> Household.ID? {
    facts[day].ownHousehold(of: subject)
  }
}

extension ProcedureEvent.HouseholdRecord {
  fileprivate init(_ change: HouseholdChange, belongings: [SubjectReference]) {
    self.init(
      change.kind,
      of: change.from,
      into: change.into,
      headOf: change.headOf,
      moves: change.moves,
      members: change.members,
      belongings: belongings
    )
  }
}
