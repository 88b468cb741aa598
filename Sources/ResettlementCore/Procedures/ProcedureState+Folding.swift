extension ProcedureState {
  /// Adds what an event says; one that does not fit is only listed.
  public mutating func apply(_ entry: StandingEvents<ProcedureEvent>.Entry) {
    guard fits(entry.event.content) else {
      disregard([entry.event.id])
      return
    }
    roots[entry.event.id] = entry.root.id
    lastDay = entry.event.happenedOn
    add(entry.event, entry.root.id)
  }

  /// Lists events that say nothing.
  mutating func disregard(_ ids: [ProcedureEvent.ID]) {
    disregarded = (disregarded + ids).sorted()
  }

  /// Whether an event says something here: an opening comes first and once, nothing follows an end,
  /// and what is closed or decided must be there.
  private func fits(_ content: ProcedureEvent.Content) -> Bool {
    if householdChange != nil { return false }
    guard opening != nil else {
      return content.kind == .opened || content.kind == .householdChanged
    }
    guard end == nil else { return false }
    switch content {
    case .opened, .annulled, .householdChanged: return false
    case .publicationClosed(let closing):
      return publication(closing.publication).map { $0.closedOn == nil } ?? false
    case .objectionRaised(let objection): return publication(objection.publication) != nil
    case .objectionDecided(let decision): return objection(decision.objection)?.isOpen ?? false
    case .entered, .published, .ended, .carriedOver: return true
    }
  }

  private mutating func add(_ event: ProcedureEvent, _ root: ProcedureEvent.ID) {
    switch event.content {
    case .opened(let opening): open(opening, event)
    case .entered(let entry): passed.append(PassedStep(entry, event))
    case .published(let publication):
      publications.append(PublicationState(publication, event, root, passed.count))
    case .publicationClosed(let closing): close(closing, event)
    case .objectionRaised(let objection):
      let publication = self.root(of: objection.publication)
      objections.append(ObjectionState(objection, to: publication, event, root))
    case .objectionDecided(let decision): decide(decision, event)
    case .ended(let ending):
      end = EndReached(
        id: ending.end,
        day: event.happenedOn,
        reason: ending.reason,
        event: event.id
      )
    case .carriedOver(let lineage): carry(to: lineage.subject, event)
    case .householdChanged: householdChange = event.householdChange
    case .annulled: break
    }
  }

  private mutating func open(_ opening: ProcedureEvent.Opening, _ event: ProcedureEvent) {
    self.opening = opening
    openedOn = event.happenedOn
    subjects = [opening.subject]
    subjectsSince = [event.happenedOn]
  }

  /// One that stays with its subject, as after a split, has it from the beginning; a limit that was
  /// decided anew takes the place of the one before.
  private mutating func carry(to subject: SubjectReference, _ event: ProcedureEvent) {
    if let due = event.ruling?.due, !passed.isEmpty {
      passed[passed.count - 1].ruling?.due = due
    }
    guard subject != subjects.last else { return }
    subjects.append(subject)
    subjectsSince.append(event.happenedOn)
  }

  private mutating func close(
    _ closing: ProcedureEvent.PublicationClosing,
    _ event: ProcedureEvent
  ) {
    let id = root(of: closing.publication)
    guard let place = publications.firstIndex(where: { $0.id == id }) else { return }
    publications[place].closedOn = event.happenedOn
  }

  private mutating func decide(
    _ decision: ProcedureEvent.ObjectionDecision,
    _ event: ProcedureEvent
  ) {
    let id = root(of: decision.objection)
    guard let place = objections.firstIndex(where: { $0.id == id }) else { return }
    objections[place].decision = decision
    objections[place].decidedOn = event.happenedOn
  }
}

// MARK: - From events

extension ProcedureState.PassedStep {
  fileprivate init(_ entry: ProcedureEvent.StepEntry, _ event: ProcedureEvent) {
    self.init(
      id: entry.step,
      day: event.happenedOn,
      event: event.id,
      papers: entry.papers,
      takenBy: entry.takenBy ?? event.recordedBy.unit,
      ruling: event.ruling
    )
  }
}

extension ProcedureState.PublicationState {
  fileprivate init(
    _ publication: ProcedureEvent.Publication,
    _ event: ProcedureEvent,
    _ root: ProcedureEvent.ID,
    _ stepNumber: Int
  ) {
    self.init(
      id: root,
      stepNumber: stepNumber,
      place: publication.place,
      from: event.happenedOn,
      plannedUntil: publication.until,
      dueUntil: event.ruling?.publicUntil,
      closedOn: nil
    )
  }
}

extension ProcedureState.ObjectionState {
  fileprivate init(
    _ objection: ProcedureEvent.Objection,
    to publication: ProcedureEvent.ID,
    _ event: ProcedureEvent,
    _ root: ProcedureEvent.ID
  ) {
    self.init(
      id: root,
      publication: publication,
      matter: objection.matter,
      raisedOn: event.happenedOn,
      decision: nil,
      decidedOn: nil
    )
  }
}
