import ResettlementCore
import Testing

@Suite struct ProcedureTests {
  private let procedure = Procedure(
    id: "identification",
    title: LocalizedText(zh: "识别"),
    subject: .monitoringCase,
    citations: ["example-1"],
    force: .stated,
    start: "visit",
    steps: [
      Procedure.Step(id: "visit", actor: "村", next: ["help", "review", "refused"]),
      Procedure.Step(id: "help", actor: "镇", next: ["review"]),
      Procedure.Step(id: "review", actor: "镇", next: ["monitored", "refused"]),
    ],
    ends: [
      Procedure.End(id: "monitored"), Procedure.End(id: "refused", outcome: .rejected),
      Procedure.End(id: "moved", outcome: .gone, isExit: true),
    ],
    channels: [
      Procedure.Channel(id: "declared", title: LocalizedText(zh: "申报")),
      Procedure.Channel(
        id: "green",
        title: LocalizedText(zh: "绿色通道"),
        order: ["help", "visit", "review"]
      ),
    ]
  )

  @Test func `lets an exit follow every step, and nothing an end`() {
    #expect(procedure.following(nil) == ["visit"])
    #expect(procedure.following("visit") == ["help", "review", "refused", "moved"])
    #expect(procedure.following("moved") == [] && procedure.following("monitored") == [])
    #expect(procedure.reached(from: ["visit"]).contains("moved"))
  }

  @Test func `orders the steps by the channel, and keeps the ends of each`() {
    #expect(procedure.following(nil, by: "green") == ["help"])
    #expect(procedure.following("help", by: "green") == ["visit", "moved"])
    #expect(procedure.following("visit", by: "green") == ["review", "refused", "moved"])
    #expect(procedure.following("review", by: "green") == ["monitored", "refused", "moved"])
    #expect(procedure.following("visit", by: "declared") == procedure.following("visit"))
  }
}
