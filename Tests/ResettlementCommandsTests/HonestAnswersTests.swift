import Foundation
import Testing

/// What commands say of inputs that would make a list empty, or a paper false.
@Suite struct HonestAnswersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let duties = Fixture.inPackage("Examples/Data/qinzhou-port-duties.json")
  private static let facts = Fixture.inPackage("Examples/Data/aolezhaoqi.json")
  private static let events = Fixture.inPackage("Examples/Data/aolezhaoqi-events.jsonl")

  @Test(
    arguments: [
      ["due", "--pack", "qinzhou-port"], ["score", "--pack", "qinzhou-port"],
      ["units", "--pack", "qinzhou-port"], ["monitor", "--pack", "aolezhaoqi"],
      ["paper", "print", "--pack", "aolezhaoqi", "--paper", "identification_publication"],
    ]
  )
  func `an extract that can't be read has no answer, not an empty one`(
    command: [String]
  ) throws {
    try folder.write("{".utf8, to: "broken.json")
    let input = ["--input", folder.path + "/broken.json", "--on", "2024-06-30"]
    let run = CommandRun(list: command + input)
    #expect(run.output == "")
    #expect(run.errors.contains("broken.json:1:"))
    #expect(run.status == 1)
  }

  @Test func `a village that nobody is of is a mistake, not a village without duties`() {
    let question = ["due", "--pack", "qinzhou-port", "--input", Self.duties, "--on", "2025-06-30"]
    let run = CommandRun(list: question + ["--village", "Nowhere"])
    #expect(run.errors.contains("of a village, site or dwelling 'Nowhere'"))
    #expect(run.output == "")
    #expect(run.status == 2)
    #expect(CommandRun(list: question + ["--village", "S1"]).output.contains("S1"))
  }

  @Test(arguments: ["-3", "0", "0.5", "31"])
  func `a value beyond the bounds of a term can't be set`(days: String) {
    let run = CommandRun(
      list: [
        "case", "next", "--pack", "aolezhaoqi", "--input", Self.facts, "--events", Self.events,
        "--on", "2025-03-31", "--set", "publication_days=\(days)",
      ]
    )
    #expect(run.errors.contains("which must be ≥ 1 and ≤ 30"))
    #expect(run.status == 2)
  }

  @Test func `what several record at once is all there`() async throws {
    let file = folder.path + "/events.jsonl"
    try folder.write(Data(contentsOf: URL(filePath: Self.events)), to: "events.jsonl")
    let before = try #require(folder.text(of: "events.jsonl")).split(separator: "\n").count
    let statuses = await withTaskGroup(of: Int32.self) { group in
      for number in 2...9 {
        let arguments = [
          "case", "record", "--pack", "aolezhaoqi", "--input", Self.facts, "--events", file,
          "--run", "C\(number)", "--open", "identification", "--subject",
          "monitoring_case/M0\(number)", "--channel", "cadre_screening", "--on", "2025-03-03",
          "--unit", "somebody",
        ]
        group.addTask { CommandRun(list: arguments).status }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let recorded = statuses.count { $0 == 0 }
    #expect(recorded > 3)
    let after = try #require(folder.text(of: "events.jsonl")).split(separator: "\n").count
    #expect(after == before + recorded)
  }

  @Test func `a number of a person is not recorded in words`() throws {
    try folder.write(Data(contentsOf: URL(filePath: Self.events)), to: "events.jsonl")
    let run = CommandRun(
      list: [
        "case", "record", "--pack", "aolezhaoqi", "--input", Self.facts, "--events",
        folder.path + "/events.jsonl", "--run", "J2", "--object-to", "J2-004", "--matter",
        "call 139 1234 5678", "--on", "2025-02-27", "--unit", "somebody",
      ]
    )
    #expect(run.errors.contains("looks like the number of a person"))
    #expect(run.status == 1)
    #expect(folder.text(of: "events.jsonl")?.contains("1234") == false)
  }
}
