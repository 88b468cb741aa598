internal import ResettlementCore

/// That an entry names another subject in one of its facts.
struct Naming: Sendable, Hashable {
  /// The kind that the fact refers to, and the name; a star for the kind if the fact is not open.
  let text: String

  /// By an open fact of the core.
  init(openly subject: SubjectReference) {
    text = subject.description.composed
  }

  /// By a fact that is withheld, such as one of a pack, whose declaration the store does not know.
  init(withheld name: String) {
    text = "*/\(name.composed)"
  }
}

extension Naming {
  /// Returns whom the facts of a subject name.
  static func all(
    open: [(id: String, value: FactValue)],
    withheld: [(id: String, value: FactValue)],
    of kind: SubjectKind
  ) -> Set<Naming> {
    var all: Set<Naming> = []
    for fact in open {
      let names = fact.value.references
      guard !names.isEmpty else { continue }
      let target = FactCatalogue.core.fact(id: fact.id, of: kind)?.type.referencedKind
      for name in names {
        all.insert(
          target.map { Naming(openly: SubjectReference($0, name)) } ?? Naming(withheld: name)
        )
      }
    }
    for fact in withheld { all.formUnion(fact.value.references.map(Naming.init(withheld:))) }
    return all
  }
}

extension FactValue {
  /// The names of the subjects that the value refers to.
  var references: [String] {
    switch self {
    case .reference(let name): [name]
    case .list(let values): values.flatMap(\.references)
    default: []
    }
  }
}
