public import Diagnostics
public import FEEL

/// A decision table as it was written.
public struct DecisionTable: Sendable, Hashable {
  /// How rules that match together are taken.
  public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
    /// At most one rule may match.
    case unique = "UNIQUE"
    /// Rules that match together must agree.
    case any = "ANY"
    /// The first output in the order of the output values counts.
    case priority = "PRIORITY"
    /// The first rule that matches counts.
    case first = "FIRST"
    /// All outputs, in the order of the output values.
    case outputOrder = "OUTPUT ORDER"
    /// All outputs, in the order of the rules.
    case ruleOrder = "RULE ORDER"
    /// All outputs, or one number made of them.
    case collect = "COLLECT"
  }

  /// What a table that collects makes of its outputs.
  public enum Aggregation: String, Sendable, Hashable, CaseIterable {
    /// Their sum.
    case sum = "SUM"
    /// The least of them.
    case minimum = "MIN"
    /// The greatest of them.
    case maximum = "MAX"
    /// How many there are.
    case count = "COUNT"
  }

  /// A column that is tested.
  public struct Input: Sendable, Hashable {
    /// The expression whose value is tested.
    public let expression: SourceFragment
    /// The type of the value.
    public let typeRef: String?
    /// Unary tests that the value must pass.
    public let values: SourceFragment?

    /// Creates a column.
    public init(_ expression: SourceFragment, typeRef: String? = nil, values: SourceFragment? = nil)
    {
      self.expression = expression
      self.typeRef = typeRef
      self.values = values
    }
  }

  /// A column that is given.
  public struct Output: Sendable, Hashable {
    /// The name of the entry in the result; `nil` for a single output.
    public let name: String?
    /// The type of the value.
    public let typeRef: String?
    /// The values that there can be, the one with the highest priority first.
    public let values: SourceFragment?
    /// What is given when no rule matches.
    public let defaultValue: SourceFragment?

    /// Creates a column.
    public init(
      name: String? = nil,
      typeRef: String? = nil,
      values: SourceFragment? = nil,
      defaultValue: SourceFragment? = nil
    ) {
      self.name = name
      self.typeRef = typeRef
      self.values = values
      self.defaultValue = defaultValue
    }
  }

  /// A row: a test for each input, an expression for each output.
  public struct Rule: Sendable, Hashable {
    /// The unary tests.
    public let inputs: [SourceFragment]
    /// The expressions.
    public let outputs: [SourceFragment]

    /// Creates a row.
    public init(inputs: [SourceFragment], outputs: [SourceFragment]) {
      self.inputs = inputs
      self.outputs = outputs
    }
  }

  /// How rules that match together are taken.
  public let hitPolicy: HitPolicy
  /// What is made of the outputs, with ``HitPolicy/collect`` only.
  public let aggregation: Aggregation?
  /// The columns that are tested.
  public let inputs: [Input]
  /// The columns that are given.
  public let outputs: [Output]
  /// The rows.
  public let rules: [Rule]

  /// Creates a table.
  public init(
    hitPolicy: HitPolicy = .unique,
    aggregation: Aggregation? = nil,
    inputs: [Input],
    outputs: [Output],
    rules: [Rule]
  ) {
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
  }
}

extension DecisionTable {
  /// Returns one output as a table that can be checked and compiled.
  ///
  /// - Parameters:
  ///   - output: The number of the output, from zero.
  ///   - fragment: The place of the whole table.
  /// - Returns: The table; `nil` if its hit policy is none of unique, any, first and collect with an
  ///   aggregation, if there is no such output, or if a row has too few cells.
  public func ruleTable(output: Int = 0, fragment: SourceFragment) -> RuleTable? {
    guard let policy = hitPolicy.simple(aggregation), outputs.indices.contains(output) else {
      return nil
    }
    let rows = rules.compactMap { rule -> RuleTable.Row? in
      guard rule.inputs.count == inputs.count, rule.outputs.count == outputs.count else {
        return nil
      }
      return RuleTable.Row(cells: rule.inputs, output: rule.outputs[output])
    }
    guard rows.count == rules.count else { return nil }
    return RuleTable(
      policy: policy,
      inputs: inputs.map(\.expression),
      rows: rows,
      fragment: fragment
    )
  }
}

extension DecisionTable.HitPolicy {
  fileprivate func simple(
    _ aggregation: DecisionTable.Aggregation?
  ) -> TypedExpression.HitPolicy? {
    switch (self, aggregation) {
    case (.unique, _): .unique
    case (.any, _): .any
    case (.first, _): .first
    case (.collect, .sum): .collectSum
    case (.collect, .count): .collectCount
    case (.collect, .minimum): .collectLeast
    case (.collect, .maximum): .collectGreatest
    default: nil
    }
  }
}
