internal import Quantities
internal import ResettlementCore

// MARK: - Where a household lives

extension FamilyMaker {
  /// Returns the household of some members, with a kind and a place.
  mutating func place(_ members: [Member]) -> Family {
    let isRelocated = dice.happens(rates.relocated)
    let chance = isRelocated ? rates.liftedAmongRelocated : rates.liftedAmongOthers
    let kind: HouseholdKind = dice.happens(chance) ? .liftedOutOfPoverty : .ordinaryRural
    let site = dice.pick(weighted: MadeUpTown.siteTable.enumerated().map { ($0, $1.weight) })
    return Family(
      id: Family.id(number),
      number: number,
      kind: kind,
      relocatedOn: isRelocated ? day.adding(days: -dice.number(1_800...3_000)) : nil,
      village: dice.pick(MadeUpTown.villages),
      site: isRelocated ? site : nil,
      home: isRelocated ? dwelling(site) : nil,
      splitFrom: nil,
      members: members,
      otherIncome: 0,
      rigidExpenses: dice.number(4...30) * 100,
      outOfPocket: dice.number(0...12) * 100,
      isInMinimumLiving: false,
      membersEver: members.count
    )
  }

  /// A building follows from the household's number, so that neighbours live together.
  private func dwelling(_ site: Int) -> Dwelling {
    let homes = MadeUpTown.siteTable[site].homesInBuilding
    let building = (number - 1) / (homes * 2) + 1
    let place = (number - 1) % (homes * 2)
    let room = "\(place / 4 % 6 + 1)" + MadeUpIdentityNumbers.padded(place % 4 + 1, to: 2)
    return Dwelling(
      id: ResettlementHome.ID("R" + MadeUpIdentityNumbers.padded(number, to: 4)),
      building: building,
      unit: place / 24 + 1,
      room: room
    )
  }

  /// Sets what a household earns beside wages; nobody but a few begins the year poor.
  mutating func setIncome(of family: inout Family) {
    let old = family.members.count { $0.age(on: day) >= 60 }
    family.otherIncome = dice.number(20...120) * 100 + old * 2_400
    let isPoor = dice.happens(rates.poorAtFirst)
    let least = isPoor ? 0 : rates.lowestIncome + dice.number(0...60) * 50
    let lacking = least * family.members.count - family.income
    if lacking > 0 { family.otherIncome += lacking }
    if isPoor { makePoor(&family) }
    family.usualIncome = family.incomePerHead
  }

  /// Nobody in a poor household earns more than by a post of the town.
  private mutating func makePoor(_ family: inout Family) {
    for index in family.members.indices {
      family.members[index].work = family.members[index].work.map { work in
        var work = work
        (work.kind, work.employer) = (.publicWelfarePost, nil)
        work.wage = min(work.wage, dice.number(60...90) * 10)
        return work
      }
    }
    let aim = dice.number(58...105) * 80 * family.members.count
    family.otherIncome = max(0, family.otherIncome - max(0, family.income - aim))
    family.isInMinimumLiving = family.incomePerHead < 6_000
  }
}

// MARK: - Names

extension Family {
  /// Returns the name of a household in the registers.
  static func id(_ number: Int) -> Household.ID {
    Household.ID("H" + MadeUpIdentityNumbers.padded(number, to: 4))
  }

  static func memberID(_ household: Int, _ member: Int) -> Person.ID {
    Person.ID("P" + MadeUpIdentityNumbers.padded(household, to: 4) + "-\(member)")
  }

  /// A name that nobody has: a sample's number, and one of the heavenly stems for each member.
  static func memberName(_ household: Int, _ member: Int) -> String {
    let stems = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]
    return "样" + MadeUpIdentityNumbers.padded(household, to: 4) + stems[(member - 1) % 10]
  }

  /// A number with which no telephone begins.
  static func phone(_ household: Int, _ member: Int) -> String {
    "000" + MadeUpIdentityNumbers.padded(household, to: 6)
      + MadeUpIdentityNumbers.padded(member, to: 2)
  }
}
