internal import GRDB
internal import ResettlementCore

/// What must be known of a whole population before its first block can be given.
struct PopulationSurvey: Sendable {
  let catalogue: FactCatalogue
  /// The kinds of which the file has all subjects.
  private(set) var completeKinds: Set<SubjectKind> = []
  /// The kinds of which some were erased.
  private(set) var erasedKinds: Set<SubjectKind> = []
  /// The facts that are not open.
  private(set) var facts: [AccessedFact] = []
  /// For each kind and fact a subject of which nobody said to whom it refers by it: with it among the
  /// subjects of a block, lists that it makes open are so there too.
  private(set) var silent: [StoredSubject] = []
  /// Persons of no household that there is.
  private(set) var homeless: [StoredSubject] = []

  init(
    _ versions: AnsweringVersions,
    _ database: Database,
    _ catalogue: FactCatalogue,
    _ completeKinds: Set<SubjectKind>?
  ) throws {
    self.catalogue = catalogue
    var households: Set<Int64> = []
    // Households come before persons.
    for kind in [.household, .person] + SubjectKind.allCases.filter({ !Self.first.contains($0) }) {
      try survey(kind, versions, database, completeKinds, &households)
    }
  }

  private static let first: Set<SubjectKind> = [.household, .person]

  private mutating func survey(
    _ kind: SubjectKind,
    _ versions: AnsweringVersions,
    _ database: Database,
    _ completeKinds: Set<SubjectKind>?,
    _ households: inout Set<Int64>
  ) throws {
    let tables = SubjectTables(database: database, keys: versions.keys)
    var personal: Set<String> = []
    var (isComplete, count) = (true, 0)
    var open = Set(
      catalogue.facts(of: kind).filter { $0.type.referencedKind != nil }.map(\.id)
    )
    try versions.forEach(kind, database) { subject, facts in
      count += 1
      guard let facts else {
        isComplete = false
        return
      }
      personal.formUnion(facts.personalIDs)
      let stated = facts.stated
      if !open.isSubset(of: stated.keys) {
        open.formIntersection(stated.keys)
        silent.append(subject)
      }
      switch kind {
      case .household: households.insert(subject.row)
      case .person where try !lives(stated["household"], tables, households):
        homeless.append(subject)
      default: break
      }
    }
    facts += kind.accessed(personal.sorted())
    let isWanted = completeKinds?.contains(kind) ?? (count > 0)
    if !isComplete { erasedKinds.insert(kind) }
    if isComplete, isWanted { self.completeKinds.insert(kind) }
  }

  private func lives(
    _ home: FactValue?,
    _ tables: SubjectTables,
    _ households: Set<Int64>
  ) throws -> Bool {
    guard case .reference(let id) = home,
      let subject = try tables.subject(SubjectReference(.household, id))
    else { return false }
    return households.contains(subject.row)
  }
}

extension DecodedFacts {
  /// The facts that are known, by their ids.
  fileprivate var stated: [String: FactValue] {
    Dictionary(
      all.filter { $0.value.isKnown }.map { ($0.id, $0.value) },
      uniquingKeysWith: { _, last in last }
    )
  }
}
