public import Quantities

/// A resettlement site (安置点): the place to which households were relocated.
public struct Site: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Site>

  /// The kind of subject: site.
  public static let kind = SubjectKind.site

  /// The subject's name in the registers.
  public let id: ID

  /// What the site is called.
  public var name: Known<String> = .unknown

  /// Whether the households live together or among others.
  public var mode: Known<ResettlementMode> = .unknown

  /// How large the site counts; absent if the place has no classes.
  public var sizeClass: Known<SiteSizeClass?> = .unknown

  /// Whether it lies in a town, in the country or in an industrial park.
  public var setting: Known<SiteSetting> = .unknown

  /// The number of households that live there.
  public var householdCount: Known<ExactDecimal> = .unknown

  /// The place where the site lies.
  public var receivingPlace: Known<String> = .unknown

  /// The place from which most of its households came.
  public var originPlace: Known<String> = .unknown

  /// The floor area for the care of old people, in square metres (`ulanhot-18`).
  public var elderCareFloorArea: Known<ExactDecimal> = .unknown

  /// Whether the site has what it needs to build such space (`ulanhot-18`).
  public var conditionsAllowElderCare: Known<Bool> = .unknown

  /// The days on which all its households were screened for risks (`anhui-35`).
  public var screenings: Known<[CalendarDay]> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Site {
  /// The facts that the properties hold.
  public static let facts = FactTable<Site>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("mode", zh: "安置方式", en: "mode of resettlement", \.mode),
    Fact("size_class", zh: "规模", en: "size class", \.sizeClass),
    Fact("setting", zh: "区位", en: "setting", \.setting),
    Fact(
      "household_count",
      zh: "安置户数",
      en: "number of households",
      \.householdCount,
      .count(of: "household")
    ),
    Fact("receiving_place", zh: "迁入地", en: "receiving place", \.receivingPlace),
    Fact("origin_place", zh: "迁出地", en: "origin place", \.originPlace),
    Fact(
      "elder_care_floor_area",
      zh: "养老服务设施建筑面积",
      en: "floor area for elder care",
      \.elderCareFloorArea,
      .floorArea
    ),
    Fact(
      "conditions_allow_elder_care",
      zh: "具备条件",
      en: "conditions allow elder care",
      \.conditionsAllowElderCare
    ),
    Fact("screenings", zh: "集中排查日期", en: "days of screening", \.screenings)
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("households", zh: "住户", en: "households", of: .household, by: "site"),
    relation("residents", zh: "居民", en: "residents", of: .person, by: "household", "site"),
    relation("facilities", zh: "配套设施", en: "facilities", of: .facility, by: "site"),
    relation("assets", zh: "资产", en: "assets", of: .asset, by: "site"),
    relation("posts", zh: "岗位", en: "posts", of: .post, by: "site"),
    relation("leases", zh: "租赁合同", en: "leases", of: .lease, by: "site"),
    relation("organisations", zh: "入驻组织", en: "organisations", of: .organisation, by: "site"),
    relation("projects", zh: "项目", en: "projects", of: .project, by: "site"),
    relation("homes", zh: "住房", en: "homes", of: .resettlementHome, by: "site"),
    relation("assignments", zh: "包联记录", en: "assignments", of: .assignment, by: "site"),
    relation(
      "ledger_entries",
      zh: "台账条目",
      en: "ledger entries",
      of: .ledgerEntry,
      by: "site"
    ),
  ]
}
