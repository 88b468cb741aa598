internal import Quantities
internal import ResettlementCore

/// Goes through the events of one run in their order, and finds those that may not be there.
struct ProcedureWalk {
  let policy: any ProcedurePolicy
  let facts: ProcedureFacts
  /// Every event, the new ones included.
  let history: ProcedureHistory
  /// The events that are to be recorded now.
  let new: Set<ProcedureEvent.ID>

  /// What was decided about new events.
  private(set) var rulings: [ProcedureEvent.ID: ProcedureRuling] = [:]
  private(set) var findings: [ProcedureRefusal.Finding] = []
  private(set) var state: ProcedureState

  init(
    _ run: ProcedureEvent.RunID,
    policy: any ProcedurePolicy,
    facts: ProcedureFacts,
    history: ProcedureHistory,
    new: Set<ProcedureEvent.ID>
  ) {
    self.policy = policy
    self.facts = facts
    self.history = history
    self.new = new
    state = ProcedureState(run: run)
  }

  /// Goes through the run.
  mutating func walk() {
    let standing = StandingEvents(history.events(of: state.run))
    guard !standing.isOpeningAnnulled else { return walkAnnulled(standing) }
    let lastOld = standing.entries.lastIndex { !new.contains($0.event.id) } ?? -1
    for (index, entry) in standing.entries.enumerated() {
      pass(entry, before: index < lastOld)
    }
    guard state.opening != nil else { return }
    checkOtherRuns()
  }

  /// A run whose opening was annulled: nothing can be added but to its opening.
  private mutating func walkAnnulled(_ standing: StandingEvents<ProcedureEvent>) {
    for event in history.events(of: state.run)
    where new.contains(event.id) && !standing.annulledOpening.contains(event.id) {
      findings.append(ProcedureRefusal.Finding(event.id, .annulled))
    }
  }

  private mutating func pass(_ entry: StandingEvents<ProcedureEvent>.Entry, before isFollowed: Bool)
  {
    let event = entry.event
    let isNew = new.contains(event.id)
    let obstacles = obstacles(of: event, isNew: isNew)
    for obstacle in obstacles { find(obstacle, at: event, isNew: isNew) }
    guard isNew, obstacles.isEmpty else { return state.apply(entry) }
    let ruling = ruling(of: event, isFollowed: isFollowed)
    rulings[event.id] = ruling
    state.apply(entry.ruled(ruling))
  }

  /// An obstacle to an event that is recorded already is the fault of the new ones.
  private mutating func find(
    _ obstacle: ProcedureObstacle,
    at event: ProcedureEvent,
    isNew: Bool
  ) {
    guard !isNew else {
      findings.append(ProcedureRefusal.Finding(event.id, obstacle))
      return
    }
    guard let culprit = firstNew
    else { return }
    let title = procedure.map { event.content.title(in: $0) } ?? LocalizedText(zh: event.id)
    findings.append(
      ProcedureRefusal.Finding(
        culprit.id,
        .breaksOrder(title, on: event.happenedOn, obstacle)
      )
    )
  }

  /// The first of the events of the run that are to be recorded now.
  private var firstNew: ProcedureEvent? {
    history.events(of: state.run).first { new.contains($0.id) }
  }

  // MARK: - One event

  /// The procedure of the run; `nil` if the policy has none.
  private var procedure: Procedure? {
    policy.procedures.first { $0.id == state.opening?.procedure }
  }

  private func obstacles(of event: ProcedureEvent, isNew: Bool) -> [ProcedureObstacle] {
    let recordedOn = event.recordedAt.day()
    if isNew, event.happenedOn > recordedOn {
      return [.inTheFuture(event.happenedOn, recordedOn: recordedOn)]
    }
    guard state.opening != nil else {
      guard case .opened(let opening) = event.content else { return [.notOpened] }
      return isNew ? obstacles(of: opening, on: event.happenedOn) : []
    }
    guard let checks = checks(on: event.happenedOn, isNew: isNew) else { return otherPolicy }
    if let end = state.end {
      return [.ended(checks.procedure.title(of: end.id), on: end.day)]
    }
    return checks.obstacles(of: event.content)
  }

  private var otherPolicy: [ProcedureObstacle] {
    guard let opening = state.opening else { return [] }
    let id = policy.description.id
    guard opening.policy == id else { return [.otherPolicy(opening.policy, than: id)] }
    return [.unknownProcedure(opening.procedure, of: id, policy.procedures.map(\.id))]
  }

  private func checks(on day: CalendarDay, isNew: Bool) -> ProcedureChecks? {
    guard state.opening?.policy == policy.description.id, let procedure else { return nil }
    return ProcedureChecks(
      policy: policy,
      facts: facts,
      state: state,
      procedure: procedure,
      day: day,
      isNew: isNew
    )
  }

  // MARK: - Rulings

  private func ruling(of event: ProcedureEvent, isFollowed: Bool) -> ProcedureRuling {
    let checks = checks(on: event.happenedOn, isNew: true)
    return ProcedureRuling(
      policy: policy.description.id,
      version: policy.description.version,
      citations: citations(event, checks),
      isLate: isFollowed || event.isOfOtherMonth,
      due: due(event, checks),
      publicUntil: publicUntil(event, checks),
      daysOverdue: daysOverdue(event)
    )
  }

  /// The clauses of a step or end, or those that say what becomes of a case.
  private func citations(_ event: ProcedureEvent, _ checks: ProcedureChecks?) -> [String] {
    if case .carriedOver(let lineage) = event.content {
      return checks?.procedure.rule(of: lineage.change).citations ?? []
    }
    return event.content.stepID.map { checks?.cited($0) ?? [] } ?? []
  }

  private func due(_ event: ProcedureEvent, _ checks: ProcedureChecks?) -> CalendarDay? {
    guard let step = limitedStep(event, checks), let limit = checks?.standing(of: step)?.limit
    else { return nil }
    return policy.calendar.lastDay(of: limit, from: event.happenedOn).day
  }

  /// The step whose limit begins with an event: the one that is taken, or the last one where a change
  /// of the household lets it begin anew.
  private func limitedStep(_ event: ProcedureEvent, _ checks: ProcedureChecks?) -> String? {
    switch event.content {
    case .entered(let entry): entry.step
    case .carriedOver(let lineage):
      checks?.procedure.rule(of: lineage.change).limits == .anew ? state.step?.id : nil
    default: nil
    }
  }

  private func publicUntil(_ event: ProcedureEvent, _ checks: ProcedureChecks?) -> CalendarDay? {
    guard case .published = event.content, let step = state.step else { return nil }
    return checks?.publicationEnd(from: event.happenedOn, in: step.id).day
  }

  private func daysOverdue(_ event: ProcedureEvent) -> Int {
    guard event.content.stepID != nil, let due = state.step?.ruling?.due else { return 0 }
    return max(0, event.happenedOn.dayNumber - due.dayNumber)
  }
}

// MARK: - Openings

extension ProcedureWalk {
  private func obstacles(
    of opening: ProcedureEvent.Opening,
    on day: CalendarDay
  ) -> [ProcedureObstacle] {
    OpeningChecks(
      policy: policy,
      facts: facts,
      opening: opening,
      day: day,
      others: others(of: opening.subject, in: opening.procedure),
      requirement: policy.procedures.first { $0.id == opening.procedure }.map {
        RequirementCheck(policy: policy, procedure: $0, history: history)
      },
      run: state.run
    ).obstacles
  }

  private func others(
    of subject: SubjectReference,
    in procedure: Procedure.ID
  ) -> [ProcedureState] {
    history.states(of: subject, in: procedure).filter { $0.run != state.run }
  }

  /// Finds runs of the same subject in the same procedure that go on at the same time.
  private mutating func checkOtherRuns() {
    guard let opening = state.opening, let culprit = firstNew else { return }
    for subject in Set(state.subjects).sorted() {
      for other in others(of: subject, in: opening.procedure) where overlap(other, subject) {
        findings.append(
          ProcedureRefusal.Finding(culprit.id, .otherRunOpen(other.run, since: other.openedOn))
        )
      }
    }
  }

  /// Whether another run was about a subject while this one was.
  private func overlap(_ other: ProcedureState, _ subject: SubjectReference) -> Bool {
    state.tenures(of: subject).contains { own in
      other.tenures(of: subject).contains { its in
        let isAfter = its.until.map { $0 <= own.from } ?? false
        let isBefore = own.until.map { $0 <= its.from } ?? false
        return !isAfter && !isBefore
      }
    }
  }
}

extension Procedure {
  /// The clauses by which a case goes on after a change of its household, and what becomes of limits.
  fileprivate func rule(
    of change: ProcedureEvent.Lineage.Change
  ) -> (citations: [String], limits: LimitCourse) {
    switch change {
    case .split: onSplit.map { ($0.citations, $0.limits) } ?? ([], .runOn)
    case .merge: onMerge.map { ($0.citations, $0.limits) } ?? ([], .runOn)
    case .headChanged: onHeadChange.map { ($0.citations, $0.limits) } ?? ([], .runOn)
    case .membersChanged: onMembersChange.map { ($0.citations, $0.limits) } ?? ([], .runOn)
    }
  }
}

extension ProcedureEvent.Content {
  /// The step or end that it reaches.
  var stepID: String? {
    switch self {
    case .entered(let entry): entry.step
    case .ended(let ending): ending.end
    default: nil
    }
  }

  /// What it is called in a message.
  func title(in procedure: Procedure) -> LocalizedText {
    stepID.map { procedure.title(of: $0) } ?? kind.title
  }
}

extension ProcedureEvent.Content.Kind {
  /// What an event of the kind is called.
  fileprivate var title: LocalizedText {
    switch self {
    case .opened: LocalizedText(zh: "受理", en: "opening")
    case .entered: LocalizedText(zh: "步骤", en: "step")
    case .published: LocalizedText(zh: "公示", en: "publication")
    case .publicationClosed: LocalizedText(zh: "撤下公示", en: "end of a publication")
    case .objectionRaised: LocalizedText(zh: "提出异议", en: "objection")
    case .objectionDecided: LocalizedText(zh: "处理异议", en: "decision on an objection")
    case .ended: LocalizedText(zh: "办结", en: "end")
    case .annulled: LocalizedText(zh: "撤销", en: "annulment")
    case .carriedOver: LocalizedText(zh: "随户的变更继续", en: "going on after a change of the household")
    case .householdChanged: LocalizedText(zh: "户的变更", en: "change of households")
    }
  }
}
