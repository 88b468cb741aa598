/// Makes expressions that the checker accepts.
enum ExpressionMaker {
  static func condition(depth: Int, _ random: inout SplitMix) -> String {
    guard depth > 0 else { return ["household.a", "household.b", "household.c"][random.next(3)] }
    switch random.next(15) {
    case 12: return value(depth: depth - 1, &random)
    case 13: return loop(depth: depth - 1, &random)
    case 14: return nested(&random)
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
    case 7: return "(\(number(depth: depth - 1, &random)) = \(number(depth: depth - 1, &random)))"
    case 8: return text(&random)
    case 9: return date(&random)
    case 10: return "(count(household.members[age >= 16]) > count(household.members[works]))"
    default: return "(count(household.members[works]) \(["<", ">=", "="][random.next(3)]) 2)"
    }
  }

  private static func number(depth: Int, _ random: inout SplitMix) -> String {
    guard depth > 0 else { return ["household.income", "2"][random.next(2)] }
    switch random.next(14) {
    case 9, 10: return numberOfValues(depth: depth - 1, &random)
    case 0: return "(\(number(depth: depth - 1, &random)) + \(number(depth: depth - 1, &random)))"
    case 1: return "sum(household.members.wage)"
    case 2: return "min(household.income, \(number(depth: depth - 1, &random)))"
    case 3:
      return "(if household.months > 0 then household.income / household.months * household.months "
        + "else household.income)"
    case 4: return "(\(number(depth: depth - 1, &random)) * 1.25 - household.income)"
    case 5: return "floor(\(number(depth: depth - 1, &random)) * 0.3)"
    case 6: return "ceiling(-\(number(depth: depth - 1, &random)))"
    case 7:
      return "(if household.a then abs(\(number(depth: depth - 1, &random))) else household.income)"
    case 8: return "max(0.5, household.income, \(number(depth: depth - 1, &random)))"
    default: return "sum(for m in household.members[works] return m.wage * 2)"
    }
  }

  // MARK: - What only the dynamic evaluator computes

  private static func value(depth: Int, _ random: inout SplitMix) -> String {
    let (a, b) = (number(depth: depth, &random), number(depth: depth, &random))
    switch random.next(6) {
    case 0: return "{c: \(condition(depth: depth, &random)), d: c or household.a}.d"
    case 1: return "(\(a) in {r: [0..\(b)]}.r)"
    case 2: return "({a: \(a)} = {a: \(b)})"
    case 3: return "(function(v, w) v < w or household.b)(\(a), \(b))"
    case 4: return "list contains([\(a), 2, 3], \(b))"
    default: return "(household.left_on instance of date)"
    }
  }

  private static func loop(depth: Int, _ random: inout SplitMix) -> String {
    let a = number(depth: depth, &random)
    switch random.next(5) {
    case 0: return "(some i in 0..3 satisfies \(a) = i)"
    case 1: return "(every i in [1, 2, \(a)] satisfies i > 0)"
    case 2: return "(every m in reverse(household.members) satisfies m.works or household.a)"
    case 3: return "(some m in household.members, i in [0, 1] satisfies m.wage * i > \(a))"
    default: return "(some i in 0..2 satisfies \(a) / i > 1 or i = 2)"
    }
  }

  private static func numberOfValues(depth: Int, _ random: inout SplitMix) -> String {
    let a = number(depth: depth, &random)
    switch random.next(10) {
    case 0: return "{x: \(a), y: x + x, z: y - x}.z"
    case 1: return "(function(v) v * 2 - household.income)(\(a))"
    case 2: return "sum(for i in 1..3 return i * \(a))"
    case 3: return "sort([\(a), household.income, 3])[2]"
    case 4: return "household.members[\(random.next(3) - 1)].wage"
    case 5: return "sort(household.members, function(p, q) p.wage < q.wage)[1].wage"
    case 6: return "sum(for m in household.members, i in [1, 2] return m.wage * i)"
    case 7: return "max([\(a), household.income])"
    case 8: return "sum(household.members.wage[item > \(a)])"
    default: return "sum(for x in [0, \(a)] return sum(household.members[wage > x].wage))"
    }
  }

  private static func member(_ random: inout SplitMix) -> String {
    [
      "m.works", "m.wage > 1", "(m.works or household.a)", "m.wage > household.income",
      "m.ability = \"full\"", "m.ability in (\"weak\", \"none\")", "m.age >= 16 and m.age < 60",
      "m.wage * m.age > 50.5",
    ][random.next(8)]
  }

  /// What is asked of a member depends on another member.
  private static func nested(_ random: inout SplitMix) -> String {
    [
      "(some m in household.members satisfies "
        + "(some n in household.members satisfies n.wage > m.wage))",
      "(every m in household.members satisfies count(household.members[wage >= m.wage]) >= 2)",
      "(some m in household.members satisfies "
        + "sum(for n in household.members[works] return n.wage - m.wage) > household.income)",
      "(every m in household.members satisfies (every n in household.members satisfies "
        + "(some o in household.members satisfies o.wage + n.wage >= m.wage)))",
      "(some m in household.members satisfies max(household.members[age > m.age].wage) = null)",
    ][random.next(5)]
  }

  private static func text(_ random: inout SplitMix) -> String {
    [
      "contains(household.name, \"local\")", "starts with(household.name, \"the\")",
      "ends with(household.name, \"shop\")", "household.name = \"云岭local\"",
      "contains(household.name, \"\")", "household.name < \"local\"",
    ][random.next(6)]
  }

  private static func date(_ random: inout SplitMix) -> String {
    [
      "(household.left_on = null)", "(household.came_on > @\"2023-01-01\")",
      "(if household.left_on != null then household.left_on > household.came_on else household.b)",
      "(household.came_on + @\"P3M\" < @\"2023-06-30\")",
      "(days(@\"2024-01-01\" - household.came_on) > 100)", "(household.came_on.year = 2022)",
      "(months(years and months duration(household.came_on, @\"2024-01-01\")) >= 6)",
      "(max(household.members.wage) != null)", "(every d in household.visits satisfies d = null)",
    ][random.next(8)]
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
