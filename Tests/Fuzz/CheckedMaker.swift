import FEEL

/// Makes expressions over an ``InventedScope``, of which most are right in type.
enum CheckedMaker {
  /// Makes a condition.
  static func condition(_ depth: Int, _ random: inout RandomSource) -> String {
    guard depth > 0 else { return random.pick(["works", "head = null", "kind = \"local\""]) }
    let next = depth - 1
    switch random.below(16) {
    case 0: return "(\(condition(next, &random)) and \(condition(next, &random)))"
    case 1: return "(\(condition(next, &random)) or \(condition(next, &random)))"
    case 2: return "not(\(condition(next, &random)))"
    case 3: return "(some m in members satisfies \(condition(next, &random)))"
    case 4: return "(every m in members satisfies m.works or \(condition(next, &random)))"
    case 5: return "count(members[\(condition(next, &random))]) \(sign(&random)) \(random.below(4))"
    case 6: return "kind in (\"local\", \"other\")"
    case 7: return "born \(sign(&random)) @\"2020-01-01\" + \(random.pick(["period", "stay"]))"
    case 8: return "left_on != null and left_on > born"
    case 9: return "contains(name, \"a\")"
    case 10: return "income in [\(money(next, &random))..9000]"
    case 11:
      return "some i in 1..\(random.below(9)) satisfies i > size or \(condition(next, &random))"
    case 12: return "{a: \(condition(next, &random)), b: a or works}.b"
    case 13:
      return "(function(x) x \(sign(&random)) \(money(next, &random)))(\(money(next, &random)))"
    case 14: return "(\(money(next, &random))) in {r: [1..\(money(next, &random))]}.r"
    default: return "\(money(next, &random)) \(sign(&random)) \(money(next, &random))"
    }
  }

  private static func sign(_ random: inout RandomSource) -> String {
    random.pick(["<", "<=", ">", ">=", "=", "!="])
  }

  private static func money(_ depth: Int, _ random: inout RandomSource) -> String {
    guard depth > 0 else { return random.pick(["income", "收入", "100", "derived", "head.wage"]) }
    let next = depth - 1
    switch random.below(15) {
    case 0: return "(\(money(next, &random)) + \(money(next, &random)))"
    case 1: return "(\(money(next, &random)) - \(money(next, &random)))"
    case 2: return "\(money(next, &random)) * \(random.pick(["2", "0.5", "share", "1e3000"]))"
    case 3: return "(if \(condition(next, &random)) then \(money(next, &random)) else 0)"
    case 4: return "sum(members.income)"
    case 5: return "sum(for m in members[works] return m.income * 2)"
    case 6: return random.pick(["max", "min"]) + "(members.income)"
    case 7: return "min(\(money(next, &random)), \(money(next, &random)))"
    case 8: return "round up(\(money(next, &random)), \(random.below(5) - 2))"
    case 9:
      return "sort(members, function(a, b) a.income < b.income)[\(random.below(4) - 1)].income"
    case 10: return "members[\(condition(next, &random))][1].income"
    case 11: return "{f: function(x) x * 2, y: \(money(next, &random)), r: f(y) - f(f(y))}.r"
    case 12: return "sum(for m in reverse(members), i in [1, 2, size] return m.income * i)"
    case 13: return "{x: \(money(next, &random)), y: x + x, z: y + y}.z"
    default: return "(if size > 0 then income / size * size else \(money(next, &random)))"
    }
  }

  /// Makes a table over facts of the scope.
  static func table(_ random: inout RandomSource) -> RuleTable {
    let inputs = (0...random.below(3)).map { _ in random.pick(["income", "kind", "works", "born"]) }
    let rows = (0...random.below(8)).map { _ in
      RuleTable.Row(
        cells: inputs.map { ModelMaker.fragment(cell(for: $0, &random)) },
        output: ModelMaker.fragment(random.pick(["1", "2", money(1, &random)]))
      )
    }
    return RuleTable(
      policy: random.pick([.unique, .any, .first]),
      inputs: inputs.map(ModelMaker.fragment),
      rows: rows,
      fragment: ModelMaker.fragment("a table")
    )
  }

  private static func cell(for input: String, _ random: inout RandomSource) -> String {
    let number = random.below(9) * 100
    switch random.below(12) {
    case 0: return "-"
    case 1: return ExpressionMaker.tests(1, &random)
    default: break
    }
    switch input {
    case "kind": return random.pick(["\"local\"", "\"other\"", "not(\"local\")", "\"本地\""])
    case "works": return random.pick(["true", "false", "not(true)"])
    case "born": return random.pick(["< @\"2020-01-01\"", "[@\"2000-01-01\"..@\"2020-01-01\")"])
    default:
      return random.pick([
        "< \(number)", ">= \(number)", "[\(number)..\(number + 200))", "\(number)",
        "not(\(number))", "(\(number)..\(number))", "< \(number), > \(number + 100)",
      ])
    }
  }
}
