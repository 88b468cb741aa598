import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// Which of the two places of a household is responsible, by the shipped packs.
@Suite struct TwoPlacesTests {
  private static let household = """
    {"households": [{"id": "h", "is_relocated": true, "origin_place": "来源县",
     "receiving_place": "片区"}, {"id": "local", "is_relocated": false}, {"id": "unsure"}],
     "ledger_entries": [
      {"id": "answered", "register": "risk_clue_messages", "household": "h", "topic": "线索",
       "is_between_two_places": true, "sent_on": "2024-03-01", "answered_on": "2024-03-09"},
      {"id": "open", "register": "risk_clue_messages", "household": "h", "topic": "线索",
       "is_between_two_places": true, "sent_on": "2024-05-01", "answered_on": null},
      {"id": "visit", "register": "visit_log", "household": "h"}]}
    """

  private func sheet(
    _ household: Household.ID = "h",
    readings: [String: String] = [:],
    on day: String = "2024-06-30"
  ) throws -> PlaceSheet {
    let scene = DutyScene(pack: "qinzhou-port", on: day, readings: readings)
    return PlaceSheet(
      of: household,
      by: try scene.chosenPack(),
      in: try scene.population(Self.household),
      on: try scene.dates()
    )
  }

  private func places(_ sheet: PlaceSheet) -> [ResponsiblePlace?] {
    sheet.answers.map { $0.responsible?.place }
  }

  @Test func `the place of origin identifies and enters, the receiving place supports`() throws {
    let sheet = try sheet()
    #expect(places(sheet) == [.origin, .origin, .origin, .receiving, .recognition])
    #expect(sheet.answers[0].helper?.place == .receiving)
    #expect(
      sheet.answers[1].reading == Demand.ReadingTaken(id: "identifying_place", option: "origin")
    )
    #expect(sheet.answers[3].citations == ["qinzhou-17", "qinzhou-22"])
    #expect(sheet.answers[4].citations == ["qinzhou-23"])
    #expect(sheet.answers[0].responsible?.names == ["来源县"])
  }

  @Test func `by the other reading the receiving place identifies and enters`() throws {
    let sheet = try sheet(readings: ["identifying_place": "receiving"])
    #expect(places(sheet) == [.origin, .receiving, .receiving, .receiving, .recognition])
  }

  @Test func `a name that is not known is missing, the place is known all the same`() throws {
    let pay = try #require(try sheet().answers.last)
    #expect(pay.outcome == .responsible(.recognition))
    #expect(pay.missing == [MissingTerm(.fact, "household.recognition_place")])
  }

  @Test func `without a move there are no two places, and a move not known is missing`() throws {
    #expect(try sheet("local").answers.allSatisfy { $0.outcome == .notApplicable })
    let missing = [MissingTerm(.fact, "household.is_relocated")]
    #expect(try sheet("unsure").answers.allSatisfy { $0.outcome == .unknown(missing: missing) })
  }

  @Test func `before the rules nothing is stated`() throws {
    #expect(try sheet(on: "2023-04-06").answers.allSatisfy { $0.outcome == .notStated })
  }

  @Test func `in Anhui the receiving place is responsible, and payment is not stated`() throws {
    let scene = DutyScene(pack: "anhui", on: "2025-06-30")
    let sheet = PlaceSheet(
      of: "h",
      by: try scene.chosenPack(),
      in: try scene.population("{\"households\": [{\"id\": \"h\", \"is_relocated\": true}]}"),
      on: try scene.dates()
    )
    #expect(places(sheet) == [.receiving, .receiving, .receiving, .receiving, nil])
    #expect(sheet.answers.prefix(4).allSatisfy { $0.helper?.place == .origin })
    #expect(sheet.answers[4].outcome == .notStated)
  }

  @Test func `messages are those of the register of messages, and the open one is due`() throws {
    let sheet = try sheet()
    #expect(sheet.messages.map(\.id.rawValue) == ["answered", "open"])
    let scene = DutyScene(pack: "qinzhou-port", on: "2024-06-30")
    let items = try scene.items("risk_clue_messages", Self.household)
    #expect(items.map(\.standing) == [.met, .due])
    #expect(items.map { $0.subject?.id } == ["answered", "open"])
  }

  @Test func `seven days up to the day are one item where weeks run`() throws {
    let scene = DutyScene(
      pack: "anhui",
      on: "2025-07-02",
      since: "2025-05-26",
      readings: ["week": "seven_days_running"]
    )
    let json = """
      {"households": [{"id": "h", "is_relocated": true}],
       "persons": [{"id": "p", "household": "h", "birth_date": "1950-01-01",
       "special_difficulty_groups": ["living_alone"], "care_visits": ["2025-06-26"]}]}
      """
    let items = try scene.items("weekly_care_visit", json)
    #expect(items.map(\.period?.description) == ["2025-06-26/2025-07-02"])
    #expect(items.map(\.standing) == [.met])
  }
}
