import Diagnostics
import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import Tabular
import Testing

/// Results as CSV say what the lines of JSON say.
@Suite struct CSVResultsTests {
  private let folder: ScratchFolder
  private let assessor: PopulationAssessor
  private let tables: MadeUpTables

  init() throws {
    folder = try ScratchFolder()
    let pack = try #require(ShippedPacks.pack("qinzhou-port"))
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    // Some rules that run over lanes, and one that is answered one by one.
    let slow = PopulationAssessor(pack, on: dates).slowRules.map(\.id)
    let asked = pack.rules.filter { [.household, .person].contains($0.subject) }.map(\.id)
    let quick = asked.filter { !slow.contains($0) }
    assessor = PopulationAssessor(
      pack,
      asking: Set(quick.prefix(6) + quick.suffix(3) + slow.prefix(1)),
      on: dates
    )
    tables = try MadeUpTables(70, pack.catalogue, seed: 3)
  }

  private func files() throws -> PopulationTables {
    PopulationTables(
      households: try folder.write(tables.householdTable, to: "households.csv"),
      persons: try folder.write(tables.personTable(), to: "persons.csv")
    )
  }

  private func run(
    _ form: PopulationOutput.Form,
    shard: Shard = .whole,
    threads: Int = 1
  ) throws -> String {
    let output = PopulationOutput(results: "\(folder.path)/out", as: form)
    let report = try assessor.run(files(), writingTo: output, shard: shard, threads: threads)
    #expect(report.rejects.map(\.message.english) == [])
    return try folder.text("out")
  }

  private static func rows(_ text: String) -> [[String: String]] {
    let table = CSVTable(SourceText(name: "out.csv", text: text))
    #expect(table.diagnostics.isEmpty)
    let names = table.header.map(\.text)
    return table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(names, row.cells.map(\.text)))
    }
  }

  @Test func `each subject and rule has a line that says what JSON says`() throws {
    let rows = Self.rows(try run(.csv))
    var lines = rows[...]
    for line in try run(.jsonLines).split(separator: "\n") {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let subject = try #require(value as? [String: Any])
      for result in try #require(subject["results"] as? [[String: Any]]) {
        let next = lines.popFirst()
        let row = try #require(next)
        #expect(row["subject"] == subject["subject"] as? String)
        #expect(row["subject_kind"] == subject["subject_kind"] as? String)
        #expect(row["rule"] == result["id"] as? String)
        let measured = ["numerator", "denominator", "demanded", "force"]
        for key in ["verdict", "amount_high", "unit", "per", "period"] + measured {
          #expect(row[key] == (result[key] as? String ?? ""), "\(key)")
        }
        #expect(row["amount"] == (result["amount"] ?? result["amount_low"] ?? "") as? String)
        for key in ["missing", "discretion_of", "decided_by", "citations"] {
          let names = (result[key] as? [String] ?? []).joined(separator: ";")
          #expect(row[key] == names, "\(key)")
        }
      }
    }
    #expect(lines.isEmpty)
    #expect(Set(rows.map { $0["verdict"] }).count > 2)
    #expect(rows.contains { $0["missing"] != "" })
  }

  @Test func `lines of persons name their households`() throws {
    let rows = Self.rows(try run(.csv))
    let persons = rows.filter { $0["subject_kind"] == "person" }
    #expect(!persons.isEmpty)
    for row in persons {
      #expect(row["subject"]?.hasPrefix("\(row["household"] ?? "?")-") == true)
    }
    for row in rows where row["subject_kind"] == "household" {
      #expect(row["subject"] == row["household"])
    }
  }

  @Test func `any number of threads, and shards one behind the other, are the same bytes`() throws {
    let whole = try run(.csv)
    #expect(try run(.csv, threads: 3) == whole)
    let parts = try (1...3).map { try run(.csv, shard: try #require(Shard($0, of: 3))) }
    #expect(parts.joined() == whole)
    #expect(parts.map { $0.contains("subject_kind,") } == [true, false, false])
  }

  @Test func `ids that a spreadsheet program would take for formulas or cells are kept apart`()
    throws
  {
    let ids = ["=1+1", "-2", "@x", "+3", "H,1", "H\"\"2", "户"]
    let rows = ids.map { "\"\($0)\",true\n" }.joined()
    let path = try folder.write("id,is_relocated\n" + rows, to: "households.csv")
    let output = PopulationOutput(results: "\(folder.path)/out", as: .csv)
    _ = try assessor.run(PopulationTables(households: path), writingTo: output)
    let found = Self.rows(try folder.text("out")).map { $0["subject"] ?? "" }
    #expect(Set(found) == ["'=1+1", "'-2", "'@x", "'+3", "H,1", "H\"2", "户"])
  }
}
