internal import Quantities

// MARK: - Texts and lanes

extension Machine {
  @inline(__always)
  func findText(_ step: Step) {
    let target = columns[step.result].bytes
    let place = TextSearch.Place(rawValue: Int32(step.detail)) ?? .anywhere
    let texts = columns[step.a].texts
    each(step, texts, columns[step.b].texts, target) {
      TextSearch.found($1, place, in: $0) ? 1 : 0
    }
  }

  func compareTexts(_ step: Step) {
    let comparison = TypedExpression.Comparison(code: step.detail)
    let target = columns[step.result].bytes
    map(step, columns[step.a].texts, columns[step.b].texts, target) {
      comparison.holds(between: $0, and: $1) ? 1 : 0
    }
  }

  func convert(_ step: Step) {
    let source = columns[step.a]
    let result = columns[step.result]
    let type = workspace.plan.forms[step.a].type
    for row in rows(step) {
      result.known[row] = source.known[row]
      result.absent[row] = source.absent[row]
      guard source.isPresent(row) else { continue }
      switch step.kernel {
      case .widenWords:
        let word = Int64(source.whole(at: row))
        result.numbers[row] = ExactDecimal(significand: word, exponent: -step.detail)
      case .nameCodes: result.texts[row] = type.caseID(at: source.whole(at: row))
      case .widenHalves: result.words[row] = source.whole(at: row)
      default: result.anys[row] = source.value(at: row, of: type)
      }
    }
  }
}

extension TypedExpression.Comparison {
  /// Whether the comparison of two texts by code points holds.
  func holds(between a: String, and b: String) -> Bool {
    switch self {
    case .equal: TextSearch.equal(a, b)
    case .notEqual: !TextSearch.equal(a, b)
    case .less: TextSearch.precedes(a, b)
    case .lessOrEqual: !TextSearch.precedes(b, a)
    case .greater: TextSearch.precedes(b, a)
    case .greaterOrEqual: !TextSearch.precedes(a, b)
    }
  }

  /// Whether the comparison of two values holds.
  @inline(__always)
  func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
