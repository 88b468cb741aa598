import Quantities
import ResettlementCore
import Testing

@Suite struct DwellingPlaceTests {
  private static func town() -> Population {
    var home = ResettlementHome(id: "R1")
    (home.building, home.unit, home.room) = (.known("3号楼"), .known("2单元"), .known("301"))
    var household = Household(id: "H1")
    (household.home, household.grid) = (.known("R1"), .known("第一网格"))
    household.villageGroup = .known(nil)
    var person = Person(id: "P1")
    person.household = .known("H1")
    var placement = Placement(id: "L1")
    placement.worker = .known("P1")
    var watched = MonitoringCase(id: "C1")
    watched.household = .known("H1")
    var population = Population()
    population.insert(home)
    population.insert(household)
    population.insert(person)
    population.insert(placement)
    population.insert(watched)
    return population
  }

  @Test(
    arguments: [
      SubjectReference(.household, "H1"), SubjectReference(.person, "P1"),
      SubjectReference(.placement, "L1"), SubjectReference(.monitoringCase, "C1"),
    ]
  )
  func `whoever belongs to a household lives where it does`(subject: SubjectReference) {
    let place = Self.town().dwellingPlace(of: subject)
    #expect(place[.grid] == "第一网格")
    #expect(place[.building] == "3号楼")
    #expect(place[.room] == "301")
    #expect(place[.group] == nil)
  }

  /// A household that does not name its home, and homes in buildings that name it.
  private static func town(homes: [String?]) -> Population {
    var population = Population()
    var household = Household(id: "H1")
    household.grid = .known("第一网格")
    population.insert(household)
    for (number, building) in homes.enumerated() {
      var home = ResettlementHome(id: ResettlementHome.ID("R\(number + 1)"))
      home.household = .known("H1")
      home.building = building.map { .known($0) } ?? .unknown
      home.room = .known("30\(number + 1)")
      population.insert(home)
    }
    var other = ResettlementHome(id: "R9")
    (other.household, other.building) = (.known("H9"), .known("9号楼"))
    population.insert(other)
    return population
  }

  @Test func `a household lives in the one home that names it`() {
    let place = Self.town(homes: ["3号楼"]).dwellingPlace(of: SubjectReference(.household, "H1"))
    #expect(place[.building] == "3号楼")
    #expect(place[.room] == "301")
  }

  @Test(arguments: [(["3号楼", "3号楼"], "3号楼"), (["3号楼", "4号楼"], nil), (["3号楼", nil], nil)])
  func `of several homes that name a household none is guessed`(
    homes: [String?],
    building: String?
  ) {
    let town = Self.town(homes: homes)
    let household = SubjectReference(.household, "H1")
    #expect(town.homes(of: household).map(\.id) == ["R1", "R2"])
    #expect(town.dwellingPlace(of: household)[.building] == building)
    #expect(town.dwellingPlace(of: household)[.room] == nil)
  }

  @Test func `a household's own word on its home stands before those of homes`() throws {
    var town = Self.town(homes: ["3号楼"])
    let household = SubjectReference(.household, "H1")
    try town.set("home", of: household, to: .reference("R9"))
    #expect(town.dwellingPlace(of: household)[.building] == "9号楼")
    try town.set("home", of: household, to: .absent)
    #expect(town.dwellingPlace(of: household)[.building] == nil)
  }

  @Test func `a home is in the grid of the household that names it`() throws {
    var town = Self.town(homes: [])
    var home = ResettlementHome(id: "R5")
    home.building = .known("5号楼")
    town.insert(home)
    try town.set("home", of: SubjectReference(.household, "H1"), to: .reference("R5"))
    #expect(town.dwellingPlace(of: home.reference)[.grid] == "第一网格")
  }

  @Test func `a place lies in another one if each level that has a name has the same`() {
    let place = Self.town().dwellingPlace(of: SubjectReference(.person, "P1"))
    var other = DwellingPlace()
    #expect(place.lies(in: other))
    other[.building] = "3号楼"
    #expect(place.lies(in: other))
    other[.unit] = "1单元"
    #expect(!place.lies(in: other))
  }

  @Test func `a list is ordered and divided by place, and nothing of it is lost`() {
    let town = Self.town()
    let subjects: [SubjectReference?] = [
      nil, SubjectReference(.site, "S1"), SubjectReference(.person, "P1"),
      SubjectReference(.household, "H1"),
    ]
    #expect(town.orderedByPlace(subjects) { $0 }.map { $0?.id } == ["P1", "H1", nil, "S1"])
    let groups = town.grouped(subjects, by: .building) { $0 }
    #expect(groups.map(\.name) == ["3号楼", nil])
    #expect(groups.map { $0.items.map { $0?.id } } == [["P1", "H1"], [nil, "S1"]])
    #expect(town.hasDwellings(.placement) && !town.hasDwellings(.project))
  }

  @Test func `places are ordered from the widest level down, unknown ones last`() {
    let places = ["10号楼", nil, "2号楼"].map { building in
      var place = DwellingPlace()
      place[.building] = building
      return place
    }
    #expect(places.sorted().map { $0[.building] } == ["2号楼", "10号楼", nil])
  }

  @Test(
    arguments: [
      ("2010-06-30", "2024-06-30", false), ("2010-07-01", "2024-06-30", true),
      (nil, "2024-06-30", true),
    ]
  )
  func `who is not known to be fourteen may be a child`(
    birth: String?,
    day: String,
    isChild: Bool
  ) throws {
    var person = Person(id: "P2")
    if let birth { person.birthDate = .known(try #require(CalendarDay(birth))) }
    var population = Population()
    population.insert(person)
    let today = try #require(CalendarDay(day))
    #expect(population.isPossiblyChild(SubjectReference(.person, "P2"), on: today) == isChild)
  }
}
