import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import Testing

/// What is written does not depend on how the work was done.
@Suite struct SameBytesTests {
  private let folder: ScratchFolder
  private let assessor: PopulationAssessor
  private let tables: MadeUpTables

  init() throws {
    folder = try ScratchFolder()
    let pack = try #require(ShippedPacks.pack("qinzhou-port"))
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    let slow = Set(PopulationAssessor(pack, on: dates).slowRules.map(\.id))
    // A few rules do.
    let asked = pack.rules.filter { [.household, .person].contains($0.subject) }
    let quick = asked.map(\.id).filter { !slow.contains($0) }
    let rules = Set(quick.prefix(4) + quick.suffix(3))
    assessor = PopulationAssessor(pack, asking: rules, on: dates)
    tables = try MadeUpTables(2_300, pack.catalogue, seed: 7, gaps: 1)
  }

  private func run(
    persons: [String]? = nil,
    shard: Shard = .whole,
    threads: Int = 1
  ) throws -> String {
    let files = PopulationTables(
      households: try folder.write(tables.householdTable, to: "households.csv"),
      persons: try folder.write(tables.personTable(persons), to: "persons.csv")
    )
    let output = PopulationOutput(results: "\(folder.path)/out.jsonl")
    let report = try assessor.run(files, writingTo: output, shard: shard, threads: threads)
    #expect(report.rejectCount == 0)
    return try folder.text("out.jsonl")
  }

  @Test func `any number of threads writes the same`() throws {
    let one = try run()
    #expect(one.split(separator: "\n").count > 2_300)
    for threads in [2, 5] { #expect(try run(threads: threads) == one) }
  }

  @Test func `the order of persons changes nothing but their order`() throws {
    var random = SeededNumbers(11)
    let shuffled = tables.personRows.shuffled(using: &random)
    #expect(shuffled != tables.personRows)
    let lines = { (text: String) in text.split(separator: "\n").sorted() }
    #expect(lines(try run(persons: shuffled)) == lines(try run()))
  }

  @Test func `shards one behind the other are the whole, also a second time`() throws {
    let whole = try run()
    for count in [3] {
      let parts = try (1...count).map { try run(shard: try #require(Shard($0, of: count))) }
      #expect(parts.joined() == whole)
      #expect(parts.allSatisfy { !$0.isEmpty })
      #expect(try run(shard: try #require(Shard(2, of: count))) == parts[1])
    }
    #expect(Shard(0, of: 2) == nil && Shard(3, of: 2) == nil)
  }

  @Test func `shards of persons in any order are the whole as well`() throws {
    var random = SeededNumbers(5)
    let shuffled = tables.personRows.shuffled(using: &random)
    let whole = try run(persons: shuffled)
    let parts = try (1...3).map {
      try run(persons: shuffled, shard: try #require(Shard($0, of: 3)))
    }
    #expect(parts.joined() == whole)
  }

  @Test func `totals are those of the lines`() throws {
    let files = PopulationTables(
      households: try folder.write(tables.householdTable, to: "households.csv"),
      persons: try folder.write(tables.personTable(), to: "persons.csv")
    )
    let report = try assessor.run(
      files,
      writingTo: PopulationOutput(results: "\(folder.path)/out.jsonl"),
      threads: 3
    )
    let text = try folder.text("out.jsonl")
    #expect(report.households == 2_300)
    for totals in report.totals {
      for (verdict, count) in totals.counts {
        let mark = "{\"id\":\"\(totals.rule.id)\",\"verdict\":\"\(verdict)\""
        #expect(text.components(separatedBy: mark).count - 1 == count, "\(totals.rule.id)")
      }
    }
  }
}
