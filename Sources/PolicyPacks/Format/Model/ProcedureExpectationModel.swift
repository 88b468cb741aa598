internal import Diagnostics
internal import ResettlementCore

/// What a test expects of one step of a procedure and one subject.
struct ProcedureExpectationModel: Sendable {
  /// The steps that are expected to stand in one way.
  struct List: Sendable {
    /// How they stand.
    let standing: FollowingStep.Standing
    /// Their names, and no others.
    let names: [LocatedName]
    /// Where the list stands.
    let range: SourceRange
  }

  /// The procedure.
  let procedure: LocatedName
  /// The subject's id.
  let subject: LocatedName
  /// The step that the subject is at, or the word for the time before the first one.
  let step: LocatedName
  /// What may follow, what may not and what is not known; a list that is left out is not compared.
  let lists: [List]
  /// Where it stands.
  let range: SourceRange
}

/// What a test expects of a rule, of a procedure, or the pack to state.
enum ExpectedModel {
  /// The answer of a rule.
  case rule(PartialExpectation)
  /// What may follow a step.
  case procedure(ProcedureExpectationModel)
  /// What the pack states.
  case statement(StatementExpectationModel)
}

extension [ExpectedModel] {
  /// Returns what is expected of rules, those of the test where an expectation names none.
  func ofRules(_ rule: LocatedName?, _ subject: LocatedName?) -> [ExpectationModel] {
    compactMap { expected in
      guard case .rule(let expectation) = expected else { return nil }
      return expectation.expectation(rule, subject)
    }
  }

  /// What the pack is expected to state.
  var ofStatements: [StatementExpectationModel] {
    compactMap { if case .statement(let expectation) = $0 { expectation } else { nil } }
  }

  /// What is expected of procedures.
  var ofProcedures: [ProcedureExpectationModel] {
    compactMap { if case .procedure(let expectation) = $0 { expectation } else { nil } }
  }
}
