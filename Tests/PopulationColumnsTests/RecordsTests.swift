import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import ResettlementKit
import ResettlementStore
import Testing

/// Everybody of a population of records, in memory or in a store, is answered over lanes as if it were
/// alone.
@Suite struct RecordsTests {
  private let folder: ScratchFolder
  private let dates: AssessmentDates
  private let day: CalendarDay

  init() throws {
    folder = try ScratchFolder()
    day = try #require(CalendarDay("2024-06-30"))
    dates = AssessmentDates(on: day)
  }

  private func lines(
    _ assessor: PopulationAssessor,
    _ source: some PopulationSource,
    threads: Int = 1
  ) throws -> String {
    let output = PopulationOutput(results: "\(folder.path)/out.jsonl")
    let report = try assessor.run(source, writingTo: output, threads: threads)
    #expect(report.leftOut.isEmpty)
    return try folder.text("out.jsonl")
  }

  @Test(arguments: ShippedPacks.all.map(\.manifest.id.value))
  func `each household and person is answered as if it were alone`(id: String) throws {
    let pack = try #require(ShippedPacks.pack(id))
    let tables = try MadeUpTables(30, pack.catalogue, seed: 5, gaps: 5)
    let population = try tables.populationWithOthers()
    let assessor = PopulationAssessor(pack, on: dates)
    let found = try Answers(reading: try lines(assessor, population))
    var compared = 0
    for kind in [SubjectKind.household, .person] {
      for subject in population.references(kind) {
        for rule in pack.rules where rule.subject == kind {
          let wanted = Answers.alone(
            pack.assess(rule.id, of: subject, in: population, on: dates, findsNearest: false)
          )
          #expect(found[subject, rule.id] == wanted, "\(rule.id) of \(subject)")
          compared += 1
        }
      }
    }
    #expect(found.count == compared)
  }

  // MARK: - Stores

  private func purpose() throws -> AccessPurpose {
    try AccessPurpose("quarterly review", by: "office 3", at: RecordedTime(startOf: day))
  }

  private func store(_ population: Population) async throws -> SQLiteStore {
    let store = try SQLiteStore.inMemory()
    for kind in SubjectKind.allCases {
      let subjects = population.references(kind).compactMap { $0.subject(in: population) }
      try await store.save(
        all: subjects,
        valid: DatePeriod(from: try #require(CalendarDay("2024-01-01"))),
        recordedAt: RecordedTime(startOf: try #require(CalendarDay("2024-01-02")))
      )
    }
    return store
  }

  @Test(arguments: [false, true])
  func `a store gives what its whole population gives, block by block`(hasSilent: Bool) async throws
  {
    let pack = try #require(ShippedPacks.pack("qinzhou-port"))
    let tables = try MadeUpTables(700, pack.catalogue, seed: 8, gaps: 3)
    var population = try tables.populationWithOthers()
    if hasSilent { population.insert(Person(id: "silent")) }
    let store = try await store(population)
    let stored = try await store.storedPopulation(
      on: day,
      for: purpose(),
      catalogue: pack.catalogue
    )
    #expect(stored.withheld.isEmpty && stored.erasedKinds.isEmpty)
    population.completeKinds = stored.completeKinds
    let rules = pack.rules.filter { [.household, .person].contains($0.subject) }.suffix(14)
    let assessor = PopulationAssessor(pack, asking: Set(rules.map(\.id)), on: dates)
    let whole = try lines(assessor, population)
    #expect(whole.split(separator: "\n").count > 1_400)
    #expect(try lines(assessor, stored) == whole)
    #expect(try lines(assessor, stored, threads: 3) == whole)
    #expect(try await store.accesses().count == 1)
  }

  @Test func `a store gives what tables of the same people give`() async throws {
    let pack = try #require(ShippedPacks.pack("ulanhot"))
    let tables = try MadeUpTables(90, pack.catalogue, seed: 4, gaps: 8)
    let store = try await store(tables.population)
    let stored = try await store.storedPopulation(
      on: day,
      for: purpose(),
      catalogue: pack.catalogue,
      completeKinds: [.household, .person]
    )
    let files = PopulationTables(
      households: try folder.write(tables.householdTable, to: "households.csv"),
      persons: try folder.write(tables.personTable(), to: "persons.csv")
    )
    let assessor = PopulationAssessor(pack, on: dates)
    let output = PopulationOutput(results: "\(folder.path)/tables.jsonl")
    let report = try assessor.run(files, writingTo: output)
    #expect(report.rejectCount == 0)
    #expect(try lines(assessor, stored) == (try folder.text("tables.jsonl")))
  }

  @Test func `without a purpose only open facts are read, and nothing is recorded`() async throws {
    let pack = try #require(ShippedPacks.pack("ulanhot"))
    let tables = try MadeUpTables(20, pack.catalogue, seed: 4, gaps: 0)
    let store = try await store(tables.population)
    let open = try await store.storedPopulation(on: day, catalogue: pack.catalogue)
    #expect(open.withheld.contains { $0.fact == "birth_date" })
    try open.forEachBlock(of: 3) { block in
      #expect(block.households.count <= 3)
      for person in block.population.references(.person) {
        #expect(block.population.value(of: "birth_date", of: person) == .unknown)
      }
    }
    #expect(try await store.accesses().isEmpty)
  }

  @Test func `who was erased makes lists open, and nobody is there before the first day`()
    async throws
  {
    let pack = try #require(ShippedPacks.pack("ulanhot"))
    let tables = try MadeUpTables(20, pack.catalogue, seed: 4, gaps: 0)
    let store = try await store(tables.population)
    let person = try #require(tables.population.references(.person).first)
    try await store.erase([person], for: purpose())
    let stored = try await store.storedPopulation(
      on: day,
      for: purpose(),
      catalogue: pack.catalogue
    )
    #expect(stored.erasedKinds == [.person])
    #expect(stored.completeKinds == [.household])
    try stored.forEachBlock(of: 100) { #expect(!$0.population.contains(person)) }
    let before = try #require(CalendarDay("2023-12-31"))
    for (day, time) in [(before, nil), (day, RecordedTime(startOf: before))] {
      let nobody = try await store.storedPopulation(on: day, knownAt: time)
      try nobody.forEachBlock(of: 10) { _ in Issue.record("somebody is there") }
    }
  }

  @Test func `an error of who takes the blocks ends the reading`() async throws {
    let tables = try MadeUpTables(5, .core, seed: 4, gaps: 0)
    let stored = try await store(tables.population).storedPopulation(on: day)
    var count = 0
    #expect(throws: Unexpected.self) {
      try stored.forEachBlock(of: 1) { _ in
        count += 1
        throw Unexpected(["enough"])
      }
    }
    #expect(count == 1)
  }
}

extension SubjectReference {
  /// The subject of a population.
  fileprivate func subject(in population: Population) -> (any Subject)? {
    subject(of: kind.subjectType, in: population)
  }

  private func subject<Wanted: Subject>(
    of type: Wanted.Type,
    in population: Population
  ) -> (any Subject)? {
    population[SubjectID<Wanted>(id)]
  }
}
