internal import Diagnostics
internal import FEEL
internal import LocatedYAML
internal import ResettlementCore

/// The facts that cases of tests name and the values that they give them.
struct CaseFacts {
  /// The facts that there are.
  let catalogue: FactCatalogue
  /// The parameters that values may be made of.
  let parameters: [String: ParameterEntry]
  /// Returns the kinds of subject of which a test has one with an id.
  let kinds: (String) -> [SubjectKind]

  /// A fact of a subject of a test.
  struct Target {
    let subject: SubjectReference
    let declaration: FactDeclaration
  }

  /// What a case gives to a fact.
  enum Value {
    /// A value that is written, with the subjects that it names.
    case written(FactValue, [LocatedReference])
    /// A value that is made of parameters, which depend on the day.
    case computed(ParameterExpression)
  }

  /// Returns the fact that is named.
  ///
  /// - Throws: The mistake at its place, if the test has no such subject or that no such fact.
  func target(of name: FactName) throws(DiagnosticsError) -> Target {
    let kinds = kinds(name.subject.value)
    guard !kinds.isEmpty else {
      throw DiagnosticsError([
        Diagnostic(.noSuchSubject(name.subject.value), at: name.subject.range)
      ])
    }
    let targets = kinds.compactMap { target(name, $0) }
    guard let target = targets.first else { throw unknownFact(name, of: kinds) }
    guard targets.count == 1 else {
      let message = Diagnostic.Message.ambiguousSubject(name.subject.value, kinds)
      throw DiagnosticsError([Diagnostic(message, at: name.subject.range)])
    }
    return target
  }

  private func target(_ name: FactName, _ kind: SubjectKind) -> Target? {
    catalogue.fact(name.fact.value, of: kind).map {
      Target(subject: SubjectReference(kind, name.subject.value), declaration: $0)
    }
  }

  private func unknownFact(_ name: FactName, of kinds: [SubjectKind]) -> DiagnosticsError {
    let names = kinds.flatMap { catalogue.facts(of: $0).flatMap { [$0.id, $0.name.chinese] } }
    let diagnostic = Diagnostic.unknown(name.fact, "pack.test-of-unknown-fact", among: names) {
      .unknownFact(name.fact.value, of: kinds, $0)
    }
    return DiagnosticsError([diagnostic])
  }

  /// Returns what a case gives to a fact.
  ///
  /// - Throws: What is wrong with the value, at its own characters.
  func value(of change: TestCaseModel.Change, as target: Target) throws(DiagnosticsError) -> Value {
    if let text = change.value.scalar, ParameterExpression.isMeant(text.text, as: target) {
      let type = StaticType(target.declaration.type)
      return .computed(try ParameterExpression(text.fragment, in: parameters, expecting: type))
    }
    var decoder = FactDecoder(target.declaration)
    let value = decoder.value(of: ExtractNode(change.value))
    guard decoder.findings.isEmpty else { throw DiagnosticsError(decoder.findings) }
    return .written(value, decoder.references)
  }
}

extension ParameterExpression {
  /// Whether a text is meant as an expression over parameters: its fact takes no texts, and
  /// it names parameters.
  fileprivate static func isMeant(_ text: String, as target: CaseFacts.Target) -> Bool {
    switch target.declaration.type {
    case .number, .date, .boolean: names.contains { text.contains($0 + ".") }
    default: false
    }
  }
}

extension Diagnostic.Message {
  static func noSuchSubject(_ id: String) -> Self {
    Self(
      "pack.test-of-unknown-subject",
      en: "the test has no subject '\(id)'",
      zh: "测试中没有对象“\(id)”"
    )
  }

  fileprivate static func ambiguousSubject(_ id: String, _ kinds: [SubjectKind]) -> Self {
    let english = kinds.map(\.rawValue).joined(separator: " and a ")
    let chinese = kinds.map(\.chineseName).joined(separator: "、")
    return Self(
      "pack.test-of-ambiguous-subject",
      en: "the test has a \(english) '\(id)'; give them different ids",
      zh: "测试中名为“\(id)”的对象不止一个（\(chinese)）；请改用不同的 id"
    )
  }

  fileprivate static func unknownFact(
    _ name: String,
    of kinds: [SubjectKind],
    _ hint: Hint
  ) -> Self {
    let english = kinds.map(\.rawValue).joined(separator: " or ")
    let chinese = kinds.map(\.chineseName).joined(separator: "、")
    return Self(
      "pack.test-of-unknown-fact",
      en: "a \(english) has no fact '\(name)'\(hint.english)",
      zh: "“\(chinese)”没有“\(name)”这个事实\(hint.chinese)"
    )
  }
}
