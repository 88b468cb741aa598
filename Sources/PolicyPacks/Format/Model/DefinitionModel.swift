internal import Diagnostics
internal import ResettlementCore

/// A fact that is worked out from others.
struct DefinitionModel: Sendable {
  /// How it is worked out.
  enum Body: Sendable {
    case value(ExpressionText)
    case table(TableModel)
    /// By a table of a decision model, `file.dmn#decision`.
    case drawn(LocatedName)
  }

  /// The kind of subject that has it, and its name there.
  let id: MemberName
  /// What it is called.
  let title: LocalizedText
  /// The clauses that it rests on.
  let citations: [LocatedName]
  /// The clause by whose authority it takes the place of a wider pack's definition.
  let authority: LocatedName?
  /// How it is worked out; `nil` if the pack does not say.
  var body: Body?
  /// Where it stands.
  let range: SourceRange
}

/// A decision table.
struct TableModel: Sendable {
  /// Which rows count where several hold.
  enum HitPolicy: String, Sendable, CaseIterable {
    case unique, any, first
    case collectSum = "collect sum"
    case collectCount = "collect count"
    case collectLeast = "collect min"
    case collectGreatest = "collect max"
  }

  /// A row: a test for each input, and the answer.
  struct Row: Sendable {
    let tests: [ExpressionText]
    let answer: ExpressionText?
    let range: SourceRange
  }

  /// Which rows count where several hold.
  let hitPolicy: HitPolicy
  /// What is tested.
  let inputs: [ExpressionText]
  /// The rows in their order.
  var rows: [Row]
  /// Where it stands.
  let range: SourceRange
}
