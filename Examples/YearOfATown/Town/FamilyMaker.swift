internal import Quantities
internal import ResettlementCore

/// Makes one household up, by dice of its own.
struct FamilyMaker {
  let number: Int
  let day: CalendarDay
  let rates: TownRates
  var dice: Dice
  private var ages: [(age: Int, sex: Sex, relation: RelationToHead)] = []

  init(_ number: Int, seed: UInt64, on day: CalendarDay, rates: TownRates) {
    self.number = number
    self.day = day
    self.rates = rates
    dice = Dice(seed: seed, 1, number)
  }

  mutating func family(numbering identityNumbers: inout MadeUpIdentityNumbers) -> Family {
    makeAges()
    let members = ages.indices.map { member($0, &identityNumbers) }
    var family = place(members)
    setIncome(of: &family)
    return family
  }

  // MARK: - Who lives in it

  private mutating func makeAges() {
    let headAge = dice.number(26...74)
    let isMale = dice.happens(6_500)
    ages = [(headAge, isMale ? .male : .female, .head)]
    if dice.happens(rates.married) {
      let age = max(20, headAge + dice.number(-5...4))
      ages.append((age, isMale ? .female : .male, .spouse))
    }
    addChildren(headAge)
    if headAge < 60, dice.happens(rates.withParent) {
      ages.append((headAge + dice.number(22...32), anySex, .parent))
    }
  }

  private mutating func addChildren(_ headAge: Int) {
    guard ages.count > 1 || dice.happens(3_000) else { return }
    for _ in 0..<dice.pick(weighted: [(0, 18), (1, 42), (2, 32), (3, 8)]) {
      let age = headAge - dice.number(21...36)
      guard 0...26 ~= age || (age > 26 && dice.happens(1_500)) else { continue }
      let sex = anySex
      ages.append((age, sex, sex == .male ? .son : .daughter))
    }
    if headAge >= 50, dice.happens(rates.withGrandchild) {
      ages.append((dice.number(0...14), anySex, .grandchild))
    }
  }

  private var anySex: Sex { mutating get { dice.happens(5_100) ? .male : .female } }

  // MARK: - What a member is

  private mutating func member(
    _ index: Int,
    _ identityNumbers: inout MadeUpIdentityNumbers
  ) -> Member {
    let (age, sex, relation) = ages[index]
    let born = birthDate(age)
    let health = self.health(age)
    let isPupil = 6...18 ~= age || (19...21 ~= age && dice.happens(4_500))
    let labour = self.labour(age, health, isPupil: isPupil)
    var member = Member(
      id: Family.memberID(number, index + 1),
      name: Family.memberName(number, index + 1),
      identityNumber: identityNumbers.next(bornOn: born, isMale: sex == .male),
      phone: age < 16 ? nil : Family.phone(number, index + 1),
      birthDate: born,
      sex: sex,
      relation: relation,
      labour: labour,
      health: health,
      disability: health == .disabled ? dice.pick([.limb, .sight, .hearing, .mental]) : nil,
      education: education(age, isPupil: isPupil),
      isPupil: isPupil,
      work: nil,
      wantsTraining: false
    )
    if member.canWork, !isPupil { setWork(of: &member, age) }
    return member
  }

  private mutating func birthDate(_ age: Int) -> CalendarDay {
    CalendarDay(dayNumber: day.dayNumber - age * 365 - age / 4 - dice.number(1...364))
  }

  private mutating func health(_ age: Int) -> Health {
    if dice.happens(rates.disabled) { return .disabled }
    return age >= 20 && dice.happens(rates.chronic * (age >= 60 ? 4 : 1)) ? .chronic : .healthy
  }

  private mutating func labour(_ age: Int, _ health: Health, isPupil: Bool) -> LabourAbility {
    if age < 16 || isPupil { return .none }
    if age >= 72 { return .lost }
    if age >= 62 { return dice.happens(6_500) ? .weakOrHalf : .lost }
    if health == .disabled { return dice.happens(5_000) ? .weakOrHalf : .lost }
    return dice.happens(2_500) ? .skilled : .ordinary
  }

  private mutating func education(_ age: Int, isPupil: Bool) -> Education {
    if age < 7 { return .other }
    if isPupil {
      return age < 13 ? .primary : age < 16 ? .juniorHigh : age < 19 ? .seniorHigh : .college
    }
    if age < 30 { return dice.pick([.college, .vocational, .seniorHigh, .juniorHigh]) }
    return age < 55 ? dice.pick([.seniorHigh, .juniorHigh, .juniorHigh, .primary]) : .primary
  }

  private mutating func setWork(of member: inout Member, _ age: Int) {
    let chance = member.labour == .weakOrHalf ? rates.employed / 3 : rates.employed
    member.wantsTraining = age < 50 && dice.happens(rates.wantsTraining)
    guard dice.happens(chance) else { return }
    let since = CalendarDay(dayNumber: day.dayNumber - dice.number(30...1_500))
    member.work = dice.work(for: member, since: since, rates)
  }
}

// MARK: - Work

extension Dice {
  /// Rolls work that a person could have.
  mutating func work(for member: Member, since: CalendarDay, _ rates: TownRates) -> Member.Work {
    if member.labour == .weakOrHalf || happens(rates.welfarePost) {
      return Member.Work(
        kind: .publicWelfarePost,
        wage: number(80...140) * 10,
        employer: nil,
        since: since
      )
    }
    if happens(rates.selfEmployed) {
      return Member.Work(
        kind: .selfEmployed,
        wage: number(180...420) * 10,
        employer: nil,
        since: since
      )
    }
    let isAway = happens(rates.away)
    let skill = member.labour == .skilled ? 600 : 0
    return Member.Work(
      kind: isAway ? .away : .local,
      wage: number(isAway ? 260...420 : 180...290) * 10 + skill,
      employer: number(0...MadeUpTown.employers - 1),
      since: since
    )
  }
}
