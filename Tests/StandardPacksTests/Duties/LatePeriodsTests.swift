import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// Periods and deadlines that were met, met late, missed, or are still to be met.
@Suite struct LatePeriodsTests {
  private func rounds(_ days: [String], on day: String) throws -> [DueItem] {
    let scene = DutyScene(pack: "qinzhou-port", on: day, since: "2024-01-01")
    let list = jsonDays(days)
    let json = "{\"sites\": [{\"id\": \"town\", \"employment_monitoring_rounds\": \(list)}]}"
    return try scene.items("employment_monitoring_monthly", json)
  }

  @Test func `each month is an item of its own, and the last one is due to its end`() throws {
    let items = try rounds(["2024-01-31", "2024-02-01", "2024-03-15"], on: "2024-04-10")
    #expect(items.map(\.standing) == [.met, .met, .met, .due])
    #expect(
      items.map { $0.evidence.map(\.description) }.prefix(2) == [["2024-01-31"], ["2024-02-01"]]
    )
    let day = try #require(CalendarDay("2024-04-10"))
    #expect(items.last?.dueOn == CalendarDay("2024-04-30"))
    #expect(items.last?.daysLeft(on: day) == 20)
  }

  @Test func `a month without a round is missed`() throws {
    let items = try rounds(["2024-01-10", "2024-03-10"], on: "2024-04-01")
    #expect(items.map(\.standing) == [.met, .missed, .met, .due])
  }

  @Test func `a round too many makes up the month before, late by its days`() throws {
    let items = try rounds(["2024-01-10", "2024-03-03", "2024-03-25"], on: "2024-04-01")
    #expect(items.map(\.standing) == [.met, .late, .met, .due])
    #expect(items[1].doneOn == CalendarDay("2024-03-03"))
    #expect(items[1].daysLate(on: try #require(CalendarDay("2024-12-31"))) == 3)
  }

  @Test func `on its last day a month is still due, on the next it is missed`() throws {
    #expect(try rounds([], on: "2024-01-31").map(\.standing) == [.due])
    #expect(try rounds([], on: "2024-02-01").map(\.standing) == [.missed, .due])
  }

  @Test(arguments: [
    ("\"2023-04-30\"", DueStanding.met, 0), ("\"2023-05-03\"", .late, 3), ("null", .late, 10),
  ])
  func `a deadline is met, done late, or late and still open`(
    day: String,
    standing: DueStanding,
    late: Int
  ) throws {
    let scene = DutyScene(pack: "qinzhou-port", on: "2023-05-10")
    let json = """
      {"households": [{"id": "h", "is_relocated": true, "surveyed_on": \(day)}]}
      """
    let item = try #require(try scene.items("household_surveyed", json).first)
    #expect(item.standing == standing)
    #expect(item.daysLate(on: try #require(CalendarDay("2023-05-10"))) ?? 0 == late)
    #expect((item.doneOn == nil) == (day == "null"))
  }

  @Test func `a calendar of weeks written out by hand gives the same visits`() throws {
    let visits = ["2025-06-01", "2025-06-02", "2025-06-15", "2025-06-16", "2025-06-29"]
    let scene = DutyScene(pack: "anhui", on: "2025-07-02", since: "2025-05-26")
    let json = """
      {"households": [{"id": "h", "is_relocated": true}],
       "persons": [{"id": "p", "household": "h", "birth_date": "1950-01-01",
       "special_difficulty_groups": ["living_alone"], "care_visits": \(jsonDays(visits))}]}
      """
    let items = try scene.items("weekly_care_visit", json)
    let weeks = [
      "2025-05-26/2025-06-01", "2025-06-02/2025-06-08", "2025-06-09/2025-06-15",
      "2025-06-16/2025-06-22", "2025-06-23/2025-06-29", "2025-06-30/2025-07-06",
    ]
    #expect(items.compactMap(\.period?.description) == weeks)
    #expect(items.map(\.evidence.count) == [1, 1, 1, 1, 1, 0])
    #expect(items.map(\.standing) == [.met, .met, .met, .met, .met, .due])
  }
}
