import Diagnostics
import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import Testing

/// However tables are written, what they say is the same.
@Suite struct ReadingTests {
  private let folder: ScratchFolder
  private let pack: PolicyPack
  private let assessor: PopulationAssessor

  init() throws {
    folder = try ScratchFolder()
    pack = try #require(ShippedPacks.pack("qinzhou-port"))
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    let slow = PopulationAssessor(pack, on: dates).slowRules.map(\.id)
    let asked = pack.rules.filter { [.household, .person].contains($0.subject) }.map(\.id)
    assessor = PopulationAssessor(pack, asking: Set(asked).subtracting(slow), on: dates)
  }

  /// The results of tables, and the codes of rows that were not taken.
  private func run(_ households: String, _ persons: String?) throws -> (String, [String]) {
    let tables = PopulationTables(
      households: try folder.write(households, to: "households.csv"),
      persons: try persons.map { try folder.write($0, to: "persons.csv") }
    )
    let report = try assessor.run(
      tables,
      writingTo: PopulationOutput(results: "\(folder.path)/out.jsonl")
    )
    return (try folder.text("out.jsonl"), report.rejects.map(\.message.code))
  }

  private static func rewritten(_ table: String, _ cell: (Substring) -> String) -> String {
    let lines = table.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(cell)
        .joined(separator: ",")
    }
    return lines.joined(separator: "\n")
  }

  @Test func `cells in quotes or between blanks, and any line breaks, say what plain cells say`()
    throws
  {
    let tables = try MadeUpTables(150, pack.catalogue, seed: 21)
    let (homes, people) = (tables.householdTable, tables.personTable())
    let (plain, rejects) = try run(homes, people)
    #expect(rejects == [])
    let ways: [(String) -> String] = [
      { Self.rewritten($0) { "\"\($0)\"" } },
      { Self.rewritten($0) { $0.isEmpty ? "" : " \($0)  " } },
      { $0.replacingOccurrences(of: "\n", with: "\r\n") },
      { $0.replacingOccurrences(of: "\n", with: "\n\n\n") },
      { String($0.dropLast()).replacingOccurrences(of: "\n", with: "\r") },
    ]
    for (place, way) in ways.enumerated() {
      let (text, codes) = try run(way(homes), way(people))
      #expect(codes == [])
      #expect(text == plain, "way \(place)")
    }
  }

  @Test func `ids in any order, of any length, find their persons and are taken once`() throws {
    let ids =
      (1...300).map { "H\(($0 * 7_919) % 1_009)" } + ["长长长长长长长长长长长长", "1234567890123456"]
      + ["12345678901234567", "1234567890123456789012345678901234567890", "1", "12"]
    let homes = (ids + ["H7", "12345678901234567"]).map { "\($0),true\n" }.joined()
    let people = ids.map { "P\($0),\($0),true\n" }.joined()
    let (text, codes) = try run("id,is_relocated\n" + homes, "id,household,is_employed\n" + people)
    let twice = Set(ids).contains("H7") ? 2 : 1
    #expect(codes == Array(repeating: "population.household-twice", count: twice))
    for id in ids { #expect(text.contains("{\"subject\":\"P\(id)\",")) }
    #expect(text.split(separator: "\n").count >= 2 * ids.count)
  }

  @Test func `a household that stands twice where a part of the spilled persons begins`() throws {
    // Parts have 8,192 households: the first of the second one is refused.
    let ids = (0..<8_200).map { $0 == 8_192 ? "H3" : "H\($0)" }
    let homes = ids.map { "\($0),true\n" }.joined()
    let people = ids.filter { $0 != "H3" }.reversed().map { "P\($0),\($0),true\n" }.joined()
    let path = try folder.write("id,is_relocated\n" + homes, to: "households.csv")
    let report = try assessor.run(
      PopulationTables(
        households: path,
        persons: try folder.write("id,household,is_employed\n" + people, to: "persons.csv")
      ),
      writingTo: PopulationOutput(results: nil)
    )
    #expect(report.rejects.map(\.message.code) == ["population.household-twice"])
    #expect(report.households == 8_199)
    #expect(report.persons == 8_198)
  }

  @Test func `a row may be longer than what is read at once`() throws {
    let long = String(repeating: "x", count: 700_000)
    let (text, codes) = try run(
      "id,name,is_relocated\nH1,\(long),true\nH2,\"\(long),\(long)\",false\nH3,y,true\n",
      nil
    )
    #expect(codes == [])
    for id in ["H1", "H2", "H3"] { #expect(text.contains("{\"subject\":\"\(id)\",")) }
  }

  @Test(
    arguments: [
      ("1899-12-31", nil), ("2100-01-01", nil), ("2024-02-29", nil),
      ("2023-02-29", "register.no-date"),
      ("2023-00-10", "register.no-date"), ("2023-13-01", "register.no-date"),
      ("2023-04-31", "register.no-date"), ("2023-4-1", nil), ("2023.04.01", nil),
      ("20x3-04-01", "register.no-date"),
    ] as [(String, String?)]
  )
  func `days that are none are told`(cell: String, code: String?) throws {
    let (_, codes) = try run(
      "id,is_relocated\nH1,true\n",
      "id,household,returned_on\nP1,H1,\(cell)\n"
    )
    #expect(codes == (code.map { [$0] } ?? []))
  }

  @Test(
    arguments: [
      ("0", true), ("7", true), ("0012", true), ("000000000012", true), ("12345678", false),
      ("123456789012345678", false), ("-3", false), ("--3", false), ("3-", false), ("1:", false),
      ("/", false), ("12.", false), ("0.5", false), (" 3 ", true),
    ]
  )
  func `numbers are read as they are written, or told`(cell: String, isNumber: Bool) throws {
    let (_, codes) = try run("id,size,is_relocated\nH1,\(cell),true\n", nil)
    #expect(codes.isEmpty == isNumber, "\(codes)")
  }
}
