public import Diagnostics
public import ResettlementCore

/// What the tests of packs have seen of the packs' policy, and what they have not.
///
/// | measure | what is counted | seen when |
/// | --- | --- | --- |
/// | obligations | those that are executable | a test asks one of the rules or needs one of the definitions that carry it out |
/// | rows | rows of decision tables | a test's answer came from the row |
/// | conditions | for each condition true and false, and unknown where a fact takes part | a test had that outcome |
/// | definitions | definitions | a test's answer needed it |
/// | segments | values of parameters over time | a test's answer needed it on one of its days, or a test stated it |
/// | readings | options of readings | a test's answer was given by it, or a test stated it |
/// | verdicts | the answers that a rule can give | a test had that answer |
/// | steps | steps of procedures | a test asked what may follow the step |
/// | transitions | for each step that may follow another that it may, and that it may not where it has a guard | a test had that answer |
public struct PackCoverage: Sendable {
  /// How much of something was seen.
  public struct Tally: Sendable, Hashable {
    /// How many were seen.
    public internal(set) var seen: Int
    /// How many there are.
    public internal(set) var total: Int

    /// Creates a sum of nothing, or of so many.
    public init(seen: Int = 0, total: Int = 0) {
      self.seen = seen
      self.total = total
    }

    /// The part that was seen, in percent; all of nothing is 100.
    public var percent: Double { total == 0 ? 100 : Double(seen) * 100 / Double(total) }
  }

  /// Something that no test has seen, or not all of it.
  public struct Gap: Sendable, Hashable {
    /// What is counted.
    public let measure: CoverageMeasure
    /// What was not seen, in its own words: its name or its text.
    public let text: String
    /// Of a condition the outcomes and of a rule the verdicts that were not seen; else empty.
    public let outcomes: [String]
    /// Where it stands.
    public let range: SourceRange
  }

  /// What was seen of one pack, by whatever pack's tests.
  public struct Pack: Sendable {
    /// The pack's name.
    public let id: String
    /// The name of the source it was read from.
    public let sourceName: String
    /// How much was seen, by measure.
    public let tallies: [CoverageMeasure: Tally]
    /// What was not seen, in the order of measures and files.
    public let gaps: [Gap]

    /// How much was seen by all measures together.
    public var total: Tally {
      Tally(
        seen: tallies.values.reduce(0) { $0 + $1.seen },
        total: tallies.values.reduce(0) { $0 + $1.total }
      )
    }
  }

  /// The packs, each after those it builds on.
  public let packs: [Pack]
}

/// A measure of what tests have seen of a policy.
public enum CoverageMeasure: String, Sendable, Hashable, CaseIterable {
  /// Obligations that are executable.
  case obligations
  /// Rows of decision tables.
  case rows
  /// Outcomes of conditions and of the parts of them that are joined by `and` or `or`.
  case conditions
  /// Definitions.
  case definitions
  /// Values of parameters over time.
  case segments
  /// Options of readings.
  case readings
  /// Answers that rules can give.
  case verdicts
  /// Steps of procedures.
  case steps
  /// What may follow a step, where it may and where it may not.
  case transitions

  /// What is counted, in both languages.
  public var title: LocalizedText {
    switch self {
    case .obligations: LocalizedText(zh: "可执行的要求", en: "executable obligations")
    case .rows: LocalizedText(zh: "决策表的行", en: "table rows")
    case .conditions: LocalizedText(zh: "条件的结果", en: "condition outcomes")
    case .definitions: LocalizedText(zh: "定义", en: "definitions")
    case .segments: LocalizedText(zh: "参数各时段的值", en: "parameter values")
    case .readings: LocalizedText(zh: "口径的选项", en: "reading options")
    case .verdicts: LocalizedText(zh: "规则的结论", en: "verdicts of rules")
    case .steps: LocalizedText(zh: "程序的步骤", en: "steps of procedures")
    case .transitions: LocalizedText(zh: "步骤的衔接", en: "transitions of procedures")
    }
  }
}
