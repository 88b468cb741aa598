import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct PackTimelineTests {
  private func span(_ from: String, _ to: String) throws -> ClosedRange<CalendarDay> {
    try #require(CalendarDay(from))...(try #require(CalendarDay(to)))
  }

  @Test func `an open term is listed with its days and the rules that need it`() throws {
    let pack = try LayeredLaw(province: "").pack()
    let timeline = PackTimeline(pack, over: try span("2022-01-01", "2023-12-31"))
    #expect(timeline.diagnostics.isEmpty)
    let opening = try #require(timeline.openings.first)
    #expect(opening.kind == .term)
    #expect(opening.term == "line")
    #expect(opening.rules == ["low_income"])
    #expect(opening.days.map(\.description) == ["2023-01-01/2023-12-31"])
  }

  @Test func `a term that is filled for a part of the days is open for the rest`() throws {
    var law = LayeredLaw()
    law.province = law.province.replacing("review_by: 2025-01-31", with: "to: 2023-12-31")
    let timeline = PackTimeline(try law.pack(), over: try span("2023-01-01", "2024-06-30"))
    #expect(timeline.openings.map { $0.days.map(\.description) } == [["2024-01-01/2024-06-30"]])
  }

  @Test func `a value that ends before its rule is an error`() throws {
    var pack = TinyPack()
    pack.clauses = pack.clauses.replacing(
      "value: 500, cite: small-1, review_by: 2026-12-31",
      with: "value: 500, cite: small-1, to: 2025-12-31"
    )
    let timeline = PackTimeline(try pack.load(), over: try span("2022-01-01", "2030-12-31"))
    let found = try #require(timeline.diagnostics.first)
    #expect(timeline.diagnostics.count == 1)
    #expect(found.message.code == "pack.no-value-in-time")
    #expect(found.message.english.contains("'subsidy' has no value on 2026-01-01..2026-12-31"))
  }

  @Test func `a clause that is out of force before its rule ends is an error`() throws {
    var pack = TinyPack()
    pack.clauses = pack.clauses.replacing(
      "heading: 就业补贴 }",
      with: "heading: 就业补贴, to: 2024-12-31 }"
    )
    let timeline = PackTimeline(try pack.load(), over: try span("2024-01-01", "2025-06-30"))
    #expect(timeline.diagnostics.map(\.message.code) == ["pack.clause-out-of-force"])
    #expect(timeline.diagnostics.first?.message.english.contains("2025-01-01..2025-06-30") == true)
  }

  @Test func `a whole pack has nothing to show`() throws {
    let timeline = PackTimeline(try TinyPack().load(), over: try span("2024-01-01", "2026-12-31"))
    #expect(timeline.diagnostics.isEmpty)
    #expect(timeline.openings.isEmpty)
  }

  @Test func `values to look at come with the most urgent first`() throws {
    let pack = try LayeredLaw().pack()
    let first = try #require(CalendarDay("2025-01-15"))
    let last = try #require(CalendarDay("2025-02-15"))
    #expect(pack.staleValues(by: first, from: first).isEmpty)
    let values = pack.staleValues(by: last, from: first)
    #expect(values.map(\.day.description) == ["2025-01-31"])
    #expect(values.first?.item == .parameter(id: "line", value: "8000"))
  }

  @Test func `an overdue review stays on the list`() throws {
    let pack = try LayeredLaw().pack()
    let day = try #require(CalendarDay("2026-01-15"))
    #expect(pack.staleValues(by: day, from: day).map(\.reason) == [.review])
  }
}
