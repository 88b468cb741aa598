internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Holds what a test expects of one rule and one subject against the answer.
struct ExpectationCheck {
  private let expectation: ExpectationModel
  private let pack: PolicyPack
  private let population: Population
  private let dates: AssessmentDates

  init(
    _ expectation: ExpectationModel,
    _ pack: PolicyPack,
    _ population: Population,
    _ dates: AssessmentDates
  ) {
    self.expectation = expectation
    self.pack = pack
    self.population = population
    self.dates = dates
  }

  /// Holds what is expected against what came.
  ///
  /// - Parameter recorder: Who is to see the question.
  /// - Returns: What is not as it was expected.
  func failures(recordedBy recorder: CoverageRecorder? = nil) -> [Diagnostic] {
    let name = expectation.rule.value
    guard let rule = pack.compiledRule(name) else {
      return [failure(.noSuchRule(name, in: pack.rules.map(\.id)), at: expectation.rule.range)]
    }
    let subject = SubjectReference(rule.rule.subject, expectation.subject.value)
    guard population.contains(subject) else {
      return [failure(.noSuchSubject(subject), at: expectation.subject.range)]
    }
    let answer = answer(of: rule, subject)
    let question = CoverageRecorder.Question(
      pack: pack,
      subject: subject,
      population: population,
      dates: dates
    )
    recorder?.record(question, about: rule, answer: answer.verdictName)
    return failures(answer) + groups(of: rule, subject)
  }

  /// Asks without looking for nearest changes, which no test compares.
  func answer(of rule: CompiledRule, _ subject: SubjectReference) -> Assessment {
    var assessor = pack.assessor(rule, dates)
    assessor.findsNearest = false
    return assessor.assess(subject, in: population)
  }

  /// Holds what is expected against an answer, but for the groups of a register.
  func failures(_ answer: Assessment) -> [Diagnostic] {
    let named = [
      verdict(answer), missing(answer), unit(answer), citations(answer), severity(answer),
    ]
    return named.compactMap(\.self) + amounts(answer) + measured(answer) + givenUp(answer)
  }

  /// A computation that was given up is a failure, whatever was expected.
  private func givenUp(_ answer: Assessment) -> [Diagnostic] {
    pack.faults(shownBy: [answer], about: population)
  }

  /// Compares the groups of a register.
  private func groups(of rule: CompiledRule, _ subject: SubjectReference) -> [Diagnostic] {
    guard let expected = expectation.groups, case .conditions(let body) = rule.body else {
      return []
    }
    let assessor = pack.assessor(rule, dates)
    let entry = assessor.entry(body, of: subject, in: population, verdict: .eligible)
    let found = entry.groups.filter { $0.verdict == .eligible }.map(\.group).sorted()
    let wanted = expected.map(\.value).sorted()
    guard wanted != found else { return [] }
    let place = expected.first?.range ?? expectation.range
    return [failure(.unexpected("groups", wanted.shown, found.shown), at: place)]
  }

  private var numbers: ExpectationModel.Numbers { expectation.numbers }

  // MARK: - Parts of an answer

  private func verdict(_ answer: Assessment) -> Diagnostic? {
    let expected = expectation.verdict
    guard answer.verdictName != expected.value.rawValue else { return nil }
    var notes: [Diagnostic.Note] = []
    if !answer.missing.isEmpty {
      notes.append(Diagnostic.Note(.missing(answer.missing.map(\.name))))
    }
    notes += answer.reasons.failed.map { Diagnostic.Note(.doesNotHold($0)) }
    let message = Diagnostic.Message.unexpected(
      "verdict",
      expected.value.rawValue,
      answer.verdictName
    )
    return Diagnostic(.error, message, at: expected.range, notes: notes)
  }

  private func amounts(_ answer: Assessment) -> [Diagnostic] {
    let form = answer.amount?.form
    let ends = form?.ends
    return [
      amount(numbers.amount, form?.number, "amount", answer),
      amount(numbers.atMost, form?.greatest, "at_most", answer),
      amount(numbers.least, ends?.least, "least", answer),
      amount(numbers.most, ends?.most, "most", answer),
    ].compactMap(\.self)
  }

  private func amount(
    _ text: ExpressionText?,
    _ found: ExactDecimal?,
    _ name: String,
    _ answer: Assessment
  ) -> Diagnostic? {
    guard let text else { return nil }
    let wanted = number(text)
    guard wanted == nil || wanted != found else { return nil }
    let shown = found?.description ?? answer.amount?.form.shown ?? "-"
    return failure(.unexpected(name, wanted?.description ?? text.text, shown), at: text.range)
  }

  private func measured(_ answer: Assessment) -> [Diagnostic] {
    guard case .target(let result) = answer.outcome else { return [] }
    return [
      measured(result.numerator, numbers.numerator, "numerator"),
      measured(result.denominator, numbers.denominator, "denominator"),
    ].compactMap(\.self)
  }

  private func measured(
    _ found: ExactDecimal?,
    _ text: ExpressionText?,
    _ name: String
  ) -> Diagnostic? {
    guard let text else { return nil }
    let wanted = number(text)
    guard wanted == nil || wanted != found else { return nil }
    let shown = found?.description ?? "-"
    return failure(.unexpected(name, wanted?.description ?? text.text, shown), at: text.range)
  }

  private func missing(_ answer: Assessment) -> Diagnostic? {
    guard let expected = expectation.missing else { return nil }
    let wanted = expected.map(\.value).sorted()
    let found = answer.missing.map(\.name).sorted()
    guard wanted != found else { return nil }
    let place = expected.first?.range ?? expectation.range
    return failure(.unexpected("missing", wanted.shown, found.shown), at: place)
  }

  private func unit(_ answer: Assessment) -> Diagnostic? {
    guard let expected = expectation.unit else { return nil }
    var found: [String] = []
    if case .verdict(.discretion(let units)) = answer.outcome { found = units }
    guard !found.contains(expected.value) else { return nil }
    return failure(.unexpected("of", expected.value, found.shown), at: expected.range)
  }

  private func citations(_ answer: Assessment) -> Diagnostic? {
    guard let expected = expectation.citations else { return nil }
    let wanted = expected.map(\.value).sorted()
    let found = answer.citations.sorted()
    guard wanted != found else { return nil }
    let place = expected.first?.range ?? expectation.range
    return failure(.unexpected("cites", wanted.shown, found.shown), at: place)
  }

  private func severity(_ answer: Assessment) -> Diagnostic? {
    guard let expected = expectation.severity else { return nil }
    let found = answer.severity?.level
    guard expected.value != found else { return nil }
    let message = Diagnostic.Message.unexpected(
      "severity",
      expected.value.rawValue,
      found?.rawValue ?? "-"
    )
    return failure(message, at: expected.range)
  }

  private func failure(_ message: Diagnostic.Message, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, message, at: range)
  }

  /// The number that a test expects: written, or an expression of parameters.
  private func number(_ text: ExpressionText) -> ExactDecimal? {
    if let written = text.written { return written }
    do throws(DiagnosticsError) {
      let expression = try ParameterExpression(text.fragment, in: pack.law.parameters)
      return expression.number(by: pack.law, on: dates)
    } catch {
      return nil
    }
  }
}

// MARK: - Showing

extension [String] {
  /// The names as a list in brackets.
  var shown: String { "[" + joined(separator: ", ") + "]" }
}

extension Amount.Form {
  /// The number of an amount that is one.
  fileprivate var number: ExactDecimal? {
    switch self {
    case .exact(let number), .atMost(let number), .share(let number): number
    case .range: nil
    }
  }

  /// The number that an amount is at most, and no exact one.
  fileprivate var greatest: ExactDecimal? {
    if case .atMost(let number) = self { number } else { nil }
  }

  /// The ends of a range.
  fileprivate var ends: (least: ExactDecimal, most: ExactDecimal)? {
    if case .range(let least, let most) = self { (least, most) } else { nil }
  }

  /// The amount as a failure shows it.
  fileprivate var shown: String {
    switch self {
    case .exact(let number), .share(let number): "\(number)"
    case .atMost(let number): "≤ \(number)"
    case .range(let least, let most): "\(least) – \(most)"
    }
  }
}

extension ExpectationModel.Numbers {
  /// All numbers that are expected.
  var all: [ExpressionText] {
    [amount, atMost, least, most, numerator, denominator].compactMap(\.self)
  }
}

extension ExpressionText {
  /// The number, if one is written.
  var written: ExactDecimal? { ExactDecimal(text.filter { !$0.isWhitespace }) }
}

extension Reasons {
  /// The texts of the comparisons that do not hold.
  var failed: [String] { conditions.map(Self.failed) ?? [] }

  private static func failed(_ condition: ConditionReason) -> [String] {
    let own = condition.comparisons.filter { $0.holds == false }.map { comparison in
      let values = comparison.operands.map { $0.value ?? "?" }
      return "\(comparison.text) [\(values.joined(separator: ", "))]"
    }
    return own + condition.parts.flatMap(failed)
  }
}

extension Diagnostic.Message {
  static func unexpected(_ part: String, _ wanted: String, _ found: String) -> Self {
    Self(
      "pack.test-failed",
      en: "'\(part)' should be \(wanted), but is \(found)",
      zh: "“\(part)”应为 \(wanted)，实为 \(found)"
    )
  }

  fileprivate static func noSuchRule(_ name: String, in rules: [String]) -> Self {
    let near = nearestName(to: name, among: rules)
    return Self(
      "pack.test-of-unknown-rule",
      en: "no rule named '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "没有名为“\(name)”的规则" + (near.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  static func noSuchSubject(_ subject: SubjectReference) -> Self {
    Self(
      "pack.test-of-unknown-subject",
      en: "the test has no \(subject.kind.rawValue) '\(subject.id)'",
      zh: "测试中没有\(subject.kind.chineseName)“\(subject.id)”"
    )
  }

  static func missing(_ names: [String]) -> Self {
    Self(
      "pack.test-missing",
      en: "missing: \(names.joined(separator: ", "))",
      zh: "缺少：\(names.joined(separator: "、"))"
    )
  }

  static func doesNotHold(_ text: String) -> Self {
    Self("pack.test-does-not-hold", en: "does not hold: \(text)", zh: "不成立：\(text)")
  }
}
