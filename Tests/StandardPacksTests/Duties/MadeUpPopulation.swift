import PolicyPacks
import Quantities
import ResettlementCore

/// A generator of the same numbers from the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A population of made-up subjects of every kind, with any values of all facts that a pack knows,
/// some of them not known.
struct MadeUpPopulation {
  private var generator: SeededGenerator
  private let pack: PolicyPack
  private let size: Int
  private var texts: [String]
  private(set) var population: Population

  init(for pack: PolicyPack, seed: UInt64, size: Int) {
    generator = SeededGenerator(seed: seed)
    self.pack = pack
    self.size = size
    texts = pack.registers.map(\.id) + ["income_statistics", "assessment", "screening_rounds"]
    population = Population(
      catalogue: pack.catalogue,
      completeKinds: Set(SubjectKind.allCases)
    )
    for kind in SubjectKind.allCases { insert(kind.subjectType) }
    for kind in SubjectKind.allCases { fill(kind) }
  }

  private mutating func insert<Inserted: Subject>(_ type: Inserted.Type) {
    for number in 0..<size {
      population.insert(Inserted(id: SubjectID("\(Inserted.kind.rawValue)-\(number)")))
    }
  }

  private mutating func fill(_ kind: SubjectKind) {
    for subject in population.references(kind) {
      for fact in pack.catalogue.facts(of: kind) {
        let value = value(of: fact)
        // Facts whose values have a check of their own, such as identity numbers, stay unknown.
        _ = try? population.set(fact.id, of: subject, to: value)
      }
    }
  }

  private mutating func value(of fact: FactDeclaration) -> FactValue {
    let chance = Int.random(in: 0..<20, using: &generator)
    if chance == 0 { return .unknown }
    if chance < 5, fact.isOptional { return .absent }
    return value(of: fact.type)
  }

  private mutating func value(of type: FactType) -> FactValue {
    switch type {
    case .boolean: return .boolean(Int.random(in: 0..<4, using: &generator) > 0)
    case .number(let range):
      let least = range.minimum?.asInt() ?? 0
      let most = min(range.maximum?.asInt() ?? 40, least + 40)
      return .number(ExactDecimal(Int.random(in: least...max(least, most), using: &generator)))
    case .text: return .text(texts.randomElement(using: &generator) ?? "")
    case .date:
      return .date(CalendarDay(dayNumber: Int.random(in: 19_300..<20_300, using: &generator)))
    case .enumeration(let enumeration):
      return .symbol(enumeration.cases.randomElement(using: &generator)?.id ?? "")
    case .reference(let kind):
      return .reference("\(kind.rawValue)-\(Int.random(in: 0..<size, using: &generator))")
    case .list(let element):
      let count = Int.random(in: 0..<30, using: &generator)
      return .list((0..<count).map { _ in value(of: element) })
    }
  }
}
