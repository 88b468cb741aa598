public import Quantities

/// A household (户): those who live in one home and share its costs.
///
/// Who lives together is a household; what the registration booklet says is a fact about it.
public struct Household: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Household>

  /// The kind of subject: household.
  public static let kind = SubjectKind.household

  /// The subject's name in the registers.
  public let id: ID

  /// The name by which the office knows the household, mostly that of its head.
  public var name: Known<PersonalText?> = .unknown

  /// Whether it was lifted out of poverty or is another rural household.
  public var kind: Known<HouseholdKind> = .unknown

  /// Whether it was relocated out of a poor place.
  public var isRelocated: Known<Bool> = .unknown

  /// The day it moved; absent if it was not relocated.
  public var relocatedOn: Known<CalendarDay?> = .unknown

  /// The place where the household is registered.
  public var registrationPlace: Known<String> = .unknown

  /// The place where it really lives.
  public var residencePlace: Known<String> = .unknown

  /// The place it was relocated from.
  public var originPlace: Known<String?> = .unknown

  /// The place it was relocated to.
  public var receivingPlace: Known<String?> = .unknown

  /// The resettlement site where it lives.
  public var site: Known<Site.ID?> = .unknown

  /// The home it was given at the site.
  public var home: Known<ResettlementHome.ID?> = .unknown

  /// The villagers' group (村民小组) it belongs to; absent in communities without groups.
  public var villageGroup: Known<String?> = .unknown

  /// The grid (网格) of the community in which it lives.
  public var grid: Known<String?> = .unknown

  /// The head of the household; there is exactly one.
  public var head: Known<Person.ID?> = .unknown

  /// The number of people who live in it, in persons.
  public var size: Known<ExactDecimal> = .unknown

  /// The household it was part of before; caps and once-only grants count along this line.
  public var splitFrom: Known<Household.ID?> = .unknown

  /// The net income per head, in yuan for each person and year.
  ///
  /// Wages, production, property and transfers less the costs of production, by the number of
  /// members.
  public var netIncomePerHead: Known<ExactDecimal> = .unknown

  /// The disposable income per head, in yuan for each person and year.
  public var disposableIncomePerHead: Known<ExactDecimal> = .unknown

  /// What the household can't avoid to pay, such as for illness and schooling, in yuan a year.
  public var rigidExpenses: Known<ExactDecimal> = .unknown

  /// What it pays itself for treatment that the insurance covers in part, in yuan a year.
  public var compliantOutOfPocket: Known<ExactDecimal> = .unknown

  /// Whether no child of school age is kept from school by poverty.
  public var hasEducationSecured: Known<Bool> = .unknown

  /// Whether everybody has basic medical care.
  public var hasBasicMedicalSecured: Known<Bool> = .unknown

  /// Whether its home is safe.
  public var hasHousingSecured: Known<Bool> = .unknown

  /// Whether it has safe drinking water.
  public var hasDrinkingWaterSecured: Known<Bool> = .unknown

  /// What it was given out of special funds over all years, in yuan; `district-template-3-3` caps
  /// it.
  public var specialFundGrants: Known<ExactDecimal> = .unknown

  /// Whether it was given the reward for starting a business before.
  public var hasHadSelfEmploymentReward: Known<Bool> = .unknown

  /// Whether a member runs a shop or another business.
  public var ownsBusiness: Known<Bool> = .unknown

  /// The day a disaster hit it last; absent if none did (`ulanhot-20`).
  public var disasterOn: Known<CalendarDay?> = .unknown

  /// What it lost by the disaster, in yuan.
  public var disasterLoss: Known<ExactDecimal?> = .unknown

  /// Whether the register of damages has an entry for it (`ulanhot-20`).
  public var disasterRegistered: Known<Bool> = .unknown

  /// Whether there is a clue that it may fall into poverty.
  public var hasRiskClue: Known<Bool> = .unknown

  /// Whether the clue was given an outcome with a reason.
  public var riskClueHasOutcome: Known<Bool> = .unknown

  /// Whether it has the minimum living allowance.
  public var isInMinimumLiving: Known<Bool> = .unknown

  /// The programmes of which it was granted something, by their ids.
  public var grantsReceived: Known<[String]> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Household {
  /// The facts that the properties hold.
  public static let facts = FactTable<Household>(
    Fact("name", zh: "户名", en: "name", \.name, privacy: .personal),
    Fact("kind", zh: "户类型", en: "kind", \.kind),
    Fact("is_relocated", zh: "是否搬迁户", en: "is relocated", \.isRelocated),
    Fact("relocated_on", zh: "搬迁日期", en: "day of the move", \.relocatedOn),
    Fact("registration_place", zh: "户籍地", en: "registration place", \.registrationPlace),
    Fact("residence_place", zh: "居住地", en: "residence place", \.residencePlace),
    Fact("origin_place", zh: "迁出地", en: "origin place", \.originPlace),
    Fact("receiving_place", zh: "迁入地", en: "receiving place", \.receivingPlace),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("home", zh: "安置住房", en: "home", \.home),
    Fact("village_group", zh: "村民小组", en: "villagers' group", \.villageGroup),
    Fact("grid", zh: "网格", en: "grid", \.grid),
    Fact("head", zh: "户主", en: "head", \.head),
    Fact("size", zh: "家庭人口数", en: "number of people", \.size, .count(of: "person", upTo: 1_000)),
    Fact("split_from", zh: "分出自", en: "household it split from", \.splitFrom),
    Fact(
      "net_income_per_head",
      zh: "人均纯收入",
      en: "net income per head",
      \.netIncomePerHead,
      .income("yuan/(person*year)")
    ),
    Fact(
      "disposable_income_per_head",
      zh: "人均可支配收入",
      en: "disposable income per head",
      \.disposableIncomePerHead,
      .income("yuan/(person*year)")
    ),
    Fact("rigid_expenses", zh: "刚性支出", en: "rigid expenses", \.rigidExpenses, .money("yuan/year")),
    Fact(
      "compliant_out_of_pocket",
      zh: "合规自付支出",
      en: "covered expenses paid out of pocket",
      \.compliantOutOfPocket,
      .money("yuan/year")
    ),
    Fact("has_education_secured", zh: "义务教育有保障", en: "schooling is secured", \.hasEducationSecured),
    Fact(
      "has_basic_medical_secured",
      zh: "基本医疗有保障",
      en: "basic medical care is secured",
      \.hasBasicMedicalSecured
    ),
    Fact("has_housing_secured", zh: "住房安全有保障", en: "safe housing is secured", \.hasHousingSecured),
    Fact(
      "has_drinking_water_secured",
      zh: "饮水安全有保障",
      en: "safe drinking water is secured",
      \.hasDrinkingWaterSecured
    ),
    Fact(
      "special_fund_grants",
      zh: "累计已得专项资金补助",
      en: "grants from special funds so far",
      \.specialFundGrants,
      .money()
    ),
    Fact(
      "has_had_self_employment_reward",
      zh: "已享受自主创业奖补",
      en: "had the reward for self-employment",
      \.hasHadSelfEmploymentReward
    ),
    Fact("owns_business", zh: "自主创业", en: "owns a business", \.ownsBusiness),
    Fact("disaster_on", zh: "受灾日期", en: "day of the disaster", \.disasterOn),
    Fact("disaster_loss", zh: "灾害损失", en: "loss by the disaster", \.disasterLoss, .money()),
    Fact(
      "disaster_registered",
      zh: "是否登记灾损台账",
      en: "in the register of damages",
      \.disasterRegistered
    ),
    Fact("has_risk_clue", zh: "有风险线索", en: "there is a clue of a risk", \.hasRiskClue),
    Fact(
      "risk_clue_has_outcome",
      zh: "风险线索已有结果",
      en: "the clue has an outcome",
      \.riskClueHasOutcome
    ),
    Fact(
      "is_in_minimum_living",
      zh: "低保",
      en: "has the minimum living allowance",
      \.isInMinimumLiving,
      privacy: .sensitive
    ),
    Fact("grants_received", zh: "已享受补助", en: "grants received", \.grantsReceived)
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("members", zh: "家庭成员", en: "members", of: .person, by: "household"),
    relation(
      "monitoring_cases",
      zh: "监测记录",
      en: "monitoring cases",
      of: .monitoringCase,
      by: "household"
    ),
    relation("leases", zh: "租赁合同", en: "leases", of: .lease, by: "tenant_household"),
    relation(
      "external_schemes",
      zh: "外部政策",
      en: "external schemes",
      of: .externalScheme,
      by: "household"
    ),
    relation("old_houses", zh: "旧房", en: "old houses", of: .oldHouse, by: "household"),
    relation(
      "interest_links",
      zh: "利益联结",
      en: "interest links",
      of: .interestLink,
      by: "household"
    ),
    relation("assignments", zh: "包联记录", en: "assignments", of: .assignment, by: "household"),
    relation(
      "ledger_entries",
      zh: "台账条目",
      en: "ledger entries",
      of: .ledgerEntry,
      by: "household"
    ),
  ]
}
