internal import Diagnostics

/// What a test asks once: the test itself, or one of its cases.
struct TestScenario: Sendable {
  /// The test.
  let test: PackTestModel
  /// The case's name or number; `nil` if the test has no cases.
  let caseName: String?
  /// Where it begins.
  let mark: SourceRange
  /// The days on which it asks.
  let days: PackTestModel.Days
  /// The readings that are switched, those of the case last.
  let readings: [PackTestModel.Switch]
  /// The parameters that are switched, those of the case last.
  let parameters: [PackTestModel.Switch]
  /// The facts with other values than the test's.
  let changes: [TestCaseModel.Change]
  /// The facts that nobody knows.
  let forgotten: [FactName]
  /// What is expected of rules.
  var expectations: [ExpectationModel]
  /// What is expected of procedures.
  var procedureExpectations: [ProcedureExpectationModel]
  /// What the pack is expected to state.
  var statements: [StatementExpectationModel]

  /// The test's sentence, and the case if it has one.
  var title: String { test.name.value + (caseName.map { ": \($0)" } ?? "") }
}

extension PackTestModel {
  /// What the test asks: once, or once for each case.
  var scenarios: [TestScenario] {
    guard cases.isEmpty else {
      return cases.enumerated().map { scenario($0.element, number: $0.offset + 1) }
    }
    return [
      TestScenario(
        test: self,
        caseName: nil,
        mark: name.range,
        days: days,
        readings: readings,
        parameters: parameters,
        changes: [],
        forgotten: [],
        expectations: expectations,
        procedureExpectations: procedureExpectations,
        statements: statements
      )
    ]
  }

  private func scenario(_ testCase: TestCaseModel, number: Int) -> TestScenario {
    TestScenario(
      test: self,
      caseName: testCase.name?.value ?? "#\(number)",
      mark: testCase.mark,
      days: testCase.days,
      readings: readings + testCase.readings,
      parameters: parameters + testCase.parameters,
      changes: testCase.changes,
      forgotten: testCase.forgotten,
      expectations: [testCase.expectation],
      procedureExpectations: [],
      statements: []
    )
  }
}
