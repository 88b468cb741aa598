internal import Diagnostics
internal import LocatedYAML

/// How a value is written in a pack: what a reader takes, and what the JSON Schema says of it.
///
/// ``read`` reports what is wrong with the node and returns what could be read.
struct Notation<Value>: Sendable {
  /// What an editor is told of the value.
  let schema: SchemaShape

  /// Returns the value of a node; `nil`, after a diagnostic, where the node is none.
  let read: @Sendable (YAMLNode, FileReading) -> Value?

  /// Creates a notation.
  init(_ schema: SchemaShape, read: @escaping @Sendable (YAMLNode, FileReading) -> Value?) {
    self.schema = schema
    self.read = read
  }
}

extension Notation {
  /// Returns the notation of a value that is a single text.
  static func scalar(
    _ schema: SchemaShape,
    read: @escaping @Sendable (YAMLScalar, FileReading) -> Value?
  ) -> Self {
    Self(schema) { node, reading in
      guard let scalar = node.scalar else {
        reading.error(.expectedSingleValue(of: reading.key), at: node.openingRange)
        return nil
      }
      return read(scalar, reading)
    }
  }

  /// Returns the notation of a mapping with the keys of a shape.
  static func mapping(
    _ shape: Shape,
    decode: @escaping @Sendable (MappingReader) -> Value?
  ) -> Self {
    Self(.mapping(shape)) { node, reading in
      MappingReader(node, shape, reading).flatMap(decode)
    }
  }

  /// Returns the notation of a text that stands for a value, and of a mapping that says more.
  static func short(_ short: Self, or long: Self) -> Self {
    Self(.either([short.schema, long.schema])) { node, reading in
      node.scalar == nil ? long.read(node, reading) : short.read(node, reading)
    }
  }

  /// Returns the notation of a value that is made of another one.
  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Notation<Other> {
    Notation<Other>(schema) { node, reading in read(node, reading).flatMap(transform) }
  }
}

extension YAMLNode {
  /// A place to mark for the whole node: its text, or the beginning of a collection.
  var openingRange: SourceRange {
    switch kind {
    case .scalar: range
    case .mapping(let mapping): mapping.entries.first?.key.range ?? range
    case .sequence(let items): items.first?.openingRange ?? range
    }
  }
}
