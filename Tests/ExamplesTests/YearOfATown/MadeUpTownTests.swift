import MadeUpTown
import ResettlementKit
import Testing

@Suite struct MadeUpTownTests {
  private static let town = MadeUpTown(seed: 7, households: 80, on: SmallTown.firstDay)
  private let people = Self.town.families.flatMap(\.members)

  @Test func `is the same for the same seed, and another for another`() {
    let again = MadeUpTown(seed: 7, households: 80, on: SmallTown.firstDay)
    let other = MadeUpTown(seed: 8, households: 80, on: SmallTown.firstDay)
    #expect(again.families == Self.town.families)
    #expect(other.families != Self.town.families)
  }

  @Test func `is unchanged where it was smaller before`() {
    let larger = MadeUpTown(seed: 7, households: 120, on: SmallTown.firstDay)
    #expect(Array(larger.families.prefix(80)) == Self.town.families)
  }

  @Test func `has made-up identity numbers, right and each once`() throws {
    for person in people {
      let number = try CitizenIdentityNumber(person.identityNumber)
      #expect(number.revealed.hasPrefix("990000"))
      #expect(number.birthDate == person.birthDate)
      #expect(number.sex == person.sex)
    }
    #expect(Set(people.map(\.identityNumber)).count == people.count)
  }

  @Test func `has one head and at most one spouse in each household`() {
    for family in Self.town.families {
      #expect(family.members.first?.relation == .head)
      #expect(family.members.count { $0.relation == .head } == 1)
      #expect(family.members.count { $0.relation == .spouse } <= 1)
    }
  }

  @Test func `has nobody at work who can't work or goes to school`() {
    for person in people where person.work != nil {
      #expect(person.canWork && !person.isPupil)
      #expect(person.age(on: SmallTown.firstDay) >= 16)
    }
    #expect(people.contains { $0.work != nil })
  }

  @Test func `has parents who are older than their children`() {
    for family in Self.town.families {
      for child in family.members where [.son, .daughter].contains(child.relation) {
        #expect(family.members[0].birthDate < child.birthDate)
      }
    }
  }

  @Test func `reaches the sizes that an example wants`() {
    let town = MadeUpTown(seed: 1, households: 500, on: SmallTown.firstDay)
    let heads = town.families
    let shares: [(Int, ClosedRange<Int>)] = [
      (heads.count { $0.site != nil }, 310...390),
      (heads.count { $0.kind == .liftedOutOfPoverty }, 250...370),
      (heads.reduce(0) { $0 + $1.members.count }, 1_100...1_900),
      (heads.count { $0.isWithoutLabour }, 10...70),
    ]
    for (count, range) in shares { #expect(range.contains(count)) }
  }
}
