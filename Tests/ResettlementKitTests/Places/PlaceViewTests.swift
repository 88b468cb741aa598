import PolicyPacks
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct PlaceViewTests {
  private let pack: PolicyPack

  init() throws { pack = try IdentificationRun().pack }

  /// Households in two buildings, one whose home has no building, one without a known home, a project.
  private var town: Population {
    var population = Population(catalogue: pack.catalogue)
    let homes = [("R1", "10号楼"), ("R2", "2号楼"), ("R3", "2号楼"), ("R4", nil)]
    for (id, building) in homes {
      var home = ResettlementHome(id: ResettlementHome.ID(id))
      home.building = building.map { .known($0) } ?? .unknown
      population.insert(home)
    }
    for (number, home) in ["R1", "R2", "R3", "R4", nil].enumerated() {
      var household = Household(id: Household.ID("H\(number + 1)"))
      household.home = home.map { .known(ResettlementHome.ID($0)) } ?? .unknown
      household.residencePlace = .known(number < 4 ? "江畔社区一组" : "山前村")
      household.disasterOn = .known(CalendarDay("2024-07-01"))
      population.insert(household)
      var person = Person(id: Person.ID("P\(number + 1)"))
      person.household = .known(household.id)
      population.insert(person)
    }
    population.insert(Project(id: "PR1"))
    return population
  }

  private func view(
    _ building: String? = nil,
    village: String? = nil,
    isOrdered: Bool = false,
    totalled: DwellingPlace.Level? = nil
  ) -> PlaceView {
    var place = DwellingPlace()
    place[.building] = building
    let choice = PlaceChoice(village: village, dwelling: place)
    return PlaceView(choice, isOrdered: isOrdered, totalledBy: totalled)
  }

  private var subjects: [SubjectReference] {
    town.references(.household) + town.references(.person) + town.references(.project)
  }

  @Test func `chooses those who live at a place, and counts those of whom that is not known`() {
    let placed = view("2号楼").list(subjects, in: town)
    #expect(placed.list.map(\.id) == ["H2", "H3", "P2", "P3"])
    #expect(placed.unplaced == 4)
    let village = view(village: "江畔社区").list(subjects, in: town)
    #expect(village.list.map(\.id) == ["H1", "H2", "H3", "H4", "P1", "P2", "P3", "P4"])
    #expect(village.unplaced == 0)
    let both = view("2号楼", village: "江畔社区").list(subjects, in: town)
    #expect(both.list.map(\.id) == ["H2", "H3", "P2", "P3"])
    #expect(both.unplaced == 2)
  }

  @Test func `says of how many it is not known which of several homes they live in`() {
    var town = town
    for (number, building) in ["2号楼", "10号楼"].enumerated() {
      var home = ResettlementHome(id: ResettlementHome.ID("X\(number)"))
      (home.household, home.building) = (.known("H5"), .known(building))
      town.insert(home)
    }
    let placed = view("2号楼").list(subjects, in: town)
    #expect(placed.list.map(\.id) == ["H2", "H3", "P2", "P3"])
    #expect(placed.unplaced == 4 && placed.severalHomes == 2)
    #expect(view(totalled: .building).list(subjects, in: town).severalHomes == 2)
    #expect(view().list(subjects, in: town).severalHomes == 0)
  }

  @Test func `orders by place and leaves nothing out, unknown places last`() {
    let placed = view(isOrdered: true).list(subjects, in: town)
    #expect(
      placed.list.map(\.id)
        == ["H2", "H3", "P2", "P3", "H1", "P1", "H4", "H5", "P4", "P5", "PR1"]
    )
    #expect(placed.unplaced == 0 && placed.totals == nil)
  }

  @Test func `totals all of a list, with a row for what has no place`() throws {
    let totals = try #require(view(totalled: .building).list(subjects, in: town).totals)
    #expect(totals.rows.map(\.name) == ["2号楼", "10号楼", nil])
    #expect(totals.rows.map { $0.counts["entries"] } == [4, 2, 5])
    #expect(
      totals.text(in: .chinese) == "按楼栋小计\n  2号楼：条数 4\n  10号楼：条数 2\n  未登记：条数 5\n"
    )
    #expect(totals.text(in: .english).hasSuffix("  not registered: entries 5\n"))
  }

  @Test func `the parts of a due list and what is left out make up the whole`() throws {
    let day = try #require(CalendarDay("2024-08-31"))
    let list = DueList(pack, about: town, on: AssessmentDates(on: day))
    let whole = list.placed(by: view(totalled: .building), in: town)
    #expect(whole.list == list)
    let rows = try #require(whole.totals).rows
    for (name, count) in list.tally {
      #expect(rows.reduce(0) { $0 + ($1.counts[name] ?? 0) } == count, "\(name)")
    }
    func items(_ list: DueList) -> Int { list.tally.values.reduce(0, +) }
    var sum = 0
    for building in ["2号楼", "10号楼"] {
      let part = list.placed(by: view(building), in: town)
      let row = try #require(rows.first { $0.name == building })
      #expect(part.list.tally == row.counts)
      #expect(items(part.list) > 0 && part.unplaced > 0)
      sum += items(part.list)
    }
    let rest = try #require(rows.last).counts.values.reduce(0, +)
    #expect(sum + rest == items(list))
  }

  @Test func `a due list in order of place has in each line the same items`() throws {
    let day = try #require(CalendarDay("2024-08-31"))
    let list = DueList(pack, about: town, on: AssessmentDates(on: day))
    let placed = list.placed(by: view(isOrdered: true), in: town)
    #expect(placed.list.lines.map(\.demand) == list.lines.map(\.demand))
    for (line, other) in zip(placed.list.lines, list.lines) {
      #expect(Set(line.items) == Set(other.items) && line.items.count == other.items.count)
    }
    let households = placed.list.lines.first { line in
      line.items.count == 5 && line.items.allSatisfy { $0.subject?.kind == .household }
    }
    let ids = try #require(households).items.compactMap { $0.subject?.id }
    #expect(ids == ["H2", "H3", "H1", "H4", "H5"])
  }

  @Test func `a search for clues goes by place in all its parts`() throws {
    let day = try #require(CalendarDay("2024-08-31"))
    let search = try ClueFinder(pack).search(town, on: AssessmentDates(on: day))
    let placed = search.placed(by: view("2号楼", totalled: .building), in: town)
    let subjects =
      placed.list.clues.map(\.clue.subject.id) + placed.list.undecided.map(\.subject.id)
      + placed.list.unchecked.map(\.subject.id)
    #expect(!subjects.isEmpty && Set(subjects).isSubset(of: ["H2", "H3", "P2", "P3"]))
    #expect(placed.unplaced > 0)
    let whole = search.placed(by: view(isOrdered: true), in: town).list
    #expect(whole.undecided.count == search.undecided.count)
    #expect(whole.rulesNotInForce == search.rulesNotInForce)
  }

  @Test func `a name that nobody's place has is told`() {
    #expect(view("3号楼").choice.unknownName(in: town) == "3号楼")
    #expect(view(village: "江畔").choice.unknownName(in: town) == nil)
    #expect(view(village: "无此村").choice.unknownName(in: town) == "无此村")
    #expect(view("10号楼").choice.unknownName(in: town) == nil)
  }
}
