/// The subjects of one kind in a population, whatever their type.
protocol SubjectTable: Sendable {
  /// The names of the subjects, in the order in which they were put in.
  var references: [SubjectReference] { get }

  /// Whether there is a subject with an id.
  func contains(_ id: String) -> Bool

  /// How many subjects were put in before the one with an id; `nil` if there is none.
  func place(of id: String) -> Int?

  /// The value of a fact; unknown if there is no such subject.
  func value(of fact: String, of id: String) -> FactValue

  /// The subjects that refer by a fact to a target, in the order in which they said so.
  func elements(_ fact: String, _ target: String) -> [String]

  /// Whether of each subject it is known to whom it refers by a fact.
  func allSay(_ fact: String) -> Bool

  /// Puts a subject of the table's type in.
  mutating func insert(_ subject: any Subject)

  /// Sets a fact of a subject that is in the table.
  mutating func set(
    _ fact: String,
    of id: String,
    to value: FactValue,
    in catalogue: FactCatalogue
  ) throws(FactMismatch)
}

/// The subjects of one type, with an index of whom they refer to.
struct TypedSubjectTable<Element: Subject>: SubjectTable {
  private(set) var subjects: [Element] = []
  private var indices: [String: Int] = [:]

  /// By fact and target the ids of those who refer to it.
  private var inverse: [String: [String: [String]]] = [:]

  /// By fact the number of those of whom it is known to whom they refer.
  private var statedCounts: [String: Int] = [:]

  subscript(id: SubjectID<Element>) -> Element? { indices[id.rawValue].map { subjects[$0] } }

  var references: [SubjectReference] { subjects.map(\.reference) }

  func contains(_ id: String) -> Bool { indices[id] != nil }

  func place(of id: String) -> Int? { indices[id] }

  func value(of fact: String, of id: String) -> FactValue {
    indices[id].map { subjects[$0].value(of: fact) } ?? .unknown
  }

  func elements(_ fact: String, _ target: String) -> [String] { inverse[fact]?[target] ?? [] }

  func allSay(_ fact: String) -> Bool { statedCounts[fact, default: 0] == subjects.count }
}

// MARK: - Changing

extension TypedSubjectTable {
  mutating func insert(_ subject: any Subject) {
    guard let subject = subject as? Element else { return }
    if let index = indices[subject.id.rawValue] {
      replace(at: index, by: subject)
    } else {
      indices[subject.id.rawValue] = subjects.count
      subjects.append(subject)
      for (fact, value) in subject.links { link(fact, value, subject.id.rawValue) }
    }
  }

  mutating func set(
    _ fact: String,
    of id: String,
    to value: FactValue,
    in catalogue: FactCatalogue
  ) throws(FactMismatch) {
    guard let index = indices[id] else { return }
    var changed = subjects[index]
    try changed.set(fact, to: value, in: catalogue)
    replace(at: index, by: changed)
  }

  /// Puts a subject in the place of another with its id; what stays linked keeps its place.
  private mutating func replace(at index: Int, by subject: Element) {
    let old = subjects[index].links
    let new = subject.links
    subjects[index] = subject
    for (fact, value) in old where new[fact] != value { unlink(fact, value, subject.id.rawValue) }
    for (fact, value) in new where old[fact] != value { link(fact, value, subject.id.rawValue) }
  }

  private mutating func link(_ fact: String, _ value: FactValue, _ id: String) {
    statedCounts[fact, default: 0] += 1
    for target in value.targets { inverse[fact, default: [:]][target, default: []].append(id) }
  }

  private mutating func unlink(_ fact: String, _ value: FactValue, _ id: String) {
    statedCounts[fact, default: 0] -= 1
    for target in value.targets { inverse[fact]?[target]?.removeAll { $0 == id } }
  }
}

extension Subject {
  /// What is known of to whom the subject refers, by fact.
  fileprivate var links: [String: FactValue] {
    var links: [String: FactValue] = [:]
    for fact in Self.facts.references { links[fact.id] = fact.value(in: self) }
    for id in additionalFacts.ids where additionalFacts[id].isLink {
      links[id] = additionalFacts[id]
    }
    return links.filter { $0.value.isKnown }
  }
}

extension FactValue {
  /// Whether the value can say to whom a subject refers.
  fileprivate var isLink: Bool {
    switch self {
    case .absent, .reference: true
    case .list(let values): values.allSatisfy(\.isLink)
    default: false
    }
  }

  /// The ids of the subjects that the value names, each once.
  fileprivate var targets: Set<String> {
    switch self {
    case .reference(let id): [id]
    case .list(let values): values.reduce(into: []) { $0.formUnion($1.targets) }
    default: []
    }
  }
}
