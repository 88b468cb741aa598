internal import GRDB
internal import ResettlementCore

/// What is read of a file, and which personal facts are among it.
struct PopulationRead: Sendable {
  private(set) var population: Population

  /// The facts that are not open.
  private(set) var facts: [AccessedFact] = []

  init(
    _ versions: AnsweringVersions,
    _ database: Database,
    _ catalogue: FactCatalogue,
    _ completeKinds: Set<SubjectKind>
  ) throws {
    population = Population(catalogue: catalogue, completeKinds: completeKinds)
    for kind in SubjectKind.allCases { try add(kind.subjectType, versions, database) }
  }

  private mutating func add<Wanted: Subject>(
    _ type: Wanted.Type,
    _ versions: AnsweringVersions,
    _ database: Database
  ) throws {
    var personal: Set<String> = []
    let isComplete = try versions.forEach(type, database) { subject, facts in
      personal.formUnion(facts)
      population.insert(subject)
    }
    facts += Wanted.kind.accessed(personal.sorted())
    if !isComplete { population.completeKinds.remove(Wanted.kind) }
  }
}
