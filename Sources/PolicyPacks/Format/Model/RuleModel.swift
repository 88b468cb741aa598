internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// A rule as it was written.
struct RuleModel: Sendable {
  /// What a rule asks.
  enum Body: Sendable {
    /// Programmes, classifications, detections, eliminations, checks of consistency and of assets.
    case conditions(ConditionsModel)
    /// Targets and norms.
    case measure(MeasureModel)
    /// How often something is to be done.
    case cadence(CadenceModel)
    /// Who or what is entered in a register.
    case register(RegisterModel)
    /// Duties and prohibitions.
    case demand(DemandModel)
    /// Who goes first.
    case priority(PriorityModel)
  }

  /// The rule's name.
  let id: LocatedName
  /// What kind of question it is.
  let kind: Rule.Kind
  /// What it is called.
  let title: LocalizedText
  /// The clauses that it rests on.
  let citations: [LocatedName]
  /// The kind of subject that it is about; `nil` if the pack does not say.
  let subject: Located<SubjectKind>?
  /// The first day on which it holds, if that is later than the pack's.
  var from: CalendarDay?
  /// The last day on which it holds, if that is earlier than the pack's.
  var to: CalendarDay?
  /// Where ``from`` stands.
  let fromRange: SourceRange?
  /// Where ``to`` stands.
  let toRange: SourceRange?
  /// The condition of application.
  var appliesWhen: ExpressionText?
  /// What it asks.
  var body: Body
  /// Where it stands.
  let range: SourceRange
}

extension RuleModel {
  /// What the rule says of a register, if it is about one.
  var register: RegisterModel? { if case .register(let register) = body { register } else { nil } }

  /// What the rule says of the clues that it finds, if it finds some.
  var clue: ClueModel? { if case .conditions(let body) = body { body.clue } else { nil } }

  /// What the rule says of who goes first, if it is about that.
  var priority: PriorityModel? { if case .priority(let priority) = body { priority } else { nil } }
}

/// A rule that holds where all of its conditions do.
struct ConditionsModel: Sendable {
  /// The conditions, all of which must hold.
  var conditions: [ConditionModel]
  /// Who gets the amount, where that is not the subject.
  let paidTo: ExpressionText?
  /// How much a programme gives.
  let amount: AmountModel?
  /// What a detection says of the clues that it finds.
  var clue: ClueModel?
  /// What a programme says of how long it runs and what limits it.
  var terms: TermsModel?
}

/// What a detection says of the clues that it finds.
struct ClueModel: Sendable {
  /// One level of severity.
  struct Level: Sendable {
    /// The level.
    let severity: RiskSeverity
    /// What must be true; `nil` if every clue is of the level.
    let holds: ExpressionText?
    /// Where it stands.
    let range: SourceRange
  }

  /// The type of the risk; `nil` if the pack does not say.
  let risk: RiskType?
  /// Which kind of monitored household it would be.
  let category: MonitoredCategory?
  /// The levels, the most pressing first; none if clues are not graded.
  var levels: [Level]
}

/// One condition of a rule.
struct ConditionModel: Sendable {
  /// How it is decided.
  indirect enum Test: Sendable {
    /// By an expression.
    case holds(ExpressionText)
    /// It holds if all of these do.
    case all([ConditionModel])
    /// It holds if one of these does.
    case any([ConditionModel])
    /// By a unit, where the expression is true; it fails where that is false.
    case leftTo(unit: LocatedName, onlyIf: ExpressionText?, about: LocalizedText?)
  }

  /// The condition's name in its rule.
  let id: LocatedName
  /// What it is called.
  let title: LocalizedText?
  /// The clauses that it rests on, where they are not the rule's.
  let citations: [LocatedName]
  /// How it is decided; `nil` if the pack does not say.
  var test: Test?
  /// Where it stands.
  let range: SourceRange

  /// The condition and all within it, from the outside in.
  var all: [ConditionModel] {
    switch test {
    case .all(let parts), .any(let parts): [self] + parts.flatMap(\.all)
    case .holds, .leftTo, nil: [self]
    }
  }
}

/// How much a programme gives.
struct AmountModel: Sendable {
  /// How the number is meant.
  enum Form: Sendable {
    case exact(ExpressionText)
    case atMost(ExpressionText)
    case share(ExpressionText)
    case range(least: ExpressionText, most: ExpressionText)
    /// A unit sets it.
    case leftTo(unit: LocatedName)
  }

  /// How often it is given.
  enum Period: String, Sendable, CaseIterable {
    case once, month, year
  }

  /// How the number is meant; `nil` if the pack does not say.
  let form: Form?
  /// For each of what.
  let per: String?
  /// How often it is given.
  let period: Period?
  /// What it is for, or what the unit has to find.
  let about: LocalizedText?
  /// Where it stands.
  let range: SourceRange
}
