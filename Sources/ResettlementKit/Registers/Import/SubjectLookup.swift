internal import ResettlementCore

/// Finds the subjects of a population by values of their facts.
struct SubjectLookup {
  private let population: Population
  private var indices: [Index: [[FactValue]: [SubjectReference]]] = [:]

  private struct Index: Hashable {
    let kind: SubjectKind
    let facts: [String]
  }

  init(_ population: Population) {
    self.population = population
  }

  /// Returns the subjects of a kind that have these values, in the order of the population.
  mutating func subjects(
    of kind: SubjectKind,
    where facts: [String],
    are values: [FactValue]
  ) -> [SubjectReference] {
    let index = Index(kind: kind, facts: facts)
    if indices[index] == nil { indices[index] = table(index) }
    return indices[index]?[values.map(Self.comparable)] ?? []
  }

  private func table(_ index: Index) -> [[FactValue]: [SubjectReference]] {
    var table: [[FactValue]: [SubjectReference]] = [:]
    for subject in population.references(index.kind) {
      let values = index.facts.map { population.value(of: $0, of: subject) }
      guard values.allSatisfy({ $0.isKnown && $0 != .absent }) else { continue }
      table[values.map(Self.comparable), default: []].append(subject)
    }
    return table
  }

  /// A text without the blanks and the small letters that make no difference.
  static func comparable(_ value: FactValue) -> FactValue {
    guard case .text(let text) = value else { return value }
    return .text(CellWords.dense(text).uppercased())
  }
}
