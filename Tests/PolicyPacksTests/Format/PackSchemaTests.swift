import Diagnostics
import LocatedYAML
import ResettlementCore
import Tabular
import Testing

@testable import PolicyPacks

@Suite struct PackSchemaTests {
  private func schema() throws -> JSONNode {
    let document = JSONDocument(SourceText(name: "schema.json", text: PackSchema.json))
    #expect(document.diagnostics.isEmpty)
    return try #require(document.root)
  }

  @Test func `is JSON whose references all lead to definitions`() throws {
    let root = try schema()
    let definitions = try #require(root.object?["$defs"]?.object)
    let references = Set(root.values(of: "$ref"))
    #expect(references.count > 20)
    for reference in references {
      #expect(definitions[String(reference.dropFirst("#/$defs/".count))] != nil, "\(reference)")
    }
    #expect(Set(definitions.entries.map(\.key)).count == definitions.entries.count)
  }

  @Test func `knows every key that the reader takes`() throws {
    let properties = Set(try schema().propertyNames)
    for (name, text) in GoodPack.files {
      let root = try #require(YAMLDocument(SourceText(name: name, text: text)).root)
      for entry in try #require(root.mapping).entries {
        #expect(properties.contains(entry.key.text), "\(entry.key.text) of \(name)")
      }
    }
    #expect(
      properties.isSuperset(of: ["review_by", "left_to", "hit", "kept_by", "actor", "blocked"])
    )
  }

  @Test func `demands the keys that the reader demands`() throws {
    let definitions = try #require(try schema().object?["$defs"]?.object)
    let required = definitions["programme"]?.object?["required"]?.array?.compactMap(\.string)
    #expect(required == ["programme", "title", "cite", "subject", "when"])
  }

  @Test func `offers the kinds of files where nothing is written yet`() throws {
    var end = try #require(try schema().object)
    while let next = end["else"]?.object { end = next }
    let offered = try #require(end["properties"]?.object).entries.map(\.key)
    #expect(offered == ["format"] + Rule.Kind.allCases.map(\.key) + ["procedure", "paper"])
  }
}

extension JSONNode {
  /// The texts of a key at every depth.
  fileprivate func values(of key: String) -> [String] {
    let own = object?[key]?.string.map { [$0] } ?? []
    let members = object?.entries.map(\.value) ?? array ?? []
    return own + members.flatMap { $0.values(of: key) }
  }

  /// The keys of all `properties` at every depth.
  fileprivate var propertyNames: [String] {
    let own = object?["properties"]?.object?.entries.map(\.key) ?? []
    let members = object?.entries.map(\.value) ?? array ?? []
    return own + members.flatMap(\.propertyNames)
  }
}
