internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore
internal import Tabular

/// The JSON Schema of the pack format, with which editors complete and check packs.
public enum PackSchema {
  /// The schema of every file of a pack, in draft 2020-12, as a JSON text.
  ///
  /// It comes from the tables by which packs are read, so that both know the same keys. What a
  /// file is, is seen from its keys: `format` makes it the manifest, the kind of a rule a rule.
  public static let json = JSONWriter(.pretty).text(of: document) + "\n"

  private static var document: JSONValue {
    var definitions = SchemaDefinitions()
    let file = fileSchema(&definitions)
    definitions.define("conditions", Notation<[ConditionModel]>.conditions.schema)
    let head: [(String, JSONValue)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", .string("政策包格式 \(PackFormat.version) / policy pack format \(PackFormat.version)")),
    ]
    return .object(head + file + [("$defs", .object(definitions.all))])
  }

  private static func fileSchema(_ definitions: inout SchemaDefinitions) -> [(String, JSONValue)] {
    let manifest = (ManifestKeys.format.name, ManifestKeys.shape)
    let procedure = (ProcedureKeys.name.name, ProcedureKeys.shape)
    let paper = (PaperKeys.name.name, PaperKeys.shape)
    let kinds = [manifest] + Rule.Kind.allCases.map { ($0.key, $0.shape) } + [procedure, paper]
    var schema = [
      ("$ref", definitions.reference(to: ListKeys.shape)), ("properties", heads(of: kinds)),
    ]
    for (key, shape) in kinds.reversed() {
      let then: JSONValue = .object([("$ref", definitions.reference(to: shape))])
      schema = [("if", ["required": [.string(key)]]), ("then", then), ("else", .object(schema))]
    }
    return schema
  }

  /// The keys with which files begin, so that an editor offers them in a file that is still empty.
  private static func heads(of kinds: [(String, Shape)]) -> JSONValue {
    .object(
      kinds.map { key, shape in
        let title = "\(shape.title.chinese) / \(shape.title.english)"
        return (key, ["description": .string(title)])
      }
    )
  }
}
