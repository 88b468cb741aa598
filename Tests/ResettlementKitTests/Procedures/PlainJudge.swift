import Quantities
import ResettlementCore

/// Judges a whole run from its beginning, plainly and without any of what the desk uses: the slow
/// way to the same answer.
struct PlainJudge {
  let policy: OraclePolicy
  let procedure: Procedure

  /// Whether everything that stands in a run is allowed, one event after the other.
  func allows(_ events: [ProcedureEvent]) -> Bool {
    var step: String?
    var (isOpen, isOver) = (false, false)
    var publications: [(id: String, from: CalendarDay, closed: CalendarDay?, until: CalendarDay?)] =
      []
    var objections: [(id: String, publication: String, isUpheld: Bool?)] = []
    for (event, root) in standing(events) {
      if isOver { return false }
      if case .opened = event.content {
        if isOpen { return false }
        isOpen = true
        continue
      }
      if !isOpen { return false }
      switch event.content {
      case .entered(let entry):
        guard ways(from: step).contains(entry.step), policy.holds(entry.step, on: event.happenedOn),
          let next = procedure.step(entry.step),
          next.evidence.allSatisfy({ entry.papers.contains($0.chinese) }),
          mayLeave(step, on: event.happenedOn, publications, objections)
        else { return false }
        step = entry.step
        (publications, objections) = ([], [])
      case .ended(let ending):
        guard let end = procedure.end(ending.end), ways(from: step).contains(ending.end),
          policy.holds(ending.end, on: event.happenedOn)
        else { return false }
        if end.outcome == .achieved,
          !mayLeave(step, on: event.happenedOn, publications, objections)
        {
          return false
        }
        if end.outcome == .rejected, objections.contains(where: { $0.isUpheld == nil }) {
          return false
        }
        isOver = true
      case .published(let publication):
        guard let step, procedure.step(step)?.isPublication == true else { return false }
        publications.append((root, event.happenedOn, nil, publication.until))
      case .publicationClosed(let closing):
        let id = rootOf(closing.publication, events)
        guard let place = publications.firstIndex(where: { $0.id == id }),
          publications[place].closed == nil
        else { return false }
        publications[place].closed = event.happenedOn
      case .objectionRaised(let objection):
        let id = rootOf(objection.publication, events)
        guard publications.contains(where: { $0.id == id }) else { return false }
        objections.append((root, id, nil))
      case .objectionDecided(let decision):
        let id = rootOf(decision.objection, events)
        guard let place = objections.firstIndex(where: { $0.id == id }),
          objections[place].isUpheld == nil
        else { return false }
        objections[place].isUpheld = decision.isUpheld
      case .opened, .annulled, .carriedOver, .householdChanged: return false
      }
    }
    return true
  }

  private func ways(from step: String?) -> [String] {
    guard let step else { return [procedure.start] }
    return (procedure.steps.first { $0.id == step }?.next ?? [])
      + procedure.ends.filter(\.isExit).map(\.id).filter {
        !procedure.householdEnds.contains($0)
      }
  }

  private func mayLeave(
    _ step: String?,
    on day: CalendarDay,
    _ publications: [(id: String, from: CalendarDay, closed: CalendarDay?, until: CalendarDay?)],
    _ objections: [(id: String, publication: String, isUpheld: Bool?)]
  ) -> Bool {
    guard let step, procedure.step(step)?.isPublication == true else { return true }
    guard objections.allSatisfy({ $0.isUpheld != nil }) else { return false }
    return publications.contains { publication in
      let last = publication.from.dayNumber + 3
      let end = publication.closed ?? publication.until
      return !objections.contains { $0.publication == publication.id && $0.isUpheld == true }
        && day.dayNumber > last && (end.map { $0.dayNumber >= last } ?? true)
    }
  }

  /// The last correction of each event that is not annulled, in the order of the events.
  private func standing(_ events: [ProcedureEvent]) -> [(event: ProcedureEvent, root: String)] {
    let found = events.filter { $0.correction == nil }.compactMap {
      root -> (ProcedureEvent, ProcedureEvent)? in
      var last = root
      while let next = events.first(where: { $0.correction?.event == last.id }) { last = next }
      return last.content == .annulled ? nil : (last, root)
    }
    return found.sorted { one, other in
      (one.0.happenedOn.dayNumber, one.1.recordedAt.secondsSince1970, one.1.id)
        < (other.0.happenedOn.dayNumber, other.1.recordedAt.secondsSince1970, other.1.id)
    }.map { ($0.0, $0.1.id) }
  }

  private func rootOf(_ id: String, _ events: [ProcedureEvent]) -> String {
    var id = id
    while let wrong = events.first(where: { $0.id == id })?.correction?.event { id = wrong }
    return id
  }
}
