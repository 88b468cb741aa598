/// Reads the pattern of a regular expression of XPath.
///
///     pattern   = branch { "|" branch };  branch = { atom [ quantifier ] }
///     quantifier = ("?" | "*" | "+" | "{" n [ "," [ n ] ] "}") [ "?" ]
///     atom      = character | "." | "^" | "$" | escape | "\" number | class
///               | "(" pattern ")" | "(?:" pattern ")"
///     class     = "[" [ "^" ] { character [ "-" character ] | escape } [ "-" class ] "]"
struct PatternParser {
  private let pattern: String
  private let scalars: [Unicode.Scalar]
  private let options: PatternOptions
  private var index = 0
  private var depth = 0
  private var closedGroups: Set<Int> = []
  /// The number of groups that are remembered.
  private(set) var groupCount = 0

  private static let maximumDepth = 50
  private static let maximumCount = 1000

  init(_ pattern: String, _ options: PatternOptions) {
    self.pattern = pattern
    self.options = options
    let all = Array(pattern.unicodeScalars)
    scalars = options.ignoresSpace && !options.isLiteral ? Self.withoutSpace(all) : all
  }

  /// White space outside classes in brackets does not count.
  private static func withoutSpace(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var (brackets, isEscaped) = (0, false)
    for scalar in scalars {
      if brackets == 0, ["\t", "\n", "\r", " "].contains(scalar) { continue }
      if scalar == "[", !isEscaped { brackets += 1 }
      if scalar == "]", !isEscaped { brackets -= 1 }
      isEscaped = scalar == "\\" && !isEscaped
      result.append(scalar)
    }
    return result
  }

  /// Returns the whole pattern.
  mutating func parse() throws(FunctionFailure) -> PatternNode {
    if options.isLiteral { return .sequence(scalars.map { .character(.single($0)) }) }
    let node = try parseAlternatives()
    guard index == scalars.count else { throw failure }
    return node
  }

  private var failure: FunctionFailure { FunctionFailure(.badPattern(pattern, at: index)) }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    index += 1
    return true
  }

  // MARK: - Branches and quantifiers

  private mutating func parseAlternatives() throws(FunctionFailure) -> PatternNode {
    var branches = [try parseBranch()]
    while take("|") { branches.append(try parseBranch()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func parseBranch() throws(FunctionFailure) -> PatternNode {
    var pieces: [PatternNode] = []
    while let next = current, next != "|", next != ")" {
      let atom = try parseAtom()
      pieces.append(try parseQuantifier(atom))
    }
    return .sequence(pieces)
  }

  private mutating func parseQuantifier(_ atom: PatternNode) throws(FunctionFailure) -> PatternNode
  {
    guard let (least, most) = try parseCounts() else { return atom }
    let isReluctant = take("?")
    return .repetition(atom, least: least, most: most, isReluctant: isReluctant)
  }

  private mutating func parseCounts() throws(FunctionFailure) -> (Int, Int?)? {
    if take("?") { return (0, 1) }
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    guard take("{") else { return nil }
    let least = try parseCount()
    if take("}") { return (least, least) }
    guard take(",") else { throw failure }
    if take("}") { return (least, nil) }
    let most = try parseCount()
    guard take("}"), most >= least else { throw failure }
    return (least, most)
  }

  private mutating func parseCount() throws(FunctionFailure) -> Int {
    guard let first = digit else { throw failure }
    var count = first
    index += 1
    while let next = digit {
      count = count * 10 + next
      index += 1
      guard count <= Self.maximumCount else { throw FunctionFailure(.patternTooLarge) }
    }
    return count
  }

  private var digit: Int? {
    current.flatMap { "0"..."9" ~= $0 ? Int($0.value - 48) : nil }
  }

  // MARK: - Atoms

  private mutating func parseAtom() throws(FunctionFailure) -> PatternNode {
    guard let next = current else { throw failure }
    switch next {
    case "(": return try parseGroup()
    case "[": return .character(try parseClass())
    case "\\": return try parseEscapedAtom()
    case "?", "*", "+", "{", "}", "]": throw failure
    default:
      index += 1
      return plainAtom(next)
    }
  }

  private func plainAtom(_ scalar: Unicode.Scalar) -> PatternNode {
    switch scalar {
    case "^": .start
    case "$": .end
    case "." where options.dotMatchesAll: .character(.complement(.union([])))
    case ".": .character(.complement(.union([.single("\n"), .single("\r")])))
    default: .character(.single(scalar))
    }
  }

  private mutating func parseGroup() throws(FunctionFailure) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw FunctionFailure(.patternTooLarge) }
    index += 1
    let isPlain = take("?")
    if isPlain, !take(":") { throw failure }
    if !isPlain { groupCount += 1 }
    let number = isPlain ? nil : groupCount
    let inner = try parseAlternatives()
    guard take(")") else { throw failure }
    if let number { closedGroups.insert(number) }
    return .group(inner, number)
  }

  private mutating func parseEscapedAtom() throws(FunctionFailure) -> PatternNode {
    if index + 1 < scalars.count, "1"..."9" ~= scalars[index + 1] { return try parseReference() }
    return .character(try parseEscape())
  }

  /// A reference to a group that was closed; as many digits as there are groups for.
  private mutating func parseReference() throws(FunctionFailure) -> PatternNode {
    index += 1
    var number = 0
    while let next = digit, number == 0 || number * 10 + next <= groupCount {
      number = number * 10 + next
      index += 1
    }
    guard closedGroups.contains(number) else { throw failure }
    return .reference(number)
  }

  // MARK: - Escapes and classes

  private mutating func parseEscape() throws(FunctionFailure) -> PatternClass {
    index += 1
    guard let letter = current else { throw failure }
    index += 1
    if let set = PatternClass.escape(letter) { return set }
    switch letter {
    case "n": return .single("\n")
    case "r": return .single("\r")
    case "t": return .single("\t")
    case "p", "P": return try parseProperty(isComplement: letter == "P")
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
      return .single(letter)
    default:
      index -= 1
      throw failure
    }
  }

  private mutating func parseProperty(isComplement: Bool) throws(FunctionFailure) -> PatternClass {
    guard take("{") else { throw failure }
    var name = ""
    while let next = current, next != "}" {
      name.unicodeScalars.append(next)
      index += 1
    }
    guard let set = PatternClass.property(name), take("}") else { throw failure }
    return isComplement ? .complement(set) : set
  }

  private mutating func parseClass() throws(FunctionFailure) -> PatternClass {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw FunctionFailure(.patternTooLarge) }
    index += 1
    let isComplement = take("^")
    var parts: [PatternClass] = []
    var other: PatternClass?
    while let next = current, next != "]" {
      if next == "-", !parts.isEmpty, index + 1 < scalars.count, scalars[index + 1] == "[" {
        index += 1
        other = try parseClass()
        break
      }
      parts.append(try parseClassPart(isFirst: parts.isEmpty))
    }
    guard take("]"), !parts.isEmpty else { throw failure }
    let set = isComplement ? PatternClass.complement(.union(parts)) : .union(parts)
    return other.map { .difference(set, $0) } ?? set
  }

  private mutating func parseClassPart(isFirst: Bool) throws(FunctionFailure) -> PatternClass {
    let low = try parseClassCharacter(isFirst: isFirst)
    guard case .range(let first) = low, first.count == 1, current == "-",
      index + 1 < scalars.count, scalars[index + 1] != "]", scalars[index + 1] != "["
    else { return low }
    index += 1
    let high = try parseClassCharacter(isFirst: false)
    guard case .range(let last) = high, last.count == 1, last.lowerBound >= first.lowerBound else {
      throw failure
    }
    return .range(first.lowerBound...last.lowerBound)
  }

  private mutating func parseClassCharacter(isFirst: Bool) throws(FunctionFailure) -> PatternClass {
    guard let next = current, next != "[" else { throw failure }
    if next == "\\" { return try parseEscape() }
    let isLast = index + 1 < scalars.count && scalars[index + 1] == "]"
    if next == "-", !isFirst, !isLast { throw failure }
    index += 1
    return .single(next)
  }
}
