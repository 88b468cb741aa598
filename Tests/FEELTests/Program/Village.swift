import Quantities

@testable import FEEL

/// A made-up household whose facts are known or not by chance.
struct Home {
  var facts: [String: Value] = [:]
  var members: [[String: Value]] = []
  var hasAllMembers = true

  /// A household with all facts known and so many members.
  init(known members: Int, _ random: inout SplitMix) {
    repeat {
      self.init(&random, isDeclared: true)
    } while facts.count < 9
    self.members = (0..<members).map { index in
      var member: [String: Value] = [:]
      repeat {
        member = Self.member(index, isDeclared: true, &random)
      } while member.count < 5
      return member
    }
    hasAllMembers = true
  }

  /// A household whose numbers are rarely beyond what is declared, or never.
  init(_ random: inout SplitMix, isDeclared: Bool = false) {
    for name in ["a", "b", "c"] where random.next(5) > 0 {
      facts[name] = .boolean(random.next(2) == 0)
    }
    for name in ["income", "months", "size"] where random.next(5) > 0 {
      facts[name] = .number(random.next(4) + (name == "size" ? 1 : 0))
    }
    facts["income"] = facts["income"].map { _ in Self.amount(isDeclared, &random) }
    if random.next(5) > 0 { facts["name"] = .string(Self.names[random.next(4)]) }
    if random.next(5) > 0 { facts["came_on"] = Self.day(&random) }
    facts["left_on"] = [nil, .null, Self.day(&random)][random.next(3)]
    hasAllMembers = random.next(4) > 0
    members = (0..<random.next(4)).map { Self.member($0, isDeclared: isDeclared, &random) }
  }

  /// The household with so many members, of whom something may not be known.
  func with(members count: Int, isKnown: Bool, _ random: inout SplitMix) -> Home {
    var copy = self
    copy.members = (0..<count).map { index in
      var member = Self.member(index, isDeclared: true, &random)
      while isKnown, member.count < 5 { member = Self.member(index, isDeclared: true, &random) }
      return member
    }
    return copy
  }

  private static func member(
    _ index: Int,
    isDeclared: Bool,
    _ random: inout SplitMix
  ) -> [String: Value] {
    var member: [String: Value] = ["id": .string("p\(index)")]
    if random.next(4) > 0 { member["works"] = .boolean(random.next(2) == 0) }
    if random.next(4) > 0 { member["wage"] = amount(isDeclared, &random) }
    if random.next(4) > 0 { member["age"] = .number(random.next(80)) }
    if random.next(4) > 0 { member["ability"] = .string(["full", "weak", "none"][random.next(3)]) }
    return member
  }

  private static let names = ["", "local", "the local shop", "云岭local"]

  private static func day(_ random: inout SplitMix) -> Value {
    .date(CalendarDay(dayNumber: 19_000 + random.next(1000)))
  }

  /// A number that is rarely beyond what is declared.
  private static func amount(_ isDeclared: Bool, _ random: inout SplitMix) -> Value {
    switch isDeclared ? 2 + random.next(10) : random.next(12) {
    case 0: .number(ExactDecimal(significand: Int64(random.next(1000)), exponent: -5))
    case 1: .number(ExactDecimal(significand: Int64(random.next(1000)), exponent: 12))
    case 2...5: .number(ExactDecimal(significand: Int64(random.next(999)) - 400, exponent: -2))
    default: .number(random.next(4))
    }
  }
}

/// Households as a program asks for them.
struct Village: RowSource {
  enum Row {
    case home(Home)
    case member([String: Value])
  }

  /// What is declared of the numbers.
  static func declaration(_ lists: [[String]], _ path: [String]) -> NumberDeclaration? {
    switch path.last {
    case "income", "wage", "limit": NumberDeclaration(from: -1000, to: 1_000_000, places: 2)
    case "months", "size": NumberDeclaration(from: 0, to: 1200)
    case "age" where lists == [["household", "members"]]: NumberDeclaration(from: 0, to: 150)
    default: nil
    }
  }

  func value(of path: [String], from row: Row) -> SlotValue {
    let name = path.last ?? "id"
    let found: Value? =
      switch row {
      case .home(let home): home.facts[name]
      case .member(let member): member[name]
      }
    return found.map { .known($0) } ?? .unknown(cause: name)
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    guard case .home(let home) = row, path.last != "visits" else { return ListMembers([]) }
    return ListMembers(home.members.map(Row.member), missing: home.hasAllMembers ? nil : "members")
  }
}
