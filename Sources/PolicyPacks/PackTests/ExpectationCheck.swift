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

  /// Returns what is not as it was expected.
  func failures() -> [Diagnostic] {
    let name = expectation.rule.value
    guard let rule = pack.rules.first(where: { $0.id == name }) else {
      return [failure(.noSuchRule(name, in: pack.rules.map(\.id)), at: expectation.rule.range)]
    }
    let subject = SubjectReference(rule.subject, expectation.subject.value)
    guard population.contains(subject) else {
      return [failure(.noSuchSubject(subject), at: expectation.subject.range)]
    }
    let answer = pack.assess(name, of: subject, in: population, on: dates)
    return [
      verdict(answer), amount(answer), missing(answer), unit(answer), citations(answer),
      measured(answer, expectation.numerator, \.numerator, "numerator"),
      measured(answer, expectation.denominator, \.denominator, "denominator"),
    ].compactMap { $0 }
  }

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

  private func amount(_ answer: Assessment) -> Diagnostic? {
    guard let text = expectation.amount else { return nil }
    let wanted = number(text)
    guard wanted == nil || wanted != answer.amount?.number else { return nil }
    let found = answer.amount?.number?.description ?? "-"
    return failure(.unexpected("amount", wanted?.description ?? text.text, found), at: text.range)
  }

  private func measured(
    _ answer: Assessment,
    _ text: ExpressionText?,
    _ part: KeyPath<TargetResult, ExactDecimal?>,
    _ name: String
  ) -> Diagnostic? {
    guard let text, case .target(let result) = answer.outcome else { return nil }
    let wanted = number(text)
    guard wanted == nil || wanted != result[keyPath: part] else { return nil }
    let found = result[keyPath: part]?.description ?? "-"
    return failure(.unexpected(name, wanted?.description ?? text.text, found), at: text.range)
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

  private func failure(_ message: Diagnostic.Message, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, message, at: range)
  }

  // MARK: - Expected numbers

  /// The number that a test expects: written, or an expression of parameters.
  private func number(_ text: ExpressionText) -> ExactDecimal? {
    let trimmed = text.text.filter { !$0.isWhitespace }
    if let written = ExactDecimal(trimmed) { return written }
    let scope = ParameterScope(law: pack.law)
    guard let expression = Checker.check(text.fragment, in: scope).expression else { return nil }
    var builder = ProgramBuilder()
    let trace = builder.add(expression)
    let rows = SubjectRows(population: population, law: pack.law, dates: dates)
    let run = ProgramRun(
      builder.program,
      over: [SubjectRows.Row.root(SubjectReference(.household, ""))],
      from: rows
    )
    guard case .known(.number(let number)) = run.outcome(of: trace) else { return nil }
    guard case .number(let unit) = expression.type else { return number }
    return number.divided(by: unit.scale)
  }
}

/// The names that an expected number may use: the pack's parameters.
private struct ParameterScope: CheckingScope {
  let law: Law

  func field(named name: String, of record: String) -> Field? {
    switch record {
    case Self.root:
      name == "parameter" || name == "参数" ? Field("parameter", .record("parameter")) : nil
    default: law.parameters[name].map { Field($0.id, $0.staticType) }
    }
  }

  func fieldNames(of record: String) -> [String] {
    record == Self.root ? ["parameter"] : law.parameters.keys.sorted()
  }
}

// MARK: - Showing

extension [String] {
  fileprivate var shown: String { "[" + joined(separator: ", ") + "]" }
}

extension Amount {
  /// The number of an amount that is one.
  fileprivate var number: ExactDecimal? {
    switch form {
    case .exact(let number), .atMost(let number), .share(let number): number
    case .range: nil
    }
  }
}

extension Reasons {
  /// The texts of the comparisons that do not hold.
  fileprivate var failed: [String] { conditions.map(Self.failed) ?? [] }

  private static func failed(_ condition: ConditionReason) -> [String] {
    let own = condition.comparisons.filter { $0.holds == false }.map { comparison in
      let values = comparison.operands.map { $0.value ?? "?" }
      return "\(comparison.text) [\(values.joined(separator: ", "))]"
    }
    return own + condition.parts.flatMap(failed)
  }
}

extension Diagnostic.Message {
  fileprivate static func unexpected(_ part: String, _ wanted: String, _ found: String) -> Self {
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

  fileprivate static func noSuchSubject(_ subject: SubjectReference) -> Self {
    Self(
      "pack.test-of-unknown-subject",
      en: "the test has no \(subject.kind.rawValue) '\(subject.id)'",
      zh: "测试中没有\(subject.kind.chineseName)“\(subject.id)”"
    )
  }

  fileprivate static func missing(_ names: [String]) -> Self {
    Self(
      "pack.test-missing",
      en: "missing: \(names.joined(separator: ", "))",
      zh: "缺少：\(names.joined(separator: "、"))"
    )
  }

  fileprivate static func doesNotHold(_ text: String) -> Self {
    Self("pack.test-does-not-hold", en: "does not hold: \(text)", zh: "不成立：\(text)")
  }
}
