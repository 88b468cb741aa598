import Diagnostics

/// Tells in words of the file's author why libyaml stopped.
///
/// libyaml's problem says which token it met; what its author did shows in the line around it.
struct SyntaxDiagnosis {
  /// What is said.
  private(set) var diagnostic: Diagnostic

  /// The offset of the mistake behind it; the lines after that one may be read anew.
  private(set) var cause: Int

  /// Explains a problem.
  ///
  /// - Parameters:
  ///   - problem: What libyaml said.
  ///   - source: The file.
  ///   - scalar: The last scalar before it.
  init(_ problem: YAMLProblem, in source: SourceText, after scalar: YAMLScalar?) {
    let words = ProblemWords(problem, in: source)
    if let quote = words.runawayQuote(scalar) {
      let note = Diagnostic.Note(.yamlQuoteClosedHere, at: words.place)
      diagnostic = Diagnostic(.yamlUnclosedQuote, at: quote, notes: [note])
      cause = quote.bytes.lowerBound
    } else {
      diagnostic = words.diagnostic
      cause = min(words.cause, words.diagnostic.range?.bytes.lowerBound ?? words.cause)
    }
  }
}

/// A problem of libyaml with its line.
private struct ProblemWords {
  let problem: YAMLProblem
  let source: SourceText
  let line: Line
  let place: SourceRange

  init(_ problem: YAMLProblem, in source: SourceText) {
    self.problem = problem
    self.source = source
    place = Self.place(at: problem.offset, in: source)
    line = Line(at: place.bytes.lowerBound, in: source)
  }

  /// The word at an offset.
  ///
  /// At the end of the file it is the last place with something on it.
  private static func place(at offset: Int, in source: SourceText) -> SourceRange {
    let bytes = source.bytes
    guard let last = bytes.lastIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
      offset <= last
    else {
      let end = bytes.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.map { $0 + 1 } ?? 0
      return SourceRange(source, end..<end)
    }
    let word = bytes[offset...].prefix { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return SourceRange(source, word.startIndex..<word.endIndex)
  }

  /// The first character of the place; a tab, too, which is no word.
  private var mark: SourceRange {
    let start = place.bytes.lowerBound
    let isTab = start < source.bytes.count && source.bytes[start] == 0x09
    let length = place.text.unicodeScalars.first.map { UTF8.width($0) } ?? 0
    return SourceRange(source, start..<start + (isTab ? 1 : length))
  }

  private var context: SourceRange? {
    problem.contextOffset.map { offset in
      SourceRange(source, offset..<min(offset + 1, source.bytes.count))
    }
  }

  private var isAtLineStart: Bool { place.bytes.lowerBound == line.contentStart }

  private var isWithinOpener: Bool {
    problem.context.contains("quoted scalar") || problem.context.contains("flow")
      || problem.context.contains("simple key")
  }

  /// The offset of the mistake.
  var cause: Int {
    isWithinOpener ? problem.contextOffset ?? place.bytes.lowerBound : place.bytes.lowerBound
  }

  /// The first quote of a text over several lines that ends right before the problem, as the text
  /// was meant to end on its first line.
  func runawayQuote(_ scalar: YAMLScalar?) -> SourceRange? {
    guard let scalar, scalar.style == .singleQuoted || scalar.style == .doubleQuoted else {
      return nil
    }
    let (start, end) = (scalar.range.bytes.lowerBound, scalar.range.bytes.upperBound)
    let isOnLine = line.range.contains(end - 1) && end <= place.bytes.lowerBound
    guard isOnLine, start < line.range.lowerBound else { return nil }
    return SourceRange(source, start..<start + 1)
  }
}

// MARK: - Which problem

extension ProblemWords {
  var diagnostic: Diagnostic {
    switch problem.problem {
    case "mapping values are not allowed in this context": return misplacedColon
    case "found unexpected ':'": return error(.yamlColonInText, at: mark, fix: blockFix)
    case "could not find expected ':'": return missingColon
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return unexpectedToken
    case "did not find expected ',' or ']'": return unclosed("[", "]")
    case "did not find expected ',' or '}'": return unclosed("{", "}")
    case "did not find expected node content":
      return error(.yamlExpectedValue, at: mark, fix: blockFix)
    case "block sequence entries are not allowed in this context",
      "mapping keys are not allowed in this context":
      return error(.yamlBlockOnLine, at: mark)
    default: return scannerDiagnostic
    }
  }

  private var scannerDiagnostic: Diagnostic {
    let isReserved = problem.problem == "found character that cannot start any token"
    if problem.problem.contains("tab character") || (isReserved && mark.text == "\t") {
      return error(.yamlTab, at: mark)
    }
    if isReserved { return error(.yamlReserved(mark.text), at: mark, fix: blockFix) }
    if problem.context == "while scanning a block scalar" {
      return error(.yamlBlockHeader, at: context ?? mark, fix: headerFix)
    }
    if problem.context.contains("quoted scalar") { return quoteDiagnostic }
    return propertyDiagnostic
  }

  private var quoteDiagnostic: Diagnostic {
    guard problem.problem.contains("end of stream") || problem.problem.contains("indicator") else {
      return error(.yamlEscape, at: mark, notes: note(.yamlQuoteBegins))
    }
    let ends = Diagnostic.Note(.yamlTextEnds, at: place)
    return error(.yamlUnclosedQuote, at: context ?? mark, notes: [ends])
  }

  private var propertyDiagnostic: Diagnostic {
    let context = problem.context
    if context.hasSuffix("an anchor") { return error(.yamlAnchor, at: mark) }
    if context.hasSuffix("an alias") { return error(.yamlAlias, at: mark) }
    if context.contains("irective") || problem.problem.contains("irective")
      || problem.problem.contains("incompatible")
    {
      return error(.yamlDirective, at: mark)
    }
    if context.hasSuffix("tag") || problem.problem.contains("tag") {
      return error(.yamlTag, at: mark)
    }
    return error(.yamlSyntax(problem.problem), at: mark, notes: note(.yamlWhileReading))
  }
}

// MARK: - Which words

extension ProblemWords {
  private func error(
    _ message: Diagnostic.Message,
    at range: SourceRange,
    notes: [Diagnostic.Note] = [],
    fix: Diagnostic.Fix? = nil
  ) -> Diagnostic {
    Diagnostic(message, at: range, notes: notes, fix: fix)
  }

  private func note(_ message: Diagnostic.Message) -> [Diagnostic.Note] {
    context.map { [Diagnostic.Note(message, at: $0)] } ?? []
  }

  private var blockFix: Diagnostic.Fix? {
    BlockFix(in: source, at: place.bytes.lowerBound).fix
  }

  /// `when: >= 5` has its value begin with what YAML takes for the head of a block.
  private var headerFix: Diagnostic.Fix? {
    problem.contextOffset.flatMap { BlockFix(in: source, at: $0 + 1).fix }
  }

  /// A colon within a text, or a key below a text.
  private var misplacedColon: Diagnostic {
    let start = place.bytes.lowerBound
    if let value = line.valueStart, value <= start || line.itemStart < value && value < start {
      return error(.yamlColonInText, at: mark, fix: blockFix)
    }
    if let above = line.previous(in: source), above.indentation == line.indentation,
      above.valueStart == nil
    {
      return missingColon(in: above, from: above.itemStart)
    }
    let key = SourceRange(source, line.itemStart..<max(line.itemStart, start))
    return error(.yamlKeyBelowText(key.text), at: key)
  }

  private var missingColon: Diagnostic {
    guard let offset = problem.contextOffset else { return error(.yamlMissingColon(""), at: mark) }
    return missingColon(in: Line(at: offset, in: source), from: offset)
  }

  private func missingColon(in line: Line, from offset: Int) -> Diagnostic {
    if let colon = fullWidthColon(in: line) { return colon }
    let key = SourceRange(source, offset..<max(offset, line.range.upperBound))
    return error(.yamlMissingColon(key.text), at: key)
  }

  /// The colon of Chinese texts is another character than YAML's.
  private func fullWidthColon(in line: Line) -> Diagnostic? {
    guard line.valueStart == nil, let colon = line.fullWidthColon else { return nil }
    let range = SourceRange(source, colon)
    return error(
      .yamlFullWidthColon,
      at: range,
      fix: Diagnostic.Fix(replacing: range, with: ": ")
    )
  }

  /// A line that fits no collection above it, or a value that goes on behind its quote or bracket.
  private var unexpectedToken: Diagnostic {
    let notes = problem.context.isEmpty ? [] : note(.yamlCollectionBegins)
    if isAtLineStart {
      return error(.yamlIndentation(line.indentation), at: place, notes: notes)
    }
    let rest = SourceRange(source, place.bytes.lowerBound..<line.range.upperBound)
    return error(.yamlAfterValue, at: rest, fix: blockFix)
  }

  private func unclosed(_ opener: String, _ closer: String) -> Diagnostic {
    let begin = context?.bytes.lowerBound ?? 0
    let isOneLine = line.range.contains(begin) && !place.bytes.isEmpty
    return error(
      .yamlExpectedCloser(closer),
      at: mark,
      notes: note(.yamlToMatch(opener)),
      fix: isOneLine ? BlockFix(in: source, at: begin).fix : nil
    )
  }
}
