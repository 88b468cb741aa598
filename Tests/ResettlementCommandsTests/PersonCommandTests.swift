import Foundation
import TestSupport
import Testing

@Suite struct PersonCommandTests {
  private static let number = "990000198003074511"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let extract = """
      { "as_of": "2024-06-30", "complete": ["persons"],
        "households": [
          { "id": "H1", "registration_place": "某镇甲村", "head": "P9" }, { "id": "H2" } ],
        "persons": [
          { "id": "P1", "household": "H1", "name": "张小明", "identity_number": "\(Self.number)" },
          { "id": "P9", "household": "H2", "name": "张小明", "identity_number": "\(Self.number)" },
          { "id": "P3", "household": "H1", "name": "李四" } ] }
      """
    try folder.write(extract.utf8, to: "extract.json")
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func run(_ command: String, _ more: String...) -> CommandRun {
    CommandRun(list: ["person", command] + more)
  }

  private func merge(_ merged: String, into survivor: String, on day: String = "2024-06-01")
    -> CommandRun
  {
    run(
      "merge",
      "--merges",
      path("merges.jsonl"),
      "--merged",
      merged,
      "--survivor",
      survivor,
      "--on",
      day,
      "--by",
      "某镇社会事务办",
      "--because",
      "入户核实为同一人",
      "--evidence",
      "入户核实记录",
      "--recorded-at",
      "2024-06-02T08:00:00Z",
      "--input",
      path("extract.json")
    )
  }

  private func duplicates(_ more: String...) -> CommandRun {
    CommandRun(
      list: ["person", "duplicates", "--input", path("extract.json"), "--lang", "en"] + more
    )
  }

  @Test func `finds who is there twice, with the evidence masked`() {
    let run = duplicates()
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        "strong  P1, P9  one identity number, one name and day of birth, two households at once"
      )
    )
    #expect(run.output.contains("possible duplicates: 2"))
    #expect(run.output.contains("张**") && !run.output.contains("小明"))
    #expect(!run.output.contains(Self.number) && !run.output.contains("19800307"))
    #expect(duplicates("--format", "json").json is [[String: Any]])
  }

  @Test func `who was merged is not found again, until the merge is undone`() {
    #expect(merge("P9", into: "P1").status == 0)
    #expect(duplicates("--merges", path("merges.jsonl")).status == 0)
    #expect(duplicates("--merges", path("merges.jsonl"), "--on", "2024-05-31").status == 1)
    let undone = run(
      "unmerge",
      "--merges",
      path("merges.jsonl"),
      "--merge",
      "merge-P9",
      "--on",
      "2024-06-01",
      "--by",
      "某镇社会事务办",
      "--because",
      "核实为两人",
      "--recorded-at",
      "2024-07-01T08:00:00Z"
    )
    #expect(undone.status == 0)
    #expect(duplicates("--merges", path("merges.jsonl")).status == 1)
  }

  @Test func `the same merge twice is one, and what contradicts it is refused`() {
    #expect(merge("P9", into: "P1").output.contains("merge-P9"))
    let before = folder.text(of: "merges.jsonl")
    #expect(merge("P9", into: "P1").output.contains("so already"))
    let refused = merge("P1", into: "P3")
    #expect(refused.status == 1 && refused.errors.contains("person.refused"))
    #expect(merge("P7", into: "P1").status == 2)
    #expect(folder.text(of: "merges.jsonl") == before)
  }

  @Test(arguments: ["zh", "en"])
  func `tells every act, and who stands for whom as it was known`(language: String) {
    _ = merge("P9", into: "P1")
    _ = run(
      "unmerge",
      "--merges",
      path("merges.jsonl"),
      "--merge",
      "merge-P9",
      "--on",
      "2024-09-01",
      "--by",
      "某镇社会事务办",
      "--because",
      "核实为两人",
      "--recorded-at",
      "2024-09-02T08:00:00Z"
    )
    let now = run(
      "merges",
      "--merges",
      path("merges.jsonl"),
      "--on",
      "2024-09-30",
      "--lang",
      language
    )
    let then = run(
      "merges",
      "--merges",
      path("merges.jsonl"),
      "--on",
      "2024-09-30",
      "--known-at",
      "2024-08-01T00:00:00Z",
      "--lang",
      language
    )
    Snapshot("person-merges.\(language).txt").expect(now.output + "\n" + then.output)
  }

  @Test func `an export has merged persons once`() throws {
    _ = merge("P9", into: "P1")
    let exported = CommandRun(
      list: [
        "exchange", "export", "--as", "json", "--input", path("extract.json"), "--merges",
        path("merges.jsonl"), "--out", path("out.json"),
      ]
    )
    #expect(exported.output.contains("2 households and 2 persons"))
    let text = try #require(folder.text(of: "out.json"))
    #expect(text.contains(#""head":"P1""#) && !text.contains("P9"))
  }
}
