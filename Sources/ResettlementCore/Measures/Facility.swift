public import Quantities

/// A school, clinic or other service of a site (设施).
public struct Facility: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Facility>

  /// The kind of subject: facility.
  public static let kind = SubjectKind.facility

  /// The subject's name in the registers.
  public let id: ID

  /// The site where it is.
  public var site: Known<Site.ID> = .unknown

  /// What it is for.
  public var kind: Known<FacilityKind> = .unknown

  /// How many people it has room for.
  public var capacity: Known<ExactDecimal> = .unknown

  /// Its floor area, in square metres.
  public var floorArea: Known<ExactDecimal> = .unknown

  /// The sites that it serves.
  public var sitesServed: Known<[Site.ID]> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Facility {
  /// The facts that the properties hold.
  public static let facts = FactTable<Facility>(
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("kind", zh: "设施类型", en: "kind", \.kind),
    Fact("capacity", zh: "容量", en: "capacity", \.capacity, .count(of: "person")),
    Fact("floor_area", zh: "建筑面积", en: "floor area", \.floorArea, .floorArea),
    Fact("sites_served", zh: "服务安置点", en: "sites served", \.sitesServed)
  )
}
