/// Where something of a pack is found: its pack, what it is, and its name there.
struct Address: Sendable, Hashable {
  /// What can be found.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case pack, document, clause, rule, procedure
    /// A step of a procedure, of which the name is both their names with a dot between them.
    case step
    case paper
    /// Who is responsible for a topic of a household with two places, by the topic's name.
    case place
    /// Messages between places, by the name of the register that they are entered in.
    case message
    case parameter, reading, definition, fact, test, unit
  }

  /// The pack's name.
  let pack: String
  /// What it is.
  let kind: Kind
  /// Its name among those of its kind.
  let id: String
}
