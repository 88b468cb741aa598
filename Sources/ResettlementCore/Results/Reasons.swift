public import Quantities

/// Why an answer is as it is, in a structure that can be shown in any language.
public struct Reasons: Sendable, Hashable {
  /// The version of this structure; it grows when fields are added.
  public static let version = 1

  private let parts: Parts

  /// Creates reasons.
  public init(
    application: ConditionReason? = nil,
    conditions: ConditionReason? = nil,
    computations: [Computation] = [],
    parameters: [ParameterUse] = [],
    readings: [ReadingUse] = [],
    definitions: [DefinitionUse] = [],
    tableRows: [TableRowUse] = [],
    setAside: [LocalizedText] = []
  ) {
    parts = Parts(
      Content(
        application: application,
        conditions: conditions,
        computations: computations,
        parameters: parameters,
        readings: readings,
        definitions: definitions,
        tableRows: tableRows,
        setAside: setAside
      )
    )
  }

  /// What reasons consist of.
  private struct Content: Sendable, Hashable {
    let application: ConditionReason?
    let conditions: ConditionReason?
    let computations: [Computation]
    let parameters: [ParameterUse]
    let readings: [ReadingUse]
    let definitions: [DefinitionUse]
    let tableRows: [TableRowUse]
    let setAside: [LocalizedText]
  }

  /// The content in one place, so that whoever copies reasons, and those who came out alike, share it.
  private final class Parts: Sendable, Hashable {
    let content: Content

    init(_ content: Content) { self.content = content }

    static func == (left: Parts, right: Parts) -> Bool {
      left === right || left.content == right.content
    }

    func hash(into hasher: inout Hasher) { hasher.combine(content) }
  }
}

extension Reasons {
  /// The condition of application, if the rule has one.
  public var application: ConditionReason? { parts.content.application }

  /// The conditions, as the policy combines them.
  public var conditions: ConditionReason? { parts.content.conditions }

  /// How the amount, or what is measured, came about: each expression with its value.
  public var computations: [Computation] { parts.content.computations }

  /// The parameters that took part, in the version of the day.
  public var parameters: [ParameterUse] { parts.content.parameters }

  /// The readings that took part.
  public var readings: [ReadingUse] { parts.content.readings }

  /// The definitions that took part, with what they are called.
  public var definitions: [DefinitionUse] { parts.content.definitions }

  /// The rows of tables that decided.
  public var tableRows: [TableRowUse] { parts.content.tableRows }

  /// What was considered and set aside, and why.
  public var setAside: [LocalizedText] { parts.content.setAside }
}

/// One condition or a group of them, with what it came to.
public struct ConditionReason: Sendable, Hashable {
  /// What kind of condition it is.
  public enum Form: Sendable, Hashable {
    /// An expression of the policy, as it is written there.
    case expression(String)
    /// All of the parts must hold.
    case all
    /// One of the parts must hold.
    case any
    /// The policy leaves it to a unit.
    case leftTo(String)
    /// A condition that a policy written in Swift states in words.
    case statement
  }

  /// The condition's name in the policy.
  public let id: String

  /// The condition in words, if the policy has some.
  public let title: LocalizedText?

  /// What kind of condition it is.
  public let form: Form

  /// What it came to.
  public let outcome: Verdict

  /// Its comparisons with the values on both sides.
  public let comparisons: [ComparisonReason]

  /// The parts of a group.
  public let parts: [ConditionReason]

  /// The clauses it rests on, where they differ from the rule's.
  public let citations: [String]

  /// Creates the reason of a condition.
  public init(
    id: String,
    title: LocalizedText? = nil,
    form: Form,
    outcome: Verdict,
    comparisons: [ComparisonReason] = [],
    parts: [ConditionReason] = [],
    citations: [String] = []
  ) {
    self.id = id
    self.title = title
    self.form = form
    self.outcome = outcome
    self.comparisons = comparisons
    self.parts = parts
    self.citations = citations
  }
}

/// A comparison, or a plain yes or no, with its values.
public struct ComparisonReason: Sendable, Hashable {
  /// Its text in the policy.
  public let text: String

  /// The operands: their text, what they are called, and the value each had.
  public let operands: [Operand]

  /// The operator, such as `>=`; `nil` for a plain yes or no.
  public let comparator: String?

  /// What it came to; `nil` if not known.
  public let holds: Bool?

  /// For one that failed: the nearest value that would make it hold, proved by assessing again.
  public let nearest: NearestChange?

  /// Creates the reason of a comparison.
  public init(
    text: String,
    operands: [Operand],
    comparator: String?,
    holds: Bool?,
    nearest: NearestChange? = nil
  ) {
    self.text = text
    self.operands = operands
    self.comparator = comparator
    self.holds = holds
    self.nearest = nearest
  }

  /// One side of a comparison.
  public struct Operand: Sendable, Hashable {
    /// Its text in the policy.
    public let text: String
    /// What it is called, if it is a fact or a parameter.
    public let name: LocalizedText?
    /// Its value as text; `nil` if not known, `null` if there is none.
    public let value: String?
    /// The unit's id, if it has one.
    public let unit: String?
    /// The path of ids of the fact it is, however the text names it; `nil` if it is none.
    public let fact: String?

    /// Creates an operand.
    public init(
      text: String,
      name: LocalizedText?,
      value: String?,
      unit: String?,
      fact: String? = nil
    ) {
      self.text = text
      self.name = name
      self.value = value
      self.unit = unit
      self.fact = fact
    }

    /// The path of the fact, or else the text.
    public var path: String { fact ?? text }
  }
}

/// The nearest other value of a fact with which a failed comparison holds.
public struct NearestChange: Sendable, Hashable {
  /// The fact's path.
  public let fact: String
  /// The value it has.
  public let current: String
  /// The value with which the comparison holds.
  public let needed: String
  /// The unit's id, if it has one.
  public let unit: String?
  /// What the whole answer would be with it.
  public let verdict: String

  /// Creates a change.
  public init(fact: String, current: String, needed: String, unit: String?, verdict: String) {
    self.fact = fact
    self.current = current
    self.needed = needed
    self.unit = unit
    self.verdict = verdict
  }
}

/// An expression that was computed, with its value.
public struct Computation: Sendable, Hashable {
  /// What it is for: `amount`, `numerator`, `denominator`.
  public let id: String
  /// Its text in the policy.
  public let text: String
  /// Its value; `nil` if not known.
  public let value: String?
  /// The unit's id, if it has one.
  public let unit: String?
  /// The parts of the expression that are facts or parameters, with their values.
  public let operands: [ComparisonReason.Operand]

  /// Creates a computation.
  public init(
    id: String,
    text: String,
    value: String?,
    unit: String?,
    operands: [ComparisonReason.Operand]
  ) {
    self.id = id
    self.text = text
    self.value = value
    self.unit = unit
    self.operands = operands
  }
}

/// A parameter that took part in an answer, in the version of the day.
public struct ParameterUse: Sendable, Hashable {
  /// The parameter's id.
  public let id: String
  /// What it is called.
  public let title: LocalizedText
  /// The value; `nil` if nobody has filled it for the day.
  public let value: String?
  /// The unit's id, if it has one.
  public let unit: String?
  /// The first day of the value.
  public let from: CalendarDay?
  /// The clause that sets it.
  public let citation: String?
  /// The values of wider law from which this one deviates, and the clause that allows it.
  public let setAside: [OtherValue]

  /// Creates a use of a parameter.
  public init(
    id: String,
    title: LocalizedText,
    value: String?,
    unit: String?,
    from: CalendarDay?,
    citation: String?,
    setAside: [OtherValue] = []
  ) {
    self.id = id
    self.title = title
    self.value = value
    self.unit = unit
    self.from = from
    self.citation = citation
    self.setAside = setAside
  }

  /// A value of wider law that narrower law has taken the place of.
  public struct OtherValue: Sendable, Hashable {
    /// The policy that states it.
    public let policy: String
    /// The value.
    public let value: String
    /// The clause that sets it.
    public let citation: String?
    /// The clause by whose authority it does not hold here.
    public let authority: String?

    /// Creates a value that is set aside.
    public init(policy: String, value: String, citation: String?, authority: String?) {
      self.policy = policy
      self.value = value
      self.citation = citation
      self.authority = authority
    }
  }
}

/// A reading that took part in an answer.
public struct ReadingUse: Sendable, Hashable {
  /// The reading's id.
  public let id: String
  /// The question that the text leaves open.
  public let question: LocalizedText
  /// The chosen option's id; `nil` if nobody has chosen.
  public let option: String?
  /// What the chosen option says.
  public let text: LocalizedText?
  /// The clause whose text can be read in more than one way.
  public let citation: String
  /// Whether the caller chose it for this answer, other than the policy.
  public let isOverridden: Bool

  /// Creates a use of a reading.
  public init(
    id: String,
    question: LocalizedText,
    option: String?,
    text: LocalizedText?,
    citation: String,
    isOverridden: Bool
  ) {
    self.id = id
    self.question = question
    self.option = option
    self.text = text
    self.citation = citation
    self.isOverridden = isOverridden
  }
}

/// A table's row that decided.
public struct TableRowUse: Sendable, Hashable {
  /// The table's name.
  public let table: String
  /// The row, from one.
  public let row: Int
  /// The row's cells as they are written.
  public let cells: [String]

  /// Creates a use of a row.
  public init(table: String, row: Int, cells: [String]) {
    self.table = table
    self.row = row
    self.cells = cells
  }
}
