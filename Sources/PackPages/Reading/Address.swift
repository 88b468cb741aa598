/// Where something of a pack is found: its pack, what it is, and its name there.
struct Address: Sendable, Hashable {
  /// What can be found.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case pack, document, clause, rule, procedure, parameter, reading, definition, fact, test, unit
  }

  /// The pack's name.
  let pack: String
  /// What it is.
  let kind: Kind
  /// Its name among those of its kind.
  let id: String
}
