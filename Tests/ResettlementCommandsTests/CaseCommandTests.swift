import Foundation
import TestSupport
import Testing

@Suite struct CaseCommandTests {
  private static let facts = Fixture.inPackage("Examples/Data/aolezhaoqi.json")
  private static let events = Fixture.inPackage("Examples/Data/aolezhaoqi-events.jsonl")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ command: String, events: String? = nil, _ more: [String], input: String = "")
    -> CommandRun
  {
    CommandRun(
      list: [
        "case", command, "--pack", "aolezhaoqi", "--input", Self.facts, "--events",
        events ?? folder.path + "/events.jsonl", "--set", "publication_days=5",
      ] + more,
      input: input
    )
  }

  private func record(_ day: String, _ more: String...) -> CommandRun {
    let time = ["--recorded-at", "\(day)T17:00:00+08:00", "--unit", "嘎查村社区", "--run", "J9"]
    return run("record", ["--on", day] + time + more)
  }

  private var opening: [String] {
    [
      "--open", "identification", "--subject", "monitoring_case/M03", "--channel",
      "cadre_screening",
    ]
  }

  private func open() -> CommandRun {
    let time = ["--recorded-at", "2025-01-10T17:00:00+08:00", "--unit", "嘎查村社区", "--run", "J9"]
    return run("record", ["--on", "2025-01-10"] + time + opening)
  }

  @Test(arguments: ["zh", "en"])
  func `says what may happen next to the samples`(language: String) {
    let run = run("next", events: Self.events, ["--on", "2025-03-27", "--lang", language])
    Snapshot("case-next.\(language).txt").expect(run.errors + run.output)
    #expect(run.status == 0)
  }

  @Test(arguments: ["zh", "en"])
  func `tells the history of the samples`(language: String) {
    let run = CommandRun(
      "case",
      "history",
      "--events",
      Self.events,
      "--pack",
      "aolezhaoqi",
      "--lang",
      language
    )
    Snapshot("case-history.\(language).txt").expect(run.errors + run.output)
    #expect(run.status == 0)
  }

  @Test func `shows a reported month both ways`() {
    let run = CommandRun(
      "case",
      "history",
      "--events",
      Self.events,
      "--pack",
      "aolezhaoqi",
      "--on",
      "2024-08-31",
      "--known-at",
      "2024-08-14T23:00:00+08:00",
      "--compare",
      "--lang",
      "zh"
    )
    #expect(run.output.contains("上报时：在办 2024-08-14 审核公告"))
    #expect(run.output.contains("现知：  办结 2024-08-15 纳入监测帮扶"))
    #expect(run.output.contains("共 3 件，1 件有差异"))
  }

  @Test func `the samples are what the procedure allows`() throws {
    let text = try String(contentsOfFile: Self.events, encoding: .utf8)
    let sent = try text.split(separator: "\n").map { line in
      var event = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      )
      event["ruling"] = nil
      return String(decoding: try JSONSerialization.data(withJSONObject: event), as: UTF8.self)
    }
    let run = run("record", ["--add", "-"], input: sent.joined(separator: "\n"))
    #expect(run.status == 0, "\(run.errors)")
    let found = folder.text(of: "events.jsonl") ?? ""
    #expect(Self.standing(found) == Self.standing(text), "decided again, rulings are the same")
    let again = self.run("record", ["--add", "-", "--lang", "en"], input: text)
    #expect(again.output == "these events are there already\n" && again.status == 0)
    #expect(folder.text(of: "events.jsonl") == found)
  }

  /// The lines without the event that another one corrects, about which nothing is decided when
  /// both come at once.
  private static func standing(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.contains("\"id\":\"J1-005\"") }
  }

  @Test func `records a step with its papers, and refuses one without, writing nothing`() {
    #expect(open().status == 0)
    let before = folder.text(of: "events.jsonl")
    let refused = record("2025-01-11", "--enter", "home_visit", "--paper", "入户核实记录")
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.errors.contains("papers are missing: signed authorisation"))
    #expect(
      refused.errors.contains("aolezhaoqi-3-1-1-1") && refused.errors.contains("[case.refused]")
    )
    #expect(folder.text(of: "events.jsonl") == before)
    let taken = record(
      "2025-01-11",
      "--enter",
      "home_visit",
      "--paper",
      "入户核实记录",
      "--paper",
      "本人签字的授权书"
    )
    #expect(taken.status == 0 && taken.output.contains("J9-002"))
    #expect(folder.text(of: "events.jsonl")?.hasPrefix(before ?? "-") == true)
  }

  @Test func `elimination ends only after six months of steady income`() {
    let more = ["--run", "J3", "--end", "eliminated", "--unit", "镇"]
    let times = ["--recorded-at", "2025-04-01T09:00:00+08:00"]
    let copy = try? String(contentsOfFile: Self.events, encoding: .utf8)
    try? folder.write(Data((copy ?? "").utf8), to: "events.jsonl")
    let early = run("record", ["--on", "2025-03-29"] + times + more)
    #expect(early.status == 1 && early.errors.contains("its condition does not hold"))
    let late = run("record", ["--on", "2025-03-31"] + times + more)
    #expect(late.status == 0, "\(late.errors)")
  }

  @Test func `says which procedures a subject can come to`() {
    let run = run(
      "next",
      events: Self.events,
      ["--case", "monitoring_case/M02", "--on", "2025-03-31", "--lang", "en"]
    )
    #expect(run.output.contains("✓ identification of a monitored household identification"))
    #expect(run.output.contains("channels: self_declaration"))
    #expect(run.status == 0)
  }

  @Test func `records a split with what the pack makes of the case, or nothing`() throws {
    #expect(open().status == 0)
    let facts = folder.path + "/facts.json"
    let text = """
      { "households": [ { "id": "H1" }, { "id": "H2" } ], "monitoring_cases":
        [ { "id": "M03", "household": "H1" } ] }
      """
    try text.write(toFile: facts, atomically: true, encoding: .utf8)
    let events = folder.path + "/events.jsonl"
    let zh = ["--lang", "zh"]
    let common = ["--pack", "aolezhaoqi", "--input", facts, "--events", events]
    let split = ["case", "record", "--split", "household/H1", "--into", "H1", "--into", "H2"]
    let when = [
      "--on", "2025-01-12", "--recorded-at", "2025-01-12T17:00:00+08:00", "--unit", "某社区",
    ]
    let before = try String(contentsOfFile: events, encoding: .utf8)
    let refused = CommandRun(list: split + common + when + zh, input: "")
    #expect(refused.status == 1 && refused.errors.contains("户主"))
    #expect(try String(contentsOfFile: events, encoding: .utf8) == before)
    let taken = CommandRun(list: split + ["--head-in", "H1"] + common + when + zh, input: "")
    #expect(taken.status == 0 && taken.output.contains("分户：H1 → H1、H2（户主在 H1）"))
    let next = ["case", "next", "--case", "household/H2", "--on", "2025-01-13"]
    let shown = CommandRun(list: next + common + zh, input: "")
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("户的沿革：\n  2025-01-12 分户：H1 → H1、H2（户主在 H1）"))
    let english = CommandRun(list: next + common + ["--lang", "en"], input: "")
    #expect(english.output.contains("2025-01-12 split: H1 → H1, H2 (the head is that of H1)"))
  }

  @Test func `records changes of head and members, and annuls a change by its id`() throws {
    #expect(open().status == 0)
    let facts = folder.path + "/facts.json"
    let text = """
      { "households": [ { "id": "H1", "home": "R1" } ], "resettlement_homes":
          [ { "id": "R1", "building": "3号楼" } ],
        "persons": [ { "id": "P1", "household": "H1" }, { "id": "P2", "household": "H1" } ],
        "monitoring_cases": [ { "id": "M03", "household": "H1" } ] }
      """
    try text.write(toFile: facts, atomically: true, encoding: .utf8)
    let events = folder.path + "/events.jsonl"
    let common = ["--pack", "aolezhaoqi", "--input", facts, "--events", events, "--lang", "zh"]
    func record(_ day: String, _ more: String...) -> CommandRun {
      let time = ["--recorded-at", "\(day)T17:00:00+08:00", "--unit", "某社区"]
      return CommandRun(list: ["case", "record"] + common + time + more, input: "")
    }
    let head = record(
      "2025-01-12",
      "--head-changed",
      "H1",
      "--new-head",
      "P2",
      "--on",
      "2025-01-12"
    )
    #expect(head.output.contains("户主变更：H1（现户主 P2）") && head.status == 0)
    let left = record("2025-01-13", "--members-changed", "H1", "--left", "P1", "--on", "2025-01-13")
    #expect(left.output.contains("成员增减：H1（减 P1）") && left.status == 0)
    #expect(
      record("2025-01-13", "--head-changed", "H1", "--into", "H1", "--on", "2025-01-13").status == 2
    )
    let unknown = record(
      "2025-01-14",
      "--members-changed",
      "H1",
      "--joined",
      "P9",
      "--on",
      "2025-01-14"
    )
    #expect(unknown.status == 1 && unknown.errors.contains("“P9”"))
    let annul = ["--annul", "head_changed-H1-2025-01-12", "--reason", "录错"]
    let gone = record("2025-01-15", annul[0], annul[1], annul[2], annul[3])
    #expect(gone.status == 0 && gone.lines.count == 2, "\(gone.errors)")
    let again = record("2025-01-15", annul[0], annul[1], annul[2], annul[3])
    #expect(again.status == 1 && again.errors.contains("[case.change-annulled]"))
    let next = CommandRun(list: ["case", "next", "--on", "2025-01-16"] + common, input: "")
    #expect(next.output.contains("户的沿革：\n  2025-01-13 成员增减：H1（减 P1）\n"))
    let places = ["case", "next", "--on", "2025-01-16", "--total-by", "building"]
    let totals = CommandRun(list: places + common, input: "")
    #expect(totals.output.hasSuffix("按楼栋小计\n  3号楼：无期限 1\n"))
    let other = CommandRun(list: places + ["--building", "4号楼"] + common, input: "")
    #expect(other.status == 2 && other.errors.contains("[command.no-such-place]"))
  }

  @Test func `answers programs in JSON`() throws {
    let run = run("next", events: Self.events, ["--on", "2025-02-27", "--format", "json"])
    let answer = try #require(run.json as? [String: Any])
    let cases = try #require(answer["cases"] as? [[String: Any]])
    #expect(cases.compactMap { $0["run"] as? String } == ["J2"])
    let following = try #require(cases.first?["following"] as? [[String: Any]])
    let reasons = following.flatMap { $0["obstacles"] as? [[String: Any]] ?? [] }
      .compactMap { $0["reason"] as? String }
    #expect(reasons == ["objection_open", "guarded", "objection_open"])
  }

  @Test func `wrong use has a status of its own`() {
    #expect(run("next", events: Self.events, ["--case", "J99"]).status == 2)
    #expect(run("record", ["--run", "J9"]).status == 2)
    #expect(run("record", ["--enter", "home_visit"]).status == 2)
    #expect(run("record", ["--open", "identification"]).status == 2)
    #expect(CommandRun("case", "history", "--events", Self.events, "--compare").status == 2)
    #expect(run("next", ["--on", "2025-03-31"]).status == 1, "a file that is not there")
  }

  @Test func `a broken line is shown at its place and nothing is recorded`() throws {
    try folder.write(Data("{\"id\": 7}\n".utf8), to: "events.jsonl")
    let run = open()
    #expect(run.status == 1 && run.errors.contains("events.jsonl:1:1"))
    #expect(run.errors.contains("[event.missing-key]"))
    #expect(folder.text(of: "events.jsonl") == "{\"id\": 7}\n")
  }

  @Test func `the schema of events names every kind`() throws {
    let schema = try #require(CommandRun("schema", "events").json as? [String: Any])
    #expect((schema["oneOf"] as? [Any])?.count == 10)
  }
}
