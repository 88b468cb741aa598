import Foundation
import TestSupport
import Testing

@Suite struct ClausesCommandTests {
  private static let liuwan = Fixture.path("Liuwan")

  @Test(arguments: ["en", "zh"])
  func `every clause is listed with its obligations`(language: String) {
    let run = CommandRun("clauses", "--lang", language, Self.liuwan)
    Snapshot("clauses-liuwan.\(language).txt").expect(run.output)
    #expect(run.status == 0)
  }

  @Test func `JSON has a status for each clause and each obligation`() throws {
    let run = CommandRun("clauses", "--format", "json", Self.liuwan)
    Snapshot("clauses-liuwan.json").expect(run.output)
    let clauses = try #require(run.json as? [[String: Any]])
    let statuses = clauses.map { "\($0["id"] ?? ""): \($0["status"] ?? "")" }
    #expect(statuses == ["liuwan-01: executable", "liuwan-02: narrative", "liuwan-03: missing"])
  }

  @Test func `a status leaves only clauses that have it`() throws {
    let run = CommandRun("clauses", "--status", "missing", "--format", "json", Self.liuwan)
    let clauses = try #require(run.json as? [[String: Any]])
    #expect(clauses.map { $0["id"] as? String } == ["liuwan-03"])
  }

  @Test func `without a pack the clauses of all packs are listed, each document's under its own`()
    throws
  {
    let clauses = try #require(
      CommandRun("clauses", "--format", "json").json as? [[String: Any]]
    )
    let documents = Set(clauses.compactMap { $0["document"] as? String })
    #expect(
      documents.isSuperset(
        of: ["ulanhot", "aolezhaoqi", "qinzhou", "anhui", "district-template"]
      ),
      "\(documents.sorted())"
    )
    let ids = clauses.compactMap { $0["id"] as? String }
    #expect(ids.count == Set(ids).count)
  }

  @Test func `a pack that is not there is an error that names those that are`() {
    let run = CommandRun("clauses", "qinzhou-prt")
    #expect(run.errors.contains("did you mean 'qinzhou-port'?"))
    #expect(run.status == 2)
  }
}
