import Foundation
import Quantities
import ResettlementCore
import Tabular

/// Made-up households with persons, as tables and as a population: the same facts both ways.
///
/// Every fact of the catalogue that a cell can hold is known, unknown or, where it may be, absent.
struct MadeUpTables {
  private(set) var population: Population
  private(set) var householdRows: [String] = []
  private(set) var personRows: [String] = []
  private(set) var members: [[String]] = []
  private let householdFacts: [FactDeclaration]
  private let personFacts: [FactDeclaration]
  private let sizes: Int
  private var random: SeededNumbers

  /// Makes up so many households.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - catalogue: The facts.
  ///   - seed: The same seed makes the same tables.
  ///   - gaps: How many facts in a hundred are not known.
  ///   - sizes: The number that the members of a household stay below.
  /// - Throws: What a fact says against a value.
  init(
    _ count: Int,
    _ catalogue: FactCatalogue,
    seed: UInt64,
    gaps: Int = 15,
    sizes: Int = 6
  ) throws {
    random = SeededNumbers(seed)
    self.sizes = sizes
    population = Population(catalogue: catalogue, completeKinds: [.household, .person])
    householdFacts = catalogue.facts(of: .household).filter(\.fitsCell)
    personFacts = catalogue.facts(of: .person).filter(\.fitsCell)
    for number in 1...count { try addHousehold("H\(number)", gaps: gaps) }
  }

  private mutating func addHousehold(_ id: String, gaps: Int) throws {
    var household = Household(id: SubjectID(id))
    let size = random.next(below: sizes)
    var cells = [id]
    for fact in householdFacts {
      var (cell, value) = cell(of: fact, gaps: gaps)
      if fact.id == "size" {
        let said = random.next(below: 10) == 0 ? size + 1 : size
        (cell, value) =
          random.next(below: 3) == 0 ? ("", .unknown) : ("\(said)", .number(ExactDecimal(said)))
      }
      cells.append(cell)
      try household.set(fact.id, to: value, in: population.catalogue)
    }
    population.insert(household)
    householdRows.append(cells.joined(separator: ","))
    let rows = try (0..<size).map { try addPerson("\(id)-\($0)", of: id, gaps: gaps) }
    members.append(rows)
    personRows += rows
  }

  private mutating func addPerson(_ id: String, of home: String, gaps: Int) throws -> String {
    var person = Person(id: SubjectID(id))
    person.household = .known(SubjectID(home))
    var cells = [id, home]
    for fact in personFacts {
      let (cell, value) = cell(of: fact, gaps: gaps)
      cells.append(cell)
      try person.set(fact.id, to: value, in: population.catalogue)
    }
    population.insert(person)
    return cells.joined(separator: ",")
  }

  /// The population with some subjects of every other kind, which refer to its households and persons
  /// and to one another, and with a person who lives nowhere.
  func populationWithOthers() throws -> Population {
    var copy = self
    copy.population.completeKinds = Set(SubjectKind.allCases)
    var wanderer = Person(id: "wanderer")
    wanderer.household = .known("nowhere")
    copy.population.insert(wanderer)
    let kinds = SubjectKind.allCases.filter { $0 != .household && $0 != .person }
    for kind in kinds { try copy.addSubjects(kind.subjectType) }
    return copy.population
  }

  private mutating func addSubjects<Made: Subject>(_ type: Made.Type) throws {
    let facts = population.catalogue.facts(of: Made.kind)
    for number in 0..<12 {
      var subject = Made(id: SubjectID("\(Made.kind.rawValue)-\(number)"))
      for fact in facts {
        var (_, value) = cell(of: fact, gaps: 10)
        if let kind = fact.type.referencedKind, case .reference = value {
          value = .reference(name(of: kind))
        }
        if fact.privacy == .open || !fact.type.isText {
          try subject.set(fact.id, to: value, in: population.catalogue)
        }
      }
      population.insert(subject)
    }
  }

  /// The name of some subject of a kind.
  private mutating func name(of kind: SubjectKind) -> String {
    let known = population.references(kind)
    return known.isEmpty
      ? "\(kind.rawValue)-\(random.next(below: 12))" : known[random.next(below: known.count)].id
  }

  // MARK: - Cells

  private mutating func cell(of fact: FactDeclaration, gaps: Int) -> (String, FactValue) {
    if random.next(below: 100) < gaps { return ("", .unknown) }
    if fact.isOptional, random.next(below: 5) == 0 { return ("null", .absent) }
    switch fact.type {
    case .boolean:
      let truth = random.next(below: 2) == 1
      return ("\(truth)", .boolean(truth))
    case .number(let range): return number(range)
    case .date:
      let day = CalendarDay(dayNumber: 10_000 + random.next(below: 10_500))
      return ("\(day)", .date(day))
    case .enumeration(let enumeration):
      let known = enumeration.cases[random.next(below: enumeration.cases.count)]
      return (random.next(below: 2) == 0 ? known.id : known.name.chinese, .symbol(known.id))
    case .text: return ("云岭", .text("云岭"))
    case .reference: return ("S1", .reference("S1"))
    case .list(let element): return list(of: element, like: fact)
    }
  }

  private mutating func list(
    of element: FactType,
    like fact: FactDeclaration
  ) -> (String, FactValue) {
    let single = FactDeclaration(
      id: fact.id,
      name: fact.name,
      subject: fact.subject,
      type: element
    )
    let values = (0..<random.next(below: 3)).map { _ in cell(of: single, gaps: 0) }
    let text = values.isEmpty ? "[]" : values.map(\.0).joined(separator: ";")
    return (text, .list(values.map(\.1)))
  }

  /// Mostly small numbers, near which the limits of rules are.
  private mutating func number(_ range: NumberRange) -> (String, FactValue) {
    let least = range.minimum?.asInt() ?? -1_000
    let most = min(
      range.maximum?.asInt() ?? 1_000_000,
      least + [20, 400, 40_000][random.next(below: 3)]
    )
    var number = ExactDecimal(least + random.next(below: most - least + 1))
    if range.decimals > 0, random.next(below: 3) == 0, least >= 0, most > least {
      let part = ExactDecimal(significand: Int64(random.next(below: 10)), exponent: -1)
      let finer = number.adding(part) ?? number
      if range.contains(finer) { number = finer }
    }
    return ("\(number)", .number(number))
  }

  // MARK: - Files

  var householdTable: String {
    (["id"] + householdFacts.map(\.id)).joined(separator: ",") + "\n"
      + householdRows.map { $0 + "\n" }.joined()
  }

  func personTable(_ rows: [String]? = nil) -> String {
    (["id", "household"] + personFacts.map(\.id)).joined(separator: ",") + "\n"
      + (rows ?? personRows).map { $0 + "\n" }.joined()
  }
}

extension FactDeclaration {
  /// Whether the tests write it into a cell.
  fileprivate var fitsCell: Bool {
    switch type {
    case .boolean, .number, .date, .enumeration: true
    case .text: privacy == .open
    case .reference(let kind): kind != .household && kind != .person
    case .list(.enumeration), .list(.date): true
    case .list: false
    }
  }
}

extension FactType {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

/// Numbers that look random and are the same for the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func next(below count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
}

/// A folder for the files of a test, gone when it is forgotten.
final class ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "population-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
