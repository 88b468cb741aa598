import FEEL

/// Makes texts of FEEL by its grammar, right in form and often wrong in types.
struct ExpressionMaker {
  private static let functions = FunctionLibrary.standard.functions
  private static let names = ["a", "b", "c", "xs", "ctx", "day", "net income", "收入", "?", "item"]
  private static let operators = [
    "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in", "between",
  ]
  private static let types = [
    "number", "string", "boolean", "date", "time", "date and time", "Any", "Null", "list<number>",
    "context<a: number>", "function<number> -> string", "range<date>", "days and time duration",
    "years and months duration", "list<context<a: list<string>>>", "nothing",
  ]

  /// Makes an expression of a depth.
  static func expression(_ depth: Int, _ random: inout RandomSource) -> String {
    guard depth > 0 else { return atom(&random) }
    switch random.below(18) {
    case 0...3: return binary(depth, &random)
    case 4...7: return call(depth, &random)
    case 8: return "(\(expression(depth - 1, &random)))"
    case 9: return list(depth, &random)
    case 10: return context(depth, &random)
    case 11: return range(depth, &random)
    case 12: return filter(depth, &random)
    case 13: return loop(depth, &random)
    case 14:
      return "if \(expression(depth - 1, &random)) then \(expression(depth - 1, &random)) "
        + "else \(expression(depth - 1, &random))"
    case 15: return "\(expression(depth - 1, &random)) instance of \(random.pick(types))"
    case 16: return function(depth, &random)
    default: return "-\(expression(depth - 1, &random))"
    }
  }

  /// Makes the unary tests of a cell.
  static func tests(_ depth: Int, _ random: inout RandomSource) -> String {
    let parts = (0...random.below(3)).map { _ in test(depth, &random) }.joined(separator: ", ")
    switch random.below(8) {
    case 0: return "-"
    case 1: return "not(\(parts))"
    default: return parts
    }
  }

  private static func test(_ depth: Int, _ random: inout RandomSource) -> String {
    switch random.below(3) {
    case 0: return random.pick(["<", "<=", ">", ">=", "=", "!="]) + " " + atom(&random)
    case 1: return range(1, &random)
    default: return expression(depth, &random)
    }
  }

  // MARK: - Atoms

  /// Makes a literal or a name.
  static func atom(_ random: inout RandomSource) -> String {
    switch random.below(4) {
    case 0: return number(&random)
    case 1: return random.pick(FuzzSeeds.atoms)
    case 2: return random.pick(names)
    default: return random.chance(oneIn: 3) ? string(&random) : temporal(&random)
    }
  }

  private static func number(_ random: inout RandomSource) -> String {
    switch random.below(5) {
    case 0: return String(Int(truncatingIfNeeded: random.next()))
    case 1: return "\(random.below(100)).\(random.below(1000))"
    case 2: return "\(random.below(99))e\(random.pick(["-", ""]))\(random.below(6200))"
    default: return String(random.below(12) - 2)
    }
  }

  private static func string(_ random: inout RandomSource) -> String {
    let pieces = [
      "a", "b", "人", "\\n", "\\\"", "\\u0041", "\\U01F600", "\\", "é", "\u{200D}", "1", " ", "-",
      "😀", "P1D", "2024-01-01", "\\uD83D\\uDE00", "[", "(", "*", "+", "{2}", "\\\\d", "^", "$", "|",
    ]
    return "\"" + (0..<random.below(6)).map { _ in random.pick(pieces) }.joined() + "\""
  }

  private static func temporal(_ random: inout RandomSource) -> String {
    let year = random.pick([0, 1, 4, 1900, 2024, 9999, 999_999_999]) * random.pick([1, 1, 1, -1])
    let sign = year < 0 ? "-" : ""
    let digits = String(abs(year))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let day = "\(sign)\(padded)-0\(random.below(10))-\(random.below(4))\(random.below(10))"
    let time = "\(random.below(3))\(random.below(10)):\(random.below(6))0:0\(random.below(10))"
    let zone = random.pick(["", "", "Z", "+08:00", "-14:00", "@Europe/Paris", "@Asia/Shanghai"])
    let amount = random.pick(["1", "0", "13", "400", "9223372036854775807", "1.5"])
    let duration = random.pick(["-", ""]) + "P" + amount + random.pick(["Y", "M", "D", "DT1H"])
    return "@\"" + random.pick([day, time + zone, "\(day)T\(time)\(zone)", duration]) + "\""
  }

  // MARK: - Forms

  private static func binary(_ depth: Int, _ random: inout RandomSource) -> String {
    let left = expression(depth - 1, &random)
    let sign = random.pick(operators)
    let right = expression(depth - 1, &random)
    guard sign == "between" else { return "\(left) \(sign) \(right)" }
    return "\(left) between \(right) and \(expression(depth - 1, &random))"
  }

  private static func call(_ depth: Int, _ random: inout RandomSource) -> String {
    let function = random.pick(functions)
    let form = random.pick(function.overloads)
    var arguments = form.parameters.map { parameter in
      let value = expression(random.chance(oneIn: 2) ? 0 : depth - 1, &random)
      return (parameter.name, value)
    }
    if random.chance(oneIn: 6) { arguments = arguments.dropLast() }
    if random.chance(oneIn: 6) { arguments += arguments.suffix(1) }
    if random.chance(oneIn: 5) {
      let named = arguments.map { "\($0.0): \($0.1)" }
      return "\(function.name)(\(named.joined(separator: ", ")))"
    }
    return "\(function.name)(\(arguments.map(\.1).joined(separator: ", ")))"
  }

  private static func list(_ depth: Int, _ random: inout RandomSource) -> String {
    let items = (0..<random.below(4)).map { _ in expression(depth - 1, &random) }
    return "[\(items.joined(separator: ", "))]"
  }

  private static func context(_ depth: Int, _ random: inout RandomSource) -> String {
    let keys = ["a", "b", "net income", "\"quoted key\"", "收入", "item"]
    let entries = (0..<random.below(4)).map { _ in
      "\(random.pick(keys)): \(expression(depth - 1, &random))"
    }
    let path = random.chance(oneIn: 2) ? ".\(random.pick(["a", "b", "year", "value"]))" : ""
    return "{\(entries.joined(separator: ", "))}\(path)"
  }

  private static func range(_ depth: Int, _ random: inout RandomSource) -> String {
    let (low, high) = (expression(depth - 1, &random), expression(depth - 1, &random))
    return random.pick(["[", "(", "]"]) + low + ".." + high + random.pick(["]", ")", "["])
  }

  private static func filter(_ depth: Int, _ random: inout RandomSource) -> String {
    let condition = random.pick([
      "item > 1", "1", "-1", "a = 2", "true", expression(depth - 1, &random),
    ])
    return "(\(expression(depth - 1, &random)))[\(condition)]"
  }

  private static func loop(_ depth: Int, _ random: inout RandomSource) -> String {
    let domain = random.pick(["1..\(random.below(40))", "xs", expression(depth - 1, &random)])
    let body = expression(depth - 1, &random)
    switch random.below(4) {
    case 0: return "some a in \(domain) satisfies \(body)"
    case 1: return "every b in \(domain) satisfies \(body)"
    case 2: return "for a in \(domain), b in \(expression(0, &random)) return \(body)"
    default: return "for a in \(domain) return \(random.pick(["partial", body]))"
    }
  }

  private static func function(_ depth: Int, _ random: inout RandomSource) -> String {
    let type = random.chance(oneIn: 3) ? ": \(random.pick(types))" : ""
    let text = "function(a\(type), b) \(expression(depth - 1, &random))"
    guard random.chance(oneIn: 2) else { return text }
    return "(\(text))(\(expression(depth - 1, &random)), \(atom(&random)))"
  }
}
