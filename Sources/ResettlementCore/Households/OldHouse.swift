public import Quantities

/// A house at the place of origin (旧房), which is mostly demolished after the move.
public struct OldHouse: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<OldHouse>

  /// The kind of subject: old house.
  public static let kind = SubjectKind.oldHouse

  /// The subject's name in the registers.
  public let id: ID

  /// The household that lived in it.
  public var household: Known<Household.ID> = .unknown

  /// How far the house and its plot are.
  public var status: Known<OldHouseStatus> = .unknown

  /// The day it was demolished; absent if it stands.
  public var demolishedOn: Known<CalendarDay?> = .unknown

  /// The area of its plot, in mu.
  public var area: Known<ExactDecimal?> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension OldHouse {
  /// The facts that the properties hold.
  public static let facts = FactTable<OldHouse>(
    Fact("household", zh: "户", en: "household", \.household),
    Fact("status", zh: "状态", en: "status", \.status),
    Fact("demolished_on", zh: "拆除日期", en: "day of demolition", \.demolishedOn),
    Fact("area", zh: "宅基地面积", en: "area", \.area, .landArea)
  )
}
