public import Diagnostics

/// A part of a YAML file that knows where it stands.
public struct YAMLNode: Sendable {
  /// What a node can be.
  public enum Kind: Sendable {
    /// A text.
    case scalar(YAMLScalar)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with their values.
    case mapping(YAMLMapping)
  }

  /// What the node is.
  public let kind: Kind

  /// Where it stands, without the blank lines and comments around it.
  public let range: SourceRange

  /// Whether everything in the collection could be read.
  ///
  /// A reader should not report keys as missing in a mapping that is incomplete.
  public let isComplete: Bool

  /// Creates a node.
  public init(_ kind: Kind, at range: SourceRange, isComplete: Bool = true) {
    self.kind = kind
    self.range = range
    self.isComplete = isComplete
  }

  /// The text, if the node is one.
  public var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = kind else { return nil }
    return scalar
  }

  /// The items, if the node is a list.
  public var sequence: [YAMLNode]? {
    guard case .sequence(let items) = kind else { return nil }
    return items
  }

  /// The keys and values, if the node has some.
  public var mapping: YAMLMapping? {
    guard case .mapping(let mapping) = kind else { return nil }
    return mapping
  }

  /// Whether the node is a list or keys in brackets.
  public var isInBrackets: Bool {
    guard scalar == nil, let first = range.source.bytes[range.bytes].first else { return false }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// Whether nothing stands where the node was expected, as after the colon of `key:`.
  public var isEmpty: Bool { scalar?.isEmpty ?? false }
}

/// Keys with their values, in the order of the file.
public struct YAMLMapping: Sendable {
  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: YAMLScalar

    /// The value.
    public let value: YAMLNode

    /// Creates an entry.
    public init(key: YAMLScalar, value: YAMLNode) {
      self.key = key
      self.value = value
    }

    /// Where key and value stand.
    public var range: SourceRange { key.range.union(value.range) }
  }

  /// The entries in the order of the file.
  ///
  /// Those of a duplicate key, an error, are all there.
  public let entries: [Entry]

  /// Creates a mapping.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// Returns the value of a key, the first one of a duplicate key.
  ///
  /// - Complexity: O(*n*), where *n* is the number of entries.
  public subscript(key: String) -> YAMLNode? { entry(of: key)?.value }

  /// Returns the entry of a key, the first one of a duplicate key.
  public func entry(of key: String) -> Entry? { entries.first { $0.key.text == key } }
}
