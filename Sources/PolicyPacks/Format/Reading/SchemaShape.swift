/// What a JSON Schema says of a value in a pack.
indirect enum SchemaShape: Sendable {
  /// Any text. YAML takes some texts for numbers, so those are allowed.
  case text
  /// A text that a regular expression matches.
  case pattern(String)
  /// One of some words.
  case words([String])
  /// A whole number.
  case integer
  /// True or false.
  case boolean
  /// An expression, which YAML may take for a number or a truth value.
  case expression
  /// The value of a fact: a text, number or truth value, `null`, or a list of them.
  case fact
  /// A list.
  case list(SchemaShape)
  /// A mapping with the keys of a table.
  case mapping(Shape)
  /// A mapping with keys that a regular expression matches, and values.
  case entries(String, SchemaShape)
  /// One of several.
  case either([SchemaShape])
  /// A definition of the schema, where shapes hold themselves.
  case definition(String)
  /// Anything.
  case anything
}
