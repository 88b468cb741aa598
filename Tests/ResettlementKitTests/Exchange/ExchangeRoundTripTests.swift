import Diagnostics
import PolicyPacks
import ResettlementCore
import ResettlementKit
import Testing

/// What goes out comes back, whatever the format.
@Suite struct ExchangeRoundTripTests {
  private static let seeds = Array(1...25) as [UInt64]

  private func expectSame(
    _ one: Population,
    _ other: Population,
    _ place: SourceLocation = #_sourceLocation
  ) {
    let (households, persons) = (one.all(Household.self), one.all(Person.self))
    #expect(other.references(.household).count == households.count, sourceLocation: place)
    #expect(other.references(.person).count == persons.count, sourceLocation: place)
    for household in households { expectSame(household, other[household.id], place) }
    for person in persons { expectSame(person, other[person.id], place) }
  }

  private func expectSame<Compared: Subject>(
    _ one: Compared,
    _ other: Compared?,
    _ place: SourceLocation
  ) {
    for fact in Compared.facts.declarations {
      let (before, after) = (one.value(of: fact.id), other?.value(of: fact.id))
      #expect(after == before, "\(one.id) \(fact.id)", sourceLocation: place)
    }
  }

  @Test(arguments: seeds)
  func `groups and members of SPDCI give back every fact`(seed: UInt64) {
    var register = RandomRegister(seed: seed)
    let population = register.population(households: 8)
    for layout in SPDCIWriter.Layout.allCases {
      var text = ""
      let summary = SPDCIWriter(disclosure: .everything, layout: layout)
        .write(population) { text += $0 }
      #expect(summary.lost.isEmpty && summary.hidden.isEmpty)
      let report = SPDCIReader().read(SourceText(name: "groups.json", text: text))
      #expect(report.rejected.isEmpty)
      #expect(report.lost.isEmpty)
      #expect(!report.diagnostics.contains { $0.code.hasPrefix("exchange.") })
      expectSame(population, report.population)
    }
  }

  @Test(arguments: seeds)
  func `an extract gives back every fact`(seed: UInt64) {
    var register = RandomRegister(seed: seed)
    let population = register.population(households: 8)
    var text = ""
    _ = ExtractWriter(disclosure: .everything).write(population) { text += $0 }
    let extract = ExtractReader().read(json: SourceText(name: "extract.json", text: text))
    #expect(extract.isWhole)
    expectSame(population, extract.population)
  }

  @Test(arguments: seeds)
  func `CSV gives back every fact that has no odd text`(seed: UInt64) throws {
    var register = RandomRegister(seed: seed, hasOddTexts: false)
    let population = register.population(households: 8)
    var (households, persons) = ("", "")
    let writer = CSVExchangeWriter(disclosure: .everything)
    _ = writer.writeHouseholds(of: population) { households += $0 }
    _ = writer.writePersons(of: population) { persons += $0 }
    let reports = CSVExchangeReader().read(
      households: SourceText(name: "households.csv", text: households),
      persons: SourceText(name: "persons.csv", text: persons)
    )
    let report = try #require(reports.persons)
    #expect(reports.households.rejected.isEmpty && report.rejected.isEmpty)
    expectSame(population, report.population)
  }

  @Test(arguments: seeds.prefix(5))
  func `the same register gives the same bytes`(seed: UInt64) {
    func text() -> String {
      var register = RandomRegister(seed: seed)
      var text = ""
      _ = SPDCIWriter(disclosure: .everything).write(register.population(households: 5)) {
        text += $0
      }
      return text
    }
    #expect(text() == text())
  }

  @Test(arguments: seeds.prefix(10))
  func `without our attributes the rest is counted as lost, and nothing else comes back`(
    seed: UInt64
  ) {
    var register = RandomRegister(seed: seed)
    let population = register.population(households: 8)
    var text = ""
    let summary = SPDCIWriter(disclosure: .everything, keepsOwnFacts: false)
      .write(population) { text += $0 }
    #expect(!summary.lost.isEmpty)
    #expect(!text.contains("additional_attributes"))
    let report = SPDCIReader().read(SourceText(name: "groups.json", text: text))
    #expect(report.rejected.isEmpty)
    for person in population.all(Person.self) {
      let read = report.population[person.id]
      #expect(read?.birthDate == person.birthDate)
      #expect(read?.sex != .known(.notStated))
    }
  }

  @Test func `facts that a pack declares go with the others, and are counted without it`() throws {
    let fact = FactDeclaration(
      id: "keeps_sheep",
      name: LocalizedText(zh: "养羊", en: "keeps sheep"),
      subject: .person,
      type: .boolean
    )
    let catalogue = try FactCatalogue.core.adding([fact])
    var population = Population(catalogue: catalogue)
    var person = Person(id: "P1")
    try person.set("keeps_sheep", to: .boolean(true), in: catalogue)
    population.insert(person)
    var text = ""
    _ = SPDCIWriter().write(population) { text += $0 }
    let source = SourceText(name: "groups.json", text: text)
    let whole = SPDCIReader(catalogue: catalogue).read(source)
    #expect((whole.population["P1"] as Person?)?.value(of: "keeps_sheep") == .boolean(true))
    let without = SPDCIReader().read(source)
    #expect(without.isWhole)
    #expect(without.lost == ["Member.additional_attributes.resettlekit:keeps_sheep": 1])
  }

  // MARK: - Masking

  @Test(arguments: seeds.prefix(10))
  func `nothing of a person is in the clear unless it is asked for`(seed: UInt64) {
    var register = RandomRegister(seed: seed)
    let population = register.population(households: 8)
    var texts = ["", "", ""]
    let summaries = [
      SPDCIWriter().write(population) { texts[0] += $0 },
      ExtractWriter().write(population) { texts[1] += $0 },
      CSVExchangeWriter().writePersons(of: population) { texts[2] += $0 },
    ]
    for (text, summary) in zip(texts, summaries) {
      #expect(summary.revealed.isEmpty)
      for person in population.all(Person.self) {
        let secrets = [person.name.value?.revealed, person.identityNumber.value??.revealed]
        for secret in secrets.compactMap(\.self) { #expect(!text.contains(secret)) }
      }
      #expect(!text.contains("13900000"))
    }
    #expect(!texts[0].contains("disability") && !texts[1].contains("disability"))
  }

  @Test func `identity numbers are shown only if they themselves are asked for`() throws {
    var population = Population()
    var person = Person(id: "P1")
    person.name = .known("张小明")
    person.identityNumber = .known("990000198003074511")
    person.health = .known(.chronic)
    population.insert(person)
    var text = ""
    var summary = SPDCIWriter(disclosure: Disclosure(personalFacts: true))
      .write(population) { text += $0 }
    #expect(text.contains("张小明") && !text.contains("990000198003074511"))
    #expect(!text.contains("chronic"))
    #expect(summary.revealed == [AccessedFact(.person, "name", privacy: .personal)])
    text = ""
    summary = SPDCIWriter(disclosure: Disclosure(identityNumbers: true))
      .write(population) { text += $0 }
    #expect(!text.contains("张小明") && text.contains("990000198003074511"))
    let record = try #require(
      try summary.accessRecord(
        by: "王二",
        at: RecordedTime(secondsSince1970: 0),
        for: "比对",
        as: "spdci"
      )
    )
    #expect(record.facts.map(\.fact) == ["identity_number"])
    #expect(record.subjects == [SubjectReference(.person, "P1")])
  }

  @Test func `what was masked comes back as unknown, and is counted`() throws {
    var population = Population()
    var household = Household(id: "H1")
    household.size = .known(1)
    population.insert(household)
    var person = Person(id: "P1")
    person.household = .known("H1")
    person.name = .known("张小明")
    person.identityNumber = .known("990000198003074511")
    population.insert(person)
    var text = ""
    _ = SPDCIWriter().write(population) { text += $0 }
    let report = SPDCIReader().read(SourceText(name: "groups.json", text: text))
    #expect(report.isWhole)
    #expect(report.masked == ["name": 1, "identity_number": 1])
    let read = try #require(report.population["P1"] as Person?)
    #expect(read.name == .unknown && read.identityNumber == .unknown)
  }
}
