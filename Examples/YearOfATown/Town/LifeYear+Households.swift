internal import Quantities
internal import ResettlementCore

// MARK: - What happens to one household

extension LifeYear {
  var rates: TownRates { town.rates }

  mutating func liveOrdinarily(_ index: Int, _ dice: inout Dice) {
    work(index, &dice)
    earn(index, &dice)
    careForHealth(index, &dice)
    secure(index, &dice)
    for member in families[index].members {
      let isOld = member.age(on: firstOfMonth) >= 70
      guard dice.happens(isOld ? rates.diedOld : rates.diedYoung) else { continue }
      happen(.died(member.id), index, &dice)
    }
    if hasYoungCouple(index), dice.happens(rates.born) {
      happen(.born(child(index, &dice)), index, &dice)
    }
  }

  mutating func work(_ index: Int, _ dice: inout Dice) {
    for member in families[index].members where member.canWork && !member.isPupil {
      if member.work != nil {
        if dice.happens(rates.jobLost) { happen(.jobLost(member.id), index, &dice) }
      } else if dice.happens(member.labour == .weakOrHalf ? rates.jobFound / 4 : rates.jobFound) {
        let work = dice.work(for: member, since: firstOfMonth, rates)
        happen(.jobFound(member.id, work), index, &dice)
      }
      if member.wantsTraining, member.trainings == 0, dice.happens(rates.trained) {
        happen(.trained(member.id), index, &dice)
      }
    }
    let worker = families[index].members.first { $0.work != nil }
    if let worker, dice.happens(rates.falseReport) { reportFalsely(worker.id, index, &dice) }
  }

  mutating func earn(_ index: Int, _ dice: inout Dice) {
    let family = families[index]
    let lacking = (rates.lowestIncome - family.incomePerHead) * family.members.count
    if lacking > 1_500 * family.members.count, dice.happens(rates.recovers) {
      happen(.incomeStated(family.otherIncome + lacking), index, &dice)
      return
    }
    guard dice.happens(rates.incomeStated) else { return }
    let share = dice.happens(rates.incomeFailed) ? dice.number(0...50) : dice.number(92...118)
    happen(.incomeStated(families[index].otherIncome * share / 100), index, &dice)
  }

  mutating func careForHealth(_ index: Int, _ dice: inout Dice) {
    let family = families[index]
    if family.outOfPocket >= 8_000, dice.happens(rates.costsEnd) {
      happen(.costsEnded, index, &dice)
    } else if dice.happens(rates.fellIll) {
      let costs = dice.pick(weighted: [(8_000, 40), (16_000, 35), (42_000, 20), (90_000, 5)])
      let patient = dice.pick(family.members)
      happen(.fellIll(patient.id, costs: costs, canWork: dice.happens(5_000)), index, &dice)
    }
  }

  mutating func secure(_ index: Int, _ dice: inout Dice) {
    let family = families[index]
    let hasPupil = family.members.contains { $0.isPupil && $0.age(on: firstOfMonth) < 16 }
    if !family.guarantees.schooling || !family.guarantees.housing {
      let kind: LifeChange.GuaranteeKind = family.guarantees.schooling ? .housing : .schooling
      if dice.happens(rates.putRight) { happen(.guarantee(kind, holds: true), index, &dice) }
    } else if hasPupil, dice.happens(rates.leftSchool) {
      happen(.guarantee(.schooling, holds: false), index, &dice)
    } else if dice.happens(rates.unsafeHome) {
      happen(.guarantee(.housing, holds: false), index, &dice)
    }
    if family.disaster?.isRegistered == false { happen(.damageRegistered, index, &dice) }
  }

  func hasYoungCouple(_ index: Int) -> Bool {
    let adults = families[index].members.filter { 21...38 ~= $0.age(on: firstOfMonth) }
    return adults.contains { $0.sex == .female } && families[index].members.count > 1
  }

  mutating func child(_ index: Int, _ dice: inout Dice) -> Member {
    let family = families[index]
    let sex: Sex = dice.happens(5_100) ? .male : .female
    let born = day(&dice)
    return Member(
      id: Family.memberID(family.number, family.membersEver + 1),
      name: Family.memberName(family.number, family.membersEver + 1),
      identityNumber: identityNumbers.next(bornOn: born, isMale: sex == .male),
      phone: nil,
      birthDate: born,
      sex: sex,
      relation: family.members[0].age(on: born) > 45
        ? .grandchild : sex == .male ? .son : .daughter,
      labour: .none,
      health: .healthy,
      disability: nil,
      education: .other,
      isPupil: false,
      work: nil,
      wantsTraining: false
    )
  }
}
