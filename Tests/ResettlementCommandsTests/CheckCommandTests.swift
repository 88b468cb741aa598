import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let ten = Fixture.path("TenMistakes")
  private static let liuwan = Fixture.path("Liuwan")

  /// Where each of the ten mistakes is, and its code.
  private static let mistakes = [
    "benefits/employment-subsidy.yaml:6:26 feel.unknown-field",
    "benefits/training-allowance.yaml:3:8 pack.unknown-clause",
    "benefits/training-allowance.yaml:6:14 feel.type-mismatch",
    "benefits/workshop-rent.yaml:9:27 feel.missing-operand",
    "benefits/workshop-rent.yaml:10:40 feel.unknown-field",
    "clauses.yaml:11:9 yaml.duplicate-key",
    "definitions.yaml:9:26 feel.unclosed-bracket",
    "pack.yaml:12:11 pack.bad-date",
    "parameters.yaml:4:11 pack.unknown-measure",
    "readings.yaml:6:24 yaml.after-value",
  ]

  @Test func `ten mistakes in ten places are ten diagnostics, none hides another`() throws {
    let run = CommandRun("check", "--format", "json", Self.ten)
    let report = try #require(run.json as? [String: Any])
    let found = try #require(report["diagnostics"] as? [[String: Any]]).map { diagnostic in
      let file = (diagnostic["file"] as? String)?.replacing("TenMistakes/", with: "") ?? ""
      let place = "\(file):\(diagnostic["line"] ?? ""):\(diagnostic["column"] ?? "")"
      return "\(place) \(diagnostic["code"] ?? "")"
    }
    #expect(found == Self.mistakes)
    #expect(run.status == 1)
  }

  @Test(arguments: ["en", "zh"])
  func `the ten mistakes are told with line, mark and code`(language: String) {
    let run = CommandRun("check", "--lang", language, Self.ten)
    Snapshot("ten-mistakes.\(language).txt").expect(run.errors + run.output)
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count { $0.contains("^") } >= 10)
  }

  @Test(arguments: ["en", "zh"])
  func `mistakes in procedures, registers and duties are told with line, mark and code`(
    language: String
  ) {
    let run = CommandRun("check", "--lang", language, Fixture.path("LostSteps"))
    Snapshot("lost-steps.\(language).txt").expect(run.errors + run.output)
    #expect(run.status == 1)
  }

  @Test func `a sound pack has a summary, and exit status 0`() {
    let run = CommandRun("check", Self.liuwan)
    #expect(run.errors == "")
    Snapshot("check-liuwan.en.txt").expect(run.output)
    #expect(run.status == 0)
  }

  @Test func `the summary speaks Chinese where the locale does`() {
    let run = CommandRun("check", Self.liuwan, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(run.lines.last == "1 个政策包、1 条规则、3 条条款、3 个参数、1 处口径、2 项测试：没有错误")
  }

  @Test func `the packs of the project have no mistakes`() {
    let run = CommandRun("check", Fixture.inPackage("Plugins"), Fixture.inPackage("Examples/Packs"))
    #expect(run.errors == "")
    #expect(run.lines.last?.hasSuffix(" tests: no mistakes") == true, "\(run.output)")
    #expect(run.status == 0)
  }

  @Test func `a pack that is named twice is checked once`() {
    let run = CommandRun("check", Self.liuwan, Self.liuwan + "/")
    #expect(run.lines.last?.hasPrefix("1 pack, ") == true, "\(run.output)\(run.errors)")
  }

  @Test func `an open term fails a strict check, at its place`() {
    let run = CommandRun("check", "--strict-open", Self.liuwan)
    #expect(run.errors.contains("Liuwan/parameters.yaml:12:3: error: "), "\(run.errors)")
    #expect(run.errors.contains("[command.open-term]"))
    #expect(run.status == 1)
  }

  @Test func `a stamp is written for sound packs only`() throws {
    #expect(CommandRun("check", "--stamp", folder.path + "/good", Self.liuwan).status == 0)
    #expect(CommandRun("check", "--stamp", folder.path + "/bad", Self.ten).status == 1)
    #expect(folder.names == ["good"])
  }

  @Test func `a pack may build on one that is compiled in`() throws {
    let manifest = try String(contentsOfFile: Self.liuwan + "/pack.yaml", encoding: .utf8)
    try folder.write((manifest + "requires: [common]\n").utf8, to: "pack.yaml")
    #expect(CommandRun("check", folder.path).status == 0)
    try folder.write((manifest + "requires: [commons]\n").utf8, to: "pack.yaml")
    #expect(CommandRun("check", folder.path).errors.contains("[pack.unknown-pack]"))
  }

  @Test func `a folder without packs is an error`() throws {
    let run = CommandRun("check", folder.path)
    #expect(run.errors.contains("[pack.no-manifest]"))
    #expect(run.status == 1)
  }
}
