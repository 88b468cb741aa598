internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of what a test or a case expects.
enum ExpectationKeys {
  static let rule = Key("rule", .reference, zh: "规则，默认为测试的", en: "the rule, if not the test's")
  static let subject = Key(
    "subject",
    .reference,
    zh: "对象，默认为测试的",
    en: "the subject's id, if not the test's"
  )
  static let verdict = Key(
    "verdict",
    Notation<ExpectationModel.Verdict>.locatedWord,
    .required,
    zh: "结论",
    en: "the verdict"
  )
  static let amount = Key("amount", .expression, zh: "数额", en: "the amount")
  static let atMost = Key(
    "at_most",
    .expression,
    zh: "不超过的数额",
    en: "the amount, if it is one at most"
  )
  static let least = Key("least", .expression, zh: "区间下限", en: "the lower end of a range")
  static let most = Key("most", .expression, zh: "区间上限", en: "the upper end of a range")
  static let numerator = Key("numerator", .expression, zh: "分子", en: "what is measured")
  static let denominator = Key("denominator", .expression, zh: "分母", en: "the whole")
  static let missing = Key("missing", .list(.reference), zh: "尚缺的事实", en: "what is not known")
  static let of = Key("of", .reference, zh: "裁量的单位", en: "the unit that decides")
  static let groups = Key(
    "groups",
    .list(.reference),
    zh: "台账中所属的分组，须列全",
    en: "of a register, all groups that it is in"
  )
  static let severity = Key(
    "severity",
    Notation<RiskSeverity>.locatedWord,
    zh: "线索的严重程度",
    en: "how pressing a clue is"
  )
  static let cites = Key("cites", .list(.reference), zh: "依据的条款", en: "the clauses cited")

  static let all: [any ShapeKey] = [
    rule, subject, verdict, amount, atMost, least, most, numerator, denominator, missing, of, cites,
    groups, severity,
  ]

  static let choices: [Shape.Choice] = [
    .atMostOne(of: "amount", "at_most", "least"), .atMostOne(of: "amount", "at_most", "most"),
  ]

  static let shape = Shape("expectation", zh: "预期", en: "expectation", all, choices: choices)
}

extension Notation<PartialExpectation> {
  /// An expectation, which may leave its rule and subject to its test.
  static let expectation = mapping(ExpectationKeys.shape) { PartialExpectation($0) }
}

/// An expectation as it is written, which may leave its rule and subject to its test.
///
/// It is read whole even where a part is missing, so that all mistakes show.
struct PartialExpectation {
  private let keys: MappingReader
  private let rule, subject: LocatedName?
  private let verdict: Located<ExpectationModel.Verdict>?
  private let numbers: ExpectationModel.Numbers
  private let missing, citations, groups: [LocatedName]?
  private let unit: LocatedName?
  private let severity: Located<RiskSeverity>?

  init(_ keys: MappingReader) {
    self.keys = keys
    rule = keys[ExpectationKeys.rule]
    subject = keys[ExpectationKeys.subject]
    verdict = keys[ExpectationKeys.verdict]
    numbers = keys.expectedNumbers
    missing = keys[ExpectationKeys.missing]
    citations = keys[ExpectationKeys.cites]
    unit = keys[ExpectationKeys.of]
    groups = keys[ExpectationKeys.groups]
    severity = keys[ExpectationKeys.severity]
  }

  /// Returns the expectation with the rule and the subject of its test; `nil`, after a diagnostic,
  /// if it is not whole.
  func expectation(_ testRule: LocatedName?, _ testSubject: LocatedName?) -> ExpectationModel? {
    require(ExpectationKeys.rule, or: testRule)
    require(ExpectationKeys.subject, or: testSubject)
    guard let rule = rule ?? testRule, let subject = subject ?? testSubject, let verdict else {
      return nil
    }
    return ExpectationModel(
      rule: rule,
      subject: subject,
      verdict: verdict,
      numbers: numbers,
      missing: missing,
      unit: unit,
      citations: citations,
      groups: groups,
      severity: severity,
      range: keys.range
    )
  }

  /// Reports a name that neither the expectation nor its test says.
  private func require(_ key: Key<LocatedName>, or inherited: LocatedName?) {
    guard keys.isComplete, !keys.has(key), inherited == nil else { return }
    keys.reading.error(
      .missingKey(key, "pack.missing-key", in: ExpectationKeys.shape),
      at: keys.mark
    )
  }
}

extension MappingReader {
  fileprivate var expectedNumbers: ExpectationModel.Numbers {
    let (least, most) = (self[ExpectationKeys.least], self[ExpectationKeys.most])
    return ExpectationModel.Numbers(
      amount: self[ExpectationKeys.amount],
      atMost: self[ExpectationKeys.atMost],
      least: least,
      most: most,
      numerator: self[ExpectationKeys.numerator],
      denominator: self[ExpectationKeys.denominator]
    )
  }
}
