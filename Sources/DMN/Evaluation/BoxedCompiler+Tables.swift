internal import Diagnostics
internal import FEEL

extension BoxedCompiler {
  mutating func table(_ table: DecisionTable, _ names: VisibleNames) -> BoxedProgram {
    let compiled = TableProgram(table, names, &self)
    return { frame in compiled.value(in: frame) }
  }
}

/// A decision table made ready to be evaluated.
struct TableProgram: Sendable {
  private struct Input: Sendable {
    let program: BoxedProgram
    let values: ValueTests?
  }

  private struct Output: Sendable {
    let name: String
    let typeRef: String?
    let values: ValueTests?
    let defaultValue: BoxedProgram?
  }

  private struct Rule: Sendable {
    let inputs: [CompiledText]
    let outputs: [BoxedProgram]
  }

  private struct Hit {
    let rule: Int
    let outputs: [Value]
  }

  private let table: DecisionTable
  private let types: ModelTypes
  private let evaluator: Evaluator
  private let inputs: [Input]
  private let outputs: [Output]
  private let rules: [Rule]

  init(_ table: DecisionTable, _ names: VisibleNames, _ compiler: inout BoxedCompiler) {
    self.table = table
    types = compiler.types
    evaluator = compiler.evaluator
    inputs = table.inputs.map { input in
      compiler.checkType(input.typeRef)
      let program = compiler.expression(input.expression, names)
      return Input(
        program: compiler.typed(program, input.typeRef, what: input.expression.text),
        values: input.values.map { ValueTests($0, names) }
      )
    }
    outputs = table.outputs.map { output in
      compiler.checkType(output.typeRef)
      return Output(
        name: output.name ?? "",
        typeRef: output.typeRef,
        values: output.values.map { ValueTests($0, names) }
          ?? compiler.types.allowedValues(of: output.typeRef),
        defaultValue: output.defaultValue.map { compiler.expression($0, names) }
      )
    }
    rules = table.rules.map { rule in
      Rule(
        inputs: rule.inputs.map { compiler.tests($0, names) },
        outputs: rule.outputs.map { compiler.expression($0, names) }
      )
    }
  }
}

// MARK: - Matching

extension TableProgram {
  func value(in frame: Frame) -> Value {
    guard let values = inputValues(frame) else { return .null }
    let policy = table.hitPolicy
    var matching: [Int] = []
    for (index, rule) in rules.enumerated() where matches(rule, values, frame) {
      matching.append(index)
      if policy == .first { break }
      if policy == .unique, matching.count > 1 {
        return frame.run.nothing(.severalRules(matching[0] + 1, index + 1))
      }
    }
    guard !matching.isEmpty else { return unmatched(frame) }
    var hits: [Hit] = []
    for index in matching {
      guard let outputs = outputValues(rules[index], frame) else { return .null }
      hits.append(Hit(rule: index, outputs: outputs))
    }
    return result(of: hits, frame)
  }

  /// The tested values; `nil` if one is none of those that its column lists.
  private func inputValues(_ frame: Frame) -> [Value]? {
    var values: [Value] = []
    for input in inputs {
      let value = input.program(frame)
      if let allowed = input.values, !value.isNull, !allowed.holds(for: value) {
        frame.run.nothing(.unlistedInput(value.type))
        return nil
      }
      values.append(value)
    }
    return values
  }

  private func matches(_ rule: Rule, _ values: [Value], _ frame: Frame) -> Bool {
    guard rule.inputs.count == values.count else { return false }
    return zip(rule.inputs, values).allSatisfy { tests, value in
      frame.run.test(tests, of: value, frame.variables, evaluator) == true
    }
  }

  /// The outputs of a rule; `nil` if one is none of those that its column lists.
  private func outputValues(_ rule: Rule, _ frame: Frame) -> [Value]? {
    guard rule.outputs.count == outputs.count else {
      frame.run.nothing(.wrongCells(have: rule.outputs.count, want: outputs.count))
      return nil
    }
    var values: [Value] = []
    for (output, program) in zip(outputs, rule.outputs) {
      let value = types.coerced(program(frame), to: output.typeRef, what: output.name, frame.run)
      if let allowed = output.values, !value.isNull, !allowed.holds(for: value) {
        frame.run.nothing(.unlistedOutput(value.type))
        return nil
      }
      values.append(value)
    }
    return values
  }

  /// What is given when no rule matches: the default, or nothing.
  private func unmatched(_ frame: Frame) -> Value {
    guard outputs.contains(where: { $0.defaultValue != nil }) else { return empty }
    let values = outputs.map { output in
      let value = output.defaultValue?(frame) ?? .null
      return types.coerced(value, to: output.typeRef, what: output.name, frame.run)
    }
    return composed(values)
  }

  /// Nothing: an empty list where a list is given, none where hits are counted.
  private var empty: Value {
    switch (table.hitPolicy, table.aggregation) {
    case (.collect, nil): .list([])
    case (.collect, .count): .number(0)
    default: .null
    }
  }

  private func composed(_ values: [Value]) -> Value {
    guard values.count != 1 else { return values[0] }
    return .context(ContextValue(zip(outputs, values).map { ($0.name, $1) }))
  }
}

// MARK: - Hit policies

extension TableProgram {
  private func result(of hits: [Hit], _ frame: Frame) -> Value {
    switch table.hitPolicy {
    case .unique, .first: composed(hits[0].outputs)
    case .any: agreed(hits, frame)
    case .priority: composed(byPriority(hits)[0].outputs)
    case .outputOrder: .list(byPriority(hits).map { composed($0.outputs) })
    case .ruleOrder: .list(hits.map { composed($0.outputs) })
    case .collect: collected(hits, frame)
    }
  }

  private func agreed(_ hits: [Hit], _ frame: Frame) -> Value {
    let first = composed(hits[0].outputs)
    for hit in hits.dropFirst() where first.equals(composed(hit.outputs)) != true {
      return frame.run.nothing(.differentOutputs(hits[0].rule + 1, hit.rule + 1))
    }
    return first
  }

  /// The hits in the order of the output values, column by column; rules of the same priority stay
  /// in their order.
  private func byPriority(_ hits: [Hit]) -> [Hit] {
    let ranked = hits.map { hit in
      (
        hit: hit,
        rank: zip(outputs, hit.outputs).map { output, value in
          output.values.map { $0.position(of: value) ?? .max } ?? 0
        }
      )
    }
    return ranked.sorted { one, other in
      if one.rank == other.rank { return one.hit.rule < other.hit.rule }
      return one.rank.lexicographicallyPrecedes(other.rank)
    }.map(\.hit)
  }

  private func collected(_ hits: [Hit], _ frame: Frame) -> Value {
    guard let aggregation = table.aggregation else {
      return .list(hits.map { composed($0.outputs) })
    }
    if aggregation == .count { return .number(hits.count) }
    guard outputs.count == 1, let function = evaluator.functions[aggregation.function] else {
      return frame.run.nothing(.noAggregate)
    }
    let value = function.value(of: [.list(hits.map { $0.outputs[0] })])
    return value.isNull ? frame.run.nothing(.noAggregate) : value
  }
}

extension DecisionTable.Aggregation {
  /// The built-in function that aggregates.
  fileprivate var function: String {
    switch self {
    case .sum: "sum"
    case .minimum: "min"
    case .maximum: "max"
    case .count: "count"
    }
  }
}
