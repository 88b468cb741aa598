public import Quantities

/// A project that money was given for (项目).
public struct Project: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Project>

  /// The kind of subject: project.
  public static let kind = SubjectKind.project

  /// The subject's name in the registers.
  public let id: ID

  /// What the project is called.
  public var name: Known<String> = .unknown

  /// The site that it is for.
  public var site: Known<Site.ID?> = .unknown

  /// Whether local people are paid to build it (`aolezhaoqi-3-2-2-emp-1`).
  public var isWorkForRelief: Known<Bool> = .unknown

  /// The work-for-relief funds in it, in yuan.
  public var workForReliefFunds: Known<ExactDecimal> = .unknown

  /// What was paid to the workers, in yuan.
  public var labourRemuneration: Known<ExactDecimal> = .unknown

  /// What it cost, in yuan.
  public var totalCost: Known<ExactDecimal> = .unknown

  /// The funds of the centre in it, in yuan.
  public var centralFunds: Known<ExactDecimal> = .unknown

  /// The day work began; absent if not yet.
  public var startedOn: Known<CalendarDay?> = .unknown

  /// The day work was completed; absent if not yet.
  public var completedOn: Known<CalendarDay?> = .unknown

  /// The day of the final accounts; absent if not yet.
  public var finalAccountsOn: Known<CalendarDay?> = .unknown

  /// The day of the settlement; absent if not yet.
  public var settlementOn: Known<CalendarDay?> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Project {
  /// The facts that the properties hold.
  public static let facts = FactTable<Project>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("is_work_for_relief", zh: "以工代赈", en: "is work-for-relief", \.isWorkForRelief),
    Fact(
      "work_for_relief_funds",
      zh: "以工代赈资金",
      en: "work-for-relief funds",
      \.workForReliefFunds,
      .projectMoney
    ),
    Fact(
      "labour_remuneration",
      zh: "劳务报酬",
      en: "labour remuneration",
      \.labourRemuneration,
      .projectMoney
    ),
    Fact("total_cost", zh: "总投资", en: "total cost", \.totalCost, .projectMoney),
    Fact("central_funds", zh: "中央资金", en: "central funds", \.centralFunds, .projectMoney),
    Fact("started_on", zh: "开工日期", en: "day work began", \.startedOn),
    Fact("completed_on", zh: "竣工日期", en: "day work was completed", \.completedOn),
    Fact("final_accounts_on", zh: "决算日期", en: "day of the final accounts", \.finalAccountsOn),
    Fact("settlement_on", zh: "结算日期", en: "day of the settlement", \.settlementOn)
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("funds", zh: "资金", en: "funds", of: .fund, by: "project"),
    relation("assets", zh: "资产", en: "assets", of: .asset, by: "project"),
  ]
}
