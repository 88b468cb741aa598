public import Quantities

/// A home at a resettlement site (安置住房).
public struct ResettlementHome: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<ResettlementHome>

  /// The kind of subject: resettlement home.
  public static let kind = SubjectKind.resettlementHome

  /// The subject's name in the registers.
  public let id: ID

  /// The site where it stands.
  public var site: Known<Site.ID> = .unknown

  /// The household to which it was given.
  public var household: Known<Household.ID?> = .unknown

  /// The building.
  public var building: Known<String> = .unknown

  /// The unit or staircase of the building.
  public var unit: Known<String> = .unknown

  /// The number of the flat.
  public var room: Known<String> = .unknown

  /// The floor area, in square metres.
  public var floorArea: Known<ExactDecimal> = .unknown

  /// Whether the title is registered (`ulanhot-19`).
  public var hasTitle: Known<Bool> = .unknown

  /// The last day on which it may not be sold (`ulanhot-19`).
  public var restrictedUntil: Known<CalendarDay?> = .unknown

  /// Whether it is let to somebody else.
  public var isLet: Known<Bool> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension ResettlementHome {
  /// The facts that the properties hold.
  public static let facts = FactTable<ResettlementHome>(
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("household", zh: "住户", en: "household", \.household),
    Fact("building", zh: "楼栋", en: "building", \.building),
    Fact("unit", zh: "单元", en: "unit", \.unit),
    Fact("room", zh: "房号", en: "room", \.room),
    Fact("floor_area", zh: "建筑面积", en: "floor area", \.floorArea, .floorArea),
    Fact("has_title", zh: "已办不动产证", en: "title is registered", \.hasTitle),
    Fact("restricted_until", zh: "交易限制截止日", en: "sale restricted until", \.restrictedUntil),
    Fact("is_let", zh: "已出租", en: "is let", \.isLet)
  )
}
