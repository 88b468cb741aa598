internal import Quantities
internal import ResettlementCore

/// The household whose runs the samples are.
let visited = SubjectReference(.household, "h-1")

/// An event of a run, a day after 2023-01-01 for each number.
func event(
  _ id: ProcedureEvent.ID,
  of run: ProcedureEvent.RunID = "r-1",
  on number: Int = 10,
  _ content: ProcedureEvent.Content,
  correction: ProcedureEvent.Correction? = nil,
  ruling: ProcedureRuling? = nil
) -> ProcedureEvent {
  ProcedureEvent(
    id: id,
    run: run,
    happenedOn: day(number),
    recordedAt: time(number + 1),
    recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
    content: content,
    correction: correction,
    ruling: ruling
  )
}

/// The opening of a run of the household, or of another subject.
func opening(
  _ id: ProcedureEvent.ID,
  of run: ProcedureEvent.RunID = "r-1",
  for subject: SubjectReference = visited
) -> ProcedureEvent {
  let opening = ProcedureEvent.Opening(policy: "example", procedure: "visit", subject: subject)
  return event(id, of: run, on: 9, .opened(opening))
}

/// The split that the samples follow from.
private let cause = ProcedureEvent.HouseholdCause("s-1", linkedTo: "r-1")

private let split = ProcedureEvent.HouseholdRecord(
  .split,
  of: ["h-1"],
  into: ["h-1", "h-2"],
  headOf: "h-2",
  moves: [HouseholdChange.Move("p-1", to: "h-2")],
  belongings: [SubjectReference(.monitoringCase, "c-1")]
)

private let newHead = ProcedureEvent.HouseholdRecord(
  .headChanged,
  of: ["h-1"],
  into: ["h-1"],
  members: HouseholdChange.Members(head: "p-2", joined: ["p-3"], left: ["p-1"])
)

private let partOpening = ProcedureEvent.Opening(
  policy: "example",
  procedure: "visit",
  subject: earlierGrantee,
  by: cause
)

/// An event of each kind, with a value in every field.
var everyEvent: [ProcedureEvent] {
  let opening = ProcedureEvent.Opening(
    policy: "example",
    procedure: "visit",
    subject: visited,
    channel: "申报",
    after: "r-0"
  )
  let ruling = ProcedureRuling(
    policy: "example",
    version: "1.0.0",
    citations: ["example-1"],
    isLate: true,
    due: day(30),
    publicUntil: day(31),
    daysOverdue: 2
  )
  let wrong = ProcedureEvent.Correction(of: "e-2", because: "录错\n'\"")
  let entry = ProcedureEvent.StepEntry("visit", papers: ["记录", "授权书"], takenBy: "镇")
  return [
    event("e-1", .opened(opening), ruling: ruling),
    event("e-2", .entered(entry)),
    event("e-3", .entered(entry), correction: wrong),
    event("e-4", .published(ProcedureEvent.Publication(at: "公开栏", until: day(20)))),
    event("e-5", .publicationClosed(ProcedureEvent.PublicationClosing(of: "e-4"))),
    event("e-6", .objectionRaised(ProcedureEvent.Objection(to: "e-4", about: "收入"))),
    event(
      "e-7",
      .objectionDecided(
        ProcedureEvent.ObjectionDecision(on: "e-6", isUpheld: true, because: "查明")
      )
    ),
    event("e-8", .ended(ProcedureEvent.Ending("done", because: "办结"))),
    event("e-9", .annulled, correction: ProcedureEvent.Correction(of: "e-8", because: "未办结")),
    event("e-10", .carriedOver(ProcedureEvent.Lineage(.split, to: earlierGrantee, by: cause))),
    event("e-11", of: "s-1", .householdChanged(split)),
    event("e-14", of: "s-2", .householdChanged(newHead)),
    event("e-12", of: "r-2", .opened(partOpening)),
    event("e-13", of: "r-2", .ended(ProcedureEvent.Ending("merged", because: "并户", by: cause))),
  ]
}
