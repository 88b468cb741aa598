internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

extension Notation {
  /// Returns the notation of a list, from which items that can't be read are left out.
  static func list<Element>(_ element: Notation<Element>) -> Self where Value == [Element] {
    Self(.list(element.schema)) { node, reading in
      guard let items = node.sequence else {
        reading.error(.expectedList(of: reading.key), at: node.openingRange)
        return nil
      }
      return items.compactMap { reading.read($0, as: element) }
    }
  }

  /// Returns the notation of a list whose brackets may be left out around a single item.
  static func oneOrMore<Element>(_ element: Notation<Element>) -> Self where Value == [Element] {
    let many = list(element)
    return Self(.either([element.schema, many.schema])) { node, reading in
      guard let items = node.sequence else { return element.read(node, reading).map { [$0] } }
      if items.isEmpty { reading.error(.nothingThere(reading.key), at: node.range) }
      return many.read(node, reading)
    }
  }

  /// Returns the notation of a mapping whose keys are names that the author chooses.
  static func named<Element>(
    _ element: NamedNotation<Element>,
    by pattern: NamePattern = .identifier
  ) -> Self where Value == [Element] {
    Self(.entries(pattern.expression, element.schema)) { node, reading in
      guard let mapping = node.mapping else {
        reading.error(.expectedNames(of: reading.key), at: node.openingRange)
        return nil
      }
      // Of a duplicate key, which YAML reports, the second value is read for its mistakes only.
      var seen: Set<String> = []
      return mapping.entries.compactMap { entry in
        reading.check(entry.key, against: pattern)
        let value = reading.read(entry, as: element)
        return seen.insert(entry.key.text).inserted ? value : nil
      }
    }
  }
}

/// How a value with a name is written, where the name is the key: `name: value`.
struct NamedNotation<Value>: Sendable {
  /// What an editor is told of the value.
  let schema: SchemaShape

  /// Returns the value of a name and a node.
  let read: @Sendable (LocatedName, YAMLNode, FileReading) -> Value?

  /// Creates a notation that makes something of any name and value.
  init(
    _ schema: SchemaShape,
    read: @escaping @Sendable (LocatedName, YAMLNode, FileReading) -> Value?
  ) {
    self.schema = schema
    self.read = read
  }

  /// Creates the notation of a name with a mapping of the keys of a shape.
  init(_ shape: Shape, decode: @escaping @Sendable (LocatedName, MappingReader) -> Value?) {
    self.init(.mapping(shape)) { name, node, reading in
      MappingReader(node, shape, reading, named: name).flatMap { decode(name, $0) }
    }
  }

  /// Creates the notation of a name with a value.
  init<Other>(
    _ notation: Notation<Other>,
    make: @escaping @Sendable (LocatedName, Other) -> Value
  ) {
    self.init(notation.schema) { name, node, reading in
      notation.read(node, reading).map { make(name, $0) }
    }
  }
}

extension Notation<LocalizedText> {
  /// A text in Chinese, or a mapping with Chinese and English.
  static let localized = short(
    scalar(.text) { scalar, _ in LocalizedText(zh: scalar.text) },
    or: mapping(LocalizedKeys.shape) { keys in
      LocalizedText(zh: keys[LocalizedKeys.chinese] ?? "", en: keys[LocalizedKeys.english])
    }
  )
}

/// The keys of a text in two languages.
private enum LocalizedKeys {
  static let chinese = Key("zh-Hans", .text, .required, zh: "中文", en: "in Chinese")
  static let english = Key("en", .text, zh: "英文", en: "in English")
  static let shape = Shape(
    "localized-text",
    zh: "双语文字",
    en: "text in two languages",
    [chinese, english]
  )
}
