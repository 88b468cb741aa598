import Foundation
import Testing

@Suite struct SchemaCommandTests {
  @Test(arguments: ["asset-events", "events", "extract", "month", "pack", "results"])
  func `prints a schema as JSON`(name: String) throws {
    let run = CommandRun("schema", name)
    let schema = try #require(run.json as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(run.status == 0)
  }

  @Test func `a name that is none lists those that there are`() {
    let run = CommandRun("schema", "weather")
    for name in ["asset-events", "events", "extract", "month", "pack", "results"] {
      #expect(run.errors.split(separator: "\n").contains { $0.hasSuffix("- \(name)") })
    }
    #expect(run.output == "")
    #expect(run.status == 2)
  }

  // MARK: - Editors

  private static let written = [
    ".vscode/resettlement-pack.schema.json", ".vscode/settings.json", ".vscode/extensions.json",
    ".vscode/tasks.json",
  ]

  @Test func `an editor's folder gets the schema and settings that lead to it`() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun("schema", "pack", "--editor", folder.path)
    #expect(run.lines == Self.written.map { "\(folder.path)/\($0)" })
    #expect(run.status == 0)
    let settings = try #require(try folder.json(".vscode/settings.json"))
    let schemas = try #require(settings["yaml.schemas"] as? [String: [String]])
    let schema = try #require(schemas.keys.first)
    #expect(folder.text(of: schema) == CommandRun("schema", "pack").output)
    #expect(schemas[schema] == ["**/*.yaml", "**/*.yml"])
  }

  @Test func `settings that are there stay, and what they need is shown`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}\n".utf8, to: ".vscode/settings.json")
    try folder.write("old".utf8, to: Self.written[0])
    let run = CommandRun("schema", "pack", "--editor", folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("'\(folder.path)/.vscode/settings.json' is there already"))
    #expect(run.output.contains("\"yaml.schemas\""))
    #expect(folder.text(of: ".vscode/settings.json") == "{}\n")
    #expect(folder.text(of: Self.written[0]) == CommandRun("schema", "pack").output)
  }

  @Test func `a folder that was wired is wired again without a word of old settings`() throws {
    let folder = try TemporaryFolder()
    _ = CommandRun("schema", "pack", "--editor", folder.path)
    let run = CommandRun("schema", "pack", "--editor", folder.path)
    #expect(run.lines == ["\(folder.path)/\(Self.written[0])"])
    #expect(run.status == 0)
  }

  @Test func `only a folder can be wired, and only for packs`() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun("schema", "pack", "--editor", folder.path + "/none")
    #expect(run.errors.contains("is no folder; name the folder that the editor opens"))
    #expect(run.status == 1)
    #expect(CommandRun("schema", "results", "--editor", folder.path).status == 2)
    #expect(folder.names == [])
  }
}

extension TemporaryFolder {
  fileprivate func json(_ name: String) throws -> [String: Any]? {
    let data = try #require(text(of: name)?.data(using: .utf8))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any]
  }
}
