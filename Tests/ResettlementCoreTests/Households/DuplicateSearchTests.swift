import Quantities
import ResettlementCore
import Testing

@Suite struct DuplicateSearchTests {
  /// Two made-up numbers of one day of birth; the first in its old form as well.
  private static let number = "990000198003074512"
  private static let oldNumber = "990000800307451"
  private static let otherNumber = "990000198003076016"

  private func person(
    _ id: String,
    number: String? = nil,
    name: String? = nil,
    born: String? = nil,
    in household: String? = nil
  ) -> Person {
    var person = Person(id: Person.ID(id))
    person.identityNumber = number.map { .known(PersonalText(right($0))) } ?? .unknown
    person.name = name.map { .known(PersonalText($0)) } ?? .unknown
    person.birthDate = born.map { .known(day($0)) } ?? .unknown
    person.household = household.map { .known(Household.ID($0)) } ?? .unknown
    return person
  }

  /// A number with the check character that belongs to it.
  private func right(_ number: String) -> String {
    guard number.count == 18 else { return number }
    let ends = "0123456789X".map { String(number.dropLast()) + String($0) }
    return ends.first(where: { (try? CitizenIdentityNumber($0)) != nil }) ?? number
  }

  private func population(_ persons: Person..., places: [String: String] = [:]) -> Population {
    var population = Population()
    for (id, place) in places.sorted(by: { $0.key < $1.key }) {
      var household = Household(id: Household.ID(id))
      household.registrationPlace = .known(place)
      population.insert(household)
    }
    for person in persons { population.insert(person) }
    return population
  }

  // MARK: - Numbers

  @Test func `finds one number in its old and in its new form`() throws {
    let upgraded = try CitizenIdentityNumber(Self.oldNumber).revealed
    let findings = DuplicateSearch(
      population(person("P2", number: Self.oldNumber), person("P1", number: upgraded))
    ).findings()
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.persons == ["P1", "P2"])
    #expect(finding.bases == [.identityNumber])
    #expect(finding.strength == .strong)
  }

  @Test func `shows no number and no name wholly`() throws {
    let findings = DuplicateSearch(
      population(
        person("P1", number: Self.number, name: "张小明", born: "1980-03-07"),
        person("P2", number: Self.number, name: "张小明", born: "1980-03-07")
      )
    ).findings()
    let finding = try #require(findings.first)
    let shown = finding.evidence.compactMap(\.shown)
    #expect(shown.contains("张**"))
    #expect(shown.contains("1980"))
    #expect(!shown.contains { $0.contains("19800307") || $0.contains("小明") })
  }

  @Test func `is not so sure of a number if name and day of birth are others`() {
    let findings = DuplicateSearch(
      population(
        person("P1", number: Self.number, name: "张小明", born: "1980-03-07"),
        person("P2", number: Self.number, name: "李四", born: "1991-01-02")
      )
    ).findings()
    #expect(findings.map(\.strength) == [.likely])
  }

  @Test func `takes a masked number for none, and a wrong one for weak`() {
    let masked = "990000********4512"
    let findings = DuplicateSearch(
      population(
        person("P1", number: masked),
        person("P2", number: masked),
        person("P3", number: "9900001980030745 "),
        person("P4", number: "9900001980030745")
      )
    ).findings()
    #expect(findings.map(\.persons) == [["P3", "P4"]])
    #expect(findings.map(\.strength) == [.weak])
  }

  // MARK: - Names

  @Test(arguments: [("张小明", "张 小明"), ("阿布都·热合曼", "阿布都热合曼"), ("Ａnna", "anna")])
  func `finds one name however it is written`(one: String, other: String) {
    let findings = DuplicateSearch(
      population(
        person("P1", name: one, born: "1980-03-07", in: "H1"),
        person("P2", name: other, born: "1980-03-07", in: "H2"),
        places: ["H1": "某镇甲村", "H2": "某镇甲村"]
      )
    ).findings()
    #expect(findings.map(\.bases) == [[.nameBirthAndPlace, .twoHouseholds]])
    #expect(findings.map(\.strength) == [.likely])
    #expect(findings.map(\.households) == [["H1", "H2"]])
  }

  @Test func `does not take namesakes of different places for one person`() {
    let findings = DuplicateSearch(
      population(
        person("P1", name: "张小明", born: "1980-03-07", in: "H1"),
        person("P2", name: "张小明", born: "1980-03-07", in: "H2"),
        places: ["H1": "某镇甲村", "H2": "某镇乙村"]
      )
    ).findings()
    #expect(findings.isEmpty)
  }

  @Test func `is weak where numbers that are right differ, or the place is not known`() {
    let places = ["H1": "某镇甲村"]
    let differing = DuplicateSearch(
      population(
        person("P1", number: Self.number, name: "张小明", in: "H1"),
        person("P2", number: Self.otherNumber, name: "张小明", in: "H1"),
        places: places
      )
    ).findings()
    #expect(differing.map(\.strength) == [.weak])
    let unplaced = DuplicateSearch(
      population(
        person("P1", name: "张小明", born: "1980-03-07", in: "H1"),
        person("P2", name: "张小明", born: "1980-03-07"),
        places: places
      )
    ).findings()
    #expect(unplaced.map(\.strength) == [.weak])
  }

  @Test func `says once what number and name both say`() {
    let findings = DuplicateSearch(
      population(
        person("P1", number: Self.number, name: "张小明", in: "H1"),
        person("P2", number: Self.number, name: "张小明", in: "H1"),
        places: ["H1": "某镇甲村"]
      )
    ).findings()
    #expect(findings.map(\.bases) == [[.identityNumber, .nameBirthAndPlace]])
    #expect(findings.map(\.strength) == [.strong])
  }

  // MARK: - Households

  @Test func `finds the head of one household who lives in another`() {
    var population = population(person("P1", in: "H1"), places: ["H1": "某镇甲村"])
    var other = Household(id: "H2")
    other.head = .known("P1")
    population.insert(other)
    let findings = DuplicateSearch(population).findings()
    #expect(findings.map(\.persons) == [["P1"]])
    #expect(findings.map(\.bases) == [[.twoHouseholds]])
    #expect(findings.map(\.households) == [["H1", "H2"]])
  }

  @Test(arguments: [("2024-05-31", false), ("2024-06-01", true)])
  func `only finds two households on the same days`(last: String, isFound: Bool) throws {
    let memberships = [
      HouseholdMembership("P1", in: "H1", days: DatePeriod(from: day("2020-01-01"), to: day(last))),
      HouseholdMembership("P2", in: "H2", days: DatePeriod(from: day("2024-06-01"))),
    ]
    let findings = DuplicateSearch(
      population(person("P1", number: Self.number), person("P2", number: Self.number)),
      memberships: memberships
    ).findings()
    let finding = try #require(findings.first)
    #expect(finding.bases.contains(.twoHouseholds) == isFound)
  }

  @Test func `a move that was recorded later ends the membership before it`() throws {
    var history = History<Person>()
    try history.record(
      person("P1", in: "H1"),
      valid: DatePeriod(from: day("2020-01-01")),
      at: time("2020-01-02T08:00:00Z")
    )
    try history.record(
      person("P1", in: "H2"),
      valid: DatePeriod(from: day("2024-06-01")),
      at: time("2024-06-02T08:00:00Z")
    )
    let timeline = HouseholdMembership.timeline(of: history, "P1")
    #expect(timeline.map(\.household) == ["H1", "H2"])
    #expect(timeline.map { $0.days?.to } == [day("2024-05-31"), nil])
    #expect(DuplicateSearch(Population(), memberships: timeline).findings().isEmpty)
  }

  // MARK: - Order and cost

  @Test func `gives the same in whatever order the records come`() {
    let persons = (0..<40).map { index in
      person(
        "P\(index)",
        number: index.isMultiple(of: 3) ? Self.number : nil,
        name: "张\(index % 5)",
        born: "1980-03-07",
        in: "H1"
      )
    }
    var (one, other) = (population(places: ["H1": "甲"]), population(places: ["H1": "甲"]))
    for person in persons { one.insert(person) }
    for person in persons.reversed() { other.insert(person) }
    let findings = DuplicateSearch(one).findings()
    #expect(findings == DuplicateSearch(other).findings())
    #expect(findings.count > 3)
  }

  @Test func `takes time in proportion to the records, also if all share a name`() {
    func seconds(_ count: Int) -> Double {
      var population = population(places: ["H1": "甲"])
      for index in 0..<count {
        let number = index.isMultiple(of: 2) ? Self.number : nil
        population.insert(
          person("P\(index)", number: number, name: "张三", born: "1980-03-07", in: "H1")
        )
      }
      let search = DuplicateSearch(population)
      let time = ContinuousClock().measure { #expect(search.findings().count == 2) }
      return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }
    let few = (0..<3).map { _ in seconds(1_000) }.min() ?? 0
    let many = (0..<3).map { _ in seconds(8_000) }.min() ?? 0
    #expect(many < few * 32, "eight times the records took \(many / few) times as long")
  }
}
