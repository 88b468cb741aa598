internal import ResettlementCore

/// A key of a mapping, with what its value is and what it is for.
struct Key<Value>: Sendable {
  /// Whether a mapping may be without it.
  enum Presence: Sendable, Equatable {
    case optional, required
    /// Required, with a code of its own for its absence.
    case requiredAs(code: String)
  }

  /// The key.
  let name: String

  /// How its value is written.
  let notation: Notation<Value>

  /// Whether a mapping may be without it.
  let presence: Presence

  /// What it is for, in a line.
  let about: LocalizedText

  /// Creates a key.
  init(
    _ name: String,
    _ notation: Notation<Value>,
    _ presence: Presence = .optional,
    zh chinese: String,
    en english: String
  ) {
    self.name = name
    self.notation = notation
    self.presence = presence
    about = LocalizedText(zh: chinese, en: english)
  }
}

/// A key of whatever value, as a table of keys lists it.
protocol ShapeKey: Sendable {
  /// The key.
  var name: String { get }
  /// The code of the diagnostic where it is missing; `nil` if a mapping may be without it.
  var missingCode: String? { get }
  /// What it is for, in a line.
  var about: LocalizedText { get }
  /// What an editor is told of its value.
  var schema: SchemaShape { get }
}

extension ShapeKey {
  /// Whether a mapping must have it.
  var isRequired: Bool { missingCode != nil }
}

extension Key: ShapeKey {
  var missingCode: String? {
    switch presence {
    case .optional: nil
    case .required: "pack.missing-key"
    case .requiredAs(let code): code
    }
  }
  var schema: SchemaShape { notation.schema }
}

/// The table of a mapping's keys: what the reader accepts and what the JSON Schema says.
struct Shape: Sendable {
  /// Keys of which a mapping has one, or at most one.
  struct Choice: Sendable {
    /// The keys.
    let keys: [String]
    /// Whether one must be there.
    let isRequired: Bool

    /// Returns a choice of exactly one key.
    static func one(of keys: String...) -> Self { Self(keys: keys, isRequired: true) }
    /// Returns a choice of one key or none.
    static func atMostOne(of keys: String...) -> Self { Self(keys: keys, isRequired: false) }
  }

  /// The shape's name in the JSON Schema.
  let name: String

  /// What such a mapping is.
  let title: LocalizedText

  /// The keys, in the order in which they are usually written.
  let keys: [any ShapeKey]

  /// Keys that exclude one another.
  let choices: [Choice]

  /// The names of the keys.
  let names: [String]

  /// The keys that a mapping must have.
  let required: [any ShapeKey]

  /// Creates a table of keys.
  init(
    _ name: String,
    zh chinese: String,
    en english: String,
    _ keys: [any ShapeKey],
    choices: [Choice] = []
  ) {
    self.name = name
    title = LocalizedText(zh: chinese, en: english)
    self.keys = keys
    self.choices = choices
    names = keys.map(\.name)
    required = keys.filter(\.isRequired)
  }
}
