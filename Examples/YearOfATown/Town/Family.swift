public import Quantities
public import ResettlementCore

/// A made-up household, as it really is at one time.
public struct Family: Sendable, Hashable {
  /// Whether each of the guarantees holds.
  public struct Guarantees: Sendable, Hashable {
    /// No child stays away from school.
    public var schooling = true
    /// Everybody has medical care.
    public var medical = true
    /// The home is safe.
    public var housing = true
    /// The water is safe.
    public var water = true
  }

  /// A disaster that hit the household.
  public struct Disaster: Sendable, Hashable {
    /// The day.
    public var on: CalendarDay
    /// The loss, in yuan.
    public var loss: Int
    /// Whether it is in the register of damages.
    public var isRegistered: Bool
  }

  /// The household's name in the registers.
  public let id: Household.ID
  /// The number from which names and dice are made.
  public let number: Int
  /// Whether it was lifted out of poverty.
  public let kind: HouseholdKind
  /// The day it moved; `nil` if it was not relocated.
  public let relocatedOn: CalendarDay?
  /// The village it comes from, or lives in.
  public let village: String
  /// The site, by its number; `nil` if it was not relocated.
  public let site: Int?
  /// The home at the site.
  public var home: Dwelling?
  /// The household it split from.
  public var splitFrom: Household.ID?
  /// Those who live in it, the head first; nobody once it has moved away or merged.
  public var members: [Member]
  /// What it earns by fields, herds, property and transfers after costs, in yuan a year.
  public var otherIncome: Int
  /// What it can't avoid to pay, in yuan a year.
  public var rigidExpenses: Int
  /// What it pays itself for treatment, in yuan a year.
  public var outOfPocket: Int
  /// The guarantees.
  public var guarantees = Guarantees()
  /// The last disaster.
  public var disaster: Disaster?
  /// Whether it has the minimum living allowance.
  public var isInMinimumLiving: Bool
  /// How many members it ever had, by which new ones are numbered.
  public var membersEver: Int
  /// What it earned for each member when the year began, in yuan; `nil` for a new household.
  public var usualIncome: Int?

  /// Whether anybody lives in it.
  public var isHere: Bool { !members.isEmpty }

  /// What it earns a year, in yuan.
  public var income: Int { otherIncome + members.reduce(0) { $0 + ($1.work?.wage ?? 0) * 12 } }

  /// What it earns a year for each member, in whole yuan.
  public var incomePerHead: Int { isHere ? income / members.count : 0 }

  /// Whether nobody can work.
  public var isWithoutLabour: Bool { !members.contains { $0.canWork } }
}

/// A home by its building, unit and room (楼栋、单元、房号).
public struct Dwelling: Sendable, Hashable {
  /// The home's name in the registers.
  public let id: ResettlementHome.ID
  /// The building's number at its site.
  public let building: Int
  /// The unit's number in its building.
  public let unit: Int
  /// The number of the flat.
  public let room: String
}

// MARK: - As subjects

extension Family {
  /// The household as the registers have it; `nil` if nobody lives in it.
  func household() -> Household? {
    guard let head = members.first else { return nil }
    var household = Household(id: id)
    household.name = .known(PersonalText(head.name))
    household.head = .known(head.id)
    household.kind = .known(kind)
    household.size = .known(ExactDecimal(members.count))
    setPlaces(of: &household)
    setMoney(of: &household)
    setGuarantees(of: &household)
    setFactsOfThePack(of: &household)
    return household
  }

  private func setPlaces(of household: inout Household) {
    household.isRelocated = .known(relocatedOn != nil)
    household.relocatedOn = .known(relocatedOn)
    household.registrationPlace = .known(village)
    household.residencePlace = .known(site.map(MadeUpTown.siteName) ?? village)
    household.originPlace = .known(site == nil ? nil : village)
    household.receivingPlace = .known(site == nil ? nil : MadeUpTown.name)
    household.site = .known(site.map(MadeUpTown.siteID))
    household.home = .known(home?.id)
    household.splitFrom = .known(splitFrom)
  }

  private func setMoney(of household: inout Household) {
    household.netIncomePerHead = .known(ExactDecimal(incomePerHead))
    household.disposableIncomePerHead = .known(ExactDecimal(incomePerHead))
    household.rigidExpenses = .known(ExactDecimal(rigidExpenses))
    household.compliantOutOfPocket = .known(ExactDecimal(outOfPocket))
    household.isInMinimumLiving = .known(isInMinimumLiving)
    household.ownsBusiness = .known(members.contains { $0.work?.kind == .selfEmployed })
  }

  private func setGuarantees(of household: inout Household) {
    household.hasEducationSecured = .known(guarantees.schooling)
    household.hasBasicMedicalSecured = .known(guarantees.medical)
    household.hasHousingSecured = .known(guarantees.housing)
    household.hasDrinkingWaterSecured = .known(guarantees.water)
    household.disasterOn = .known(disaster?.on)
    household.disasterLoss = .known(disaster.map { ExactDecimal($0.loss) })
    household.disasterRegistered = .known(disaster?.isRegistered ?? false)
  }
}

// MARK: - Facts that the pack of the town declares

extension Family {
  /// What the visitor of a household writes down, by the names of the pack `aolezhaoqi`.
  private func setFactsOfThePack(of household: inout Household) {
    for (fact, holds) in hardships.merging(standings, uniquingKeysWith: { one, _ in one }) {
      household.additionalFacts[fact] = .boolean(holds)
    }
    household.additionalFacts["house_grade"] = guarantees.housing ? .absent : .text("C")
    household.hasRiskClue = .known(false)
  }

  private var hardships: [String: Bool] {
    let left = incomePerHead - rigidExpenses / max(1, members.count)
    let usual = usualIncome ?? incomePerHead
    return [
      "has_large_rigid_expenses": rigidExpenses >= 20_000,
      "income_fell_sharply": incomePerHead * 2 < usual,
      "basic_living_in_difficulty": left < 4_500,
      "hardship_is_urgent": left < 500,
      "is_rural_low_income": isInMinimumLiving || incomePerHead < 9_000,
      "has_recurring_supply_trouble": !guarantees.water && number % 5 == 0,
    ]
  }

  private var standings: [String: Bool] {
    let isLifted = kind == .liftedOutOfPoverty
    return [
      "enjoys_lifted_policy": isLifted,
      "is_stably_lifted": isLifted,
      "has_food_and_clothing": true,
      "keeps_helper": number % 61 != 0,
      "keeps_policies": true,
      "keeps_help": number % 83 != 0,
      "keeps_supervision": true,
      "has_party_member_pair": number % 37 != 0,
    ]
  }
}
