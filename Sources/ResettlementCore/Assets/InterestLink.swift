public import Quantities

/// What a household has from an operator or an asset (利益联结), such as wages, rent or a share.
public struct InterestLink: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<InterestLink>

  /// The kind of subject: interest link.
  public static let kind = SubjectKind.interestLink

  /// The subject's name in the registers.
  public let id: ID

  /// The household.
  public var household: Known<Household.ID> = .unknown

  /// The organisation that it has it from.
  public var operatingOrganisation: Known<Organisation.ID?> = .unknown

  /// The asset that it has it from.
  public var asset: Known<ProjectAsset.ID?> = .unknown

  /// Which kind of link it is, from the pack's list.
  public var kind: Known<String> = .unknown

  /// The first day.
  public var from: Known<CalendarDay> = .unknown

  /// The last day; absent if none is set.
  public var to: Known<CalendarDay?> = .unknown

  /// What the household earns by it, in yuan a year.
  public var annualIncome: Known<ExactDecimal> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension InterestLink {
  /// The facts that the properties hold.
  public static let facts = FactTable<InterestLink>(
    Fact("household", zh: "户", en: "household", \.household),
    Fact("operator", zh: "经营主体", en: "operator", \.operatingOrganisation),
    Fact("asset", zh: "资产", en: "asset", \.asset),
    Fact("kind", zh: "联结方式", en: "kind", \.kind),
    Fact("from", zh: "起始日", en: "first day", \.from),
    Fact("to", zh: "终止日", en: "last day", \.to),
    Fact("annual_income", zh: "年收入", en: "annual income", \.annualIncome, .money("yuan/year"))
  )
}
