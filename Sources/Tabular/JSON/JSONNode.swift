public import Diagnostics

/// A value in a JSON text that knows where it stands.
public struct JSONNode: Sendable {
  /// What a value can be.
  public enum Kind: Sendable {
    /// Keys with their values.
    case object(JSONObject)
    /// A list.
    case array([JSONNode])
    /// A text, its escapes undone.
    case string(String)
    /// A number, as it was typed.
    case number(String)
    /// True or false.
    case bool(Bool)
    /// The value that says there is none.
    case null
  }

  /// What the value is.
  public let kind: Kind

  /// Where it stands, a text with its quotes.
  public let range: SourceRange

  /// Creates a node.
  public init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The keys and values, if the node has some.
  public var object: JSONObject? {
    guard case .object(let object) = kind else { return nil }
    return object
  }

  /// The items, if the node is a list.
  public var array: [JSONNode]? {
    guard case .array(let items) = kind else { return nil }
    return items
  }

  /// The text, if the node is one.
  public var string: String? {
    guard case .string(let text) = kind else { return nil }
    return text
  }

  /// The number as it was typed, if the node is one.
  public var number: String? {
    guard case .number(let text) = kind else { return nil }
    return text
  }

  /// The truth value, if the node is one.
  public var bool: Bool? {
    guard case .bool(let bool) = kind else { return nil }
    return bool
  }

  /// Whether the node is `null`.
  public var isNull: Bool {
    guard case .null = kind else { return false }
    return true
  }

  /// The value without its places.
  public var value: JSONValue {
    switch kind {
    case .object(let object): .object(object.entries.map { ($0.key, $0.value.value) })
    case .array(let items): .array(items.map(\.value))
    case .string(let text): .string(text)
    case .number(let text): .number(text)
    case .bool(let bool): .bool(bool)
    case .null: .null
    }
  }
}

/// Keys with their values, in the order of the text.
public struct JSONObject: Sendable {
  /// A key with its value.
  public struct Entry: Sendable {
    /// The key, its escapes undone.
    public let key: String

    /// Where the key stands, with its quotes.
    public let keyRange: SourceRange

    /// The value.
    public let value: JSONNode

    /// Creates an entry.
    public init(_ key: String, at keyRange: SourceRange, _ value: JSONNode) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// The entries in the order of the text.
  ///
  /// Those of a duplicate key, an error, are all there.
  public let entries: [Entry]

  /// Creates an object.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Returns the value of a key, the first one of a duplicate key.
  ///
  /// - Complexity: O(*n*), where *n* is the number of entries.
  public subscript(key: String) -> JSONNode? { entry(of: key)?.value }

  /// Returns the entry of a key, the first one of a duplicate key.
  public func entry(of key: String) -> Entry? { entries.first { $0.key == key } }
}
