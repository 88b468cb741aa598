public import Quantities

/// What a project made (扶贫项目资产), with its owner, its keeper and what it earns.
public struct ProjectAsset: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<ProjectAsset>

  /// The kind of subject: asset.
  public static let kind = SubjectKind.asset

  /// The subject's name in the registers.
  public let id: ID

  /// What the asset is called.
  public var name: Known<String> = .unknown

  /// Whether it earns money, serves everybody or was given to a household.
  public var assetClass: Known<AssetClass> = .unknown

  /// What it is.
  public var kind: Known<AssetKind> = .unknown

  /// The project that made it.
  public var project: Known<Project.ID?> = .unknown

  /// The site where it is.
  public var site: Known<Site.ID?> = .unknown

  /// Who owns it; absent if that is not settled.
  public var owner: Known<String?> = .unknown

  /// Who keeps it; absent if nobody was given the task.
  public var keeper: Known<String?> = .unknown

  /// The person who answers for it.
  public var responsiblePerson: Known<PersonalText?> = .unknown

  /// How far it is between survey and disposal.
  public var status: Known<AssetStatus> = .unknown

  /// Whether its title is clear (`qinzhou-16`).
  public var isTitled: Known<Bool> = .unknown

  /// Whether it is let or used.
  public var isInUse: Known<Bool> = .unknown

  /// Whether it was idle when the rate of activation was first counted (`qinzhou-15`).
  public var wasIdleAtBaseline: Known<Bool> = .unknown

  /// Its floor area, in square metres.
  public var floorArea: Known<ExactDecimal> = .unknown

  /// Its value in the books, in yuan.
  public var bookValue: Known<ExactDecimal> = .unknown

  /// How many items it is, such as parking spaces.
  public var unitCount: Known<ExactDecimal> = .unknown

  /// What it earns, in yuan a year.
  public var annualRevenue: Known<ExactDecimal> = .unknown

  /// What its revenue is planned to be used for (`ulanhot-08`).
  public var plannedRevenueUses: Known<[RevenueUse]> = .unknown

  /// Whether there are rules for the use of its revenue (`ulanhot-08`).
  public var revenueRulesExist: Known<Bool> = .unknown

  /// Whether it is in the register of project assets (`ulanhot-08`).
  public var isRegistered: Known<Bool> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension ProjectAsset {
  /// The facts that the properties hold.
  public static let facts = FactTable<ProjectAsset>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("class", zh: "资产类别", en: "class", \.assetClass),
    Fact("kind", zh: "资产形态", en: "kind", \.kind),
    Fact("project", zh: "项目", en: "project", \.project),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("owner", zh: "产权主体", en: "owner", \.owner),
    Fact("keeper", zh: "管护主体", en: "keeper", \.keeper),
    Fact(
      "responsible_person",
      zh: "责任人",
      en: "responsible person",
      \.responsiblePerson,
      privacy: .personal
    ),
    Fact("status", zh: "资产状态", en: "status", \.status),
    Fact("is_titled", zh: "权属清晰", en: "title is clear", \.isTitled),
    Fact("is_in_use", zh: "在用", en: "is in use", \.isInUse),
    Fact("was_idle_at_baseline", zh: "基期闲置", en: "was idle at the baseline", \.wasIdleAtBaseline),
    Fact("floor_area", zh: "建筑面积", en: "floor area", \.floorArea, .floorArea),
    Fact("book_value", zh: "账面价值", en: "book value", \.bookValue, .projectMoney),
    Fact("unit_count", zh: "数量", en: "number of items", \.unitCount, .count(of: "item")),
    Fact(
      "annual_revenue",
      zh: "年收益",
      en: "annual revenue",
      \.annualRevenue,
      NumberRange.projectMoney.per("year")
    ),
    Fact(
      "planned_revenue_uses",
      zh: "收益计划用途",
      en: "planned uses of the revenue",
      \.plannedRevenueUses
    ),
    Fact(
      "revenue_rules_exist",
      zh: "有收益分配制度",
      en: "rules for the revenue exist",
      \.revenueRulesExist
    ),
    Fact("is_registered", zh: "已确权登记", en: "is registered", \.isRegistered)
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("interest_links", zh: "利益联结", en: "interest links", of: .interestLink, by: "asset"),
    relation(
      "ledger_entries",
      zh: "台账条目",
      en: "ledger entries",
      of: .ledgerEntry,
      by: "asset"
    ),
  ]
}
