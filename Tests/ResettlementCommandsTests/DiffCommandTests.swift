import Foundation
import TestSupport
import Testing

@Suite struct DiffCommandTests {
  private static let liuwan = Fixture.path("Liuwan")

  /// A copy of a pack in which a text stands for another.
  private func copy(_ file: String, _ old: String, _ new: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: Self.liuwan), to: folder)
    let url = folder.appendingPathComponent(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    try changed.write(to: url, atomically: true, encoding: .utf8)
    return folder.path
  }

  @Test func `a pack says the same as itself`() {
    let run = CommandRun("diff", Self.liuwan, Self.liuwan)
    #expect(run.output == "the packs say the same\n")
    #expect(run.status == 0)
  }

  @Test func `a new value is shown in plain words`() throws {
    let other = try copy("parameters.yaml", "value: 6", "value: 9")
    let english = CommandRun("diff", Self.liuwan, other)
    #expect(english.output.contains("value: 6 → 9"), "\(english.output)")
    let chinese = CommandRun("diff", "--lang", "zh", Self.liuwan, other)
    #expect(chinese.output.contains("值：6 → 9"), "\(chinese.output)")
  }

  @Test func `with an extract it says who gains and who loses`() throws {
    let other = try copy("parameters.yaml", "value: 6", "value: 90")
    let extract = Fixture.path("liuwan.json")
    let run = CommandRun(
      "diff",
      Self.liuwan,
      other,
      "--input",
      extract,
      "--on",
      "2024-06-30",
      "--least",
      "1",
      "--format",
      "json"
    )
    let report = try #require(run.json as? [String: Any])
    let answers = try #require(report["answers"] as? [[String: Any]])
    #expect(answers.contains { ($0["lose"] as? Int ?? 0) > 0 }, "\(run.output)")
    let hidden = CommandRun(
      "diff",
      Self.liuwan,
      other,
      "--input",
      extract,
      "--on",
      "2024-06-30",
      "--least",
      "1000"
    )
    #expect(hidden.output.contains("suppressed"))
  }

  @Test func `a pack that is not there is an error`() {
    #expect(CommandRun("diff", Self.liuwan, "nowhere").status == 2)
  }

  @Test func `a least number that is none is a usage error`() {
    #expect(CommandRun("diff", Self.liuwan, Self.liuwan, "--least", "0").status == 2)
  }
}
