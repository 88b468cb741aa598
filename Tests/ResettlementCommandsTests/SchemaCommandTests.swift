import Foundation
import Testing

@Suite struct SchemaCommandTests {
  @Test(arguments: ["extract", "pack", "results"])
  func `prints a schema as JSON`(name: String) throws {
    let run = CommandRun("schema", name)
    let schema = try #require(run.json as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(run.status == 0)
  }

  @Test func `a name that is none lists those that there are`() {
    let run = CommandRun("schema", "weather")
    for name in ["extract", "pack", "results"] { #expect(run.errors.contains("'\(name)'")) }
    #expect(run.output == "")
    #expect(run.status == 2)
  }
}
