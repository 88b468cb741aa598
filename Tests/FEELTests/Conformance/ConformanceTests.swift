import FEEL
import Foundation
import TestSupport
import Testing

@Suite struct ConformanceTests {
  private static let folder = SharedFolder.url?.appending(components: "feel-conformance", "dev")

  private func records() throws -> [ConformanceRecord] {
    let folder = try #require(Self.folder)
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    let lines = try files.filter { $0.pathExtension == "jsonl" }.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    }
    return try lines.map { try ConformanceRecord(json: String($0)) }
  }

  @Test(.enabled(if: SharedFolder.url != nil, "\(SharedFolder.absence)"))
  func `passes every literal record`() throws {
    let literal = try records().filter { $0.kind == "literal" && !$0.features.contains("external") }
    let failed = literal.map { ConformanceRunner().run($0) }.filter { !$0.isPassed }
    #expect(literal.count > 1900)
    #expect(failed.map { "\($0.record.id): \($0.failure ?? "")" } == [])
  }

  @Test func `reads a record and says why it fails`() throws {
    let line = """
      {"id":"l/s/c/r","kind":"literal","feel":"1+a","inputs":{"a":{"type":"number","value":"2"}},\
      "expected":{"type":"number","value":"4"}}
      """
    let outcome = ConformanceRunner().run(try ConformanceRecord(json: line))
    #expect(outcome.failure == "expected 4, not 3")
    #expect(throws: ConformanceRecord.ReadingError.self) { try ConformanceRecord(json: "{}") }
  }

  @Test func `makes null of what is not of its declared type`() throws {
    let line = """
      {"id":"l/s/c/r","kind":"literal","feel":"a","inputs":{"a":{"type":"string","value":"x"}},\
      "inputTypes":{"a":"tWord"},"types":[{"name":"tWord","typeRef":"string",\
      "allowedValues":"\\"y\\",\\"z\\""}],"expected":{"type":"null"}}
      """
    #expect(ConformanceRunner().run(try ConformanceRecord(json: line)).isPassed)
  }
}
