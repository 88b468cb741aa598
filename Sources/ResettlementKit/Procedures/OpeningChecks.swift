internal import Quantities
internal import ResettlementCore

/// What is in the way of opening a run.
struct OpeningChecks {
  let policy: any ProcedurePolicy
  let facts: ProcedureFacts
  let opening: ProcedureEvent.Opening
  let day: CalendarDay
  /// The other runs of the subject in the procedure.
  let others: [ProcedureState]
  /// Whether what the procedure requires was done; `nil` if there is no such procedure.
  let requirement: RequirementCheck?
  /// The run that is opened, where it is recorded.
  var run: ProcedureEvent.RunID?

  /// Returns what is in the way.
  var obstacles: [ProcedureObstacle] {
    let id = policy.description.id
    guard opening.policy == id else { return [.otherPolicy(opening.policy, than: id)] }
    guard let procedure = policy.procedures.first(where: { $0.id == opening.procedure }) else {
      return [.unknownProcedure(opening.procedure, of: id, policy.procedures.map(\.id))]
    }
    guard opening.subject.kind == procedure.subject else {
      return [.otherKind(opening.subject, procedure)]
    }
    guard facts[day].contains(opening.subject) else { return [.unknownSubject(opening.subject)] }
    let required = requirement?.obstacle(to: opening, of: run, on: day)
    return channelObstacles(procedure) + [required].compactMap(\.self)
      + applicability(procedure) + earlierRun
  }

  private func channelObstacles(_ procedure: Procedure) -> [ProcedureObstacle] {
    let isRight =
      opening.channel.map { procedure.channel($0) != nil } ?? procedure.channels.isEmpty
    return isRight ? [] : [.channel(opening.channel, procedure)]
  }

  /// Whether the procedure holds and applies on the day; the guard of its first step may wait.
  private func applicability(_ procedure: Procedure) -> [ProcedureObstacle] {
    let first = policy.standing(
      of: procedure.start,
      in: procedure,
      for: opening.subject,
      in: facts[day],
      on: AssessmentDates(on: day)
    )
    switch first?.verdict {
    case .notInForce, .notApplicable:
      return first.map { [.guarded($0, procedure.citations)] } ?? []
    default: return []
    }
  }

  private var earlierRun: [ProcedureObstacle] {
    let before = others.filter { other in other.end.map { $0.day <= day } ?? false }
      .max { ($0.openedOn, $0.run) < ($1.openedOn, $1.run) }
    return before?.run == opening.earlierRun
      ? [] : [.earlierRun(before?.run, named: opening.earlierRun)]
  }
}

private func < (
  left: (CalendarDay?, String),
  right: (CalendarDay?, String)
) -> Bool {
  guard let one = left.0, let other = right.0, one != other else { return left.1 < right.1 }
  return one < other
}
