extension AccessRecord {
  /// Creates the record that papers are printed.
  ///
  /// - Parameters:
  ///   - papers: Papers of one kind, filled in.
  ///   - policy: The policy that they are of.
  ///   - population: The facts of which they were made.
  ///   - by: Who prints them.
  ///   - at: When.
  ///   - purpose: What for.
  /// - Throws: ``AccessRecordError`` if nobody is named or nothing is said of the purpose.
  public init(
    printing papers: [PaperContent],
    of policy: PolicyID,
    about population: Population,
    by: String,
    at: RecordedTime,
    purpose: String
  ) throws(AccessRecordError) {
    let subjects = papers.flatMap { ($0.subject.map { [$0] } ?? []) + $0.listed }
    let people = subjects.flatMap { $0.peopleAndHouseholds(in: population) }
    try self.init(
      by: by,
      at: at,
      purpose: purpose,
      of: .printed(document: "\(policy)/\(papers.first?.paper.id ?? "")"),
      subjects: subjects + people + people.flatMap { $0.peopleAndHouseholds(in: population) },
      facts: papers.first?.paper.privateFacts ?? []
    )
  }
}

extension SubjectReference {
  /// The persons and households to which the subject refers.
  fileprivate func peopleAndHouseholds(in population: Population) -> [SubjectReference] {
    population.catalogue.facts(of: kind).compactMap { fact in
      guard let other = fact.type.referencedKind, [.person, .household].contains(other),
        case .reference(let id) = population.value(of: fact.id, of: self)
      else { return nil }
      return SubjectReference(other, id)
    }
  }
}
