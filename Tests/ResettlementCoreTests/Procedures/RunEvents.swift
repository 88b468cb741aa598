import Quantities
import ResettlementCore

/// Events of made-up runs, recorded at eight in the evening of a day in March 2024.
enum RunEvents {
  static let subject = SubjectReference(.monitoringCase, "c-1")

  static func event(
    _ id: String,
    of run: String = "r-1",
    on number: Int,
    recorded: Int? = nil,
    correcting wrong: String? = nil,
    _ content: ProcedureEvent.Content,
    ruling: ProcedureRuling? = nil
  ) -> ProcedureEvent {
    let happened = day("2024-03-01").adding(days: number - 1) ?? day("2024-03-01")
    let recordedOn = day("2024-03-01").adding(days: (recorded ?? number) - 1) ?? happened
    let noon = RecordedTime(startOf: recordedOn).secondsSince1970 + 12 * 3600
    return ProcedureEvent(
      id: id,
      run: run,
      happenedOn: happened,
      recordedAt: RecordedTime(secondsSince1970: noon),
      recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
      content: content,
      correction: wrong.map { ProcedureEvent.Correction(of: $0, because: "写错") },
      ruling: ruling
    )
  }

  static func opened(_ id: String = "e-1", of run: String = "r-1", on day: Int = 1)
    -> ProcedureEvent
  {
    let opening = ProcedureEvent.Opening(
      policy: "example",
      procedure: "identification",
      subject: subject
    )
    return event(id, of: run, on: day, .opened(opening))
  }

  static func entered(_ step: String, papers: [String] = []) -> ProcedureEvent.Content {
    .entered(ProcedureEvent.StepEntry(step, papers: papers))
  }

  /// A run from its opening to its end, with a publication to which somebody objects.
  static let whole = [
    opened(),
    event("e-2", on: 2, entered("visit", papers: ["记录"])),
    event("e-3", on: 4, entered("assessment")),
    event("e-4", on: 4, .published(ProcedureEvent.Publication(at: "村务公开栏"))),
    event("e-5", on: 6, .objectionRaised(ProcedureEvent.Objection(to: "e-4", about: "收入漏报"))),
    event(
      "e-6",
      on: 8,
      .objectionDecided(
        ProcedureEvent.ObjectionDecision(on: "e-5", isUpheld: false, because: "已核实")
      )
    ),
    event("e-7", on: 12, .publicationClosed(ProcedureEvent.PublicationClosing(of: "e-4"))),
    event("e-8", on: 13, entered("comparison")),
    event("e-9", on: 15, .ended(ProcedureEvent.Ending("monitored"))),
  ]
}
