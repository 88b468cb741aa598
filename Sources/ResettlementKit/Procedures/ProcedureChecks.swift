internal import Quantities
internal import ResettlementCore

/// What is in the way of an event, given where its run stands.
///
/// The order, the papers and the publication are checked of every event; the facts only of those
/// that are new, because of the others it was decided when they were recorded.
struct ProcedureChecks {
  let policy: any ProcedurePolicy
  let facts: ProcedureFacts
  /// The run before the event.
  let state: ProcedureState
  /// The procedure of the run.
  let procedure: Procedure
  /// The day of the event.
  let day: CalendarDay
  /// Whether the event is to be recorded now.
  let isNew: Bool

  /// Returns what is in the way of an event of an open run.
  func obstacles(of content: ProcedureEvent.Content) -> [ProcedureObstacle] {
    switch content {
    case .opened: [.alreadyOpened]
    case .annulled: []
    case .householdChanged: [.householdRunOnly]
    case .entered(let entry): obstacles(of: entry)
    case .ended(let ending): obstacles(of: ending)
    case .published(let publication): obstacles(of: publication)
    case .publicationClosed(let closing):
      state.publication(closing.publication).map { $0.closedOn == nil } ?? false
        ? [] : [.unknownEvent(closing.publication)]
    case .objectionRaised(let objection): obstacles(of: objection)
    case .objectionDecided(let decision): obstacles(of: decision)
    case .carriedOver(let lineage): obstacles(of: lineage)
    }
  }

  // MARK: - Steps and ends

  private func obstacles(of entry: ProcedureEvent.StepEntry) -> [ProcedureObstacle] {
    guard let step = procedure.step(entry.step) else {
      return [.unknownStep(entry.step, procedure)]
    }
    guard follows(step.id) else { return [outOfOrder(step.id)] }
    let missing = step.evidence.filter { !$0.isNamed(in: entry.papers) }
    let papers = missing.isEmpty ? [] : [ProcedureObstacle.papersMissing(missing, cited(step.id))]
    return leaving(for: .achieved) + guardObstacles(step.id) + papers
  }

  private func obstacles(of ending: ProcedureEvent.Ending) -> [ProcedureObstacle] {
    guard let end = procedure.end(ending.end) else {
      return [.unknownStep(ending.end, procedure)]
    }
    let isByHousehold = ending.household != nil && procedure.householdEnds.contains(end.id)
    guard isByHousehold || follows(end.id) else { return [outOfOrder(end.id)] }
    let reason = end.outcome != .achieved && ending.reason.isBlank
    return leaving(for: end.outcome) + guardObstacles(end.id)
      + (reason ? [ProcedureObstacle.reasonNeeded] : [])
  }

  /// The names of what may follow by the procedure.
  var following: [String] { procedure.following(state.step?.id, by: state.opening?.channel) }

  private func follows(_ id: String) -> Bool { following.contains(id) }

  private func outOfOrder(_ id: String) -> ProcedureObstacle {
    .outOfOrder(id, after: state.step?.id, following: following, procedure)
  }

  /// The clauses of a step or end.
  func cited(_ id: String?) -> [String] {
    let own = id.flatMap { procedure.step($0)?.citations ?? procedure.end($0)?.citations } ?? []
    return own.isEmpty ? procedure.citations : own
  }

  // MARK: - Guards

  /// What the policy says of a step or end on the day; `nil` without a subject.
  func standing(of id: String) -> FollowingStep? {
    guard let subject = state.subject else { return nil }
    return policy.standing(
      of: id,
      in: procedure,
      for: subject,
      in: recorded(facts[day], of: subject),
      on: AssessmentDates(on: day)
    )
  }

  /// The facts of the day, where what they leave unknown is answered by the record of the steps.
  private func recorded(_ population: Population, of subject: SubjectReference) -> Population {
    procedure.steps.reduce(population) { population, step in
      step.records.reduce(population) { population, item in
        guard population.value(of: item.key, of: subject) == .unknown else { return population }
        let value = FactValue.boolean(answer(item.value, of: step.id))
        return (try? population.replacing(fact: item.key, of: subject, with: value)) ?? population
      }
    }
  }

  private func answer(_ record: Procedure.StepRecord, of id: String) -> Bool {
    guard let place = state.passed.lastIndex(where: { $0.id == id }) else { return false }
    let publications = state.publications.filter { $0.stepNumber == place + 1 }
    switch record {
    case .taken: return true
    case .published: return !publications.isEmpty && isLongEnough(publications)
    case .openObjection:
      return publications.contains { state.objections(to: $0.id).contains(where: \.isOpen) }
    }
  }

  private func guardObstacles(_ id: String) -> [ProcedureObstacle] {
    guard isNew, let step = standing(of: id), step.standing != .allowed else { return [] }
    return [.guarded(step, cited(id))]
  }

  // MARK: - Leaving a publication

  /// What keeps a run from leaving the step that it is at.
  private func leaving(for outcome: Procedure.End.Outcome) -> [ProcedureObstacle] {
    guard outcome == .achieved || outcome == .rejected, let step = state.step,
      procedure.step(step.id)?.isPublication == true
    else { return [] }
    let publications = state.currentPublications
    let open = publications.flatMap { state.objections(to: $0.id) }.filter(\.isOpen)
    guard open.isEmpty else { return [.objectionOpen(open.map(\.id), cited(step.id))] }
    return outcome == .rejected ? [] : unfinished(publications, step)
  }

  private func unfinished(
    _ publications: [ProcedureState.PublicationState],
    _ step: ProcedureState.PassedStep
  ) -> [ProcedureObstacle] {
    guard !publications.isEmpty else {
      return [.notPublished(step.id, procedure, cited(step.id))]
    }
    let counting = publications.filter { publication in
      !state.objections(to: publication.id).contains { $0.decision?.isUpheld == true }
    }
    guard !counting.isEmpty else { return [.objectionUpheld(cited(step.id))] }
    let obstacles = counting.map { unfinished($0, step) }
    return obstacles.contains { $0 == nil } ? [] : obstacles.compactMap(\.self).suffix(1)
  }

  /// Whether one of the publications lasted to its day, and no objection to it was upheld.
  private func isLongEnough(_ publications: [ProcedureState.PublicationState]) -> Bool {
    publications.contains { publication in
      let isUpheld = state.objections(to: publication.id).contains { $0.decision?.isUpheld == true }
      guard !isUpheld, let due = publication.dueUntil else { return false }
      return day > due && (publication.lastDay.map { $0 >= due } ?? true)
    }
  }

  /// What is lacking of one publication; `nil` if it was long enough.
  private func unfinished(
    _ publication: ProcedureState.PublicationState,
    _ step: ProcedureState.PassedStep
  ) -> ProcedureObstacle? {
    switch lastDay(of: publication, step) {
    case .unknown(let missing): return isNew ? .publicationUnknown(missing, cited(step.id)) : nil
    case .day(let due):
      if let end = publication.lastDay, end < due {
        return .publicationTooShort(until: due, closed: end, cited(step.id))
      }
      return day > due ? nil : .publicationRunning(until: due, on: day, cited(step.id))
    }
  }

  /// The last day that the policy asks for: as it was decided, or by what is known now.
  func lastDay(
    of publication: ProcedureState.PublicationState,
    _ step: ProcedureState.PassedStep
  ) -> WorkingCalendar.LastDay {
    if let due = publication.dueUntil { return .day(due) }
    return publicationEnd(from: publication.from, in: step.id)
  }

  /// The last day of a publication that begins on a day.
  func publicationEnd(from day: CalendarDay, in step: String) -> WorkingCalendar.LastDay {
    guard let limit = standing(of: step)?.publication else { return .unknown([]) }
    return policy.calendar.lastDay(of: limit, from: day)
  }

  // MARK: - Publications and objections

  private func obstacles(of publication: ProcedureEvent.Publication) -> [ProcedureObstacle] {
    guard let step = state.step, procedure.step(step.id)?.isPublication == true else {
      return [.nothingToPublish]
    }
    return words(publication.place, orElse: .placeNeeded)
  }

  private func obstacles(of objection: ProcedureEvent.Objection) -> [ProcedureObstacle] {
    guard let publication = state.publication(objection.publication) else {
      return [.unknownEvent(objection.publication)]
    }
    guard publication.stepNumber == state.passed.count else { return [.publicationOver] }
    return words(objection.matter, orElse: .matterNeeded)
  }

  private func obstacles(of decision: ProcedureEvent.ObjectionDecision) -> [ProcedureObstacle] {
    guard let objection = state.objection(decision.objection) else {
      return [.unknownEvent(decision.objection)]
    }
    guard objection.isOpen else { return [.objectionDecided(objection.id)] }
    return words(decision.reason, orElse: .reasonNeeded)
  }

  /// What stands against a text that is kept in clear and shown to everybody who may see the run.
  private func words(
    _ text: String,
    orElse needed: ProcedureObstacle
  ) -> [ProcedureObstacle] {
    if text.isBlank { return [needed] }
    return PrivateNumbers.occur(in: text) ? [.privateNumber] : []
  }

  private func obstacles(of lineage: ProcedureEvent.Lineage) -> [ProcedureObstacle] {
    guard lineage.subject.kind == procedure.subject else {
      return [.otherKind(lineage.subject, procedure)]
    }
    guard isNew, !facts[day].contains(lineage.subject) else { return [] }
    return [.unknownSubject(lineage.subject)]
  }
}

extension Optional<String> {
  /// Whether nothing is said.
  var isBlank: Bool { self?.isBlank ?? true }
}

extension String {
  /// Whether nothing is said.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension LocalizedText {
  /// Whether a list of papers names this one, in either language.
  fileprivate func isNamed(in papers: [String]) -> Bool {
    papers.contains { $0 == chinese || $0.lowercased() == english.lowercased() }
  }
}
