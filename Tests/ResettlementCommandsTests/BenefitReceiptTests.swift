import DecisionReceipts
import Foundation
import ResettlementStore
import TestSupport
import Testing

/// Receipts of decisions about benefits: what is in them, and that they come out again.
@Suite struct BenefitReceiptTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = CommandRun("store", "key", folder.path + "/town.key")
    try Self.facts.write(toFile: folder.path + "/facts.json", atomically: true, encoding: .utf8)
  }

  /// Placements of two workers of two households by two agencies, of whom an extract says of one what was granted before, and a person
  /// who has nothing to do with them.
  private static let facts = """
    { "households": [ { "id": "h", "is_relocated": true }, { "id": "k", "is_relocated": true } ],
      "persons": [ { "id": "a", "household": "h" },
        { "id": "b", "household": "k", "grants_received": [] }, { "id": "stranger" } ],
      "organisations": [ { "id": "agency", "kind": "agency", "is_for_profit": true },
        { "id": "office", "kind": "agency", "is_for_profit": true },
        { "id": "plant", "kind": "employer" } ],
      "placements": [ \(placement("x1", "a")), \(placement("x2", "a")), 
        \(placement("y1", "b", "office")), \(placement("y2", "b", "office")) ] }
    """

  private static func placement(
    _ id: String,
    _ worker: String,
    _ agency: String = "agency"
  ) -> String {
    """
    { "id": "\(id)", "worker": "\(worker)", "employer": "plant", "agency": "\(agency)",
      "agency_helped_to_sign": true, "contract_from": "2024-01-01", "contract_to": "2024-12-31",
      "pension_months_paid": 3, "grants_received": [] }
    """
  }

  private var opening: [String] {
    ["--store", folder.path + "/town.sqlite", "--key", folder.path + "/town.key", "--lang", "en"]
  }

  private func run(_ command: String, _ more: String...) -> CommandRun {
    let desk = ["--pack", "qinzhou-port", "--input", folder.path + "/facts.json"]
    let entry = ["--unit", "组织人社局", "--on", "2024-06-30"]
    return CommandRun(list: ["benefit", command] + opening + desk + entry + more)
  }

  private func apply(_ benefit: String, for placement: String) -> CommandRun {
    let programme = ["--programme", "tracking_service_subsidy", "--subject"]
    return CommandRun(
      list: ["benefit", "apply", "--benefit", benefit] + opening
        + ["--pack", "qinzhou-port", "--input", folder.path + "/facts.json"]
        + ["--unit", "组织人社局", "--on", "2024-06-01"] + programme + ["placement/\(placement)"]
    )
  }

  private func command(_ name: String, _ more: String...) -> CommandRun {
    CommandRun(list: [name] + opening + more)
  }

  /// What the receipts of the store rest on and say.
  private func contents() async throws -> [(inputs: String, answer: String)] {
    let text = try String(contentsOfFile: folder.path + "/town.key", encoding: .utf8)
    let store = try SQLiteStore(path: folder.path + "/town.sqlite", key: MasterKey(base64: text))
    var contents: [(inputs: String, answer: String)] = []
    while case .kept(let content)? = try await store.content(of: contents.count + 1) {
      contents.append(
        (
          String(decoding: content.inputs, as: UTF8.self),
          String(decoding: content.answer, as: UTF8.self)
        )
      )
    }
    return contents
  }

  @Test(arguments: [("x", "\"once_only\":\"ineligible\""), ("y", "\"benefit\":\"B1\"")])
  func `a grant and what was refused for its sake come out again to the byte`(
    _ placements: String,
    _ refusal: String
  ) async throws {
    _ = (apply("B1", for: placements + "1"), apply("B2", for: placements + "2"))
    #expect(run("decide", "--benefit", "B1").errors == "receipts: 1\n")
    #expect(run("decide", "--benefit", "B2").errors == "receipts: 2\n")
    _ = CommandRun(
      list: ["benefit", "pay", "--benefit", "B1", "--amount", "500", "--fund", "f"] + opening
        + ["--unit", "组织人社局", "--on", "2024-07-01"]
    )
    let contents = try await contents()
    #expect(contents.map { $0.answer.contains("\"verdict\":\"granted\"") } == [true, false])
    let refused = try #require(contents.last)
    #expect(refused.answer.contains("\"verdict\":\"refused\""))
    #expect(refused.answer.contains(refusal))
    #expect(refused.inputs.contains("B1/2"), "the earlier grant is in the inputs")
    #expect(command("audit").status == 0)
    let replay = command("replay")
    #expect(
      replay.output == "2 decisions came out the same, 0 were erased, 0 could not be proved\n"
    )
    #expect(replay.status == 0)
  }

  @Test func `of all that are decided at once each has its own facts and no others`() async throws {
    _ = (apply("B1", for: "x1"), apply("B2", for: "y1"))
    let all = run("decide", "--all", "tracking_service_subsidy")
    #expect(all.errors == "receipts: 1, 2\n")
    let inputs = try await contents().map(\.inputs)
    #expect(inputs.map { $0.contains("\"x1\"") } == [true, false])
    #expect(inputs.map { $0.contains("\"y1\"") } == [false, true])
    #expect(inputs.allSatisfy { !$0.contains("stranger") && !$0.contains("x2") })
    #expect(command("replay").status == 0)
  }

  @Test func `what was decided once more has no second receipt`() {
    _ = apply("B1", for: "x1")
    #expect(run("decide", "--benefit", "B1", "--id", "d-1").errors == "receipts: 1\n")
    #expect(command("audit").lines.first == "1 receipts, the chain is whole")
    #expect(run("decide", "--benefit", "B9").status == 1)
    #expect(command("audit").lines.first == "1 receipts, the chain is whole")
  }
}
