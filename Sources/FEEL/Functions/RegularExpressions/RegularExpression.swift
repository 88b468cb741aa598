/// A regular expression of XPath, whose matching is bounded by the evaluation's budget.
struct RegularExpression {
  private let program: PatternProgram
  private let isLiteral: Bool

  /// Creates an expression from a pattern and the flags `s`, `m`, `i`, `x` and `q`.
  init(_ pattern: String, flags: String) throws(FunctionFailure) {
    let options = try PatternOptions(flags)
    var parser = PatternParser(pattern, options)
    program = try PatternProgram(try parser.parse(), groups: parser.groupCount, options)
    isLiteral = options.isLiteral
  }

  /// Whether the expression matches a part of a text.
  func matches(_ text: String, _ run: EvaluationRun) throws(FunctionFailure) -> Bool {
    let input = Array(text.unicodeScalars)
    return try program.firstMatch(in: input, from: 0, run) != nil
  }

  /// Returns a text with each match replaced; `$1` in the replacement is what a group matched.
  func replacing(
    _ text: String,
    with replacement: String,
    _ run: EvaluationRun
  ) throws(FunctionFailure) -> String {
    let input = Array(text.unicodeScalars)
    let parts = try replacementParts(replacement)
    var result: [Unicode.Scalar] = []
    var position = 0
    for match in try allMatches(in: input, run) {
      result += input[position..<match.range.lowerBound]
      for part in parts { result += part.scalars(match, input) }
      run.charge(result.count >> 8)
      position = match.range.upperBound
    }
    return Self.string(result + input[position...])
  }

  /// Returns the parts of a text between the matches.
  func split(_ text: String, _ run: EvaluationRun) throws(FunctionFailure) -> [String] {
    let input = Array(text.unicodeScalars)
    var parts: [String] = []
    var position = 0
    for match in try allMatches(in: input, run) {
      parts.append(Self.string(input[position..<match.range.lowerBound]))
      position = match.range.upperBound
    }
    return parts + [Self.string(input[position...])]
  }

  private func allMatches(
    in input: [Unicode.Scalar],
    _ run: EvaluationRun
  ) throws(FunctionFailure) -> [PatternMatch] {
    guard try program.firstMatch(in: [], from: 0, run) == nil else {
      throw FunctionFailure(.patternMatchesNothing)
    }
    var matches: [PatternMatch] = []
    var position = 0
    while let match = try program.firstMatch(in: input, from: position, run) {
      matches.append(match)
      guard !match.range.isEmpty else { throw FunctionFailure(.patternMatchesNothing) }
      position = match.range.upperBound
    }
    return matches
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// Where an expression matched, and its groups.
struct PatternMatch {
  /// The matched part.
  let range: Range<Int>
  /// What each group matched, the first being the whole; `nil` for a group that was not used.
  let groups: [Range<Int>?]
}

// MARK: - Replacements

extension RegularExpression {
  private enum Part {
    case scalar(Unicode.Scalar)
    case group(Int)

    func scalars(_ match: PatternMatch, _ input: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
      switch self {
      case .scalar(let scalar): [scalar]
      case .group(let number):
        match.groups.indices.contains(number) ? match.groups[number].map { input[$0] } ?? [] : []
      }
    }
  }

  private func replacementParts(_ text: String) throws(FunctionFailure) -> [Part] {
    let scalars = Array(text.unicodeScalars)
    guard !isLiteral else { return scalars.map { .scalar($0) } }
    var parts: [Part] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\":
        parts.append(.scalar(try escaped(scalars, index + 1)))
        index += 2
      case "$":
        parts.append(.group(try group(scalars, &index)))
      case let scalar:
        parts.append(.scalar(scalar))
        index += 1
      }
    }
    return parts
  }

  private func escaped(
    _ scalars: [Unicode.Scalar],
    _ index: Int
  ) throws(FunctionFailure) -> Unicode.Scalar {
    guard index < scalars.count, scalars[index] == "\\" || scalars[index] == "$" else {
      throw FunctionFailure(.badReplacement)
    }
    return scalars[index]
  }

  /// Reads the number of a group: as many digits as there are groups for.
  private func group(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(FunctionFailure) -> Int
  {
    index += 1
    guard index < scalars.count, var number = digit(scalars[index]) else {
      throw FunctionFailure(.badReplacement)
    }
    index += 1
    while index < scalars.count, let next = digit(scalars[index]),
      number * 10 + next <= program.groupCount
    {
      number = number * 10 + next
      index += 1
    }
    return number
  }

  private func digit(_ scalar: Unicode.Scalar) -> Int? {
    "0"..."9" ~= scalar ? Int(scalar.value - 48) : nil
  }
}
