public import Quantities

/// A person's employment with an organisation (就业安置), with contract and insurance.
public struct Placement: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Placement>

  /// The kind of subject: placement.
  public static let kind = SubjectKind.placement

  /// The subject's name in the registers.
  public let id: ID

  /// The person who works.
  public var worker: Known<Person.ID> = .unknown

  /// The organisation that employs.
  public var employer: Known<Organisation.ID> = .unknown

  /// The agency that found the work; absent if there was none.
  public var agency: Known<Organisation.ID?> = .unknown

  /// Whether the agency helped to sign the contract (`qinzhou-05`).
  public var agencyHelpedToSign: Known<Bool> = .unknown

  /// The first day of the contract.
  public var contractFrom: Known<CalendarDay> = .unknown

  /// The last day of the contract; absent if it is open-ended.
  public var contractTo: Known<CalendarDay?> = .unknown

  /// The months for which the pension insurance was paid (`qinzhou-04`).
  public var pensionMonthsPaid: Known<ExactDecimal> = .unknown

  /// The longest row of months for which the pension insurance was paid.
  public var pensionMonthsInRow: Known<ExactDecimal> = .unknown

  /// The months for which every kind of social insurance was paid (`qinzhou-05`).
  public var insuranceMonthsPaid: Known<ExactDecimal> = .unknown

  /// The longest row of months for which every kind of social insurance was paid.
  public var insuranceMonthsInRow: Known<ExactDecimal> = .unknown

  /// Whether the worker is insured (`district-template-3-2`).
  public var isInsured: Known<Bool> = .unknown

  /// How far from home the work is (`district-template-3-4`).
  public var workplace: Known<Workplace> = .unknown

  /// Whether the office found the employment steady (`district-template-3-4`).
  public var isStableByOffice: Known<Bool> = .unknown

  /// The months that the person has worked there.
  public var monthsWorked: Known<ExactDecimal> = .unknown

  /// The wage, in yuan a month.
  public var monthlyWage: Known<ExactDecimal> = .unknown

  /// Whether the worker was unemployed before.
  public var workerWasUnemployed: Known<Bool> = .unknown

  /// The programmes that were granted for this placement, by their ids.
  public var grantsReceived: Known<[String]> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Placement {
  /// The facts that the properties hold.
  public static let facts = FactTable<Placement>(
    Fact("worker", zh: "劳动者", en: "worker", \.worker),
    Fact("employer", zh: "用人单位", en: "employer", \.employer),
    Fact("agency", zh: "介绍机构", en: "agency", \.agency),
    Fact(
      "agency_helped_to_sign",
      zh: "机构协助签订合同",
      en: "the agency helped to sign",
      \.agencyHelpedToSign
    ),
    Fact("contract_from", zh: "合同起始日", en: "first day of the contract", \.contractFrom),
    Fact("contract_to", zh: "合同终止日", en: "last day of the contract", \.contractTo),
    Fact(
      "pension_months_paid",
      zh: "养老保险已缴月数",
      en: "months of pension insurance paid",
      \.pensionMonthsPaid,
      .months
    ),
    Fact(
      "pension_months_in_row",
      zh: "养老保险连续缴纳月数",
      en: "months of pension insurance paid in a row",
      \.pensionMonthsInRow,
      .months
    ),
    Fact(
      "insurance_months_paid",
      zh: "各险种均已缴月数",
      en: "months of every social insurance paid",
      \.insuranceMonthsPaid,
      .months
    ),
    Fact(
      "insurance_months_in_row",
      zh: "各险种连续缴纳月数",
      en: "months of every social insurance paid in a row",
      \.insuranceMonthsInRow,
      .months
    ),
    Fact("is_insured", zh: "已交纳社会保险", en: "is insured", \.isInsured),
    Fact("workplace", zh: "就业地点", en: "workplace", \.workplace),
    Fact(
      "is_stable_by_office",
      zh: "经认定稳定就业",
      en: "found steady by the office",
      \.isStableByOffice
    ),
    Fact("months_worked", zh: "已工作月数", en: "months worked", \.monthsWorked, .months),
    Fact(
      "monthly_wage",
      zh: "月工资",
      en: "monthly wage",
      \.monthlyWage,
      .money("yuan/month"),
      privacy: .personal
    ),
    Fact(
      "worker_was_unemployed",
      zh: "招用前未就业",
      en: "the worker was unemployed before",
      \.workerWasUnemployed
    ),
    Fact("grants_received", zh: "已享受补助", en: "grants received", \.grantsReceived)
  )
}
