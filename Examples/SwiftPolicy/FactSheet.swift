internal import ResettlementKit

/// What is known of a subject, for the conditions of a rule.
///
/// Each function judges one condition. A fact that is not known makes it unknown, never a no.
struct FactSheet {
  let population: Population
  let subject: SubjectReference
  let dates: AssessmentDates

  /// The facts of another subject.
  func about(_ other: SubjectReference) -> FactSheet {
    FactSheet(population: population, subject: other, dates: dates)
  }

  /// Returns the condition that a fact is so.
  func expect(_ fact: String, is wanted: Bool = true, _ title: LocalizedText) -> ConditionReason {
    guard case .boolean(let value) = value(fact) else { return unknown(fact, title) }
    return condition(fact, title, holds: value == wanted, [operand(fact, "\(value)")], nil)
  }

  /// Returns the condition that a number is below a bound.
  func expect(_ fact: String, below bound: ExactDecimal, _ title: LocalizedText) -> ConditionReason
  {
    guard case .number(let value) = value(fact) else { return unknown(fact, title) }
    let sides = [operand(fact, "\(value)"), Operand(bound)]
    return condition(fact, title, holds: value < bound, sides, "<")
  }

  /// Returns the condition that a list of texts lacks one.
  func expect(_ fact: String, lacks text: String, _ title: LocalizedText) -> ConditionReason {
    guard case .list(let values) = value(fact) else { return unknown(fact, title) }
    return condition(fact, title, holds: !values.contains(.text(text)), [], nil)
  }

  /// Returns the condition that whole months have passed from a day to the decision.
  func expect(
    _ fact: String,
    monthsAgo months: ExactDecimal,
    _ title: LocalizedText
  ) -> ConditionReason {
    guard case .date(let day) = value(fact) else { return unknown(fact, title) }
    let passed = ExactDecimal(day.months(until: dates.decidedOn))
    let sides = [operand(fact, "\(passed)", unit: "month"), Operand(months, unit: "month")]
    return condition(fact, title, holds: passed >= months, sides, ">=")
  }

  /// Returns the condition that there is something, whatever it is.
  func expectSome(_ fact: String, _ title: LocalizedText) -> ConditionReason {
    let found = value(fact)
    guard found.isKnown else { return unknown(fact, title) }
    return condition(fact, title, holds: found != .absent, [], nil)
  }

  /// Returns the condition that somebody whom a relation lists can work.
  func expectWorker(among relation: String, _ title: LocalizedText) -> ConditionReason {
    let related = population.related(relation, of: subject)
    let verdicts = related.listed.map { about($0).labourVerdict }
    let rest = related.subjects == nil ? [missing(relation)] : []
    return ConditionReason(
      id: relation,
      title: title,
      form: .statement,
      outcome: .any(of: verdicts + rest)
    )
  }
}

// MARK: - Reasons

private typealias Operand = ComparisonReason.Operand

extension FactSheet {
  private var labourVerdict: Verdict {
    guard case .symbol(let ability) = value("labour_ability") else {
      return missing("labour_ability")
    }
    let canWork = LabourAbility(rawValue: ability).map { $0 != .lost && $0 != .none } ?? false
    return canWork ? .eligible : .ineligible
  }

  private func value(_ fact: String) -> FactValue { population.value(of: fact, of: subject) }

  private func path(_ fact: String) -> String { "\(subject.kind.rawValue).\(fact)" }

  private func missing(_ fact: String) -> Verdict {
    .unknown(missing: [MissingTerm(.fact, path(fact))])
  }

  private func unknown(_ fact: String, _ title: LocalizedText) -> ConditionReason {
    ConditionReason(id: fact, title: title, form: .statement, outcome: missing(fact))
  }

  private func condition(
    _ fact: String,
    _ title: LocalizedText,
    holds: Bool,
    _ operands: [Operand],
    _ comparator: String?
  ) -> ConditionReason {
    let comparison = ComparisonReason(
      text: path(fact),
      operands: operands,
      comparator: comparator,
      holds: holds
    )
    return ConditionReason(
      id: fact,
      title: title,
      form: .statement,
      outcome: holds ? .eligible : .ineligible,
      comparisons: operands.isEmpty ? [] : [comparison]
    )
  }

  private func operand(_ fact: String, _ value: String, unit: String? = nil) -> Operand {
    let declaration = population.catalogue.fact(id: fact, of: subject.kind)
    return Operand(text: path(fact), name: declaration?.name, value: value, unit: unit)
  }
}

extension Operand {
  /// A number that the policy states.
  fileprivate init(_ number: ExactDecimal, unit: String? = nil) {
    self.init(text: "\(number)", name: nil, value: "\(number)", unit: unit)
  }
}
