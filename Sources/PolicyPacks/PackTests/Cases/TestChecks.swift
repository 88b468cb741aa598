internal import Diagnostics
internal import FEEL
internal import LocatedYAML
internal import ResettlementCore

/// What is wrong with a pack's tests beyond their names: with the facts that cases set, and with
/// numbers that are made of parameters.
struct TestChecks {
  private let library: PackLibrary
  private var findings = Findings()

  private init(_ library: PackLibrary) { self.library = library }

  /// Returns what is wrong with the tests of a pack.
  static func diagnostics(of model: PackModel, in library: PackLibrary) -> [Diagnostic] {
    var checks = TestChecks(library)
    for test in model.tests { checks.check(test) }
    return checks.findings.diagnostics
  }

  private mutating func check(_ test: PackTestModel) {
    for expectation in test.allExpectations { check(expectation.numbers) }
    guard !test.cases.isEmpty else { return }
    let subjects = ListedSubjects(test, personas: library.models.flatMap(\.personas))
    let facts = CaseFacts(
      catalogue: library.catalogue,
      parameters: library.parameters,
      kinds: subjects.kinds(of:)
    )
    for testCase in test.cases { check(testCase, facts, subjects) }
  }

  // MARK: - Facts

  private mutating func check(
    _ testCase: TestCaseModel,
    _ facts: CaseFacts,
    _ subjects: ListedSubjects
  ) {
    for name in testCase.forgotten {
      findings.add(mistakes { () throws(DiagnosticsError) in _ = try facts.target(of: name) })
    }
    for change in testCase.changes {
      findings.add(
        mistakes { () throws(DiagnosticsError) in try check(change, facts, subjects) }
      )
    }
  }

  private func check(
    _ change: TestCaseModel.Change,
    _ facts: CaseFacts,
    _ subjects: ListedSubjects
  ) throws(DiagnosticsError) {
    let target = try facts.target(of: change.fact)
    guard case .written(_, let references) = try facts.value(of: change, as: target),
      let kind = target.declaration.type.referencedKind
    else { return }
    try subjects.check(references, of: kind)
  }

  private func mistakes(_ body: () throws(DiagnosticsError) -> Void) -> [Diagnostic] {
    do throws(DiagnosticsError) {
      try body()
      return []
    } catch {
      return error.diagnostics
    }
  }

  // MARK: - Numbers

  private mutating func check(_ numbers: ExpectationModel.Numbers) {
    for text in numbers.all where text.written == nil {
      findings.add(
        mistakes { () throws(DiagnosticsError) in
          _ = try ParameterExpression(text.fragment, in: library.parameters)
        }
      )
    }
  }
}

/// The subjects that the facts of a test list, by their ids.
struct ListedSubjects {
  private var kinds: [String: [SubjectKind]] = [:]

  /// Looks through the facts of a test and of the personas that it uses.
  init(_ test: PackTestModel, personas: [PersonaModel]) {
    let pieces = test.personas.compactMap { name in
      personas.last { $0.id.value == name.value }?.extract
    }
    for piece in pieces + (test.given.map { [$0] } ?? []) { add(piece) }
  }

  private mutating func add(_ piece: YAMLNode) {
    for entry in piece.mapping?.entries ?? [] {
      guard let kind = SubjectKind(collectionName: entry.key.text) else { continue }
      for item in entry.value.sequence ?? [] {
        guard let id = item.mapping?["id"]?.scalar?.text, !kinds(of: id).contains(kind) else {
          continue
        }
        kinds[id, default: []].append(kind)
      }
    }
  }

  /// Returns the kinds of which there is a subject with an id.
  func kinds(of id: String) -> [SubjectKind] { kinds[id] ?? [] }

  /// Reports references to subjects that are not there.
  fileprivate func check(
    _ references: [LocatedReference],
    of kind: SubjectKind
  ) throws(DiagnosticsError) {
    let unknown = references.filter { !kinds(of: $0.id).contains(kind) }
    guard !unknown.isEmpty else { return }
    throw DiagnosticsError(unknown.map { Diagnostic(.noSuchSubject($0.id), at: $0.range) })
  }
}
