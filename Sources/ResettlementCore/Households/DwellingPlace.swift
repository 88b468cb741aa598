/// Where below the village or community a subject is: group, grid, building, unit and room
/// (组、网格、楼栋、单元、房号).
///
/// Lists are filtered, sorted and totalled by it.
public struct DwellingPlace: Sendable, Hashable {
  /// A level below the village or community, the widest first.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The villagers' group (村民小组).
    case group
    /// The grid (网格).
    case grid
    /// The building (楼栋).
    case building
    /// The unit or staircase (单元).
    case unit
    /// The room or flat (房号).
    case room

    /// What the level is called.
    public var title: LocalizedText {
      switch self {
      case .group: LocalizedText(zh: "组", en: "group")
      case .grid: LocalizedText(zh: "网格", en: "grid")
      case .building: LocalizedText(zh: "楼栋", en: "building")
      case .unit: LocalizedText(zh: "单元", en: "unit")
      case .room: LocalizedText(zh: "房号", en: "room")
      }
    }
  }

  private var names: [Level: String] = [:]

  /// Creates a place of which nothing is known.
  public init() {}

  /// What the place is called on a level; `nil` if that is not known or there is none.
  public subscript(level: Level) -> String? {
    get { names[level] }
    set { names[level] = newValue }
  }

  /// Returns whether the place lies in another one: has the same name on each level that has one.
  public func lies(in other: DwellingPlace) -> Bool {
    other.names.allSatisfy { names[$0] == $1 }
  }

  /// Whether nothing is known of the place.
  public var isEmpty: Bool { names.isEmpty }
}

extension DwellingPlace: Comparable {
  /// Orders from the widest level down, numbers in names by their size; what is not known is last.
  public static func < (left: Self, right: Self) -> Bool {
    for level in Level.allCases where left[level] != right[level] {
      guard let one = left[level] else { return false }
      guard let other = right[level] else { return true }
      return NaturalOrder(one) < NaturalOrder(other)
    }
    return false
  }
}

// MARK: - Subjects

extension Population {
  /// Returns where below the village a subject is: a household by itself and its home, others by the
  /// household, home or person that they are about.
  ///
  /// Where several homes name the household, only what they agree on is known, see ``homes(of:)``.
  public func dwellingPlace(of subject: SubjectReference) -> DwellingPlace {
    let household = household(of: subject)
    let homes = homes(of: subject)
    var place = DwellingPlace()
    place[.group] = household.flatMap { text("village_group", of: $0) }
    place[.grid] = household.flatMap { text("grid", of: $0) }
    place[.building] = agreed("building", of: homes)
    place[.unit] = agreed("unit", of: homes)
    place[.room] = agreed("room", of: homes)
    return place
  }

  /// Returns the home of a subject: the one that it or its household names, else the one that names
  /// its household.
  ///
  /// - Returns: Several if several homes name the household, which does not say itself: none of them
  ///   is guessed. None for a household that has none by its own word.
  public func homes(of subject: SubjectReference) -> [SubjectReference] {
    if subject.kind == .resettlementHome { return [subject] }
    if let home = reference("home", of: subject) { return [home] }
    guard let household = household(of: subject) else { return [] }
    if let home = reference("home", of: household) { return [home] }
    guard !value(of: "home", of: household).isKnown else { return [] }
    return references(.resettlementHome, naming: household, by: "household")
  }

  /// What several homes are called on a level; `nil` if one is not known or they differ.
  private func agreed(_ fact: String, of homes: [SubjectReference]) -> String? {
    guard let name = homes.first.flatMap({ text(fact, of: $0) }) else { return nil }
    return homes.allSatisfy { text(fact, of: $0) == name } ? name : nil
  }

  /// Returns whether subjects of a kind live somewhere.
  ///
  /// They are a household or home, or refer to one or to a person; a site lies in no building.
  public func hasDwellings(_ kind: SubjectKind) -> Bool {
    if kind == .household || kind == .resettlementHome { return true }
    let ways = Self.toHousehold + Self.toPerson + ["home"]
    let kinds = ways.compactMap { catalogue.fact(id: $0, of: kind)?.type.referencedKind }
    return kinds.contains { [.household, .person, .resettlementHome].contains($0) }
  }

  private static let toHousehold = ["household", "tenant_household"]
  private static let toPerson = ["person", "worker", "holder"]

  private func household(of subject: SubjectReference) -> SubjectReference? {
    if subject.kind == .household { return subject }
    let direct = Self.toHousehold.lazy.compactMap { reference($0, of: subject) }
    if let household = direct.first(where: { $0.kind == .household }) { return household }
    if subject.kind == .resettlementHome { return household(ofHome: subject) }
    let people = Self.toPerson.lazy.compactMap { reference($0, of: subject) }
    return people.first { $0.kind == .person }.flatMap { reference("household", of: $0) }
  }

  /// The one household that names a home of which nobody has said who lives there.
  private func household(ofHome home: SubjectReference) -> SubjectReference? {
    guard !value(of: "household", of: home).isKnown else { return nil }
    let households = references(.household, naming: home, by: "home")
    return households.count == 1 ? households.first : nil
  }

  private func text(_ fact: String, of subject: SubjectReference) -> String? {
    guard case .text(let text) = value(of: fact, of: subject), !text.isEmpty else { return nil }
    return text
  }

  /// Returns the subject to which a fact refers; `nil` if that is not known or there is none.
  public func reference(_ fact: String, of subject: SubjectReference) -> SubjectReference? {
    guard let kind = catalogue.fact(id: fact, of: subject.kind)?.type.referencedKind,
      case .reference(let id) = value(of: fact, of: subject)
    else { return nil }
    return SubjectReference(kind, id)
  }
}
