import Foundation
import TestSupport
import Testing

/// `resettle paper`.
@Suite struct PaperCommandTests {
  private static let sample = Fixture.inPackage("Examples/Data/aolezhaoqi.json")

  private static func run(_ more: String...) -> CommandRun {
    CommandRun(
      list: ["paper", "print", "--pack", "aolezhaoqi", "--input", sample, "--on", "2025-03-31"]
        + more
    )
  }

  @Test(arguments: ["en", "zh"])
  func `papers are listed with who may see them and the steps that need them`(language: String) {
    let run = CommandRun("paper", "list", "--pack", "aolezhaoqi", "--lang", language)
    Snapshot("papers.\(language).txt").expect(run.output)
    #expect(run.status == 0)
  }

  @Test func `a pack without papers says so`() {
    let run = CommandRun("paper", "list", "--pack", Fixture.path("Liuwan"))
    #expect(run.output == "the pack has no papers\n")
  }

  @Test func `a paper with personal facts is printed for a purpose only`() {
    let without = Self.run("--paper", "household_file", "--subject", "H01")
    #expect(without.status == 2)
    #expect(without.errors.contains("command.no-purpose"))
    let with = Self.run("--paper", "household_file", "--subject", "H01", "--purpose", "走访")
    #expect(with.status == 0)
    #expect(with.output.contains("星北斗"))
    #expect(with.output.contains("走访"))
    #expect(with.output.matches(of: /<article/).count == 1)
  }

  @Test func `what was printed is summed up where it goes to a file`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/files.html"
    let run = Self.run("--paper", "household_file", "--purpose", "走访", "--out", file)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("printed "))
    #expect(run.output.contains("to fill in"))
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("<article"))
  }

  @Test func `what there is not is named`() {
    let wrong = Self.run("--paper", "household_files")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean 'household_file'?"))
    let nobody = Self.run("--paper", "household_file", "--subject", "H99", "--purpose", "走访")
    #expect(nobody.status == 1)
    #expect(nobody.errors.contains("command.no-paper"))
  }
}
