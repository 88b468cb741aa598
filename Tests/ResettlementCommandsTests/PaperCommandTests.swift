import Foundation
import ResettlementCore
import TestSupport
import Testing

/// `resettle paper`.
@Suite struct PaperCommandTests {
  private static let sample = Fixture.inPackage("Examples/Data/aolezhaoqi.json")

  private static func run(_ more: String...) -> CommandRun { run(list: more) }

  private static func run(list more: [String]) -> CommandRun {
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

  @Test func `a paper with personal facts is printed for a purpose only`() throws {
    let without = Self.run("--paper", "household_file", "--subject", "H01")
    #expect(without.status == 2)
    #expect(without.errors.contains("command.no-purpose"))
    let log = try TemporaryFolder()
    let with = Self.run(
      "--paper",
      "household_file",
      "--subject",
      "H01",
      "--purpose",
      "走访",
      "--by",
      "王二",
      "--log",
      log.path + "/log.jsonl"
    )
    #expect(with.status == 0)
    #expect(with.output.contains("星北斗"))
    #expect(with.output.contains("走访"))
    #expect(with.output.matches(of: /<article/).count == 1)
  }

  @Test func `what was printed is summed up where it goes to a file`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/files.html"
    let record = ["--by", "王二", "--log", folder.path + "/log.jsonl"]
    let run = Self.run(
      list: ["--paper", "household_file", "--purpose", "走访", "--out", file] + record
    )
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("printed "))
    #expect(run.output.contains("to fill in"))
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("<article"))
  }

  @Test func `whoever may live at the place but is not registered there is counted`() throws {
    let folder = try TemporaryFolder()
    let record = ["--purpose", "走访", "--by", "王二", "--log", folder.path + "/log.jsonl"]
    func printed(_ place: [String]) -> CommandRun {
      CommandRun(
        list: ["paper", "print", "--pack", "ulanhot", "--on", "2023-06-30", "--input"]
          + [Fixture.inPackage("Examples/Data/ulanhot.json"), "--paper", "household_file"]
          + ["--out", folder.path + "/files.html"] + place + record
      )
    }
    let some = printed(["--building", "3号楼"])
    #expect(some.output.hasPrefix("printed 2"))
    #expect(some.output.contains("left out, as no place is registered"))
    #expect(!printed([]).output.contains("no place is registered"))
  }

  @Test func `it is recorded who printed what of whom, and nothing of what it says`() throws {
    let folder = try TemporaryFolder()
    let log = folder.path + "/access.jsonl"
    func printed(_ subject: String, by: String = "王二", for purpose: String = "走访") -> CommandRun {
      Self.run(
        list: [
          "--paper", "household_file", "--subject", subject, "--purpose", purpose, "--by", by,
          "--log", log,
        ]
      )
    }
    #expect(printed("H01").status == 0)
    #expect(printed("H02", by: "李四", for: "复核").status == 0)
    let text = try #require(folder.text(of: "access.jsonl"))
    let records = try text.split(separator: "\n").map {
      try JSONDecoder().decode(AccessRecord.self, from: Data($0.utf8))
    }
    #expect(records.map(\.by) == ["王二", "李四"])
    #expect(records.map(\.purpose) == ["走访", "复核"])
    #expect(
      records.map(\.act)
        == Array(repeating: .printed(document: "aolezhaoqi/household_file"), count: 2)
    )
    #expect(records[0].subjects.contains(SubjectReference(.household, "H01")))
    #expect(!records[0].subjects.contains(SubjectReference(.household, "H02")))
    #expect(records[0].isSensitive)
    #expect(records[0].facts.contains(AccessedFact(.person, "health", privacy: .sensitive)))
    #expect(!text.contains("星北斗") && !text.contains("990000"))
    #expect(printed("H01", for: "核对 990000198203150013").status == 2)
    #expect(folder.text(of: "access.jsonl") == text)
  }

  @Test func `a list records everybody whom it lists, with their households`() throws {
    let folder = try TemporaryFolder()
    let run = Self.run(
      "--paper",
      "elimination_publication",
      "--purpose",
      "公示",
      "--by",
      "王二",
      "--log",
      folder.path + "/l"
    )
    #expect(run.status == 0, "\(run.errors)")
    let text = try #require(folder.text(of: "l"))
    let record = try JSONDecoder().decode(AccessRecord.self, from: Data(text.utf8))
    #expect(!record.isSensitive)
    #expect(record.subjects.isEmpty == !run.output.contains("**"))
  }

  @Test func `nothing is printed where it can't be recorded`() throws {
    let folder = try TemporaryFolder()
    let options = ["--paper", "household_file", "--subject", "H01", "--purpose", "走访"]
    let without = Self.run(list: options)
    #expect(without.status == 2 && without.output.isEmpty)
    #expect(without.errors.contains("command.no-access-log"))
    for log in [folder.path + "/no/such/log", folder.path] {
      let run = Self.run(list: options + ["--by", "王二", "--log", log, "--out", folder.path + "/p"])
      #expect(run.status == 1 && run.errors.contains("command.unwritable-log"))
      #expect(run.output.isEmpty && folder.names.isEmpty)
    }
    let nobody = Self.run(list: options + ["--log", folder.path + "/l"])
    #expect(nobody.status == 2 && nobody.errors.contains("--by"))
  }

  @Test func `a list is printed of a village, in order of place`() throws {
    let folder = try TemporaryFolder()
    let text = """
      { "households": [ { "id": "H1", "residence_place": "山前村" },
          { "id": "H2", "residence_place": "江畔社区" } ],
        "monitoring_cases": [ { "id": "C1", "household": "H1", "was_assessed": true,
            "was_examined": false },
          { "id": "C2", "household": "H2", "was_assessed": true, "was_examined": false } ] }
      """
    try folder.write(Data(text.utf8), to: "facts.json")
    func rows(_ more: String...) -> Int {
      let run = CommandRun(
        list: [
          "paper", "print", "--pack", "aolezhaoqi", "--input", folder.path + "/facts.json", "--on",
          "2025-03-31", "--paper", "identification_publication", "--sort", "place", "--lang", "zh",
        ] + more,
        input: ""
      )
      return run.status == 0 ? run.output.matches(of: /<tr>/).count : Int(-run.status)
    }
    #expect(rows("--village", "山前村") > 1)
    #expect(rows() == rows("--village", "山前村") + 1)
    #expect(rows("--village", "海边村") == -2)
  }

  @Test func `what there is not is named`() {
    let wrong = Self.run("--paper", "household_files")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean 'household_file'?"))
    let nobody = Self.run("--paper", "authorisation", "--subject", "H99", "--purpose", "走访")
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("command.no-paper"))
  }
}
