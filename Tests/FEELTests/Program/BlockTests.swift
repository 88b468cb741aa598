import Quantities
import Testing

@testable import FEEL

/// Random checked expressions over random households: a block of many gives for each what a block
/// of one gives.
@Suite struct BlockTests {
  @Test(arguments: 0..<40)
  func `a block of many equals blocks of one`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = ExpressionMaker.condition(depth: 3, &random)
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    let village = Village()
    let homes = (0..<50).map { _ in Home(&random) }
    var builder = ProgramBuilder(definitions: TownScope.definition)
    let trace = builder.add(expression)
    let many = ProgramRun(builder.program, over: homes.map(Village.Row.home), from: village)
    for (row, home) in homes.enumerated() {
      let one = ProgramRun(builder.program, over: [.home(home)], from: village)
      #expect(many.outcome(of: trace, row: row) == one.outcome(of: trace), "\(text)")
    }
  }

  @Test func `what expressions share is computed once`() throws {
    let text = "household.income * 2 > 5"
    let expression = try #require(TownScope.check(text).expression)
    let twice = try #require(TownScope.check("\(text) and \(text)").expression)
    var one = ProgramBuilder()
    _ = one.add(expression)
    var two = ProgramBuilder()
    _ = two.add(twice)
    #expect(two.program.cost == one.program.cost + 1)
    #expect(two.program.slots.count == 1)
  }
}

/// A made-up household whose facts are known or not by chance.
struct Home {
  var facts: [String: Value] = [:]
  var members: [[String: Value]] = []
  var hasAllMembers = true

  init(_ random: inout SplitMix) {
    for name in ["a", "b", "c"] where random.next(5) > 0 {
      facts[name] = .boolean(random.next(2) == 0)
    }
    for name in ["income", "months", "size"] where random.next(5) > 0 {
      facts[name] = .number(random.next(4) + (name == "size" ? 1 : 0))
    }
    hasAllMembers = random.next(4) > 0
    members = (0..<random.next(4)).map { index in
      var member: [String: Value] = ["id": .string("p\(index)")]
      if random.next(4) > 0 { member["works"] = .boolean(random.next(2) == 0) }
      if random.next(4) > 0 { member["wage"] = .number(random.next(4)) }
      return member
    }
  }
}

/// Households as a program asks for them.
struct Village: RowSource {
  enum Row {
    case home(Home)
    case member([String: Value])
  }

  func value(of path: [String], from row: Row) -> SlotValue {
    let name = path.last ?? ""
    let found: Value? =
      switch row {
      case .home(let home): home.facts[name]
      case .member(let member): member[name]
      }
    return found.map { .known($0) } ?? .unknown(cause: name)
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    guard case .home(let home) = row else { return ListMembers([]) }
    return ListMembers(home.members.map(Row.member), missing: home.hasAllMembers ? nil : "members")
  }
}

/// Makes expressions that the checker accepts.
enum ExpressionMaker {
  static func condition(depth: Int, _ random: inout SplitMix) -> String {
    guard depth > 0 else { return ["household.a", "household.b", "household.c"][random.next(3)] }
    switch random.next(8) {
    case 0:
      return "(\(condition(depth: depth - 1, &random)) and \(condition(depth: depth - 1, &random)))"
    case 1:
      return "(\(condition(depth: depth - 1, &random)) or \(condition(depth: depth - 1, &random)))"
    case 2: return "not(\(condition(depth: depth - 1, &random)))"
    case 3:
      return "(if \(condition(depth: depth - 1, &random)) then "
        + "\(condition(depth: depth - 1, &random)) else \(condition(depth: depth - 1, &random)))"
    case 4: return "(\(number(depth: depth - 1, &random)) >= \(number(depth: depth - 1, &random)))"
    case 5: return "(some m in household.members satisfies \(member(&random)))"
    case 6: return "(every m in household.members satisfies \(member(&random)))"
    default: return "(count(household.members[works]) \(["<", ">=", "="][random.next(3)]) 2)"
    }
  }

  private static func number(depth: Int, _ random: inout SplitMix) -> String {
    guard depth > 0 else { return ["household.income", "2"][random.next(2)] }
    switch random.next(5) {
    case 0: return "(\(number(depth: depth - 1, &random)) + \(number(depth: depth - 1, &random)))"
    case 1: return "sum(household.members.wage)"
    case 2: return "min(household.income, \(number(depth: depth - 1, &random)))"
    case 3:
      return "(if household.months > 0 then household.income / household.months * household.months "
        + "else household.income)"
    default: return "sum(for m in household.members[works] return m.wage * 2)"
    }
  }

  private static func member(_ random: inout SplitMix) -> String {
    ["m.works", "m.wage > 1", "(m.works or household.a)", "m.wage > household.income"][
      random.next(4)
    ]
  }
}

/// Random numbers that are the same for the same seed.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// The next number below a bound.
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
