/// The facts that the properties of a type hold, in the order in which they are shown.
public struct FactTable<Holder: Subject>: Sendable {
  private let facts: [Fact<Holder>]
  private let indices: [String: Int]

  /// The facts that name other subjects.
  let references: [Fact<Holder>]

  /// Creates a table of facts with different ids.
  public init(_ facts: Fact<Holder>...) {
    self.facts = facts
    let pairs = facts.enumerated().map { ($0.element.id, $0.offset) }
    indices = Dictionary(pairs) { first, _ in first }
    references = facts.filter { $0.declaration.type.referencedKind != nil }
  }

  /// What the facts are.
  public var declarations: [FactDeclaration] { facts.map(\.declaration) }

  /// The fact with an id; `nil` if there is none.
  public subscript(id: String) -> Fact<Holder>? {
    indices[id].map { facts[$0] }
  }
}

extension FactTable: RandomAccessCollection {
  /// The place of the first fact.
  public var startIndex: Int { facts.startIndex }

  /// The place after the last fact.
  public var endIndex: Int { facts.endIndex }

  /// The fact at a place.
  public subscript(position: Int) -> Fact<Holder> { facts[position] }
}
