public import Quantities

/// An organisation (组织): an employer, workshop, agency, cooperative, park or unit.
public struct Organisation: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Organisation>

  /// The kind of subject: organisation.
  public static let kind = SubjectKind.organisation

  /// The subject's name in the registers.
  public let id: ID

  /// What the organisation is called.
  public var name: Known<String> = .unknown

  /// What kind of organisation it is.
  public var kind: Known<OrganisationKind> = .unknown

  /// The unified social credit code; absent if it has none.
  ///
  /// ``UnifiedSocialCreditCode`` checks it.
  public var creditCode: Known<String?> = .unknown

  /// The resettlement site where it works.
  public var site: Known<Site.ID?> = .unknown

  /// Whether it works for profit (`qinzhou-04`).
  public var isForProfit: Known<Bool> = .unknown

  /// Whether it works in an industrial park (`district-template-3-2`).
  public var isInPark: Known<Bool> = .unknown

  /// What the park is called.
  public var parkName: Known<String?> = .unknown

  /// The person who founded it (`qinzhou-07`).
  public var foundedBy: Known<Person.ID?> = .unknown

  /// Whether it is a small or very small firm (`qinzhou-07`).
  public var isSmallOrMicro: Known<Bool> = .unknown

  /// Whether it meets the bank's other conditions of a guaranteed loan (`qinzhou-07`).
  public var meetsLoanConditions: Known<Bool> = .unknown

  /// The number of people who work there.
  public var workerCount: Known<ExactDecimal> = .unknown

  /// The number of relocated people who work there (`district-template-3-3`).
  public var relocatedWorkerCount: Known<ExactDecimal> = .unknown

  /// The number of people hired in the year.
  public var newHiresThisYear: Known<ExactDecimal> = .unknown

  /// The number of those hired in the year who were lifted out of poverty.
  public var liftedNewHiresThisYear: Known<ExactDecimal> = .unknown

  /// Whether it has a business licence.
  public var hasBusinessLicence: Known<Bool> = .unknown

  /// Whether it is working as usual.
  public var operatesNormally: Known<Bool> = .unknown

  /// Whether its papers are complete.
  public var hasCompletePapers: Known<Bool> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Organisation {
  /// The facts that the properties hold.
  public static let facts = FactTable<Organisation>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("kind", zh: "组织类型", en: "kind", \.kind),
    Fact("credit_code", zh: "统一社会信用代码", en: "unified social credit code", \.creditCode),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("is_for_profit", zh: "经营性", en: "works for profit", \.isForProfit),
    Fact("is_in_park", zh: "在园区内", en: "is in a park", \.isInPark),
    Fact("park_name", zh: "园区名称", en: "name of the park", \.parkName),
    Fact("founded_by", zh: "创办人", en: "founder", \.foundedBy),
    Fact("is_small_or_micro", zh: "小微企业", en: "is a small or micro firm", \.isSmallOrMicro),
    Fact(
      "meets_loan_conditions",
      zh: "符合创业担保贷款条件",
      en: "meets the conditions of a start-up loan",
      \.meetsLoanConditions
    ),
    Fact("worker_count", zh: "职工人数", en: "number of workers", \.workerCount, .count(of: "person")),
    Fact(
      "relocated_worker_count",
      zh: "搬迁职工人数",
      en: "number of relocated workers",
      \.relocatedWorkerCount,
      .count(of: "person")
    ),
    Fact(
      "new_hires_this_year",
      zh: "本年新招用人数",
      en: "new hires in the year",
      \.newHiresThisYear,
      .count(of: "person")
    ),
    Fact(
      "lifted_new_hires_this_year",
      zh: "本年新招用脱贫人口数",
      en: "new hires lifted out of poverty in the year",
      \.liftedNewHiresThisYear,
      .count(of: "person")
    ),
    Fact("has_business_licence", zh: "有营业执照", en: "has a business licence", \.hasBusinessLicence),
    Fact("operates_normally", zh: "正常经营", en: "operates normally", \.operatesNormally),
    Fact("has_complete_papers", zh: "手续齐全", en: "papers are complete", \.hasCompletePapers)
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("placements", zh: "吸纳就业", en: "placements", of: .placement, by: "employer"),
    relation(
      "agency_placements",
      zh: "介绍就业",
      en: "agency placements",
      of: .placement,
      by: "agency"
    ),
    relation("leases", zh: "租赁合同", en: "leases", of: .lease, by: "tenant_organisation"),
    relation("posts_offered", zh: "提供岗位", en: "posts offered", of: .post, by: "offered_by"),
    relation("courses", zh: "培训班", en: "courses", of: .trainingCourse, by: "organiser"),
    relation("interest_links", zh: "利益联结", en: "interest links", of: .interestLink, by: "operator"),
    relation(
      "ledger_entries",
      zh: "台账条目",
      en: "ledger entries",
      of: .ledgerEntry,
      by: "organisation"
    ),
  ]
}
