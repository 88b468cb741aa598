import Foundation
import TestSupport
import Testing

/// A store from an extract and back, and what a person may ask for, by the commands alone.
@Suite struct StoreCommandTests {
  private static let number = "990000198003074511"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let extract = """
      { "as_of": "2024-06-30",
        "households": [ { "id": "H1", "is_relocated": true, "size": 1 } ],
        "persons": [
          { "id": "P1", "household": "H1", "name": "张小明", "identity_number": "\(Self.number)" } ],
        "placements": [ { "id": "J1", "worker": "P1", "months_worked": 5 } ] }
      """
    try folder.write(extract.utf8, to: "extract.json")
    _ = CommandRun("store", "key", path("town.key"))
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func run(_ command: String..., with more: [String] = []) -> CommandRun {
    CommandRun(
      list: command + ["--store", path("town.sqlite"), "--key", path("town.key")] + more
    )
  }

  private func imported() -> CommandRun {
    run("store", "import", with: ["--input", path("extract.json")])
  }

  private func extract(_ more: String...) throws -> (run: CommandRun, text: String) {
    let out = path("out.json")
    let run = run("store", "extract", with: ["--on", "2024-06-30", "--out", out] + more)
    return (run, try String(contentsOfFile: out, encoding: .utf8))
  }

  @Test func `everybody in a store is assessed, for a purpose that is recorded`() throws {
    _ = imported()
    let asked = ["--pack", "qinzhou-port", "--on", "2024-06-30", "--lang", "en"]
    let open = run("assess", with: asked)
    #expect(open.output.hasPrefix("assessed 1 households and 1 persons\n"))
    #expect(open.errors.contains("store.withheld") && open.status == 0)
    let whole = run("assess", with: asked + purpose + ["--out", path("out.jsonl")])
    #expect(whole.errors == "" && whole.status == 0)
    let text = try String(contentsOfFile: path("out.jsonl"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.contains("\"id\":\"household_surveyed\"") && !text.contains(Self.number))
    let accesses = run("store", "accesses", with: ["--subject", "person/P1"])
    #expect(accesses.output.components(separatedBy: "王二").count == 2)
    let early = run("assess", with: asked + ["--facts-period", "2004-06-30"])
    #expect(early.errors.contains("population.nobody-on-day") && early.status == 1)
    #expect(run("assess", with: asked + ["--purpose", "x"]).status == 2)
    #expect(run("assess", with: asked + ["--input", path("extract.json")] + purpose).status == 2)
  }

  private let purpose = ["--purpose", "季度排查", "--by", "王二"]

  @Test func `an extract goes in once, and comes out as it was`() throws {
    #expect(imported().output.contains("person: 1 new, 0 changed, 0 as they were"))
    #expect(imported().output.contains("person: 0 new, 0 changed, 1 as they were"))
    let open = try extract()
    #expect(open.run.errors.contains("person.identity_number"))
    #expect(!open.text.contains(Self.number) && !open.text.contains("张小明"))
    let whole = try extract("--purpose", "季度排查", "--by", "王二")
    #expect(whole.text.contains(Self.number) && whole.text.contains("\"months_worked\":5"))
    #expect(whole.text.contains("\"complete\": [\"households\",\"persons\",\"placements\"]"))
    try whole.text.write(toFile: path("extract.json"), atomically: true, encoding: .utf8)
    #expect(imported().output.contains("person: 0 new, 0 changed, 1 as they were"))
    let accesses = run("store", "accesses", with: ["--subject", "person/P1"])
    #expect(accesses.output.contains("王二  read  季度排查"))
    let file = try Data(contentsOf: URL(fileURLWithPath: path("town.sqlite")))
    #expect(file.range(of: Data(Self.number.utf8)) == nil)
    #expect(file.range(of: Data("张小明".utf8)) == nil)
  }

  @Test func `what a person may ask for is done, and only for a purpose`() throws {
    _ = imported()
    let out = path("P1.json")
    let exported = run(
      "person",
      "export",
      with: ["--person", "P1", "--out", out] + purpose
    )
    #expect(exported.status == 0)
    let text = try String(contentsOfFile: out, encoding: .utf8)
    #expect(text.contains(Self.number) && text.contains("J1"))
    let named = run(
      "person",
      "erase",
      with: ["--subject", "person/P1", "--by", "王二", "--purpose", "应 \(Self.number) 之请"]
    )
    #expect(named.status == 2 && named.errors.contains("store.no-purpose"))
    #expect(!named.errors.contains(Self.number))
    let erased = run("person", "erase", with: ["--subject", "person/P1"] + purpose)
    #expect(erased.output.contains("person/P1") && erased.errors.contains("placement/J1"))
    let refused = imported()
    #expect(refused.status == 1 && refused.errors.contains("person/P1"))
    #expect(try !extract("--purpose", "x", "--by", "y").text.contains("\"persons\""))
  }

  @Test func `who is not there, and a day that nobody said, are told`() throws {
    try folder.write("{ \"households\": [ { \"id\": \"H1\" } ] }".utf8, to: "extract.json")
    #expect(imported().errors.contains("store.day-needed"))
    _ = run("store", "import", with: ["--input", path("extract.json"), "--on", "2024-01-01"])
    let export = run(
      "person",
      "export",
      with: ["--person", "P9", "--out", path("P9.json")] + purpose
    )
    #expect(export.status == 2 && export.errors.contains("person.not-in-store"))
    #expect(!FileManager.default.fileExists(atPath: path("P9.json")))
    let erase = run("person", "erase", with: ["--subject", "person/P9"] + purpose)
    #expect(erase.status == 1 && erase.errors.contains("person.nothing-to-erase"))
    #expect(run("person", "erase", with: ["--subject", "P9"] + purpose).status == 2)
    #expect(
      run("store", "extract", with: ["--on", "2024-01-01", "--out", "x", "--by", "y"]).status == 2
    )
  }
}
