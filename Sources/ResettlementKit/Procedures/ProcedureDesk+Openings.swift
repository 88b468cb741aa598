public import Quantities
public import ResettlementCore

/// Whether a subject may come to a procedure now.
public struct ProcedureOpening: Sendable, Hashable {
  /// The procedure.
  public let procedure: Procedure
  /// What is in the way; empty if it may be opened.
  public let obstacles: [ProcedureObstacle]
  /// The run that ended before, which an opening has to name; `nil` if there is none.
  public let earlierRun: ProcedureEvent.RunID?
}

extension ProcedureDesk {
  /// Returns the procedures for a subject's kind, and whether it may come to each of them now.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - history: What is recorded of all its runs.
  ///   - day: The day that is asked about.
  /// - Returns: An answer for each procedure, in the order of the policy.
  public func openings(
    for subject: SubjectReference,
    in history: ProcedureHistory,
    on day: CalendarDay
  ) -> [ProcedureOpening] {
    policy.procedures.filter { $0.subject == subject.kind }.map {
      opening(of: $0, for: subject, in: history, on: day)
    }
  }

  private func opening(
    of procedure: Procedure,
    for subject: SubjectReference,
    in history: ProcedureHistory,
    on day: CalendarDay
  ) -> ProcedureOpening {
    let others = history.states(of: subject, in: procedure.id)
    let earlier = others.last { $0.end.map { $0.day <= day } ?? false }?.run
    let opening = ProcedureEvent.Opening(
      policy: policy.description.id,
      procedure: procedure.id,
      subject: subject,
      channel: procedure.channels.first?.id,
      after: earlier
    )
    let checks = OpeningChecks(
      policy: policy,
      facts: facts,
      opening: opening,
      day: day,
      others: others,
      requirement: RequirementCheck(policy: policy, procedure: procedure, history: history)
    )
    let open = others.filter(\.isOpen).map {
      ProcedureObstacle.otherRunOpen($0.run, since: $0.openedOn)
    }
    return ProcedureOpening(
      procedure: procedure,
      obstacles: checks.obstacles + open,
      earlierRun: earlier
    )
  }
}
