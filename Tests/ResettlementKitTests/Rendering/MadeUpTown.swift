import PolicyPacks
import Quantities
import ResettlementCore

/// A made-up population in which every fact of every subject holds something, and everything that
/// is private something that can be searched for.
///
/// Open texts hold private numbers as well, as what people type into a note may.
struct MadeUpTown {
  /// The people and things.
  private(set) var population: Population

  /// The texts that nobody may find in what everybody may see.
  private(set) var planted: Set<String> = ["990000", "1390000", "62220000"]

  private var state: UInt64 = 20_240_630

  /// How many subjects of each kind there are.
  static let size = 36

  /// Makes the people and things of a pack's facts.
  init(_ catalogue: FactCatalogue) throws {
    population = Population(
      catalogue: catalogue,
      completeKinds: Set(SubjectKind.allCases)
    )
    for kind in SubjectKind.allCases {
      for index in 0..<Self.size { add(kind.subjectType, "\(kind.rawValue)-\(index)") }
    }
    for kind in SubjectKind.allCases {
      for fact in catalogue.facts(of: kind) {
        for index in 0..<Self.size { try set(fact, of: kind, index) }
      }
    }
  }

  private mutating func add<Added: Subject>(_ type: Added.Type, _ id: String) {
    population.insert(Added(id: SubjectID(id)))
  }

  private mutating func set(
    _ fact: FactDeclaration,
    of kind: SubjectKind,
    _ index: Int
  ) throws {
    let value = value(of: fact, kind, index)
    try population.set(fact.id, of: SubjectReference(kind, "\(kind.rawValue)-\(index)"), to: value)
  }

  // MARK: - Values

  private mutating func value(
    of fact: FactDeclaration,
    _ kind: SubjectKind,
    _ index: Int
  ) -> FactValue {
    switch (kind, fact.id) {
    case (.person, "birth_date"): return .date(Self.day(Self.isChild(index) ? 2015 : 1970))
    case (.person, "name"), (.household, "name"): return .text(name(ofPerson: index))
    default: return value(of: fact.type, fact, index)
    }
  }

  /// Each third person is a child, the heads of some households among them.
  static func isChild(_ index: Int) -> Bool { index.isMultiple(of: 3) }

  /// Children have a family name that nobody else has, so that even a masked one is found.
  private mutating func name(ofPerson index: Int) -> String {
    let family = Self.isChild(index) ? "稚" : "\(Array("赵钱孙李周吴郑王")[index % 8])"
    let name = family + "童\(Array("甲乙丙丁戊己")[index % 6])\(index)"
    planted.formUnion([name, "稚"])
    return name
  }

  private mutating func value(
    of type: FactType,
    _ fact: FactDeclaration,
    _ index: Int
  ) -> FactValue {
    switch type {
    case .boolean: return .boolean(random(2) == 0)
    case .number(let range): return number(in: range)
    case .text: return .text(text(fact, index))
    case .date: return .date(Self.day(2024))
    case .reference(let kind): return .reference("\(kind.rawValue)-\(index)")
    case .enumeration(let enumeration): return .symbol(symbol(of: enumeration, fact))
    case .list(let element): return .list([value(of: element, fact, index)])
    }
  }

  private func number(in range: NumberRange) -> FactValue {
    .number([4, 1, 2024].first(where: range.contains) ?? 0)
  }

  private func text(_ fact: FactDeclaration, _ index: Int) -> String {
    let number = String(repeating: "0", count: 4 - "\(index)".count) + "\(index)"
    switch fact.id {
    case "identity_number": return "99000019700510" + number
    case "phone": return "1390000" + number
    default: return "见13900001234，990000197005100096，6222 0000 1234 5678"
    }
  }

  /// A private case is planted: the last one that says something.
  private mutating func symbol(of enumeration: Enumeration, _ fact: FactDeclaration) -> String {
    let cases = enumeration.cases.filter { $0.id != "other" }
    guard fact.privacy != .open, let last = cases.last ?? enumeration.cases.last else {
      return enumeration.cases[random(enumeration.cases.count)].id
    }
    planted.insert(last.name.chinese)
    return last.id
  }

  private static func day(_ year: Int) -> CalendarDay {
    CalendarDay(year: year, month: 5, day: 10) ?? CalendarDay(dayNumber: 0)
  }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}
