import Foundation
import TestSupport
import Testing

@Suite struct AssessCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let liuwan = Fixture.path("Liuwan")
  private static let extract = Fixture.path("liuwan.json")
  private static let mistakes = Fixture.path("liuwan-mistakes.json")

  private func assess(_ options: String...) -> CommandRun {
    let arguments = ["assess", "--pack", Self.liuwan, "--input", Self.extract] + options
    return CommandRun(list: arguments)
  }

  /// The verdicts by subject.
  private func verdicts(_ run: CommandRun) throws -> [String: String] {
    let report = try #require(run.json as? [String: Any], "\(run.errors)")
    let results = try #require(report["results"] as? [[String: Any]])
    let pairs = results.map { ($0["subject"] as? String ?? "", $0["verdict"] as? String ?? "") }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test(arguments: ["en", "zh"])
  func `answers are told with their reasons`(language: String) {
    let run = assess("--lang", language)
    Snapshot("assess-liuwan.\(language).txt").expect(run.output)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func `every result in JSON has what the design promises`() throws {
    let run = assess("--format", "json")
    let report = try #require(run.json as? [String: Any])
    let results = try #require(report["results"] as? [[String: Any]])
    #expect(results.count == 5)
    for result in results {
      for key in ["id", "subject", "verdict", "citations", "missing", "reasons"] {
        #expect(result[key] != nil, "\(key)")
      }
    }
    #expect(results[0]["amount"] as? String == "300")
    #expect(results[0]["unit"] as? String == "yuan")
    #expect(results[2]["missing"] as? [String] == ["placement.months_worked"])
    let verdicts = results.compactMap { $0["verdict"] as? String }
    #expect(verdicts == ["eligible", "ineligible", "unknown", "discretion", "ineligible"])
  }

  @Test(arguments: ["text", "json", "html"])
  func `the same inputs give the same bytes`(format: String) {
    #expect(assess("--format", format).output == assess("--format", format).output)
    #expect(!assess("--format", format).output.isEmpty)
  }

  @Test func `a whole population is answered as JSON Lines or CSV, by the name of the file`() throws
  {
    let table = "\(folder.path)/households.csv"
    try "id,is_relocated\nH1,true\n".write(toFile: table, atomically: true, encoding: .utf8)
    let words = ["assess", "--pack", "qinzhou-port", "--households", table, "--on", "2024-06-30"]
    for (name, options) in [("a.csv", []), ("b", ["--format", "csv"]), ("c.jsonl", [])] {
      let path = "\(folder.path)/\(name)"
      #expect(CommandRun(list: words + ["--out", path] + options).status == 0)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let start = name == "c.jsonl" ? "{\"subject\":\"H1\"" : "subject_kind,subject,household,"
      #expect(text.hasPrefix(start), "\(name)")
    }
    #expect(CommandRun(list: words + ["--format", "html"]).status == 2)
    #expect(assess("--format", "csv").status == 2)
  }

  @Test func `mistakes in the extract are told at their places, and all else is assessed`() throws {
    let run = CommandRun("assess", "--pack", Self.liuwan, "--input", Self.mistakes)
    Snapshot("assess-mistakes.en.txt").expect(run.errors + run.output)
    #expect(run.errors.contains("liuwan-mistakes.json:5:"))
    #expect(!(run.errors + run.output).contains("990000196512040013"))
    #expect(run.status == 1)
  }

  // MARK: - Faults of a pack

  @Test(arguments: ["en", "zh"])
  func `a rule that takes too many steps is an error at its place, not a missing fact`(
    language: String
  ) throws {
    try folder.write(Self.loopingPack.utf8, to: "pack.yaml")
    try folder.write(Self.loopingClauses.utf8, to: "clauses.yaml")
    try folder.write(Self.loopingRule.utf8, to: "rule.yaml")
    try folder.write(#"{"placements": [{"id": "p1", "months_worked": 7}]}"#.utf8, to: "x.json")
    let run = CommandRun(
      "assess",
      "--pack",
      folder.path,
      "--input",
      folder.path + "/x.json",
      "--on",
      "2024-06-30",
      "--lang",
      language
    )
    let errors = run.errors.replacing(folder.path + "/", with: "")
    Snapshot("assess-given-up.\(language).txt").expect(errors + run.output)
    #expect(run.status == 1)
  }

  private static let loopingPack = """
    format: 1
    id: looping
    version: 1.0.0
    title: { zh-Hans: 循环政策, en: a policy that loops }
    rank: town
    region: { name: { zh-Hans: 小地方, en: Small Place } }
    rules_from: 2024-01-01
    rules_to: 2026-12-31
    documents:
      - { id: loops, title: 循环办法, issuer: 小地方办公室, date: 2024-01-01 }

    """

  private static let loopingClauses = """
    clauses:
      - { id: loops-1, place: 一, heading: 循环 }

    """

  private static let loopingRule = """
    classification: looping
    title: { zh-Hans: 循环认定, en: looping }
    cite: [loops-1]
    subject: placement
    when:
      worked: placement.months_worked > 6
      loops: sum(for i in 1..10000, j in 1..10000 return i * j) > placement.months_worked

    """

  // MARK: - Dates

  @Test func `the extract's own day stands in for dates that are not given`() throws {
    #expect(assess("--format", "json").output.contains(#""law_as_of": "2024-12-31""#))
    let run = assess("--format", "json", "--on", "2024-06-30", "--decided-on", "2024-07-05")
    #expect(run.output.contains(#""law_as_of": "2024-06-30""#))
    #expect(run.output.contains(#""decided_on": "2024-07-05""#))
  }

  @Test func `law before the pack's first day is not in force`() throws {
    let run = assess("--format", "json", "--law-as-of", "2023-12-31")
    #expect(Set(try verdicts(run).values) == ["notInForce"])
  }

  @Test func `a period of facts has two days`() throws {
    let run = assess("--format", "json", "--facts-period", "2024-01-01..2024-06-30")
    #expect(run.output.contains(#""to": "2024-06-30""#))
    #expect(assess("--facts-period", "2024-06-30..2024-01-01").status == 2)
  }

  @Test func `without any day it is asked for one`() throws {
    try folder.write(#"{"persons": []}"#.utf8, to: "x.json")
    let run = CommandRun("assess", "--pack", Self.liuwan, "--input", folder.path + "/x.json")
    #expect(run.errors.contains("--on 2024-06-30"))
    #expect(run.status == 2)
  }

  // MARK: - Choices and filters

  @Test func `another reading and another value change the answers`() throws {
    let before = try verdicts(assess("--format", "json"))
    #expect(before["J4"] == "discretion")
    let stricter = try verdicts(assess("--format", "json", "--reading", "months_counted=excluded"))
    #expect(stricter["J4"] == "ineligible")
    let milder = try verdicts(assess("--format", "json", "--set", "months_min=3"))
    #expect(milder["J2"] == "eligible")
  }

  @Test(
    arguments: [
      ["--reading", "months=excluded"], ["--reading", "months_counted=x"], ["--reading", "x"],
      ["--set", "subsidy=much"], ["--set", "nothing=1"], ["--rule", "employment_subsidi"],
      ["--subject", "J9"], ["--area", "weather"], ["--on", "2024-02-30"],
    ]
  )
  func `what the pack or the extract has not is a mistake in the call`(options: [String]) {
    let run = CommandRun(
      list: ["assess", "--pack", Self.liuwan, "--input", Self.extract] + options
    )
    #expect(run.output == "")
    #expect(!run.errors.isEmpty)
    #expect(run.status == 2)
  }

  @Test func `only what is asked for is answered`() throws {
    #expect(try verdicts(assess("--format", "json", "--subject", "J2")) == ["J2": "ineligible"])
    let named = assess("--format", "json", "--subject", "placement/J1", "--area", "benefits")
    #expect(try verdicts(named) == ["J1": "eligible"])
    #expect(try verdicts(assess("--format", "json", "--area", "assets")).isEmpty)
    #expect(try verdicts(assess("--format", "json", "--rule", "employment_subsidy")).count == 5)
  }

  // MARK: - Packs and files

  @Test func `a template names its blanks`() {
    let run = CommandRun("assess", "--pack", "district-template", "--input", Self.extract)
    #expect(run.errors.contains("half_rent_from"), "\(run.errors)")
    #expect(run.errors.contains("[command.open-template]"))
    #expect(run.status == 1)
  }

  @Test func `a pack that is compiled in is named by its id`() {
    let run = CommandRun("assess", "--pack", "qinzhou-port", "--input", Self.extract)
    #expect(run.output.contains("qinzhou-05"))
    #expect(run.status == 0)
  }

  @Test(arguments: [("qinzhou-prot", 2 as Int32), ("common", 1)])
  func `a name that is no pack to assess with is an error`(name: String, status: Int32) {
    let run = CommandRun("assess", "--pack", name, "--input", Self.extract)
    #expect(run.errors.contains("'\(name)'"))
    #expect(run.status == status)
  }

  @Test func `results go to a file whole or not at all`() throws {
    let run = assess("--format", "json", "--out", folder.path + "/results.json")
    #expect(run.output == "")
    #expect(run.status == 0)
    #expect(folder.text(of: "results.json") == assess("--format", "json").output)
    #expect(folder.names == ["results.json"])
    let lost = assess("--out", folder.path + "/nowhere/results.txt")
    #expect(lost.errors.contains("[command.unwritable-file]"))
    #expect(lost.status == 1)
  }

  @Test func `an extract can be piped in`() throws {
    let text = try String(contentsOfFile: Self.extract, encoding: .utf8)
    let run = CommandRun("assess", "--pack", Self.liuwan, "--input", "-", input: text)
    #expect(run.output == assess().output)
  }

  @Test func `a file that is not there is an error`() {
    let run = CommandRun("assess", "--pack", Self.liuwan, "--input", "nowhere.json")
    #expect(run.errors.contains("[command.unreadable-file]"))
    #expect(run.status == 1)
  }
}
