import Foundation
import Testing

@Suite struct DemoCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The demonstration in English.
  private static let english = demo()

  private static func demo(_ options: String...) -> CommandRun {
    CommandRun(
      list: [
        "demo", "--data", Fixture.inPackage("Examples/Data"), "--packs",
        Fixture.inPackage("Examples/Packs"),
      ] + options
    )
  }

  @Test func `shows every place, and an answer of each kind with its reasons`() {
    let run = Self.english
    #expect(run.errors == "")
    #expect(run.status == 0)
    for pack in ["anhui", "aolezhaoqi", "qinzhou-port", "ulanhot", "yunling"] {
      #expect(run.output.contains("\npack \(pack) "), "\(pack)")
    }
    for verdict in [
      "eligible", "ineligible", "unknown", "discretion", "met", "missed", "not due", "n/a",
      "not in force",
    ] {
      #expect(run.output.contains("\nFor example '\(verdict)': "), "\(verdict)")
    }
    #expect(run.output.contains("\nSummary: "))
  }

  @Test func `speaks Chinese`() {
    #expect(Self.demo("--lang", "zh").output.contains("\n举例“符合”："))
  }

  @Test func `tables are no wider than a terminal`() throws {
    let tables = try #require(Self.english.output.components(separatedBy: "\nFor example").first)
    for line in tables.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
  }

  @Test func `the same samples give the same bytes`() {
    #expect(Self.demo().output == Self.english.output)
  }

  @Test func `a folder without samples is an error`() throws {
    let run = CommandRun("demo", "--data", folder.path)
    #expect(run.errors.contains("[command.no-samples]"))
    #expect(run.status == 1)
  }
}
