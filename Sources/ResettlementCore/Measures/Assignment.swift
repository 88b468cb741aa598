public import Quantities

/// The task of a leader or helper to look after a site or a household (包联).
public struct Assignment: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Assignment>

  /// The kind of subject: assignment.
  public static let kind = SubjectKind.assignment

  /// The subject's name in the registers.
  public let id: ID

  /// What the leader or helper is.
  public var role: Known<AssignmentRole> = .unknown

  /// The site; absent if it is a household.
  public var site: Known<Site.ID?> = .unknown

  /// The household; absent if it is a site.
  public var household: Known<Household.ID?> = .unknown

  /// The unit that the leader or helper comes from; absent if it is none.
  public var unit: Known<String?> = .unknown

  /// The first day.
  public var from: Known<CalendarDay> = .unknown

  /// The last day; absent if none is set.
  public var to: Known<CalendarDay?> = .unknown

  /// The days on which the leader or helper came (`qinzhou-30`).
  public var visits: Known<[CalendarDay]> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }

  /// Returns whether it runs on a day; `nil` if that is not known.
  public func isRunning(on day: CalendarDay) -> Bool? {
    guard case .known(let from) = from else { return nil }
    guard from <= day else { return false }
    guard case .known(let to) = to else { return nil }
    return to.map { day <= $0 } ?? true
  }
}

// MARK: - Facts

extension Assignment {
  /// The facts that the properties hold.
  public static let facts = FactTable<Assignment>(
    Fact("role", zh: "包联角色", en: "role", \.role),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("household", zh: "户", en: "household", \.household),
    Fact("unit", zh: "所属单位", en: "unit", \.unit),
    Fact("from", zh: "起始日", en: "first day", \.from),
    Fact("to", zh: "终止日", en: "last day", \.to),
    Fact("visits", zh: "走访日期", en: "days of visits", \.visits)
  )
}
