public import Quantities

/// Money of one level, year and purpose (资金).
public struct Fund: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Fund>

  /// The kind of subject: fund.
  public static let kind = SubjectKind.fund

  /// The subject's name in the registers.
  public let id: ID

  /// What the fund is called.
  public var name: Known<String> = .unknown

  /// The project that it was given to.
  public var project: Known<Project.ID?> = .unknown

  /// The level of government it comes from.
  public var level: Known<FundLevel> = .unknown

  /// The year of the budget.
  public var year: Known<ExactDecimal> = .unknown

  /// What it may be used for.
  public var purpose: Known<String> = .unknown

  /// The channel through which it comes.
  public var channel: Known<String> = .unknown

  /// How much it is, in yuan.
  public var amount: Known<ExactDecimal> = .unknown

  /// What is left of it from the years before, in yuan.
  public var carriedOver: Known<ExactDecimal> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Fund {
  /// The facts that the properties hold.
  public static let facts = FactTable<Fund>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("project", zh: "项目", en: "project", \.project),
    Fact("level", zh: "资金层级", en: "level", \.level),
    Fact("year", zh: "年度", en: "year", \.year, .calendarYear),
    Fact("purpose", zh: "用途", en: "purpose", \.purpose),
    Fact("channel", zh: "渠道", en: "channel", \.channel),
    Fact("amount", zh: "金额", en: "amount", \.amount, .projectMoney),
    Fact("carried_over", zh: "结余资金", en: "amount carried over", \.carriedOver, .projectMoney)
  )
}
