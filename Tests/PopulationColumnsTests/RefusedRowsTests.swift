import Foundation
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular
import Testing

/// Bad rows are told with their lines and reasons, and the run goes on.
@Suite struct RefusedRowsTests {
  private let folder: ScratchFolder
  private let assessor: PopulationAssessor

  init() throws {
    folder = try ScratchFolder()
    let pack = try #require(ShippedPacks.pack("qinzhou-port"))
    assessor = PopulationAssessor(
      pack,
      on: AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    )
  }

  private func run(_ households: [UInt8], _ persons: [UInt8]) throws -> PopulationReport {
    let files = PopulationTables(
      households: try folder.write(households, to: "households.csv"),
      persons: try folder.write(persons, to: "persons.csv")
    )
    return try assessor.run(
      files,
      writingTo: PopulationOutput(
        results: "\(folder.path)/out.jsonl",
        rejects: "\(folder.path)/rejects.csv"
      )
    )
  }

  private func run(_ households: String, _ persons: String) throws -> PopulationReport {
    try run(Array(households.utf8), Array(persons.utf8))
  }

  private static let people = "id,household,is_employed,birth_date\n"

  @Test func `each kind of bad row is named with its line`() throws {
    let report = try run(
      """
      id,is_relocated,size
      H1,true,1
      H2,true
      H3,maybe,1
      H1,true,1
      H4,false,5000
      H5,true,2

      """,
      Self.people + """
        P1,H1,true,1990-01-01
        P2,H2,true,1990-01-01
        P9,H9,true,1990-01-01
        P5,H5,perhaps,1990-02-28
        P6,H5,false,1990-02-28

        """
    )
    let found = report.rejects.map { "\($0.table.rawValue) \($0.line) \($0.message.code)" }
    #expect(
      Set(found) == [
        "households 3 population.cell-count", "households 4 register.no-truth",
        "households 5 population.household-twice", "households 6 \(Self.outOfRange)",
        "persons 3 population.household-rejected", "persons 4 population.no-household",
        "persons 5 register.no-truth",
      ]
    )
    #expect(report.rejectCount == 7)
    #expect(report.households == 2)
    #expect(report.persons == 2)
    let rejects = try folder.text("rejects.csv")
    #expect(rejects.split(separator: "\n").count == 8)
    #expect(rejects.contains("\"H3,maybe,1\""))
  }

  private static let outOfRange = "register.out-of-range"

  @Test func `a household of which a person was refused has members of whom nothing is known`()
    throws
  {
    let report = try run(
      "id,is_relocated\nH1,true\n",
      Self.people + "P1,H1,false,1990-01-01\nP2,H1,what,1990-01-01\n"
    )
    #expect(report.rejectCount == 1)
    #expect(try folder.text("out.jsonl").contains("\"missing\":[\"household.members\""))
  }

  @Test func `quotes, blank lines and line breaks of any kind are read`() throws {
    for lineBreak in ["\n", "\r\n", "\r"] {
      let households = [
        "\u{FEFF}id,is_relocated,\"size\"", "\"H,1\", true ,1", "", "H2,\"false\",0",
      ]
      let persons = ["id,household,is_employed", "\"P\"\"1\",\"H,1\",true"]
      let report = try run(
        households.joined(separator: lineBreak),
        persons.joined(separator: lineBreak)
      )
      #expect(report.rejects.map(\.message.english) == [])
      #expect(report.households == 2)
      #expect(report.persons == 1)
      #expect(try folder.text("out.jsonl").contains("{\"subject\":\"H,1\""))
    }
  }

  @Test func `a quote that is never closed costs its row and not the file`() throws {
    let long = String(repeating: "长", count: 20_000)
    let rows = (1...60).map { "H\($0),true,\"\(long)\"\n" }.joined()
    let report = try run("id,is_relocated,name\nH0,true,\"甲\n" + rows, Self.people)
    #expect(report.households == 60)
    #expect(report.rejects.map(\.message.code) == ["population.open-quote"])
  }

  @Test func `GB 18030 is found out, as offices write it`() throws {
    let households = "编号,是否搬迁户,户名\n户一,是,甲\n户二,否,乙\n"
    let persons = "编号,户编号,是否就业\n人一,户一,是\n"
    let report = try run(
      TableEncoding.gb18030.bytes(of: households),
      TableEncoding.gb18030.bytes(of: persons)
    )
    #expect(report.rejects.map(\.message.english) == [])
    #expect(report.households == 2)
    #expect(report.persons == 1)
    #expect(try folder.text("out.jsonl").contains("{\"subject\":\"户一\""))
  }

  @Test func `a table without a column that is needed stops the run`() throws {
    let files = PopulationTables(
      households: try folder.write("is_relocated\ntrue\n", to: "households.csv"),
      persons: nil
    )
    #expect(throws: PopulationError.self) {
      try assessor.run(files, writingTo: PopulationOutput(results: "\(folder.path)/out.jsonl"))
    }
    #expect(folder.names == ["households.csv"])
  }

  @Test func `a full disk stops the run, and leaves no half result`() throws {
    let rows = (1...5_000).map { "H\($0),true\n" }.joined()
    let files = PopulationTables(
      households: try folder.write("id,is_relocated\n" + rows, to: "households.csv"),
      persons: nil
    )
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(throws: PopulationError.self) {
      try assessor.run(files, writingTo: PopulationOutput(results: "/dev/full"))
    }
    #expect(throws: PopulationError.self) {
      try assessor.run(
        files,
        writingTo: PopulationOutput(
          results: "\(folder.path)/out.jsonl",
          rejects: "\(folder.path)/no-folder/rejects.csv"
        )
      )
    }
    #expect(folder.names == ["households.csv"])
  }

  @Test func `rows without an id are told, and are nobody's household or member`() throws {
    let report = try run(
      "id,is_relocated\n,true\n,false\nH1,true\n",
      Self.people + ",H1,true,1990-01-01\nP2,,true,1990-01-01\nP1,H1,true,1990-01-01\n"
    )
    let found = report.rejects.map { "\($0.table.rawValue) \($0.line) \($0.message.code)" }
    #expect(
      Set(found) == [
        "households 2 population.no-id", "households 3 population.no-id",
        "persons 2 population.no-id", "persons 3 population.no-household",
      ]
    )
    #expect(report.households == 1)
    #expect(report.persons == 1)
  }

  @Test func `what can't be read twice is refused where that is needed, and so is a wrong mapping`()
    throws
  {
    let output = PopulationOutput(results: nil)
    let shard = try #require(Shard(1, of: 2))
    #expect(throws: PopulationError.self) {
      try assessor.run(PopulationTables(households: "-"), writingTo: output, shard: shard)
    }
    var tables = PopulationTables(
      households: try folder.write("id\nH1\n", to: "households.csv")
    )
    tables.householdMapping = TableMapping(subject: .person, columns: [.init("id", .id)])
    #expect(throws: PopulationError.self) { try assessor.run(tables, writingTo: output) }
    tables.householdMapping = TableMapping(subject: .household, columns: [.init("id", .id)])
    #expect(try assessor.run(tables, writingTo: output).households == 1)
  }

  @Test func `a household without persons has members of whom nothing is known`() throws {
    let files = PopulationTables(
      households: try folder.write("id,is_relocated\nH1,true\n", to: "households.csv"),
      persons: nil
    )
    let report = try assessor.run(
      files,
      writingTo: PopulationOutput(results: "\(folder.path)/out.jsonl")
    )
    #expect(report.households == 1)
    #expect(try folder.text("out.jsonl").contains("household.members"))
  }
}
