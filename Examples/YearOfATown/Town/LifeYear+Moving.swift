internal import Quantities
internal import ResettlementCore

// MARK: - Leaving and joining

extension LifeYear {
  mutating func leaveOrJoin(_ index: Int, _ dice: inout Dice) {
    let count = families[index].members.count
    if dice.happens(rates.movedAway) {
      happen(.movedAway, index, &dice)
    } else if count >= 4, dice.happens(rates.split) {
      split(index, &dice)
    } else if count == 1, dice.happens(rates.merged) {
      merge(index, &dice)
    }
  }

  /// The grown children leave, or else the parents.
  mutating func split(_ index: Int, _ dice: inout Dice) {
    let family = families[index]
    let grown = family.members.filter {
      [.son, .daughter].contains($0.relation) && $0.age(on: firstOfMonth) >= 22
    }
    let leaving = grown.isEmpty ? family.members.filter { $0.relation == .parent } : grown
    guard !leaving.isEmpty, leaving.count < family.members.count else { return }
    let (day, recorded) = (self.day(&dice), delay(&dice))
    record(.splitOff(leaving.map(\.id)), of: family.id, on: day, after: recorded)
    families[index] = family.living(through: .splitOff(leaving.map(\.id)), on: day)
    let new = newFamily(of: leaving, from: family)
    families.append(new)
    record(.founded(new), of: new.id, on: day, after: recorded)
  }

  func newFamily(of members: [Member], from old: Family) -> Family {
    let number = families.count + 1
    var family = Family(
      id: Family.id(number),
      number: number,
      kind: old.kind,
      relocatedOn: old.relocatedOn,
      village: old.village,
      site: old.site,
      home: nil,
      splitFrom: old.id,
      members: members,
      otherIncome: 3_000 * members.count,
      rigidExpenses: 1_200,
      outOfPocket: 400,
      isInMinimumLiving: false,
      membersEver: members.count
    )
    family.chooseHead()
    return family
  }

  mutating func merge(_ index: Int, _ dice: inout Dice) {
    let others = families.indices.filter { $0 != index && families[$0].members.count > 1 }
    guard !others.isEmpty else { return }
    let host = dice.pick(others)
    let (day, recorded) = (self.day(&dice), delay(&dice))
    var members = families[index].members
    for place in members.indices { members[place].relation = .other }
    let moving = families[index].id
    record(.mergedInto(families[host].id), of: moving, on: day, after: recorded)
    record(.joined(members), of: families[host].id, on: day, after: recorded)
    families[index] = families[index].living(through: .mergedInto(families[host].id), on: day)
    families[host] = families[host].living(through: .joined(members), on: day)
  }
}

// MARK: - What happens to many at once

extension LifeYear {
  mutating func strikeTown() {
    if month + 1 == rates.disasterMonth { burn() }
    if month + 1 == rates.waterFailureMonth { loseWater() }
  }

  /// A fire in the first building of the first site.
  mutating func burn() {
    for index in families.indices where families[index].isHere {
      guard families[index].site == 0, families[index].home?.building == 1 else { continue }
      var dice = Dice(seed: town.seed, 3, families[index].number)
      let day = CalendarDay(dayNumber: firstOfMonth.dayNumber + 8)
      let loss = dice.number(3...60) * 1_000
      happen(.disaster(loss: loss), index, on: day, &dice)
    }
  }

  /// The water of the smallest site fails, and flows again after ten days to six weeks.
  mutating func loseWater() {
    let site = MadeUpTown.siteTable.count - 1
    for index in families.indices where families[index].isHere && families[index].site == site {
      var dice = Dice(seed: town.seed, 4, families[index].number)
      let day = CalendarDay(dayNumber: firstOfMonth.dayNumber + 5)
      happen(.guarantee(.water, holds: false), index, on: day, &dice)
      let back = CalendarDay(dayNumber: day.dayNumber + dice.number(10...42))
      happen(.guarantee(.water, holds: true), index, on: back, &dice)
    }
  }
}
