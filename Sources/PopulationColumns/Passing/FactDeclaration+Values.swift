package import ResettlementCore

extension FactDeclaration {
  /// Whether values of another declaration of the fact, perhaps another pack's, are values of this
  /// one: what they are called does not matter.
  package func hasValues(of other: FactDeclaration) -> Bool {
    id == other.id && subject == other.subject && type == other.type
      && isOptional == other.isOptional
  }
}
