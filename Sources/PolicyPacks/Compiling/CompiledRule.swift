internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A rule whose expressions are compiled into one program.
struct CompiledRule: Sendable {
  /// What the rule asks.
  enum Body: Sendable {
    case conditions(Conditions)
    case measure(Measure)
    case cadence(Cadence)
    case demand(Demand)
  }

  /// The conditions of a rule, and what it gives.
  struct Conditions: Sendable {
    let conditions: [Condition]
    var amount: CompiledAmount?
    var payee: Trace?
    /// How pressing a clue is, the most pressing level first.
    var levels: [Level] = []
    /// The number by which a priority ranks.
    var rank: Trace?
    /// The parts of a register.
    var groups: [Condition] = []
    /// Whether the parts of a register are told by open facts only.
    var hasOpenGroups = true
    /// What a register records.
    var fields: [Field] = []
  }

  /// A level of severity; every clue is of the level where nothing must hold.
  struct Level: Sendable {
    let severity: RiskSeverity
    let holds: Trace?

    init(_ severity: RiskSeverity, holds: Trace?) {
      self.severity = severity
      self.holds = holds
    }
  }

  /// A field of a register.
  struct Field: Sendable {
    let id: String
    let title: LocalizedText?
    let value: Trace
    /// Whether it is made of open facts only.
    let isOpen: Bool
  }

  /// One condition.
  struct Condition: Sendable {
    indirect enum Test: Sendable {
      case holds(Trace)
      case all([Condition])
      case any([Condition])
      case leftTo(String, onlyIf: Trace?)
    }

    let id: String
    let title: LocalizedText?
    let citations: [String]
    let test: Test
  }

  /// A target or a norm.
  struct Measure: Sendable {
    let force: Force
    let numerator: Trace
    let denominator: Trace?
    let bound: Trace
    let isUpperBound: Bool
    let isStrict: Trace?
    let due: Trace?
    let period: CalendarPeriod?
    let unit: UnitOfMeasure
  }

  /// How often something is to be done.
  struct Cadence: Sendable {
    let force: Force
    let every: CalendarPeriod
    let atLeast: Trace
    let count: Trace
    let isCalendar: Trace?
    let events: Events
  }

  /// The days on which something was done, in a program of their own: answers only count them.
  struct Events: Sendable {
    let days: Trace
    let program: Program
  }

  /// A duty or a prohibition.
  struct Demand: Sendable {
    let force: Force
    let conditions: [Condition]
    /// Whether what the conditions say is forbidden.
    let isForbidden: Bool
    let due: Trace?
    let period: CalendarPeriod?
    /// The day on which a duty was done, where the pack says how that is known.
    let doneOn: Trace?
  }

  /// The rule as the core knows it.
  let rule: Rule
  /// The first and last day on which it holds, where the rule itself says so.
  let from: CalendarDay?
  let to: CalendarDay?
  /// The condition of application.
  let application: Trace?
  /// What it asks.
  let body: Body
  /// The program of all its expressions but those of its terms.
  let program: Program
  /// How long a programme runs and what limits it.
  var terms: CompiledTerms?
}

/// How much a programme gives, compiled.
struct CompiledAmount: Sendable {
  enum Form: Sendable {
    case exact(Trace)
    case atMost(Trace)
    case share(Trace)
    case range(Trace, Trace)
    case leftTo(String)
  }

  let form: Form
  let unit: UnitOfMeasure
  let per: String?
  let period: String?

  /// The numbers it is made of, by their names in reasons.
  var parts: [(String, Trace)] {
    switch form {
    case .exact(let trace), .atMost(let trace), .share(let trace): [("amount", trace)]
    case .range(let least, let most): [("least", least), ("most", most)]
    case .leftTo: []
    }
  }
}
