import Quantities
import ResettlementCore

/// A register of made-up households and persons in which every fact is unknown, absent or any value.
///
/// The same seed gives the same register.
struct RandomRegister {
  private var state: UInt64
  /// Whether texts may be such that CSV can't tell them from words for nothing.
  private let hasOddTexts: Bool

  init(seed: UInt64, hasOddTexts: Bool = true) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.hasOddTexts = hasOddTexts
  }

  /// Makes a register.
  mutating func population(households: Int) -> Population {
    var population = Population()
    for index in 0..<households { population.insert(household(index)) }
    for index in 0..<households * 3 { population.insert(person(index, households)) }
    return population
  }

  private mutating func household(_ index: Int) -> Household {
    var household = Household(id: Household.ID("H\(index)"))
    fill(&household) { generator, kind in
      switch kind {
      case .person: "P\(generator.below(30))"
      case .household: "H\(generator.below(9))"
      default: "\(kind.rawValue)-\(generator.below(9))"
      }
    }
    return household
  }

  private mutating func person(_ index: Int, _ households: Int) -> Person {
    var person = Person(id: Person.ID("P\(index)"))
    fill(&person) { generator, _ in "H\(generator.below(households))" }
    return person
  }

  // MARK: - Facts

  private mutating func fill<Filled: Subject>(
    _ subject: inout Filled,
    reference: (inout RandomRegister, SubjectKind) -> String
  ) {
    for fact in Filled.facts.declarations {
      let value = value(of: fact, reference)
      do throws(FactMismatch) {
        try subject.set(fact.id, to: value)
      } catch {
        assertionFailure("\(error)")
      }
    }
  }

  private mutating func value(
    of fact: FactDeclaration,
    _ reference: (inout RandomRegister, SubjectKind) -> String
  ) -> FactValue {
    if below(4) == 0 { return .unknown }
    if fact.isOptional, below(4) == 0 { return .absent }
    if fact.id == "identity_number" { return .text(number()) }
    if fact.id == "phone" { return .text("1390000000\(below(9))") }
    if fact.id == "name", fact.subject == .person { return .text(name()) }
    return value(of: fact.type, reference)
  }

  private mutating func value(
    of type: FactType,
    _ reference: (inout RandomRegister, SubjectKind) -> String
  ) -> FactValue {
    switch type {
    case .boolean: return .boolean(below(2) == 0)
    case .number(let range): return .number(number(in: range))
    case .text: return .text(text())
    case .date: return .date(CalendarDay(dayNumber: below(20_000)))
    case .enumeration(let enumeration):
      return .symbol(enumeration.cases[below(enumeration.cases.count)].id)
    case .reference(let kind): return .reference(reference(&self, kind))
    case .list(let element):
      let hasTexts = element == .text
      return .list(
        (0..<below(4)).map { _ in hasTexts ? .text("p\(below(9))") : value(of: element, reference) }
      )
    }
  }

  private mutating func number(in range: NumberRange) -> ExactDecimal {
    let least = range.minimum?.asInt() ?? 0
    let most = range.maximum?.asInt() ?? 1_000_000
    let whole = least + below(max(1, min(most - least, 1_000_000)))
    guard range.decimals > 0, whole < most else { return ExactDecimal(whole) }
    return ExactDecimal("\(whole).\(1 + below(9))") ?? ExactDecimal(whole)
  }

  private mutating func text() -> String {
    let plain = ["某镇甲村", "B 座 2 单元", "a, \"b\"; c", "第一组", "x"]
    let odd = [" 前后有空格 ", "无", "-", "=1+1", "两行\n文字", "", "null"]
    let texts = hasOddTexts ? plain + odd : plain
    return texts[below(texts.count)]
  }

  private mutating func name() -> String {
    let names = ["张三", "欧阳小明", "阿布都·热合曼", "Anna Li", "王五"]
    return names[below(names.count)]
  }

  /// A made-up number whose check is right.
  private mutating func number() -> String {
    let sequence = 100 + below(900)
    let digits = "9900001980030\(1 + below(9))\(sequence)"
    let ends = "0123456789X".map { digits + String($0) }
    return ends.first(where: { (try? CitizenIdentityNumber($0)) != nil }) ?? digits
  }

  /// A number from zero up to one below a bound.
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }
}
