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

  /// What the test says, as a sentence.
  let name: LocatedName
  /// Which law is asked.
  let lawAsOf: CalendarDay?
  /// Which facts are taken.
  let factsPeriod: CalendarDay?
  /// When it is decided.
  let decidedOn: CalendarDay?
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
  /// What is expected.
  let expectations: [ExpectationModel]
  /// Where it stands.
  let range: SourceRange
}

/// What a test expects of one rule and one subject.
struct ExpectationModel: Sendable {
  /// The verdicts of all kinds of rule.
  enum Verdict: String, Sendable, CaseIterable {
    case eligible, ineligible, unknown, discretion, notInForce, notApplicable
    case met, missed, notYetDue
  }

  let rule: LocatedName
  let subject: LocatedName
  let verdict: Located<Verdict>
  let amount: ExpressionText?
  let numerator: ExpressionText?
  let denominator: ExpressionText?
  let missing: [LocatedName]?
  let unit: LocatedName?
  let citations: [LocatedName]?
  let range: SourceRange
}
