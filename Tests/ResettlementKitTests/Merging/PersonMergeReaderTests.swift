import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct PersonMergeReaderTests {
  private func read(_ text: String) -> (events: [PersonMergeEvent], diagnostics: [Diagnostic]) {
    PersonMergeReader.read(SourceText(name: "merges.jsonl", text: text))
  }

  private var events: [PersonMergeEvent] {
    let day = CalendarDay(dayNumber: 19_876)
    let time = RecordedTime(secondsSince1970: 1_717_200_000)
    return [
      PersonMergeEvent(
        id: "m-1",
        .merged(PersonMerge("P9", into: "P1")),
        on: day,
        recordedAt: time,
        by: "某镇社会事务办",
        because: "入户核实为同一人",
        evidence: ["入户核实记录"]
      ),
      PersonMergeEvent(
        id: "u-1",
        .unmerged("m-1"),
        on: day,
        recordedAt: time,
        by: "某镇社会事务办",
        because: "核实为两人"
      ),
    ]
  }

  @Test func `reads what was written, line by line`() {
    let (read, diagnostics) = read(PersonMergeJSON.lines(events))
    #expect(read == events)
    #expect(diagnostics.isEmpty)
    #expect(self.read("\n").events.isEmpty && self.read("").diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("[1]", "person.no-object"), ("\"kind\": \"joined\"", "event.value"),
    ("\"kind\": \"merged\"", "event.missing-key"),
    ("\"kind\": \"unmerged\", \"survivor\": \"P1\"", "event.unknown-key"),
  ])
  func `says what is wrong with a line`(text: String, code: String) {
    let line = text.hasPrefix("[") ? "3" : "{\(text)}"
    let (events, diagnostics) = read(line)
    #expect(events.isEmpty)
    #expect(diagnostics.contains { $0.code == code })
  }
}
