internal import ResettlementCore
internal import Tabular

/// The definitions of a JSON Schema, gathered while shapes refer to one another.
struct SchemaDefinitions {
  /// Every definition by its name, those that others need first.
  private(set) var all: [(String, JSONValue)] = []
  private var names: Set<String> = []

  /// Returns the pointer to a shape's definition, and makes the definition if it is not there yet.
  mutating func reference(to shape: Shape) -> JSONValue {
    if names.insert(shape.name).inserted { all.append((shape.name, schema(of: shape))) }
    return .string("#/$defs/\(shape.name)")
  }

  /// Makes a definition of its own of a value.
  mutating func define(_ name: String, _ value: SchemaShape) {
    if names.insert(name).inserted { all.append((name, schema(of: value))) }
  }

  private mutating func schema(of shape: Shape) -> JSONValue {
    let properties = shape.keys.map { ($0.name, described($0)) }
    let required = shape.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    let choices = shape.choices.map { schema(of: $0) }
    return .object(
      [
        ("title", .string("\(shape.title.chinese) / \(shape.title.english)")),
        ("type", "object"),
        ("properties", .object(properties)),
        ("required", .array(required)),
        ("additionalProperties", false),
        ("allOf", .array(choices)),
      ].filter { $0.0 != "allOf" || !choices.isEmpty }
    )
  }

  private mutating func described(_ key: any ShapeKey) -> JSONValue {
    let about = ("description", JSONValue.string("\(key.about.chinese) / \(key.about.english)"))
    guard case .object(let entries) = schema(of: key.schema) else { return .object([about]) }
    return .object([about] + entries)
  }

  private func schema(of choice: Shape.Choice) -> JSONValue {
    let each = choice.keys.map { JSONValue.object([("required", [.string($0)])]) }
    guard !choice.isRequired else { return ["oneOf": .array(each)] }
    return ["oneOf": .array(each + [["not": ["anyOf": .array(each)]]])]
  }

  private mutating func schema(of value: SchemaShape) -> JSONValue {
    switch value {
    case .text, .expression: return ["type": ["string", "number", "boolean"]]
    case .pattern(let pattern): return ["type": "string", "pattern": .string(pattern)]
    case .words(let words): return ["enum": .array(words.map(JSONValue.string))]
    case .integer: return ["type": "integer"]
    case .boolean: return ["type": "boolean"]
    case .list(let item): return ["type": "array", "items": schema(of: item)]
    case .mapping(let shape): return ["$ref": reference(to: shape)]
    case .entries(let pattern, let item): return schema(ofEntries: item, pattern)
    case .either(let several): return ["anyOf": .array(several.map { schema(of: $0) })]
    case .definition(let name): return ["$ref": .string("#/$defs/\(name)")]
    case .fact: return ["type": ["string", "number", "boolean", "null", "array"]]
    case .anything: return ["type": "object"]
    }
  }

  private mutating func schema(ofEntries item: SchemaShape, _ pattern: String) -> JSONValue {
    [
      "type": "object",
      "propertyNames": ["pattern": .string(pattern)],
      "additionalProperties": schema(of: item),
    ]
  }
}
