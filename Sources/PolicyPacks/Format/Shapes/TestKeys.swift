internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of a pack's test.
private enum TestKeys {
  static let name = Key(
    "name",
    .reference,
    .required,
    zh: "一句话说明",
    en: "what the test says, as a sentence"
  )
  static let on = Key("on", .day, zh: "日期", en: "the day of law, facts and decision")
  static let lawAsOf = Key("law_as_of", .day, zh: "适用何日的规定", en: "which law is asked")
  static let factsPeriod = Key("facts_period", .day, zh: "采用何日的事实", en: "which facts are taken")
  static let decidedOn = Key("decided_on", .day, zh: "决定日期", en: "when it is decided")
  static let use = Key("use", .oneOrMore(.reference), zh: "所用人物", en: "the personas it begins with")
  static let given = Key("given", .extract, zh: "事实", en: "the facts of its own")
  static let complete = Key(
    "complete",
    .list(.collection),
    zh: "已列全的对象种类",
    en: "the lists that are complete"
  )
  static let readings = Key("readings", .switches, zh: "本测试所取口径", en: "readings to switch")
  static let parameters = Key("parameters", .switches, zh: "本测试所取参数", en: "parameters to switch")
  static let expect = Key(
    "expect",
    .list(.expectation),
    .required,
    zh: "预期结果",
    en: "what is expected"
  )

  static let shape = Shape(
    "test",
    zh: "测试",
    en: "test",
    [
      name, on, lawAsOf, factsPeriod, decidedOn, use, given, complete, readings, parameters, expect,
    ]
  )
}

extension Notation<PackTestModel> {
  /// A test.
  static let test = mapping(TestKeys.shape) { keys in
    let day = keys[TestKeys.on]
    keys.checkDays()
    return PackTestModel(
      name: keys[TestKeys.name] ?? Located("", at: keys.mark),
      lawAsOf: keys[TestKeys.lawAsOf] ?? day,
      factsPeriod: keys[TestKeys.factsPeriod] ?? day,
      decidedOn: keys[TestKeys.decidedOn] ?? day,
      personas: keys[TestKeys.use] ?? [],
      given: keys[TestKeys.given],
      complete: keys[TestKeys.complete],
      readings: keys[TestKeys.readings] ?? [],
      parameters: keys[TestKeys.parameters] ?? [],
      expectations: keys[TestKeys.expect] ?? [],
      range: keys.range
    )
  }
}

extension MappingReader {
  /// Reports a test that leaves one of its days open.
  fileprivate func checkDays() {
    guard isComplete, !has(TestKeys.on) else { return }
    let days = [TestKeys.lawAsOf, TestKeys.factsPeriod, TestKeys.decidedOn]
    if days.contains(where: { !has($0) }) { reading.error(.noDay, at: mark) }
  }
}

extension Diagnostic.Message {
  fileprivate static let noDay = Self(
    "pack.missing-key",
    en: "the test needs 'on': the day of law, facts and decision",
    zh: "测试缺少“on”：规定、事实和决定的日期"
  )
}

// MARK: - Facts and switches

extension Notation<YAMLNode> {
  /// Lists of subjects, which a reader of extracts reads.
  static let extract = Notation(.anything) { node, reading in
    guard node.mapping == nil else { return node }
    reading.error(.expectedNames(of: reading.key), at: node.openingRange)
    return nil
  }
}

extension NamedNotation<PersonaModel> {
  /// A persona.
  static let persona = NamedNotation(Notation<YAMLNode>.extract) {
    PersonaModel(id: $0, extract: $1)
  }
}

extension Notation<[PackTestModel.Switch]> {
  fileprivate static let switches = named(
    NamedNotation(Notation<LocatedName>.reference) { PackTestModel.Switch(name: $0, value: $1) }
  )
}

extension Notation<Located<SubjectKind>> {
  /// The name of a list of subjects in an extract, such as `households`.
  fileprivate static let collection = scalar(
    .words(SubjectKind.allCases.map(\.collectionName))
  ) { scalar, reading in
    guard let kind = SubjectKind(collectionName: scalar.text) else {
      let names = SubjectKind.allCases.map(\.collectionName)
      reading.add(.unknownWord(scalar, key: reading.key, among: names))
      return nil
    }
    return scalar.located(kind)
  }
}

// MARK: - Expectations

private enum ExpectationKeys {
  static let rule = Key("rule", .reference, .required, zh: "规则", en: "the rule")
  static let subject = Key("subject", .reference, .required, zh: "对象", en: "the subject's id")
  static let verdict = Key(
    "verdict",
    Notation<ExpectationModel.Verdict>.locatedWord,
    .required,
    zh: "结论",
    en: "the verdict"
  )
  static let amount = Key("amount", .expression, zh: "数额", en: "the amount")
  static let numerator = Key("numerator", .expression, zh: "分子", en: "what is measured")
  static let denominator = Key("denominator", .expression, zh: "分母", en: "the whole")
  static let missing = Key("missing", .list(.reference), zh: "尚缺的事实", en: "what is not known")
  static let of = Key("of", .reference, zh: "裁量的单位", en: "the unit that decides")
  static let cites = Key("cites", .list(.reference), zh: "依据的条款", en: "the clauses cited")

  static let shape = Shape(
    "expectation",
    zh: "预期",
    en: "expectation",
    [rule, subject, verdict, amount, numerator, denominator, missing, of, cites]
  )
}

extension Notation<ExpectationModel> {
  fileprivate static let expectation = mapping(ExpectationKeys.shape) { keys in
    let (rule, subject) = (keys[ExpectationKeys.rule], keys[ExpectationKeys.subject])
    let verdict = keys[ExpectationKeys.verdict]
    let expectation = PartialExpectation(keys)
    guard let rule, let subject, let verdict else { return nil }
    return expectation.expectation(rule, subject, verdict, at: keys.range)
  }
}

/// What an expectation says beside its rule, subject and verdict; read even where one of those is
/// missing, so that its mistakes show.
private struct PartialExpectation {
  let amount, numerator, denominator: ExpressionText?
  let missing, citations: [LocatedName]?
  let unit: LocatedName?

  init(_ keys: MappingReader) {
    amount = keys[ExpectationKeys.amount]
    numerator = keys[ExpectationKeys.numerator]
    denominator = keys[ExpectationKeys.denominator]
    missing = keys[ExpectationKeys.missing]
    citations = keys[ExpectationKeys.cites]
    unit = keys[ExpectationKeys.of]
  }

  func expectation(
    _ rule: LocatedName,
    _ subject: LocatedName,
    _ verdict: Located<ExpectationModel.Verdict>,
    at range: SourceRange
  ) -> ExpectationModel {
    ExpectationModel(
      rule: rule,
      subject: subject,
      verdict: verdict,
      amount: amount,
      numerator: numerator,
      denominator: denominator,
      missing: missing,
      unit: unit,
      citations: citations,
      range: range
    )
  }
}
