internal import Quantities
internal import ResettlementCore

/// What a change of households makes of their open cases, by the rules of the policy.
struct HouseholdPlan {
  /// One event that it makes.
  struct Step: Hashable {
    let run: ProcedureEvent.RunID
    let content: ProcedureEvent.Content
  }

  /// A case that it can't say what becomes of, and why.
  struct Gap: Hashable {
    let run: ProcedureEvent.RunID
    let obstacle: ProcedureObstacle
  }

  let policy: any ProcedurePolicy
  let population: Population
  let change: HouseholdChange
  /// What is recorded, without what the change made.
  let history: ProcedureHistory

  private(set) var steps: [Step] = []
  private(set) var gaps: [Gap] = []

  /// Works out a plan; of what is recorded, what the change made itself is left out of account.
  init(
    _ change: HouseholdChange,
    policy: any ProcedurePolicy,
    facts: ProcedureFacts,
    history: ProcedureHistory
  ) {
    self.policy = policy
    self.change = change
    population = facts[change.happenedOn]
    self.history = history.without(change.id)
    let cases = cases
    for procedure in policy.procedures {
      let affected = cases.filter { $0.procedure.id == procedure.id }
      guard !affected.isEmpty else { continue }
      switch change.kind {
      case .split: split(affected, procedure)
      case .merge: merge(affected, procedure)
      case .headChanged: keep(affected, procedure, procedure.onHeadChange, .headChanged)
      case .membersChanged: keep(affected, procedure, procedure.onMembersChange, .membersChanged)
      }
    }
  }
}

// MARK: - What is affected

extension HouseholdPlan {
  /// An open case of one of the households.
  fileprivate struct Case {
    let state: ProcedureState
    let procedure: Procedure
    let subject: SubjectReference
    let household: Household.ID

    var order: (Int, String) { (state.openedOn?.dayNumber ?? 0, state.run) }
  }

  /// What belongs to the households and can have a case.
  var belongings: [SubjectReference] {
    let kinds = Set(policy.procedures.map(\.subject)).subtracting([.household])
      .filter { population.catalogue.belongsToHousehold($0) }
    return kinds.flatMap { population.references($0) }.filter { subject in
      population.ownHousehold(of: subject).map(change.households.contains) ?? false
    }
    .sorted()
  }

  /// The cases that were open on the day, in their order.
  private var cases: [Case] {
    history.runs.compactMap { self.case(history.state(of: $0, on: change.happenedOn)) }
      .sorted { $0.order < $1.order }
  }

  private func `case`(_ state: ProcedureState) -> Case? {
    guard state.isOpen, state.opening?.policy == policy.description.id,
      let procedure = policy.procedures.first(where: { $0.id == state.opening?.procedure }),
      procedure.followsHouseholds, let subject = state.subject,
      let household = population.ownHousehold(of: subject), isAffected(household, subject)
    else { return nil }
    return Case(state: state, procedure: procedure, subject: subject, household: household)
  }

  /// What belongs to a household may be entered under the new one already.
  private func isAffected(_ household: Household.ID, _ subject: SubjectReference) -> Bool {
    subject.kind == .household
      ? change.from.contains(household) : change.households.contains(household)
  }
}

// MARK: - Splits

extension HouseholdPlan {
  private mutating func split(_ cases: [Case], _ procedure: Procedure) {
    for each in cases {
      guard let rule = procedure.onSplit else {
        gap(each, .noHouseholdRule(procedure, .split))
        continue
      }
      switch rule.course {
      case .ends: end(each, rule.end)
      case .stays: keep(each, in: kept, else: .noPartKeepsTheID(procedure))
      case .followsHead: keep(each, in: change.headOf, else: .headUnknown(procedure))
      case .everyPart: divide(each)
      }
    }
  }

  /// The part that keeps the household's id.
  private var kept: Household.ID? { change.into.first { change.from.contains($0) } }

  /// Lets a case go on in a household, and returns with which subject; `nil` if it can't.
  @discardableResult
  private mutating func keep(
    _ each: Case,
    in household: Household.ID?,
    else obstacle: ProcedureObstacle
  ) -> SubjectReference? {
    guard let household else {
      gap(each, obstacle)
      return nil
    }
    guard let subject = subject(of: each, in: household) else {
      gap(each, .noSubject(each.subject.kind, in: household))
      return nil
    }
    let cause = ProcedureEvent.HouseholdCause(change.id)
    add(each, .carriedOver(ProcedureEvent.Lineage(.split, to: subject, by: cause)))
    return subject
  }

  private mutating func divide(_ each: Case) {
    let keeper = change.headOf ?? kept
    guard let going = keep(each, in: keeper, else: .headUnknown(each.procedure)) else { return }
    for part in change.into where part != keeper {
      guard let subject = subject(of: each, in: part), subject != going else {
        gap(each, .noSubject(each.subject.kind, in: part))
        continue
      }
      let run = "\(each.state.run)-\(part)"
      steps.append(Step(run: run, content: .opened(opening(each, for: subject))))
    }
  }

  private func opening(
    _ each: Case,
    for subject: SubjectReference
  ) -> ProcedureEvent.Opening {
    let before = history.states(of: subject, in: each.procedure.id)
      .filter { other in other.end.map { $0.day <= change.happenedOn } ?? false }
      .max { ($0.openedOn?.dayNumber ?? 0, $0.run) < ($1.openedOn?.dayNumber ?? 0, $1.run) }
    return ProcedureEvent.Opening(
      policy: policy.description.id,
      procedure: each.procedure.id,
      subject: subject,
      channel: each.state.opening?.channel,
      after: before?.run,
      by: ProcedureEvent.HouseholdCause(change.id, linkedTo: each.state.run)
    )
  }

  /// The subject of a case in a household: the household itself, what the case is about if that is
  /// entered under the household, or the one that is and has no open case.
  private func subject(of each: Case, in household: Household.ID) -> SubjectReference? {
    let kind = each.subject.kind
    if kind == .household { return household.reference }
    if each.household == household { return each.subject }
    let others = population.references(kind).filter { other in
      other != each.subject && population.ownHousehold(of: other) == household
        && !history.states(of: other, in: each.procedure.id).contains(where: \.isOpen)
    }
    return others.count == 1 ? others.first : nil
  }
}

// MARK: - Merges

extension HouseholdPlan {
  private mutating func merge(_ cases: [Case], _ procedure: Procedure) {
    guard let rule = procedure.onMerge else {
      for each in cases { gap(each, .noHouseholdRule(procedure, .merge)) }
      return
    }
    guard rule.course == .continues, let first = cases.first, let household = change.into.first
    else {
      for each in cases { end(each, rule.end) }
      return
    }
    let subject = first.subject.kind == .household ? household.reference : first.subject
    let cause = ProcedureEvent.HouseholdCause(change.id)
    add(first, .carriedOver(ProcedureEvent.Lineage(.merge, to: subject, by: cause)))
    for each in cases.dropFirst() { end(each, rule.end, going: first.state.run) }
  }

  // MARK: - Heads and members

  /// The household is the same, and so is the subject of its cases.
  private mutating func keep(
    _ cases: [Case],
    _ procedure: Procedure,
    _ rule: Procedure.HouseholdRule<Procedure.MembershipCourse>?,
    _ lineage: ProcedureEvent.Lineage.Change
  ) {
    for each in cases {
      switch rule?.course {
      case nil: gap(each, .noHouseholdRule(procedure, change.kind))
      case .ends: end(each, rule?.end)
      case .continues:
        let cause = ProcedureEvent.HouseholdCause(change.id)
        add(each, .carriedOver(ProcedureEvent.Lineage(lineage, to: each.subject, by: cause)))
      }
    }
  }

  private mutating func end(
    _ each: Case,
    _ end: String?,
    going run: ProcedureEvent.RunID? = nil
  ) {
    guard let end else { return }
    let cause = ProcedureEvent.HouseholdCause(change.id, linkedTo: run)
    let reason = change.kind.title.chinese
    add(each, .ended(ProcedureEvent.Ending(end, because: reason, by: cause)))
  }

  private mutating func add(_ each: Case, _ content: ProcedureEvent.Content) {
    steps.append(Step(run: each.state.run, content: content))
  }

  private mutating func gap(_ each: Case, _ obstacle: ProcedureObstacle) {
    gaps.append(Gap(run: each.state.run, obstacle: obstacle))
  }
}

// MARK: - Households of subjects

extension Procedure {
  /// Whether its cases are a household's: of the household itself, of its monitoring, or of what a
  /// rule is given for.
  var followsHouseholds: Bool {
    subject == .household || subject == .monitoringCase || hasHouseholdRule
  }
}

extension FactCatalogue {
  /// Whether subjects of a kind belong to a household; people move between households themselves.
  func belongsToHousehold(_ kind: SubjectKind) -> Bool {
    kind != .person && fact(id: "household", of: kind)?.type.referencedKind == .household
  }
}

extension Population {
  /// The household that a subject is or belongs to; `nil` if there is none or it is not known.
  func ownHousehold(of subject: SubjectReference) -> Household.ID? {
    if subject.kind == .household { return Household.ID(subject.id) }
    guard catalogue.belongsToHousehold(subject.kind),
      case .reference(let id) = value(of: "household", of: subject)
    else { return nil }
    return Household.ID(id)
  }
}

extension ProcedureHistory {
  /// The history without what a change made, and without what corrects that.
  fileprivate func without(_ change: HouseholdChange.ID) -> ProcedureHistory {
    var removed: Set<ProcedureEvent.ID> = []
    let kept = events.filter { event in
      let isMade =
        event.content.household?.change == change
        || event.correction.map { removed.contains($0.event) } ?? false
      if isMade { removed.insert(event.id) }
      return !isMade
    }
    return ProcedureHistory(kept)
  }
}
