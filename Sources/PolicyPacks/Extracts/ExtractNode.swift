internal import Diagnostics
internal import LocatedYAML
internal import Tabular

/// A part of an extract with its place, be it written in JSON or in YAML.
struct ExtractNode: Sendable {
  /// What a part can be.
  enum Form {
    /// Keys with their values.
    case keys([Entry])
    /// A list.
    case list([ExtractNode])
    /// A scalar of YAML, which says nothing of its type.
    case scalar(String)
    /// A text of JSON.
    case text(String)
    /// A number of JSON, as it was typed.
    case number(String)
    /// True or false in JSON.
    case boolean(Bool)
    /// The value that says there is none.
    case null
    /// Nothing, as behind the colon of `key:` in YAML.
    case nothing
  }

  /// A key with its value.
  struct Entry {
    let key: String
    let keyRange: SourceRange
    let value: ExtractNode
  }

  private enum Written: Sendable {
    case yaml(YAMLNode)
    case json(JSONNode)
  }

  private let written: Written

  /// Where it stands.
  let range: SourceRange

  init(_ node: YAMLNode) {
    written = .yaml(node)
    range = node.range
  }

  init(_ node: JSONNode) {
    written = .json(node)
    range = node.range
  }

  /// What the part is; only its own level is made, each time it is asked for.
  var form: Form {
    switch written {
    case .yaml(let node): Self.form(of: node)
    case .json(let node): Self.form(of: node)
    }
  }

  /// Whether everything in it could be read.
  var isComplete: Bool {
    guard case .yaml(let node) = written else { return true }
    return node.isComplete
  }
}

// MARK: - Reading the trees

extension ExtractNode {
  private static func form(of node: YAMLNode) -> Form {
    switch node.kind {
    case .mapping(let mapping):
      .keys(
        mapping.entries.map {
          Entry(key: $0.key.text, keyRange: $0.key.range, value: ExtractNode($0.value))
        }
      )
    case .sequence(let items): .list(items.map(ExtractNode.init))
    case .scalar(let scalar) where scalar.isEmpty: .nothing
    case .scalar(let scalar) where scalar.style == .plain && scalar.text == "null": .null
    case .scalar(let scalar): .scalar(scalar.text)
    }
  }

  private static func form(of node: JSONNode) -> Form {
    switch node.kind {
    case .object(let object):
      .keys(
        object.entries.map {
          Entry(key: $0.key, keyRange: $0.keyRange, value: ExtractNode($0.value))
        }
      )
    case .array(let items): .list(items.map(ExtractNode.init))
    case .string(let text): .text(text)
    case .number(let text): .number(text)
    case .bool(let bool): .boolean(bool)
    case .null: .null
    }
  }
}

// MARK: - Asking

extension ExtractNode {
  /// The entries, if the part has keys.
  var entries: [Entry]? {
    guard case .keys(let entries) = form else { return nil }
    return entries
  }

  /// The items, if the part is a list.
  var items: [ExtractNode]? {
    guard case .list(let items) = form else { return nil }
    return items
  }

  /// The text, if the part is one.
  var text: String? {
    switch form {
    case .scalar(let text), .text(let text): text
    default: nil
    }
  }

  /// Where it begins: the first key, the bracket of a list, or a whole scalar.
  var mark: SourceRange {
    switch form {
    case .keys(let entries): entries.first?.keyRange ?? range
    case .list:
      SourceRange(
        range.source,
        range.bytes.lowerBound..<min(range.bytes.lowerBound + 1, range.bytes.upperBound)
      )
    default: range
    }
  }

  /// The places of all scalars in it.
  var scalarPlaces: [SourceRange] {
    switch form {
    case .keys(let entries): entries.flatMap(\.value.scalarPlaces)
    case .list(let items): items.flatMap(\.scalarPlaces)
    case .null, .nothing: []
    default: [range]
    }
  }
}
