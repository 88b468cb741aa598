public import Quantities

extension Population {
  /// Returns the population with merged persons once, as they stand on a day.
  ///
  /// The surviving record keeps its facts and takes what is not known of it from the records it
  /// stands for, in the order of their ids. Whoever referred to one of those refers to the survivor.
  /// What was stated of others, such as the size of a household that counted a person twice, stays
  /// as it was stated.
  ///
  /// - Parameters:
  ///   - merges: Who stands for whom; take ``PersonMerges/known(at:)`` for an earlier knowledge.
  ///   - day: The day.
  /// - Returns: The population; itself if nobody in it is merged.
  /// - Complexity: O(*n*) in the number of subjects.
  public func reading(through merges: PersonMerges, on day: CalendarDay) -> Population {
    let survivors = merges.survivors(on: day).filter {
      contains(SubjectReference(.person, $0.key.rawValue))
    }
    guard !survivors.isEmpty else { return self }
    var merging = PopulationMerging(self, survivors)
    return merging.merged()
  }
}

/// The merging of the persons of one population.
private struct PopulationMerging {
  private let population: Population
  private let survivors: [Person.ID: Person.ID]
  private let represented: [Person.ID: [Person.ID]]
  private var result: Population

  init(_ population: Population, _ survivors: [Person.ID: Person.ID]) {
    self.population = population
    self.survivors = survivors
    represented = Dictionary(grouping: survivors.keys.sorted()) { survivors[$0] ?? $0 }
    result = Population(
      catalogue: population.catalogue,
      completeKinds: population.completeKinds
    )
  }

  mutating func merged() -> Population {
    for kind in SubjectKind.allCases {
      if kind == .person { addPersons() } else { add(kind.subjectType) }
    }
    for (subject, flags) in population.flags {
      let person = subject.kind == .person ? survivors[Person.ID(subject.id)] : nil
      let owner = person?.reference ?? subject
      let known = result.flags[owner] ?? []
      result.flags[owner] = known + flags.filter { !known.contains($0) }
    }
    return result
  }

  private mutating func addPersons() {
    let references = references(of: Person.self)
    for person in population.all(Person.self) {
      let id = survivors[person.id] ?? person.id
      guard !result.contains(id.reference) else { continue }
      result.insert(redirected(whole(id), references))
    }
  }

  /// A record with what is only known of the records that it stands for.
  private func whole(_ id: Person.ID) -> Person {
    var person = population[id] ?? Person(id: id)
    for other in (represented[id] ?? []).compactMap({ population[$0] }) {
      fill(&person, from: other)
    }
    return person
  }

  private func fill(_ person: inout Person, from other: Person) {
    for fact in Person.facts where !fact.value(in: person).isKnown {
      set(fact.id, to: fact.value(in: other), in: &person)
    }
    for fact in other.additionalFacts.ids where !person.additionalFacts[fact].isKnown {
      person.additionalFacts[fact] = other.additionalFacts[fact]
    }
  }

  private mutating func add<Added: Subject>(_ type: Added.Type) {
    let references = references(of: type)
    for subject in population.all(type) { result.insert(redirected(subject, references)) }
  }

  /// The facts of a kind that name persons.
  private func references<Owner: Subject>(of type: Owner.Type) -> [String] {
    population.catalogue.facts(of: Owner.kind)
      .filter { $0.type.referencedKind == .person }.map(\.id)
  }

  private func redirected<Changed: Subject>(_ subject: Changed, _ facts: [String]) -> Changed {
    var subject = subject
    for fact in facts {
      let value = subject.value(of: fact)
      let new = redirected(value)
      if new != value { set(fact, to: new, in: &subject) }
    }
    return subject
  }

  private func redirected(_ value: FactValue) -> FactValue {
    switch value {
    case .reference(let id): .reference(survivors[Person.ID(id)]?.rawValue ?? id)
    case .list(let values): .list(values.map(redirected))
    default: value
    }
  }

  private func set(_ fact: String, to value: FactValue, in subject: inout some Subject) {
    do throws(FactMismatch) {
      try subject.set(fact, to: value, in: population.catalogue)
    } catch {
      assertionFailure("a value of a subject does not fit it: \(error)")
    }
  }
}
