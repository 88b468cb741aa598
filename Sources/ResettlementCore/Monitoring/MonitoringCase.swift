public import Quantities

/// A household that is watched because it may fall back into poverty (监测对象).
public struct MonitoringCase: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<MonitoringCase>

  /// The kind of subject: monitoring case.
  public static let kind = SubjectKind.monitoringCase

  /// The subject's name in the registers.
  public let id: ID

  /// The household.
  public var household: Known<Household.ID> = .unknown

  /// Which kind of monitored household it is.
  public var category: Known<MonitoredCategory> = .unknown

  /// Why it may fall into poverty, the main reason first.
  public var riskTypes: Known<[RiskType]> = .unknown

  /// How the clue was found.
  public var channel: Known<DiscoveryChannel> = .unknown

  /// The day it was identified as at risk (`aolezhaoqi-3-1-1-3`).
  public var identifiedOn: Known<CalendarDay> = .unknown

  /// The day its risk was marked eliminated; absent if it was not (`aolezhaoqi-3-1-1-3`).
  public var eliminatedOn: Known<CalendarDay?> = .unknown

  /// How the risk is to be eliminated (`aolezhaoqi-3-1-1-3`).
  public var eliminationMode: Known<EliminationMode> = .unknown

  /// The kinds of measures that are taken for the household (`aolezhaoqi-3-1-1-2`).
  public var measureKinds: Known<[MeasureKind]> = .unknown

  /// Whether the support measures were delivered.
  public var measuresDelivered: Known<Bool> = .unknown

  /// The day since which the income is stable; absent if it is not.
  public var incomeStableSince: Known<CalendarDay?> = .unknown

  /// Whether the income is stable.
  public var isIncomeStable: Known<Bool> = .unknown

  /// Whether the large rigid expenses are dealt with.
  public var rigidExpensesSolved: Known<Bool> = .unknown

  /// Whether the household's basic living is secured.
  public var basicLivingSecured: Known<Bool> = .unknown

  /// Whether the risk is gone and will not come back soon.
  public var riskStablyGone: Known<Bool> = .unknown

  /// Whether the risk went away of itself.
  public var riskNaturallyGone: Known<Bool> = .unknown

  /// The day it was entered in the national system; absent if it was not (`anhui-35`).
  public var enteredInSystemOn: Known<CalendarDay?> = .unknown

  /// Which place manages the case (`anhui-35`).
  public var managingPlace: Known<ManagingPlace> = .unknown

  /// Whether the place of origin assists (`anhui-35`).
  public var originPlaceAssists: Known<Bool> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension MonitoringCase {
  /// The facts that the properties hold.
  public static let facts = FactTable<MonitoringCase>(
    Fact("household", zh: "户", en: "household", \.household),
    Fact("category", zh: "监测对象类别", en: "category", \.category, privacy: .sensitive),
    Fact("risk_types", zh: "风险类型", en: "risk types", \.riskTypes, privacy: .sensitive),
    Fact("channel", zh: "发现渠道", en: "channel", \.channel),
    Fact("identified_on", zh: "识别日期", en: "day of identification", \.identifiedOn),
    Fact(
      "eliminated_on",
      zh: "风险消除标注日期",
      en: "day on which the risk was marked eliminated",
      \.eliminatedOn,
      privacy: .personal
    ),
    Fact("elimination_mode", zh: "拟消除方式", en: "mode of elimination", \.eliminationMode),
    Fact("measure_kinds", zh: "帮扶措施种类", en: "kinds of measures", \.measureKinds),
    Fact("measures_delivered", zh: "帮扶措施已落实", en: "measures are delivered", \.measuresDelivered),
    Fact("income_stable_since", zh: "收入稳定起始日", en: "income stable since", \.incomeStableSince),
    Fact("is_income_stable", zh: "收入持续稳定", en: "income is stable", \.isIncomeStable),
    Fact(
      "rigid_expenses_solved",
      zh: "刚性支出问题已解决",
      en: "rigid expenses are solved",
      \.rigidExpensesSolved
    ),
    Fact(
      "basic_living_secured",
      zh: "基本生活有保障",
      en: "basic living is secured",
      \.basicLivingSecured
    ),
    Fact("risk_stably_gone", zh: "风险稳定消除", en: "risk is stably gone", \.riskStablyGone),
    Fact("risk_naturally_gone", zh: "风险自然消除", en: "risk is naturally gone", \.riskNaturallyGone),
    Fact(
      "entered_in_system_on",
      zh: "录入系统日期",
      en: "day of entry in the system",
      \.enteredInSystemOn
    ),
    Fact("managing_place", zh: "管理地", en: "managing place", \.managingPlace),
    Fact(
      "origin_place_assists",
      zh: "迁出地配合",
      en: "the place of origin assists",
      \.originPlaceAssists
    )
  )
}
