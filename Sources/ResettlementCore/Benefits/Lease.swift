public import Quantities

/// A contract over premises (租赁), such as a shop or a factory at a site.
public struct Lease: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Lease>

  /// The kind of subject: lease.
  public static let kind = SubjectKind.lease

  /// The subject's name in the registers.
  public let id: ID

  /// The site where the premises are; absent if they are elsewhere.
  public var site: Known<Site.ID?> = .unknown

  /// The household that rents; absent if an organisation does.
  public var tenantHousehold: Known<Household.ID?> = .unknown

  /// The organisation that rents; absent if a household does.
  public var tenantOrganisation: Known<Organisation.ID?> = .unknown

  /// Whether the premises belong to the site (`district-template-3-3`).
  public var premisesInSite: Known<Bool> = .unknown

  /// What the premises are used for.
  public var use: Known<PremisesUse> = .unknown

  /// Whether they serve trade or services.
  public var isTertiaryIndustry: Known<Bool> = .unknown

  /// The floor area, in square metres.
  public var floorArea: Known<ExactDecimal> = .unknown

  /// The first day of the lease.
  public var from: Known<CalendarDay> = .unknown

  /// The last day of the lease; absent if it is open-ended.
  public var to: Known<CalendarDay?> = .unknown

  /// The rent before any reduction, in yuan a year.
  public var annualRent: Known<ExactDecimal> = .unknown

  /// The years for which the labour deposit was paid at once (`district-template-3-3`).
  public var labourDepositYears: Known<ExactDecimal> = .unknown

  /// The years for which the rent was halved already.
  public var halvedRentYears: Known<ExactDecimal> = .unknown

  /// Whether the tenant has a business licence.
  public var hasBusinessLicence: Known<Bool> = .unknown

  /// Whether the tenant's papers are complete.
  public var hasCompletePapers: Known<Bool> = .unknown

  /// Whether the tenant is working as usual.
  public var operatesNormally: Known<Bool> = .unknown

  /// The programmes that were granted for this lease, by their ids.
  public var grantsReceived: Known<[String]> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Lease {
  /// The facts that the properties hold.
  public static let facts = FactTable<Lease>(
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("tenant_household", zh: "承租户", en: "tenant household", \.tenantHousehold),
    Fact("tenant_organisation", zh: "承租组织", en: "tenant organisation", \.tenantOrganisation),
    Fact("premises_in_site", zh: "安置点商业用房", en: "premises are in the site", \.premisesInSite),
    Fact("use", zh: "用途", en: "use", \.use),
    Fact("is_tertiary_industry", zh: "第三产业", en: "is trade or services", \.isTertiaryIndustry),
    Fact("floor_area", zh: "建筑面积", en: "floor area", \.floorArea, .floorArea),
    Fact("from", zh: "租期起始日", en: "first day", \.from),
    Fact("to", zh: "租期终止日", en: "last day", \.to),
    Fact("annual_rent", zh: "年租金", en: "annual rent", \.annualRent, .money("yuan/year")),
    Fact(
      "labour_deposit_years",
      zh: "已一次性交纳用工保证金年数",
      en: "years of labour deposit paid",
      \.labourDepositYears,
      .years
    ),
    Fact(
      "halved_rent_years",
      zh: "已享受租金减半年数",
      en: "years of halved rent had",
      \.halvedRentYears,
      .years
    ),
    Fact("has_business_licence", zh: "有营业执照", en: "has a business licence", \.hasBusinessLicence),
    Fact("has_complete_papers", zh: "手续齐全", en: "papers are complete", \.hasCompletePapers),
    Fact("operates_normally", zh: "正常经营", en: "operates normally", \.operatesNormally),
    Fact("grants_received", zh: "已享受补助", en: "grants received", \.grantsReceived)
  )
}
