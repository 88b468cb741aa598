internal import Diagnostics
internal import Quantities

/// Runs conformance records and says which pass.
public struct ConformanceRunner: Sendable {
  /// What became of a record.
  public struct Outcome: Sendable {
    /// The record.
    public let record: ConformanceRecord
    /// The reason why it failed; `nil` if it passed.
    public let failure: String?

    /// Whether the record passed.
    public var isPassed: Bool { failure == nil }
  }

  /// Creates a runner.
  public init() {}

  /// Runs a record; only records of the kind `literal` can be run so far, and others fail.
  public func run(_ record: ConformanceRecord) -> Outcome {
    guard record.kind == "literal", let text = record.feel else {
      return Outcome(record: record, failure: "kind not supported yet: \(record.kind)")
    }
    let result = self.result(of: text, record)
    guard !Self.isSame(result.value, record.expected) else {
      return Outcome(record: record, failure: nil)
    }
    let reasons = result.diagnostics.map(\.message.english).joined(separator: "; ")
    let failure = "expected \(record.expected), not \(result.value)"
    return Outcome(record: record, failure: reasons.isEmpty ? failure : "\(failure): \(reasons)")
  }

  private func result(of text: String, _ record: ConformanceRecord) -> Evaluation {
    let types = ConformanceTypes(record.types, Evaluator())
    var variables = record.inputs
    for (name, type) in record.inputTypes {
      variables[name] = types.conformed(variables[name] ?? .null, to: type)
    }
    let fragment = SourceFragment(SourceText(name: record.id, text: text))
    let evaluator = Evaluator(types: types.valueTypes())
    let result = evaluator.evaluate(text: fragment, variables: variables)
    let value = types.conformed(result.value, to: record.resultType)
    return Evaluation(value, diagnostics: result.diagnostics)
  }
}

// MARK: - Comparing

extension ConformanceRunner {
  /// Whether a result is what was expected: numbers within 10⁻⁸, times with the same fields and
  /// offset, everything else alike.
  public static func isSame(_ result: Value, _ expected: Value) -> Bool {
    switch (result, expected) {
    case (.number(let left), .number(let right)):
      guard let distance = left.subtracting(right) else { return false }
      return distance.magnitude <= ExactDecimal(significand: 1, exponent: -8)
    case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
    case (.time(let left), .time(let right)):
      return left.with(.local) == right.with(.local) && left.timeOffset == right.timeOffset
    case (.dateTime(let left), .dateTime(let right)):
      return left.day == right.day && left.time.with(.local) == right.time.with(.local)
        && left.offset == right.offset
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    case (.context(let left), .context(let right)):
      return left.count == right.count
        && left.entries.allSatisfy { entry in
          right[entry.key].map { isSame(entry.value, $0) } ?? false
        }
    default: return result == expected
    }
  }
}
