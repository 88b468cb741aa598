import Foundation
import TestSupport
import Testing

@Suite struct DutyCommandTests {
  private func run(_ command: String, _ options: String...) -> CommandRun {
    CommandRun(
      list: [
        command, "--pack", Fixture.path("Tingzhou"), "--input", Fixture.path("tingzhou.json"),
        "--on", "2024-12-31", "--since", "2024-10-01",
      ] + options
    )
  }

  @Test(
    arguments: [
      ("due", []), ("score", []), ("units", []), ("units", ["--unit", "振兴站"]),
      ("units", ["--household", "H1"]),
    ],
    ["en", "zh"]
  )
  func `duties, scores and units are told in both languages`(
    _ command: (name: String, options: [String]),
    _ language: String
  ) {
    let options = command.options + ["--lang", language]
    let run = CommandRun(
      list: [
        command.name, "--pack", Fixture.path("Tingzhou"), "--input",
        Fixture.path("tingzhou.json"), "--on", "2024-12-31", "--since", "2024-10-01",
      ] + options
    )
    let name = ([command.name] + command.options.prefix(1).map { $0.replacing("--", with: "") })
      .joined(separator: "-")
    Snapshot("duties-\(name).\(language).txt").expect(run.output)
    #expect(run.errors == "")
    #expect(run.status == (command.name == "units" ? 0 : 1))
  }

  @Test func `a due list in JSON has each item with its days`() throws {
    let json = run("due", "--format", "json").json
    let report = try #require(json as? [String: Any])
    let lines = try #require(report["lines"] as? [[String: Any]])
    let duty = try #require(lines.first { $0["id"] as? String == "household_called_on" })
    let items = try #require(duty["items"] as? [[String: Any]])
    #expect(items.map { $0["subject"] as? String } == ["H1", "H2", "H3", "H4"])
    #expect(items.map { $0["standing"] as? String } == ["met", "late", "late", "unknown"])
    #expect(items.map { $0["days_late"] as? Int } == [nil, 4, 335, nil])
    #expect(items[3]["missing"] as? [String] == ["household.called_on"])
  }

  @Test func `a score in JSON has numerator, denominator, what is demanded, and its force`() throws
  {
    let report = try #require(run("score", "--format", "json").json as? [String: Any])
    let results = try #require(report["results"] as? [[String: Any]])
    let share = try #require(results.first { $0["id"] as? String == "employed_share" })
    #expect(share["verdict"] as? String == "missed")
    #expect(share["force"] as? String == "best-effort")
    #expect(share["numerator"] as? String == "1")
    #expect(share["denominator"] as? String == "3")
    #expect(share["demanded"] as? String == "60")
    #expect(share["demanded_unit"] as? String == "percent")
    #expect(share["citations"] as? [String] == ["tingzhou-2"])
  }

  @Test func `a list can be narrowed to a unit and to a village`() throws {
    let unit = run("due", "--unit", "来源县主管部门", "--lang", "en")
    #expect(unit.output.contains("nothing"))
    let village = run("due", "--village", "江畔社区二组", "--all", "--lang", "en")
    #expect(village.output.contains("household H2"))
    #expect(village.output.contains("household H3"))
    #expect(!village.output.contains("household H4"))
    #expect(!village.output.contains("site S1"))
  }

  @Test func `what is late is a finding, what is only striven for is none`() throws {
    #expect(run("due").status == 1 && run("score").status == 1)
    #expect(run("due", "--unit", "来源县主管部门").status == 0)
    let early = [
      "--pack", Fixture.path("Tingzhou"), "--input", Fixture.path("tingzhou.json"), "--on",
      "2024-12-31", "--law-as-of", "2001-01-01",
    ]
    #expect(CommandRun(list: ["score"] + early).status == 0)
    #expect(CommandRun(list: ["due"] + early).status == 0)
  }

  @Test(arguments: ["due", "score", "units", "assess", "overlay", "explain", "register", "paper"])
  func `a pack that there is not is a usage error everywhere`(command: String) {
    let more: [String: [String]] = [
      "overlay": ["bounds", "--on", "2024-06-30"], "explain": [],
      "register": ["list"], "paper": ["list"],
    ]
    let name = command == "explain" ? ["tingzho"] : ["--pack", "tingzho"]
    let options = more[command] ?? ["--input", Fixture.path("tingzhou.json"), "--on", "2024-06-30"]
    let parts = ["register", "paper"].contains(command) ? options + name : name + options
    let run = CommandRun(list: [command] + parts)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("command.no-such-pack"), "\(run.errors)")
  }

  @Test func `a unit or household that there is not is named, with a near one`() {
    let unit = run("due", "--unit", "振兴局", "--lang", "en")
    #expect(unit.status == 2)
    #expect(unit.errors.contains("振兴站"))
    #expect(unit.errors.contains("command.no-such-unit"))
    #expect(run("units", "--household", "H9").status == 2)
  }

  /// An event of a case of H1 or H2, on a line.
  private func event(_ id: String, _ run: String, _ day: String, _ what: String) -> String {
    """
    {"id": "\(id)", "run": "\(run)", "on": "\(day)", \(what), \
    "recorded_at": "\(day)T17:00:00+08:00", "recorded_by": {"unit": "镇政府"}}

    """
  }

  private func cases() throws -> (folder: TemporaryFolder, path: String) {
    let opened = { (household: String) in
      """
      "kind": "opened", "policy": "tingzhou", "procedure": "home_check", \
      "subject": "household/\(household)"
      """
    }
    let entered = { (step: String) in #""kind": "entered", "step": "\#(step)""# }
    let lines = [
      event("a-1", "a", "2024-09-20", opened("H1")),
      event("a-2", "a", "2024-09-20", entered("reported")),
      event("a-3", "a", "2024-09-27", entered("inspected")),
      event("b-1", "b", "2024-12-01", opened("H2")),
      event("b-2", "b", "2024-12-02", entered("reported")),
      event("c-1", "c", "2024-12-20", opened("H3")),
      event("c-2", "c", "2024-12-24", entered("reported")),
    ]
    let folder = try TemporaryFolder()
    let path = folder.path + "/events.jsonl"
    try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
    return (folder, path)
  }

  @Test func `a pack without time limits says that events make nothing due`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(), to: "events.jsonl")
    let events = folder.path + "/events.jsonl"
    let due = [
      "due", "--pack", "ulanhot", "--input", Fixture.inPackage("Examples/Data/ulanhot.json"),
      "--on",
      "2023-06-30",
    ]
    let with = CommandRun(list: due + ["--events", events, "--lang", "zh"], input: "")
    #expect(with.lines.last == "政策包的程序没有规定办理期限（within），--events 的办件不产生待办事项")
    #expect(!CommandRun(list: due + ["--lang", "zh"], input: "").output.contains("within"))
  }

  @Test func `what the time limits of steps make due is listed with the cases`() throws {
    let (folder, path) = try cases()
    defer { _ = folder }
    let all = run("due", "--events", path, "--format", "json").json
    let lines = try #require((all as? [String: Any])?["lines"] as? [[String: Any]])
    let steps = lines.filter { ($0["id"] as? String)?.hasPrefix("home_check.") == true }
    #expect(steps.map { $0["id"] as? String } == ["home_check.reported", "home_check.inspected"])
    let items = steps.flatMap { $0["items"] as? [[String: Any]] ?? [] }
    #expect(items.map { $0["subject"] as? String } == ["H2", "H3", "H1"])
    #expect(items.map { $0["standing"] as? String } == ["late", "due", "late"])
    #expect(items.map { $0["due_on"] as? String } == ["2024-12-12", "2025-01-03", "2024-10-17"])
    #expect(items.map { $0["days_late"] as? Int } == [19, nil, 75])
    let first = run("due", "--events", path, "--unit", "振兴站", "--lang", "zh").output
    #expect(!first.contains("within"), "its procedure has limits")
    #expect(first.contains("住房核查程序：“接到反映”的下一步（10 个自然日内）"))
    #expect(!first.contains("上门核查"), "\(first)")
    let village = run("due", "--events", path, "--village", "江畔社区一组", "--lang", "en").output
    #expect(village.contains("what follows 'inspection', within 10 working days"), "\(village)")
    #expect(run("due", "--format", "json").output.contains("home_check") == false)
  }

  @Test func `the day is demanded where neither option nor extract has one`() {
    let run = CommandRun(
      "score",
      "--pack",
      Fixture.path("Tingzhou"),
      "--input",
      "-",
      input: "{\"households\": []}"
    )
    #expect(run.status == 2)
    #expect(run.errors.contains("command.no-dates"))
  }
}
