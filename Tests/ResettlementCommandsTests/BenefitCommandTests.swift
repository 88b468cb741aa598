import Foundation
import TestSupport
import Testing

/// A ledger of benefits from the application to what came back, by the commands alone.
@Suite struct BenefitCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = CommandRun("store", "key", folder.path + "/town.key")
    try Self.facts.write(toFile: folder.path + "/facts.json", atomically: true, encoding: .utf8)
  }

  /// Two placements of one worker.
  private static let facts = """
    { "households": [ { "id": "h", "is_relocated": true } ],
      "persons": [ { "id": "a", "household": "h", "grants_received": [] } ],
      "organisations": [ { "id": "agency", "kind": "agency", "is_for_profit": true },
        { "id": "plant", "kind": "employer" } ],
      "placements": [ \(["x1", "x2"].map(placement).joined(separator: ", ")) ] }
    """

  private static func placement(_ id: String) -> String {
    """
    { "id": "\(id)", "worker": "a", "employer": "plant", "agency": "agency",
      "agency_helped_to_sign": true, "contract_from": "2024-01-01", "contract_to": "2024-12-31",
      "pension_months_paid": 3, "grants_received": [] }
    """
  }

  private func run(_ command: String, on day: String, _ more: [String]) -> CommandRun {
    let isDeciding = command == "apply" || command == "decide"
    let desk = ["--pack", "qinzhou-port", "--input", folder.path + "/facts.json"]
    let entry = ["--unit", "组织人社局", "--recorded-at", "\(day)T17:00:00+08:00"]
    return CommandRun(
      list: ["benefit", command, "--store", folder.path + "/town.sqlite", "--on", day]
        + ["--key", folder.path + "/town.key"]
        + (isDeciding ? desk : []) + (command == "list" ? [] : entry) + more
    )
  }

  private func apply(_ benefit: String, for placement: String) -> CommandRun {
    let programme = ["--programme", "tracking_service_subsidy"]
    return run(
      "apply",
      on: "2024-06-01",
      ["--benefit", benefit, "--subject", "placement/\(placement)"] + programme
    )
  }

  private func decide(_ benefit: String, _ more: String...) -> CommandRun {
    run("decide", on: "2024-06-30", ["--benefit", benefit] + more)
  }

  @Test(arguments: ["zh", "en"])
  func `tells a benefit from its application to what came back`(language: String) {
    let lang = ["--lang", language]
    let fund = ["--fund", "就业补助资金"]
    let story = [
      apply("B1", for: "x1"), decide("B1", "--lang", language),
      run("pay", on: "2024-07-05", ["--benefit", "B1", "--amount", "500"] + fund + lang),
      run("pay", on: "2024-07-06", ["--benefit", "B1", "--amount", "0.01"] + fund + lang),
      apply("B2", for: "x2"), decide("B2", "--lang", language),
      run(
        "annul",
        on: "2024-07-07",
        ["--benefit", "B1", "--event", "B1/2", "--reason", "x"] + lang
      ),
      run("list", on: "2024-07-08", ["--to-recover"] + lang),
      run("recover", on: "2024-07-09", ["--benefit", "B1", "--amount", "500"] + lang),
      run("list", on: "2024-07-10", lang),
    ]
    let told = story.map { "\($0.status)\n" + $0.errors + $0.output }.joined(separator: "\n")
    Snapshot("benefit.\(language).txt").expect(told)
    #expect(story.map(\.status) == [0, 0, 0, 1, 0, 1, 0, 0, 0, 0])
  }

  private func trace(_ more: String...) -> CommandRun {
    let store = ["--store", folder.path + "/town.sqlite", "--key", folder.path + "/town.key"]
    return CommandRun(list: ["asset", "trace"] + store + ["--on", "2024-07-31"] + more)
  }

  @Test(arguments: ["zh", "en"])
  func `the chain of money has what was paid of benefits and what came back`(language: String) {
    _ = (apply("B1", for: "x1"), decide("B1"))
    let fund = ["--fund", "就业补助资金"]
    let paid = run("pay", on: "2024-07-05", ["--benefit", "B1", "--amount", "500"] + fund)
    #expect(paid.status == 0, "\(paid.errors)")
    let places = ["--from", "fund/就业补助资金", "--from", "organisation/agency"]
    let before = trace(places[0], places[1], places[2], places[3], "--lang", language)
    _ = run("annul", on: "2024-07-07", ["--benefit", "B1", "--event", "B1/2", "--reason", "x"])
    _ = run("recover", on: "2024-07-09", ["--benefit", "B1", "--amount", "500"])
    let after = trace(places[0], places[1], places[2], places[3], "--lang", language)
    let told = [before, after].map { "\($0.status)\n" + $0.errors + $0.output }
    Snapshot("benefit-trace.\(language).txt").expect(told.joined(separator: "\n"))
  }

  @Test func `answers count what the store granted before`() {
    let question = [
      "assess", "--pack", "qinzhou-port", "--input", folder.path + "/facts.json", "--on",
      "2024-07-01", "--subject", "placement/x2", "--rule", "tracking_service_subsidy",
      "--detail", "summary", "--lang", "en",
    ]
    _ = (apply("B1", for: "x1"), decide("B1"))
    let key = ["--key", folder.path + "/town.key"]
    let store = ["--store", folder.path + "/town.sqlite"] + key
    let (alone, filled) = (CommandRun(list: question), CommandRun(list: question + store))
    #expect(alone.output != filled.output)
    #expect(filled.status == 0, "\(filled.errors)")
    #expect(filled.output.contains("not eligible"), "\(filled.output)")
    #expect(CommandRun(list: question + key).status == 2)
    #expect(CommandRun(list: question + ["--store", "no.sqlite"]).status == 2)
  }

  @Test func `says in JSON by which limit something was refused`() {
    _ = (apply("B1", for: "x1"), decide("B1"), apply("B2", for: "x2"))
    let refused = decide("B2", "--format", "json")
    #expect(refused.status == 1)
    #expect(refused.output.contains("\"kind\": \"once_per\""))
    #expect(refused.output.contains("\"qinzhou-05\""))
    #expect(refused.output.contains("\"benefit\": \"B1\""))
  }

  @Test func `what does not hold is told by its title where the pack is known`() throws {
    let unsigned = Self.facts.replacingOccurrences(
      of: "\"agency_helped_to_sign\": true",
      with: "\"agency_helped_to_sign\": false"
    )
    try unsigned.write(toFile: folder.path + "/facts.json", atomically: true, encoding: .utf8)
    _ = apply("B1", for: "x1")
    let decided = decide("B1", "--lang", "en")
    let list = ["list", "anhui", "qinzhou-port"].map { pack in
      run("list", on: "2024-07-08", ["--lang", "en"] + (pack == "list" ? [] : ["--pack", pack]))
    }
    let title = "refused, does not hold: the agency helped to sign the contract"
    #expect(decided.output.contains(title))
    #expect(list.map { $0.output.contains(title) } == [false, false, true])
    #expect(list[0].output.contains("refused, does not hold: "))
  }

  @Test func `decides all that wait, in their order`() {
    _ = (apply("B1", for: "x1"), apply("B2", for: "x2"))
    let all = run(
      "decide",
      on: "2024-06-30",
      ["--all", "tracking_service_subsidy", "--lang", "zh"]
    )
    #expect(all.status == 0)
    #expect(all.output.contains("B1  一次性跟踪服务补贴  placement/x1  已批准"))
    #expect(all.output.contains("B2  一次性跟踪服务补贴  placement/x2  未批准"))
  }

  @Test func `the same entry given twice counts once, and a taken name is refused`() {
    _ = (apply("B1", for: "x1"), decide("B1"))
    let pay = { (yuan: String) in
      run(
        "pay",
        on: "2024-07-05",
        ["--benefit", "B1", "--amount", yuan, "--fund", "f", "--id", "p-1", "--lang", "en"]
      )
    }
    #expect([pay("200").status, pay("200").status] == [0, 0])
    #expect(pay("200").output.contains("paid: 200 yuan"))
    #expect(pay("300").errors.contains("benefit.refused"))
  }

  @Test func `the names of entries are listed, by which they are annulled`() {
    _ = (apply("B1", for: "x1"), decide("B1"))
    let stop = run("stop", on: "2024-07-05", ["--benefit", "B1", "--cause", "died"])
    #expect(stop.status == 0)
    let list = run("list", on: "2024-07-06", ["--entries", "--lang", "zh"])
    #expect(list.output.contains("    B1/1  2024-06-01  申请  组织人社局"))
    #expect(list.output.contains("    B1/3  2024-07-05  停发：去世  组织人社局"))
    let wrong = ["--benefit", "B1", "--correct", "B1/3", "--reason", "日期有误"]
    let later = run("stop", on: "2024-07-07", wrong + ["--cause", "died", "--lang", "zh"])
    #expect(later.output.contains("2024-07-07 停发：去世"))
  }

  @Test func `a loan is paid back, and what is late is listed`() throws {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "a", "household": "h" } ],
        "organisations": [ { "id": "o", "kind": "employer", "founded_by": "a",
          "is_small_or_micro": true, "meets_loan_conditions": true } ] }
      """
    try facts.write(toFile: folder.path + "/facts.json", atomically: true, encoding: .utf8)
    let firm = ["--benefit", "N1", "--subject", "organisation/o", "--programme", "startup_loan"]
    _ = run("apply", on: "2024-06-01", firm)
    let amount = ["--amount", "30000", "--to", "2025-06-30", "--lang", "zh"]
    #expect(decide("N1", amount[0], amount[1]).errors.contains("benefit.refused"))
    let granted = run(
      "decide",
      on: "2024-06-30",
      ["--benefit", "N1", "--guarantor", "organisation/g"] + amount
    )
    #expect(granted.status == 0, "\(granted.errors)")
    let fund = ["--fund", "贷款", "--lang", "zh"]
    _ = run("pay", on: "2024-07-01", ["--benefit", "N1", "--amount", "30000"] + fund)
    let back = run("repay", on: "2025-01-01", ["--benefit", "N1", "--amount", "10000"] + fund)
    #expect(back.output.contains("已还 10000 元，未还 20000 元，到期日 2025-06-30，担保人 organisation/g"))
    #expect(run("list", on: "2025-06-30", ["--overdue"]).output == "")
    let late = run("list", on: "2025-07-01", ["--overdue", "--lang", "zh"])
    #expect(late.output.contains("逾期 20000 元"))
    let more = run("repay", on: "2025-07-02", ["--benefit", "N1", "--amount", "20000.01"] + fund)
    #expect(more.status == 1 && more.errors.contains("未还的只有 20000 元"))
  }

  @Test func `a payment needs its fund, a ledger its file, a decision its application`() {
    _ = apply("B1", for: "x1")
    let early = run("pay", on: "2024-06-20", ["--benefit", "B1", "--amount", "5"])
    #expect(early.status == 1 && early.errors.contains("nothing is granted"))
    _ = decide("B1")
    let pay = run("pay", on: "2024-07-05", ["--benefit", "B1", "--amount", "5"])
    #expect(pay.status == 2 && pay.errors.contains("benefit.fund-needed"))
    #expect(decide("B9").errors.contains("benefit.refused"))
    #expect(run("decide", on: "2024-06-30", []).status == 2)
    let folder = CommandRun(
      "benefit",
      "list",
      "--store",
      "/nowhere/at/all.sqlite",
      "--key",
      self.folder.path + "/town.key",
      "--on",
      "2024-07-05"
    )
    #expect(folder.status == 1 && folder.errors.contains("store.failed"))
  }
}
