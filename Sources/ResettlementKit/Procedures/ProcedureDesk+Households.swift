public import Quantities
public import ResettlementCore

extension ProcedureDesk {
  /// Returns whose history has to be seen to record a split or merge of households: that of the
  /// households and of what belongs to them.
  public func key(for change: HouseholdChange) -> ProcedureKey {
    let plan = HouseholdPlan(change, policy: policy, facts: facts, history: ProcedureHistory())
    return ProcedureKey(
      runs: [change.id],
      subjects: Set(change.households.map(\.reference) + plan.belongings)
    )
  }

  /// Returns what is to be recorded when a household split or households merged: the change itself,
  /// and what the policy makes of each open case of theirs.
  ///
  /// The events are not decided upon yet; ``decide(_:after:)`` takes them together or not at all.
  ///
  /// - Parameters:
  ///   - change: The split or merge.
  ///   - recorder: Who records it.
  ///   - history: What is recorded of the households and of what belongs to them.
  /// - Returns: The events, with ids that follow from the change's: made twice they are the same.
  /// - Throws: ``ProcedureRefusal`` if the policy does not say what becomes of a case, or something
  ///   has to be known for it.
  public func events(
    for change: HouseholdChange,
    recordedBy recorder: ProcedureEvent.Recorder,
    after history: ProcedureHistory
  ) throws(ProcedureRefusal) -> [ProcedureEvent] {
    guard change.flaws.isEmpty else {
      throw ProcedureRefusal(change.flaws.map { .init(change.id, .flaw($0)) })
    }
    let plan = HouseholdPlan(change, policy: policy, facts: facts, history: history)
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
      belongings: belongings
    )
  }
}
