internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// A pack's own test: facts, days and what is expected of them.
struct PackTestModel: Sendable {
  /// A value that is switched for the test only.
  struct Switch: Sendable {
    let name: LocatedName
    let value: LocatedName
  }

  /// The days on which a test asks; `nil` for those that it doesn't say.
  struct Days: Sendable {
    /// Which law is asked.
    let lawAsOf: CalendarDay?
    /// Which facts are taken.
    let factsPeriod: CalendarDay?
    /// When it is decided.
    let decidedOn: CalendarDay?

    /// Whether every day is said.
    var isComplete: Bool { lawAsOf != nil && factsPeriod != nil && decidedOn != nil }

    /// Returns these days, and those of others where they say nothing.
    func or(_ others: Days) -> Days {
      Days(
        lawAsOf: lawAsOf ?? others.lawAsOf,
        factsPeriod: factsPeriod ?? others.factsPeriod,
        decidedOn: decidedOn ?? others.decidedOn
      )
    }
  }

  /// What the test says, as a sentence.
  let name: LocatedName
  /// The days on which it asks.
  let days: Days
  /// The personas whose facts it begins with.
  let personas: [LocatedName]
  /// The facts of its own.
  let given: YAMLNode?
  /// The kinds of which all subjects are listed; `nil` where the lists that are there say so.
  let complete: [Located<SubjectKind>]?
  /// Readings with the option to take.
  let readings: [Switch]
  /// Parameters with the value to take, as written.
  let parameters: [Switch]
  /// The rule of expectations and cases that name none.
  let rule: LocatedName?
  /// What is expected; empty where the test has cases.
  let expectations: [ExpectationModel]
  /// What is expected where something of it is otherwise.
  let cases: [TestCaseModel]
  /// What is expected of procedures.
  let procedureExpectations: [ProcedureExpectationModel]
  /// What the pack is expected to state.
  let statements: [StatementExpectationModel]
  /// Where it stands.
  let range: SourceRange

  /// What is expected in the test and in its cases.
  var allExpectations: [ExpectationModel] { expectations + cases.map(\.expectation) }
  /// The rules that are named, each place once.
  var namedRules: [LocatedName] {
    let own = allExpectations.map(\.rule).filter { $0.range.bytes != rule?.range.bytes }
    return (rule.map { [$0] } ?? []) + own
  }
  /// The readings that are switched in the test and in its cases.
  var allReadings: [Switch] { readings + cases.flatMap(\.readings) }
  /// The parameters that are switched in the test and in its cases.
  var allParameters: [Switch] { parameters + cases.flatMap(\.parameters) }
}

/// A case of a test: what is otherwise than in the test, and what comes of it.
struct TestCaseModel: Sendable {
  /// A fact that has another value.
  struct Change: Sendable {
    let fact: FactName
    let value: YAMLNode
  }

  /// What is otherwise, in a few words; `nil` if it has no name.
  let name: LocatedName?
  /// The facts with other values.
  let changes: [Change]
  /// The facts that nobody knows.
  let forgotten: [FactName]
  /// The days on which it asks.
  let days: PackTestModel.Days
  /// Readings with the option to take.
  let readings: [PackTestModel.Switch]
  /// Parameters with the value to take, as written.
  let parameters: [PackTestModel.Switch]
  /// What is expected.
  let expectation: ExpectationModel
  /// Its name, or where it begins.
  let mark: SourceRange
}

/// A fact of one subject as a test names it, `p1.months_worked`.
struct FactName: Sendable {
  /// The subject's id.
  let subject: LocatedName
  /// The fact's id or Chinese name.
  let fact: LocatedName
}

/// What a test expects of one rule and one subject.
struct ExpectationModel: Sendable {
  /// The verdicts of all kinds of rule.
  enum Verdict: String, Sendable, CaseIterable {
    case eligible, ineligible, unknown, discretion, notInForce, notApplicable
    case met, missed, notYetDue
  }

  /// Numbers of the answer.
  struct Numbers: Sendable {
    let amount: ExpressionText?
    let atMost: ExpressionText?
    let least: ExpressionText?
    let most: ExpressionText?
    let numerator: ExpressionText?
    let denominator: ExpressionText?
  }

  let rule: LocatedName
  let subject: LocatedName
  let verdict: Located<Verdict>
  let numbers: Numbers
  let missing: [LocatedName]?
  let unit: LocatedName?
  let citations: [LocatedName]?
  /// The groups of a register, those that it is in and no others.
  let groups: [LocatedName]?
  /// How pressing a clue is.
  let severity: Located<RiskSeverity>?
  let range: SourceRange
}
