public import Quantities
public import ResettlementCore

/// What may happen next to a run, why the rest may not, what is overdue and what is missing.
public struct ProcedureProspects: Sendable, Hashable {
  /// A step or an end that may follow by the procedure.
  public struct Prospect: Sendable, Hashable {
    /// What the policy says of it.
    public let step: FollowingStep
    /// What is in the way; empty if it may happen now.
    public let obstacles: [ProcedureObstacle]
    /// The papers that it needs.
    public let papers: [LocalizedText]

    /// Whether it may happen now, undecided where only facts are missing.
    public var standing: FollowingStep.Standing {
      guard !obstacles.isEmpty else { return .allowed }
      let isOpen = obstacles.allSatisfy {
        $0.reason == .unknownFacts || $0.reason == .publicationUnknown
      }
      return isOpen ? .undecided : .blocked
    }
  }

  /// A publication of the step at which the run is.
  public struct OpenPublication: Sendable, Hashable {
    /// What was made public.
    public let publication: ProcedureState.PublicationState
    /// The last day that the policy asks for, or what is missing to say it.
    public let dueUntil: WorkingCalendar.LastDay
    /// How many days are left to it; `nil` if that is not known.
    public let daysLeft: Int?
    /// The objections that nobody has decided about.
    public let openObjections: [ProcedureState.ObjectionState]
  }

  /// The procedure.
  public let procedure: Procedure
  /// Where the run stands.
  public let state: ProcedureState
  /// The day that is asked about.
  public let day: CalendarDay
  /// What may follow, in the order of the procedure.
  public let following: [Prospect]
  /// The last day in time for what follows; `nil` if there is none.
  public let due: CalendarDay?
  /// What is public in the step at which the run is.
  public let publications: [OpenPublication]

  /// How many days it is overdue; zero if it is not.
  public var daysOverdue: Int { due.map { max(0, day.dayNumber - $0.dayNumber) } ?? 0 }

  /// Returns the names of what stands in one way.
  public func names(_ standing: FollowingStep.Standing) -> [String] {
    following.filter { $0.standing == standing }.map(\.step.id)
  }
}

// MARK: - Looking ahead

extension ProcedureDesk {
  /// Returns what may happen next to a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - history: What is recorded of it.
  ///   - day: The day that is asked about.
  /// - Returns: What may happen; `nil` if there is no such run of this policy, or it was annulled.
  public func prospects(
    of run: ProcedureEvent.RunID,
    in history: ProcedureHistory,
    on day: CalendarDay
  ) -> ProcedureProspects? {
    let state = history.state(of: run, on: day)
    guard state.opening?.policy == policy.description.id,
      let procedure = policy.procedures.first(where: { $0.id == state.opening?.procedure })
    else { return nil }
    return prospects(of: state, in: procedure, on: day)
  }

  private func prospects(
    of state: ProcedureState,
    in procedure: Procedure,
    on day: CalendarDay
  ) -> ProcedureProspects {
    let checks = ProcedureChecks(
      policy: policy,
      facts: facts,
      state: state,
      procedure: procedure,
      day: day,
      isNew: true
    )
    return ProcedureProspects(
      procedure: procedure,
      state: state,
      day: day,
      following: state.isOpen ? checks.following.compactMap { prospect($0, checks) } : [],
      due: state.isOpen ? state.step?.ruling?.due : nil,
      publications: state.isOpen ? checks.openPublications : []
    )
  }

  /// A step is asked about with all its papers on file, an end with a reason given.
  private func prospect(
    _ id: String,
    _ checks: ProcedureChecks
  ) -> ProcedureProspects.Prospect? {
    guard let standing = checks.standing(of: id) else { return nil }
    let papers = checks.procedure.step(id)?.evidence ?? []
    let content: ProcedureEvent.Content =
      standing.isEnd
      ? .ended(ProcedureEvent.Ending(id, because: id))
      : .entered(ProcedureEvent.StepEntry(id, papers: papers.map(\.chinese)))
    return ProcedureProspects.Prospect(
      step: standing,
      obstacles: checks.obstacles(of: content),
      papers: papers
    )
  }
}

extension ProcedureChecks {
  /// What is public in the step at which the run is.
  fileprivate var openPublications: [ProcedureProspects.OpenPublication] {
    guard let step = state.step else { return [] }
    return state.currentPublications.map { publication in
      let end = lastDay(of: publication, step)
      return ProcedureProspects.OpenPublication(
        publication: publication,
        dueUntil: end,
        daysLeft: end.day.map { max(0, $0.dayNumber - day.dayNumber) },
        openObjections: state.objections(to: publication.id).filter(\.isOpen)
      )
    }
  }
}
