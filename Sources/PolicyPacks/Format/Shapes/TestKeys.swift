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
  static let use = Key("use", .oneOrMore(.reference), zh: "所用人物", en: "the personas it begins with")
  static let given = Key("given", .extract, zh: "事实", en: "the facts of its own")
  static let complete = Key(
    "complete",
    .list(.collection),
    zh: "已列全的对象种类",
    en: "the lists that are complete"
  )
  static let rule = Key(
    "rule",
    .reference,
    zh: "规则，各预期或情形未另写时用",
    en: "the rule, where an expectation or a case names none"
  )
  static let subject = Key(
    "subject",
    .reference,
    zh: "对象，各预期或情形未另写时用",
    en: "the subject's id, where an expectation or a case names none"
  )
  static let expect = Key("expect", .list(.expected), zh: "预期结果", en: "what is expected")
  static let cases = Key(
    "cases",
    .list(.testCase),
    zh: "各种情形及其结果",
    en: "what is expected where something is otherwise"
  )

  private static let all: [any ShapeKey] =
    [name] as [any ShapeKey] + DayKeys.all + [use, given, complete] + SwitchKeys.all
    + [rule, subject, expect, cases]

  static let shape = Shape(
    "test",
    zh: "测试",
    en: "test",
    all,
    choices: [.one(of: "expect", "cases")]
  )
}

/// The keys of the days on which a test or a case asks.
enum DayKeys {
  static let on = Key("on", .day, zh: "日期", en: "the day of law, facts and decision")
  static let lawAsOf = Key("law_as_of", .day, zh: "适用何日的规定", en: "which law is asked")
  static let factsPeriod = Key("facts_period", .day, zh: "采用何日的事实", en: "which facts are taken")
  static let decidedOn = Key("decided_on", .day, zh: "决定日期", en: "when it is decided")
  static let all: [any ShapeKey] = [on, lawAsOf, factsPeriod, decidedOn]
}

/// The keys of what is switched for a test or a case only.
enum SwitchKeys {
  static let readings = Key("readings", .switches, zh: "本测试所取口径", en: "readings to switch")
  static let parameters = Key("parameters", .switches, zh: "本测试所取参数", en: "parameters to switch")
  static let all: [any ShapeKey] = [readings, parameters]
}

extension Notation<PackTestModel> {
  /// A test.
  static let test = mapping(TestKeys.shape) { keys in
    let (rule, subject) = (keys[TestKeys.rule], keys[TestKeys.subject])
    let days = keys.days
    let cases = (keys[TestKeys.cases] ?? []).compactMap {
      $0.testCase(rule, subject, days, in: keys)
    }
    let expected = keys[TestKeys.expect] ?? []
    keys.checkContent(days)
    return PackTestModel(
      name: keys[TestKeys.name] ?? Located("", at: keys.mark),
      days: days,
      personas: keys[TestKeys.use] ?? [],
      given: keys[TestKeys.given],
      complete: keys[TestKeys.complete],
      readings: keys[SwitchKeys.readings] ?? [],
      parameters: keys[SwitchKeys.parameters] ?? [],
      rule: rule,
      expectations: expected.ofRules(rule, subject),
      cases: cases,
      procedureExpectations: expected.ofProcedures,
      statements: expected.ofStatements,
      range: keys.range
    )
  }
}

extension MappingReader {
  /// The days on which a test or a case asks.
  var days: PackTestModel.Days {
    let day = self[DayKeys.on]
    return PackTestModel.Days(
      lawAsOf: self[DayKeys.lawAsOf] ?? day,
      factsPeriod: self[DayKeys.factsPeriod] ?? day,
      decidedOn: self[DayKeys.decidedOn] ?? day
    )
  }

  /// Reports a test that asks nothing, and one without cases that leaves one of its days open.
  fileprivate func checkContent(_ days: PackTestModel.Days) {
    for key in [TestKeys.expect.name, TestKeys.cases.name] {
      guard let entry = mapping.entry(of: key), entry.value.sequence?.isEmpty == true else {
        continue
      }
      reading.error(.nothingThere(key), at: entry.value.range)
    }
    if !has(TestKeys.cases) { checkDays(days) }
  }

  /// Reports days that are not said, though not those that can't be read.
  func checkDays(_ days: PackTestModel.Days) {
    let own = [DayKeys.lawAsOf, DayKeys.factsPeriod, DayKeys.decidedOn]
    guard isComplete, !has(DayKeys.on), !days.isComplete, !own.allSatisfy(has) else { return }
    reading.error(.noDay, at: mark)
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
  /// Names with the values that are taken instead of their own.
  static let switches = named(
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
