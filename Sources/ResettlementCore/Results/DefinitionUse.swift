/// A definition that took part in an answer: a fact that a policy works out, and what it is called.
public struct DefinitionUse: Sendable, Hashable {
  /// The definition's name: its kind of subject and the fact, such as `person.is_of_age`.
  public let id: String

  /// What it is called.
  public let title: LocalizedText

  /// Creates the use of a definition.
  public init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }
}
