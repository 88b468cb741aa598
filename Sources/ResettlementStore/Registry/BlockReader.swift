internal import GRDB
internal import ResettlementCore

/// Reads a population block by block, within a transaction.
struct BlockReader {
  let database: Database
  let versions: AnsweringVersions
  let survey: PopulationSurvey

  private var tables: SubjectTables { SubjectTables(database: database, keys: versions.keys) }

  func forEachBlock(of count: Int, _ body: (PopulationBlock) throws -> Void) throws {
    var block: [StoredSubject] = []
    try versions.forEach(.household, database) { household, facts in
      guard facts != nil else { return }
      block.append(household)
      guard block.count == count else { return }
      try body(try self.block(block, .household))
      block = []
    }
    if !block.isEmpty { try body(try self.block(block, .household)) }
    for first in stride(from: 0, to: survey.homeless.count, by: 4 * count) {
      let last = min(first + 4 * count, survey.homeless.count)
      try body(try self.block(Array(survey.homeless[first..<last]), .person))
    }
  }

  private func block(_ asked: [StoredSubject], _ kind: SubjectKind) throws -> PopulationBlock {
    var gathering = BlockGathering(reader: self)
    for subject in asked { try gathering.addWithNamers(subject) }
    for subject in survey.silent { try gathering.add(subject) }
    let population = try gathering.population()
    return kind == .household
      ? PopulationBlock(population: population, households: asked.map { .init($0.reference.id) })
      : PopulationBlock(population: population, persons: asked.map { .init($0.reference.id) })
  }
}

/// The subjects of a block as they are found.
private struct BlockGathering {
  let reader: BlockReader
  private var found: [Int64: (subject: StoredSubject, facts: DecodedFacts)] = [:]
  private var visited: Set<Int64> = []
  private var withNamers: Set<Int64> = []
  private let known: Set<String>

  init(reader: BlockReader) {
    self.reader = reader
    known = Set(reader.survey.facts.map { "\($0.subject.rawValue).\($0.fact)" })
  }

  private var tables: SubjectTables {
    SubjectTables(database: reader.database, keys: reader.versions.keys)
  }

  /// Adds a household or person with those who refer to it, and the members of a household with those
  /// who refer to them.
  mutating func addWithNamers(_ subject: StoredSubject) throws {
    guard withNamers.insert(subject.row).inserted, try add(subject) else { return }
    let connections = ConnectionTable(database: reader.database, keys: reader.versions.keys)
    let name = subject.reference.id
    let namings = [Naming(openly: subject.reference), Naming(withheld: name)]
    for namer in try connections.subjects(namings) {
      if subject.reference.kind == .household, namer.reference.kind == .person,
        try lives(namer, in: name)
      {
        try addWithNamers(namer)
      } else {
        try add(namer)
      }
    }
  }

  private mutating func lives(_ person: StoredSubject, in household: String) throws -> Bool {
    guard try add(person), let facts = found[person.row]?.facts else { return false }
    return facts.all.contains { $0.id == "household" && $0.value == .reference(household) }
  }

  /// Adds a subject and all to which its facts lead; false if nothing is known of it.
  @discardableResult
  mutating func add(_ subject: StoredSubject) throws -> Bool {
    guard visited.insert(subject.row).inserted else { return found[subject.row] != nil }
    guard let facts = try reader.versions.facts(of: subject, reader.database) else { return false }
    try check(facts, subject)
    found[subject.row] = (subject, facts)
    for fact in facts.all {
      let kind = reader.survey.catalogue.fact(id: fact.id, of: subject.reference.kind)?
        .type.referencedKind
      guard let kind else { continue }
      for name in fact.value.references {
        if let other = try tables.subject(SubjectReference(kind, name)) { try add(other) }
      }
    }
    return true
  }

  /// No personal fact is given of which there is no record.
  private func check(_ facts: DecodedFacts, _ subject: StoredSubject) throws {
    guard reader.versions.part == .whole else { return }
    let kind = subject.reference.kind.rawValue
    guard facts.personalIDs.allSatisfy({ known.contains("\(kind).\($0)") }) else {
      throw RegistryError(.busy)
    }
  }

  /// The subjects, each kind in the order in which they were first saved.
  func population() throws -> Population {
    var population = Population(
      catalogue: reader.survey.catalogue,
      completeKinds: reader.survey.completeKinds
    )
    for row in found.keys.sorted() {
      guard let (subject, facts) = found[row] else { continue }
      try Self.insert(subject.reference.kind.subjectType, subject, facts, &population)
    }
    return population
  }

  private static func insert<Stored: Subject>(
    _ type: Stored.Type,
    _ subject: StoredSubject,
    _ facts: DecodedFacts,
    _ population: inout Population
  ) throws {
    population.insert(try facts.subject(SubjectID<Stored>(subject.reference.id)))
  }
}
