import Quantities
import ResettlementCore
import Testing

@Suite struct PopulationTests {
  /// Two households at a site, of three persons and of one.
  private func sample(complete: Set<SubjectKind> = [.household, .person]) -> Population {
    var population = Population(completeKinds: complete)
    for (id, household) in [("p-1", "h-1"), ("p-2", "h-2"), ("p-3", "h-1"), ("p-4", "h-1")] {
      var person = Person(id: Person.ID(id))
      person.household = .known(Household.ID(household))
      population.insert(person)
    }
    for id in ["h-1", "h-2"] {
      var household = Household(id: Household.ID(id))
      household.site = .known("s-1")
      population.insert(household)
    }
    population.insert(Site(id: "s-1"))
    return population
  }

  private let household = SubjectReference(.household, "h-1")
  private let site = SubjectReference(.site, "s-1")

  private func persons(_ ids: String...) -> RelatedSubjects {
    .known(ids.map { SubjectReference(.person, $0) })
  }
}

// MARK: - Subjects and facts

extension PopulationTests {
  @Test func `what was read of a copy with another value is noted, with the value it had`() throws {
    let reads = FactReads()
    var population = sample()
    try population.set("size", of: household, to: .number(3))
    let copy = try population.telling(reads)
      .replacing(fact: "size", of: household, with: .number(9))
    #expect(copy.value(of: "size", of: household) == .number(9))
    let entries = population.inputs(reads).entries
    #expect(entries == [DecisionInputs.Entry(household, facts: ["size": .number(3)])])
  }

  @Test func `gives back a subject by its id`() {
    let population = sample()
    #expect(population["p-2" as Person.ID]?.household == .known("h-2"))
    #expect(population["p-9" as Person.ID] == nil)
    #expect(population["h-9" as Household.ID] == nil)
    #expect(population["x" as Lease.ID] == nil)
  }

  @Test func `lists subjects in the order they were put in`() {
    let population = sample()
    #expect(population.all(Person.self).map(\.id) == ["p-1", "p-2", "p-3", "p-4"])
    #expect(population.references(.household).map(\.id) == ["h-1", "h-2"])
    #expect(population.references(.lease).isEmpty)
  }

  @Test func `puts a subject in the place of the one with its id`() {
    var population = sample()
    var moved = Person(id: "p-1")
    moved.household = .known("h-2")
    population.insert(moved)
    #expect(population.all(Person.self).map(\.id) == ["p-1", "p-2", "p-3", "p-4"])
    #expect(population.related("members", of: household) == persons("p-3", "p-4"))
  }

  @Test func `does not know what nobody has said`() {
    let population = sample()
    #expect(population.value(of: "size", of: household) == .unknown)
    #expect(population.value(of: "no_such_fact", of: household) == .unknown)
    #expect(population.value(of: "size", of: SubjectReference(.household, "x")) == .unknown)
    #expect(population.value(of: "size", of: SubjectReference(.lease, "x")) == .unknown)
  }

  @Test func `reads the facts of packs like those of the core`() throws {
    let bees = FactDeclaration(
      id: "keeps_bees",
      name: LocalizedText(zh: "是否养蜂"),
      subject: .household,
      type: .boolean
    )
    var population = Population(catalogue: try FactCatalogue.core.adding([bees]))
    population.insert(Household(id: "h-1"))
    try population.set("keeps_bees", of: household, to: .boolean(true))
    #expect(population.value(of: "keeps_bees", of: household) == .boolean(true))
    let other = try population.replacing(fact: "keeps_bees", of: household, with: .boolean(false))
    #expect(other.value(of: "keeps_bees", of: household) == .boolean(false))
    #expect(other["h-1" as Household.ID]?.value(of: "keeps_bees") == .boolean(false))
  }

  @Test func `refuses a fact of nobody`() {
    var population = sample()
    let nobody = SubjectReference(.household, "h-9")
    #expect(throws: FactMismatch.self) { try population.set("size", of: nobody, to: .number(1)) }
    #expect(throws: FactMismatch.self) {
      try population.replacing(fact: "size", of: nobody, with: .number(1))
    }
  }

  @Test func `flags somebody without dropping anybody`() {
    var population = sample()
    let person = SubjectReference(.person, "p-1")
    population.flags[person] = ["core.identity-number"]
    #expect(population.contains(person))
    #expect(population.all(Person.self).count == 4)
  }
}

// MARK: - What if

extension PopulationTests {
  @Test func `asks what if without changing what is`() throws {
    let population = sample()
    let other = try population.replacing(fact: "size", of: household, with: .number(5))
    #expect(other.value(of: "size", of: household) == .number(5))
    #expect(other["h-1" as Household.ID]?.size == .known(5))
    #expect(other.all(Household.self).map(\.size) == [.known(5), .unknown])
    #expect(population.value(of: "size", of: household) == .unknown)
  }

  @Test func `asks what if somebody lived elsewhere`() throws {
    let population = sample()
    let person = SubjectReference(.person, "p-2")
    let other = try population.replacing(fact: "household", of: person, with: .reference("h-1"))
    let members = other.related("members", of: household)
    #expect(members == persons("p-1", "p-3", "p-4", "p-2"))
    #expect(population.related("members", of: household) == persons("p-1", "p-3", "p-4"))
  }

  @Test func `sets a fact for good after asking what if`() throws {
    var population = try sample().replacing(fact: "size", of: household, with: .number(5))
    try population.set("size", of: household, to: .number(3))
    #expect(population.value(of: "size", of: household) == .number(3))
    population.insert(Household(id: "h-1"))
    #expect(population.value(of: "size", of: household) == .unknown)
  }

  @Test func `refuses a value that does not fit`() {
    #expect(throws: FactMismatch.self) {
      try sample().replacing(fact: "size", of: household, with: .text("5"))
    }
    #expect(throws: FactMismatch.self) {
      try sample().replacing(fact: "sise", of: household, with: .number(5))
    }
  }
}

// MARK: - Relations

extension PopulationTests {
  @Test func `lists the members of a household`() {
    #expect(sample().related("members", of: household) == persons("p-1", "p-3", "p-4"))
    #expect(sample().related("家庭成员", of: household) == persons("p-1", "p-3", "p-4"))
  }

  @Test func `does not know a list of which others may be members`() {
    let population = sample(complete: [.household])
    #expect(population.related("members", of: household).subjects == nil)
    #expect(population.related("households", of: site).subjects != nil)
  }

  @Test(arguments: [(2, false), (3, true), (4, false)])
  func `knows members only if as many are listed as live there`(size: Int, isKnown: Bool) throws {
    var population = sample()
    try population.set("size", of: household, to: .number(ExactDecimal(size)))
    let members = population.related("members", of: household)
    let listed = persons("p-1", "p-3", "p-4")
    #expect(members == (isKnown ? listed : .partial(listed.listed)))
  }

  @Test func `does not know the members of a household without any`() {
    var population = sample()
    population.insert(Household(id: "h-3"))
    let empty = SubjectReference(.household, "h-3")
    #expect(population.related("members", of: empty).subjects == nil)
    #expect(population.related("monitoring_cases", of: empty).subjects == nil)
    population.completeKinds.insert(.monitoringCase)
    #expect(population.related("monitoring_cases", of: empty) == .known([]))
  }

  @Test func `does not know where somebody belongs of whom nobody has said`() throws {
    var population = sample()
    population.insert(Person(id: "p-5"))
    #expect(population.related("members", of: household).subjects == nil)
    try population.set("size", of: household, to: .number(3))
    #expect(population.related("members", of: household) == persons("p-1", "p-3", "p-4"))
  }

  @Test func `leaves out somebody who belongs nowhere`() {
    var population = sample()
    var household = Household(id: "h-3")
    household.site = .absent
    population.insert(household)
    let households = ["h-1", "h-2"].map { SubjectReference(.household, $0) }
    #expect(population.related("households", of: site) == .known(households))
  }

  @Test func `follows two facts to the residents of a site`() throws {
    var population = sample()
    #expect(population.related("residents", of: site) == persons("p-1", "p-3", "p-4", "p-2"))
    try population.set("site", of: household, to: .reference("s-2"))
    #expect(population.related("residents", of: site) == persons("p-2"))
    try population.set("site", of: household, to: .unknown)
    #expect(population.related("residents", of: site).subjects == nil)
  }

  @Test func `does not know a relation that is not declared`() {
    #expect(sample().related("friends", of: household).subjects == nil)
  }
}
