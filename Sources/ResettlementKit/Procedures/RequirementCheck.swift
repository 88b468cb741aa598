internal import Quantities
internal import ResettlementCore

/// Whether the procedure that has to have ended before another one did, for the same subject.
struct RequirementCheck {
  let policy: any ProcedurePolicy
  /// The procedure that is to be opened.
  let procedure: Procedure
  /// What is recorded of the subject.
  let history: ProcedureHistory

  /// Returns what is in the way of a run; `nil` if nothing is.
  ///
  /// Each way through counts once: after the procedure was carried through, what it requires has to
  /// have been gone through anew. A case that was split off one which had met it needs nothing.
  func obstacle(
    to opening: ProcedureEvent.Opening,
    of run: ProcedureEvent.RunID?,
    on day: CalendarDay
  ) -> ProcedureObstacle? {
    guard let requirement = procedure.requirement, opening.household == nil else { return nil }
    let met = history.states(of: opening.subject, in: requirement.procedure).filter { other in
      guard let end = other.end, other.opening?.policy == opening.policy else { return false }
      return requirement.ends.contains(end.id) && end.day <= day
    }
    let last = met.compactMap(\.end?.day).max()
    let isUsed = last.map { self.isUsed($0, opening, run, on: day) } ?? false
    guard last == nil || isUsed else { return nil }
    let other = policy.procedures.first { $0.id == requirement.procedure }
    return .requirement(requirement, of: procedure, other, again: isUsed)
  }

  /// Whether the procedure was carried through after the other one had ended.
  private func isUsed(
    _ last: CalendarDay,
    _ opening: ProcedureEvent.Opening,
    _ run: ProcedureEvent.RunID?,
    on day: CalendarDay
  ) -> Bool {
    history.states(of: opening.subject, in: procedure.id).contains { other in
      guard other.run != run, let from = other.openedOn, let end = other.end else { return false }
      return procedure.end(end.id)?.outcome == .achieved && from >= last && end.day <= day
    }
  }
}

extension RequirementCheck {
  /// Returns what new events take away from runs that rest on theirs.
  ///
  /// - Parameters:
  ///   - new: The new events.
  ///   - policy: The policy.
  ///   - before: What was recorded before.
  ///   - after: What is recorded with the new events.
  /// - Returns: A finding for each run that could no longer have been opened.
  static func findings(
    of new: [ProcedureEvent],
    by policy: any ProcedurePolicy,
    before: ProcedureHistory,
    after: ProcedureHistory
  ) -> [ProcedureRefusal.Finding] {
    policy.procedures.filter { $0.requirement != nil }.flatMap { procedure in
      new.filter { isOf($0, procedure.requirement?.procedure, before) }.flatMap { event in
        before.state(of: event.run).subjects.flatMap { subject in
          before.states(of: subject, in: procedure.id).compactMap { rested in
            finding(event, rested, procedure, policy, before, after)
          }
        }
      }
    }
  }

  private static func isOf(
    _ event: ProcedureEvent,
    _ procedure: Procedure.ID?,
    _ history: ProcedureHistory
  ) -> Bool {
    procedure != nil && history.state(of: event.run).opening?.procedure == procedure
  }

  private static func finding(
    _ event: ProcedureEvent,
    _ rested: ProcedureState,
    _ procedure: Procedure,
    _ policy: any ProcedurePolicy,
    _ before: ProcedureHistory,
    _ after: ProcedureHistory
  ) -> ProcedureRefusal.Finding? {
    guard let opening = rested.opening, let day = rested.openedOn else { return nil }
    let checks = [before, after].map {
      RequirementCheck(policy: policy, procedure: procedure, history: $0)
        .obstacle(to: opening, of: rested.run, on: day)
    }
    guard checks[0] == nil, let obstacle = checks[1] else { return nil }
    return ProcedureRefusal.Finding(
      event.id,
      .breaksOrder(procedure.title, on: day, obstacle)
    )
  }
}
