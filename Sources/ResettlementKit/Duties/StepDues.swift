internal import Diagnostics
public import Quantities
public import ResettlementCore

/// What the time limits of procedures' steps make due, by the cases that are recorded (办理期限).
///
/// A step with a limit has an item for each time that it was taken: what follows it, a step or an
/// end, is to come within the limit. The last day is the one that was decided when the step was
/// recorded, or else what the policy says now.
///
/// ```swift
/// let dues = StepDues(pack, facts: ProcedureFacts(population), units: pack.units)
/// let list = DueList(pack, about: population, on: dates)
///   .adding(dues.lines(of: history, on: dates))
/// ```
public struct StepDues: Sendable {
  /// The policy.
  public let policy: any ProcedurePolicy
  /// The facts of each day, by which a limit is worked out that was not decided.
  public let facts: ProcedureFacts
  private let directory: UnitDirectory

  /// Creates a reckoning.
  ///
  /// - Parameters:
  ///   - policy: The policy.
  ///   - facts: The facts of each day.
  ///   - units: The units of the policy with those of former days; those that took over are charged.
  public init(_ policy: any ProcedurePolicy, facts: ProcedureFacts, units: [Unit] = []) {
    self.policy = policy
    self.facts = facts
    directory = UnitDirectory(units)
  }

  /// Returns a line for each step with a limit, in the order of the policy.
  ///
  /// - Parameters:
  ///   - history: What is recorded of the cases.
  ///   - dates: Up to which day something happened, and on which it is due, late or met.
  ///   - since: What was done before this day is left out; `nil` lists everything.
  /// - Returns: The lines that have items, the items in the order of the cases.
  public func lines(
    of history: ProcedureHistory,
    on dates: AssessmentDates,
    since: CalendarDay? = nil
  ) -> [DueLine] {
    let states = history.runs.map { history.state(of: $0, on: dates.decidedOn) }
      .filter { $0.opening?.policy == policy.description.id }
    return policy.procedures.flatMap { procedure in
      let own = states.filter { $0.opening?.procedure == procedure.id }
      return procedure.steps.filter(\.isLimited).compactMap { step in
        line(of: step, in: procedure, own, dates, since)
      }
    }
  }

  // MARK: - One step

  /// A step that was taken, with what it makes due.
  private struct Taken {
    let item: DueItem
    let limit: TimeLimit?
  }

  private func line(
    of step: Procedure.Step,
    in procedure: Procedure,
    _ states: [ProcedureState],
    _ dates: AssessmentDates,
    _ since: CalendarDay?
  ) -> DueLine? {
    let taken = states.flatMap { state in
      state.passed.indices.filter { state.passed[$0].id == step.id }.compactMap {
        self.taken(state, at: $0, procedure, dates.decidedOn)
      }
    }
    let items = taken.map(\.item).filter { item in
      since.map { since in item.doneOn.map { $0 >= since } ?? true } ?? true
    }
    guard !items.isEmpty else { return nil }
    let limits = Set(taken.compactMap(\.limit))
    let limit = limits.count == 1 ? limits.first : nil
    return DueLine(demand: demand(of: step, in: procedure, limit, dates), items: items)
  }

  private func demand(
    of step: Procedure.Step,
    in procedure: Procedure,
    _ limit: TimeLimit?,
    _ dates: AssessmentDates
  ) -> Demand {
    let rule = Rule(
      id: "\(procedure.id).\(step.id)",
      area: .measures,
      kind: .duty,
      title: procedure.title(ofLimited: step, limit),
      subject: procedure.subject,
      citations: step.citations.isEmpty ? procedure.citations : step.citations
    )
    let tasks = [UnitTask(unit: step.actor, role: .performs)]
    return Demand(
      rule: rule,
      force: procedure.force,
      tasks: directory.tasks(tasks, on: dates.decidedOn),
      hasDay: true
    )
  }

  private func taken(
    _ state: ProcedureState,
    at index: Int,
    _ procedure: Procedure,
    _ day: CalendarDay
  ) -> Taken? {
    let step = state.passed[index]
    guard let subject = state.subject(on: step.day) else { return nil }
    let limit = limit(of: step, procedure, subject)
    let last =
      step.ruling?.due.map { WorkingCalendar.LastDay.day($0) }
      ?? limit.map { policy.calendar.lastDay(of: $0, from: step.day) } ?? .unknown([])
    let isLast = index + 1 == state.passed.count
    let done = isLast ? state.end?.day : state.passed[index + 1].day
    return Taken(
      item: DueItem(
        subject: isLast ? state.subject : subject,
        dueOn: last.day,
        standing: last.standing(doneOn: done, on: day),
        doneOn: done,
        evidence: [done].compactMap(\.self)
      ),
      limit: limit
    )
  }

  private func limit(
    of step: ProcedureState.PassedStep,
    _ procedure: Procedure,
    _ subject: SubjectReference
  ) -> TimeLimit? {
    policy.standing(
      of: step.id,
      in: procedure,
      for: subject,
      in: facts[step.day],
      on: AssessmentDates(on: step.day)
    )?.limit
  }
}

extension WorkingCalendar.LastDay {
  /// How something stands that is to be done by this day.
  fileprivate func standing(doneOn done: CalendarDay?, on day: CalendarDay) -> DueStanding {
    switch self {
    case .unknown(let missing): .unknown(missing: missing)
    case .day(let last):
      if let done { done <= last ? .met : .late } else { day <= last ? .due : .late }
    }
  }
}

extension ProcedureState {
  /// Whom it was about on a day.
  fileprivate func subject(on day: CalendarDay) -> SubjectReference? {
    Array(zip(subjects, subjectsSince)).last { $0.1 <= day }?.0 ?? subjects.first
  }
}

extension Procedure {
  /// What the limit of a step is called, such as `识别程序：入户核实之后（10 个工作日内）`.
  fileprivate func title(ofLimited step: Step, _ limit: TimeLimit?) -> LocalizedText {
    let name = title(of: step.id)
    let length = limit.flatMap(\.words)
    let zh = length.map { "（\($0.chinese)内）" } ?? ""
    let en = length.map { ", within \($0.english)" } ?? ""
    return LocalizedText(
      zh: "\(title.chinese)：“\(name.chinese)”的下一步\(zh)",
      en: "\(title.english): what follows '\(name.english)'\(en)"
    )
  }
}

extension TimeLimit {
  /// How long it is, and which days are counted; `nil` if it is not known.
  fileprivate var words: LocalizedText? {
    guard let amount else { return nil }
    let many = amount == 1 ? "" : "s"
    return switch (unit, days) {
    case (.month, _): LocalizedText(zh: "\(amount) 个月", en: "\(amount) month\(many)")
    case (.day, .natural): LocalizedText(zh: "\(amount) 个自然日", en: "\(amount) day\(many)")
    case (.day, .working):
      LocalizedText(zh: "\(amount) 个工作日", en: "\(amount) working day\(many)")
    }
  }
}
