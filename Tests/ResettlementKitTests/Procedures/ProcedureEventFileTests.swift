import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular
import TestSupport
import Testing

@Suite struct ProcedureEventFileTests {
  private func read(_ text: String) -> (events: [ProcedureEvent], diagnostics: [Diagnostic]) {
    ProcedureEventReader().read(SourceText(name: "events.jsonl", text: text))
  }

  @Test func `what was written reads as it was`() throws {
    let run = try IdentificationRun(facts: IdentificationRun.allDone)
    var events = try run.recorded(IdentificationRun.whole).events
    events += try [
      IdentificationRun.event("e-20", on: 6, IdentificationRun.objection()),
      IdentificationRun.event("e-21", on: 7, IdentificationRun.decided("e-20", isUpheld: true)),
      IdentificationRun.event("e-22", on: 7, correcting: "e-21", .annulled),
      IdentificationRun.event(
        "e-23",
        on: 7,
        .carriedOver(ProcedureEvent.Lineage(.headChanged, to: SubjectReference(.household, "h/1")))
      ),
      IdentificationRun.event(
        "e-24",
        on: 9,
        .publicationClosed(ProcedureEvent.PublicationClosing(of: "e-04"))
      ),
      IdentificationRun.event("e-25", of: "h", on: 9, .householdChanged(Self.members)),
    ]
    let (found, diagnostics) = read("\n" + ProcedureEventJSON.lines(events) + "  \n")
    #expect(diagnostics.map(\.code) == [])
    #expect(found == events)
    #expect(ProcedureEventJSON.lines(found) == ProcedureEventJSON.lines(events))
  }

  private static let members = ProcedureEvent.HouseholdRecord(
    .membersChanged,
    of: ["h-1"],
    into: ["h-1"],
    members: HouseholdChange.Members(head: "p-0", joined: ["p-2", "p-1"], left: ["p-3"])
  )

  @Test(arguments: [
    (#"1️⃣[1]"#, "event.no-object"),
    (#"1️⃣{"id": "a"}"#, "event.missing-key"),
    (#"{"kind": 1️⃣"closed"}"#, "event.value"),
    (#"{\#(Self.head), "kind": "entered", "step": 1️⃣7}"#, "event.value"),
    (#"{\#(Self.head), "kind": "entered", "step": "a", 1️⃣"paper": []}"#, "event.unknown-key"),
    (#"1️⃣{\#(Self.head), "kind": "annulled", "corrects": "e-1"}"#, "event.missing-key"),
    (
      #"{\#(Self.head), "kind": "carried_over", "change": "split", "subject": 1️⃣"h-1"}"#,
      "event.value"
    ),
    (#"{"kind": 1️⃣}"#, "json.expected-value"),
  ])
  func `shows a mistake at its place`(marked: String, code: String) throws {
    let text = MarkedText(marked)
    let (events, diagnostics) = ProcedureEventReader()
      .read(SourceText(name: "events.jsonl", text: text.text))
    let found = try #require(diagnostics.first { $0.code == code }, "\(diagnostics)")
    #expect(found.range?.bytes.lowerBound == text[1])
    #expect(events.isEmpty)
  }

  private static let head = """
    "id": "e-1", "run": "r-1", "on": "2024-03-01", "recorded_at": "2024-03-01T08:00:00Z", \
    "recorded_by": {"unit": "村委会"}
    """

  @Test func `takes from its caller when and by whom something is recorded`() throws {
    let text = #"{"id": "a", "run": "r", "kind": "entered", "on": "2024-03-01", "step": "s"}"#
    #expect(read(text).diagnostics.map(\.code) == ["event.missing-key", "event.missing-key"])
    let time = try #require(RecordedTime("2024-03-02T08:00:00Z"))
    let reader = ProcedureEventReader(
      recordedAt: time,
      recordedBy: ProcedureEvent.Recorder(unit: "镇")
    )
    let event = try #require(reader.read(SourceText(name: "e", text: text)).events.first)
    #expect(event.recordedAt == time && event.recordedBy.unit == "镇")
  }
}
