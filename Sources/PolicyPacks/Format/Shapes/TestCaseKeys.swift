internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of a case of a test.
private enum TestCaseKeys {
  static let name = Key("name", .reference, zh: "何处不同", en: "what is otherwise, in a few words")
  static let set = Key(
    "set",
    .changes,
    zh: "改变的事实：对象.事实: 值",
    en: "facts with other values, as subject.fact: value"
  )
  static let unset = Key(
    "unset",
    .oneOrMore(.factName),
    zh: "无人知晓的事实：对象.事实",
    en: "facts that nobody knows, as subject.fact"
  )

  static let shape = Shape(
    "test-case",
    zh: "情形",
    en: "test case",
    [name, set, unset] as [any ShapeKey] + DayKeys.all + SwitchKeys.all + ExpectationKeys.all,
    choices: ExpectationKeys.choices
  )
}

extension Notation<PartialTestCase> {
  /// A case, which takes from its test what it doesn't say.
  static let testCase = mapping(TestCaseKeys.shape) { PartialTestCase($0) }
}

/// A case as it is written, before it has the rule, the subject and the days of its test.
struct PartialTestCase {
  private let keys: MappingReader
  private let name: LocatedName?
  private let changes: [TestCaseModel.Change]
  private let forgotten: [FactName]
  private let days: PackTestModel.Days
  private let readings, parameters: [PackTestModel.Switch]
  private let expectation: PartialExpectation

  init(_ keys: MappingReader) {
    self.keys = keys
    name = keys[TestCaseKeys.name]
    changes = keys[TestCaseKeys.set] ?? []
    forgotten = keys[TestCaseKeys.unset] ?? []
    days = keys.days
    readings = keys[SwitchKeys.readings] ?? []
    parameters = keys[SwitchKeys.parameters] ?? []
    expectation = PartialExpectation(keys)
  }

  /// Returns the case with what it takes from its test; `nil`, after a diagnostic, if it is not
  /// whole.
  func testCase(
    _ rule: LocatedName?,
    _ subject: LocatedName?,
    _ testDays: PackTestModel.Days,
    in test: MappingReader
  ) -> TestCaseModel? {
    let days = days.or(testDays)
    if !test.has(DayKeys.on) { keys.checkDays(days) }
    guard let expectation = expectation.expectation(rule, subject) else { return nil }
    return TestCaseModel(
      name: name,
      changes: changes,
      forgotten: forgotten,
      days: days,
      readings: readings,
      parameters: parameters,
      expectation: expectation,
      mark: name?.range ?? keys.mark
    )
  }
}

// MARK: - Facts

extension Notation<[TestCaseModel.Change]> {
  fileprivate static let changes = Notation(.entries(FactName.pattern, .fact)) { node, reading in
    guard let mapping = node.mapping else {
      reading.error(.expectedNames(of: reading.key), at: node.openingRange)
      return nil
    }
    return mapping.entries.compactMap { entry in
      let value = reading.read(entry, as: NamedNotation(.fact) { _, node, _ in node })
      guard let fact = FactName(entry.key, reading), let value else { return nil }
      return TestCaseModel.Change(fact: fact, value: value)
    }
  }
}

extension Notation<FactName> {
  fileprivate static let factName = scalar(.pattern(FactName.pattern)) { FactName($0, $1) }
}

extension FactName {
  /// A subject's id and the name of a fact, with a dot between them.
  fileprivate static let pattern = #"^.+\.[^.]+$"#

  /// Reads the name of a fact; `nil`, after a diagnostic, if the text is none.
  fileprivate init?(_ scalar: YAMLScalar, _ reading: FileReading) {
    let (text, fragment) = (scalar.text, scalar.fragment)
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex,
      text.index(after: dot) < text.endIndex
    else {
      reading.error(.noFactName(text), at: scalar.range)
      return nil
    }
    let middle = text[..<dot].utf8.count
    subject = Located(String(text[..<dot]), at: fragment.range(0..<middle))
    let fact = text[text.index(after: dot)...]
    self.fact = Located(String(fact), at: fragment.range(middle + 1..<text.utf8.count))
  }
}

extension Diagnostic.Message {
  fileprivate static func noFactName(_ text: String) -> Self {
    Self(
      "pack.no-fact-name",
      en: "'\(text)' names no fact; write the subject's id and the fact, such as p1.months_worked",
      zh: "“\(text)”不是事实的名称；请写对象的 id 和事实，如 p1.months_worked"
    )
  }
}
