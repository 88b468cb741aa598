import Foundation
import Testing

@Suite struct ExchangeCommandTests {
  private static let number = "990000198003074511"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let extract = """
      { "as_of": "2024-06-30", "complete": ["persons"],
        "households": [ { "id": "H1", "size": 2, "head": "P1", "registration_place": "某镇甲村" } ],
        "persons": [
          { "id": "P1", "household": "H1", "name": "张小明", "identity_number": "\(Self.number)",
            "sex": "male", "education": "vocational", "disability_kind": null, "health": "chronic" },
          { "id": "P2", "household": "H1", "relation_to_head": "daughter", "is_pupil": true } ] }
      """
    try folder.write(extract.utf8, to: "extract.json")
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func export(_ form: String, to name: String, _ more: String...) -> CommandRun {
    CommandRun(
      list: [
        "exchange", "export", "--as", form, "--input", path("extract.json"), "--out", path(name),
      ] + more
    )
  }

  private func take(_ form: String, from name: String, _ more: String...) -> CommandRun {
    CommandRun(list: ["exchange", "import", path(name), "--as", form] + more)
  }

  private let revealing = [
    "--with-personal-facts", "--with-sensitive-facts", "--with-identity-numbers", "--purpose",
    "数据比对", "--by", "王二",
  ]

  private func reveal(_ form: String, to name: String, _ more: [String] = []) -> CommandRun {
    CommandRun(
      list: [
        "exchange", "export", "--as", form, "--input", path("extract.json"), "--out", path(name),
      ] + revealing + more
    )
  }

  // MARK: - Out

  @Test(arguments: ["spdci", "json"])
  func `shows nothing of a person in the clear, and says what is missing`(form: String) throws {
    let run = export(form, to: "out.json")
    #expect(run.status == 0)
    #expect(run.output.contains("1 households and 2 persons"))
    #expect(run.output.contains("person.identity_number (1)"))
    let text = try #require(folder.text(of: "out.json"))
    #expect(!text.contains("小明") && !text.contains(Self.number) && !text.contains("chronic"))
    #expect(!folder.names.contains("out.json.access.jsonl"))
  }

  @Test func `who takes personal values out says what for, and leaves a record`() throws {
    #expect(export("spdci", to: "out.json", "--with-identity-numbers").status == 2)
    #expect(!folder.names.contains("out.json"))
    let run = reveal("spdci", to: "out.json")
    #expect(run.status == 0)
    let text = try #require(folder.text(of: "out.json"))
    #expect(text.contains(Self.number) && text.contains("张小明"))
    let log = try #require(folder.text(of: "out.json.access.jsonl"))
    #expect(log.contains("identity_number") && log.contains("王二") && log.contains("数据比对"))
    #expect(!log.contains("张小明") && !log.contains(Self.number))
    _ = reveal("spdci", to: "out.json")
    #expect(folder.text(of: "out.json.access.jsonl")?.split(separator: "\n").count == 2)
  }

  @Test func `nothing is written if the access can't be recorded`() {
    let run = CommandRun(
      list: [
        "exchange", "export", "--as", "json", "--input", path("extract.json"), "--out",
        path("out.json"), "--with-identity-numbers", "--by", "王二", "--purpose", Self.number,
      ]
    )
    #expect(run.status == 2)
    #expect(run.errors.contains("exchange.no-access-record"))
    #expect(!run.errors.contains(Self.number))
    #expect(folder.names.sorted() == ["extract.json"])
  }

  @Test func `one file is never written over by another`() {
    #expect(export("json", to: "extract.json").status == 2)
    #expect(export("csv", to: "out.csv", "--persons-out", path("out.csv")).status == 2)
    #expect(export("csv", to: "out.csv").status == 2)
    #expect(export("json", to: "missing/out.json").status == 1)
    #expect(folder.names == ["extract.json"])
  }

  // MARK: - In

  @Test func `what went out in one form comes back in another`() throws {
    #expect(reveal("spdci", to: "groups.json", ["--lines"]).status == 0)
    #expect(take("spdci", from: "groups.json", "--out", path("back.json")).status == 0)
    let run = CommandRun(
      list: [
        "exchange", "export", "--as", "csv", "--input", path("back.json"), "--out", path("h.csv"),
        "--persons-out", path("p.csv"),
      ] + revealing
    )
    #expect(run.status == 0)
    let arguments = ["--persons", path("p.csv"), "--out", path("again.json")]
    let taken = CommandRun(
      list: ["exchange", "import", path("h.csv"), "--as", "csv"] + arguments
    )
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(folder.text(of: "again.json")?.contains("vocational") == true)
    #expect(
      reveal("json", to: "direct.json").status == 0
        && take("json", from: "direct.json", "--out", path("last.json")).status == 0
    )
    let (back, again) = (folder.text(of: "back.json"), folder.text(of: "again.json"))
    #expect(back == again)
    #expect(folder.text(of: "last.json")?.contains(Self.number) == true)
  }

  @Test func `gives back what it rejects, and shows no line of it`() throws {
    _ = reveal("spdci", to: "groups.json", ["--lines"])
    let text = try #require(folder.text(of: "groups.json"))
    let broken = text.replacing("\"DAUC\"", with: "\"NOBODY\"")
      .replacing("\"H1\"", with: "\"H2\"").replacing("\"P1\"", with: "\"P8\"")
      .replacing("\"P2\"", with: "\"P9\"")
    try folder.write((text + broken).utf8, to: "both.json")
    let run = take(
      "spdci",
      from: "both.json",
      "--out",
      path("in.json"),
      "--rejects",
      path("rejects.json")
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("both.json:2:") && run.errors.contains("exchange.unknown-code"))
    #expect(!run.errors.contains("张小明") && !run.output.contains("张小明"))
    #expect(run.output.contains("1 households and 2 persons were taken, 1 records rejected"))
    #expect(folder.text(of: "rejects.json")?.contains("NOBODY") == true)
    let mended = folder.text(of: "rejects.json")?.replacing("NOBODY", with: "DAUC") ?? ""
    try folder.write(mended.utf8, to: "mended.json")
    #expect(take("spdci", from: "mended.json").status == 0)
  }

  @Test func `tells programs what was rejected, without values`() throws {
    try folder.write("id\nH1\n".utf8, to: "h.csv")
    try folder.write("id,household,sex,name\nP1,H1,外星人,张小明\n".utf8, to: "p.csv")
    let run = take(
      "csv",
      from: "h.csv",
      "--persons",
      path("p.csv"),
      "--persons-rejects",
      path("r.csv"),
      "--format",
      "json"
    )
    #expect(run.status == 1)
    #expect(folder.text(of: "r.csv") == "id,household,sex,name\nP1,H1,外星人,张小明\n")
    let report = try #require(run.json as? [String: Any])
    let rejected = try #require((report["rejected"] as? [[String: Any]])?.first)
    #expect(rejected["line"] as? Int == 2)
    #expect(!run.output.contains("张小明"))
  }
}
