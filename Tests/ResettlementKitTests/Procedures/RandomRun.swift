import Quantities
import ResettlementCore

/// Makes events for a run at random: likely ones and unlikely ones, late ones, corrections.
struct RandomRun {
  let procedure: Procedure
  let policy: String
  let subject: SubjectReference
  var random: Seeded
  private var count = 0
  private var today = CalendarDay(dayNumber: 19_800)

  init(_ procedure: Procedure, of policy: String, seed: Int) {
    self.procedure = procedure
    self.policy = policy
    subject = SubjectReference(procedure.subject, "s-1")
    random = Seeded(seed)
  }

  /// Returns an event that might come next.
  mutating func event(after history: ProcedureHistory) -> ProcedureEvent {
    count += 1
    today = today.adding(days: pick(0...2)) ?? today
    let others = history.events(of: "r-1").filter {
      $0.content.kind != .opened || pick(0...9) == 0
    }
    let wrong = pick(0...7) == 0 ? others.randomElement(using: &random) : nil
    let isAnnulled = wrong != nil && pick(0...2) == 0
    let state = history.state(of: "r-1")
    return ProcedureEvent(
      id: count < 10 ? "e-0\(count)" : "e-\(count)",
      run: "r-1",
      happenedOn: (pick(0...4) == 0 ? today.adding(days: -pick(0...9)) : today) ?? today,
      recordedAt: RecordedTime(
        secondsSince1970: RecordedTime(startOf: today).secondsSince1970 + Int64(count)
      ),
      recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
      content: isAnnulled ? .annulled : content(state, wrong),
      correction: wrong.map { ProcedureEvent.Correction(of: $0.id, because: "写错") }
    )
  }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func content(_ state: ProcedureState, _ wrong: ProcedureEvent?)
    -> ProcedureEvent.Content
  {
    if let wrong, pick(0...2) > 0 { return wrong.content }
    guard state.opening != nil else {
      return pick(0...9) == 0 ? advance(state) : .opened(opening)
    }
    switch pick(0...9) {
    case 0: return .opened(opening)
    case 1...3: return publicity(state)
    default: return advance(state)
    }
  }

  private var opening: ProcedureEvent.Opening {
    ProcedureEvent.Opening(
      policy: policy,
      procedure: procedure.id,
      subject: subject,
      channel: procedure.channels.first?.id
    )
  }

  private mutating func advance(_ state: ProcedureState) -> ProcedureEvent.Content {
    let likely = procedure.following(state.step?.id)
    let all = procedure.steps.map(\.id) + procedure.ends.map(\.id)
    let id = (pick(0...4) == 0 ? all : likely).randomElement(using: &random) ?? procedure.start
    guard let step = procedure.step(id) else {
      return .ended(ProcedureEvent.Ending(id, because: "查明"))
    }
    let papers = step.evidence.map(\.chinese).filter { _ in pick(0...9) > 0 }
    return .entered(ProcedureEvent.StepEntry(id, papers: papers))
  }

  private mutating func publicity(_ state: ProcedureState) -> ProcedureEvent.Content {
    let publication = state.publications.randomElement(using: &random)?.id ?? "none"
    let objection = state.objections.randomElement(using: &random)?.id ?? "none"
    switch pick(0...4) {
    case 0, 1: return .published(ProcedureEvent.Publication(at: "公开栏"))
    case 2: return .publicationClosed(ProcedureEvent.PublicationClosing(of: publication))
    case 3: return .objectionRaised(ProcedureEvent.Objection(to: publication, about: "收入"))
    default:
      return .objectionDecided(
        ProcedureEvent.ObjectionDecision(on: objection, isUpheld: pick(0...1) == 0, because: "查明")
      )
    }
  }
}
