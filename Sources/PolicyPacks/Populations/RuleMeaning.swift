internal import FEEL
internal import Quantities
internal import ResettlementCore

/// What a rule says on the days of a question, whatever it is called and however it is laid out:
/// rules with equal meanings give every subject the same answer.
///
/// It rests on everything that the rule rests on: its conditions, amount and what it demands with the
/// definitions that they use, the values that parameters and readings have on these days, and the declarations
/// of the facts.
package struct RuleMeaning: Sendable, Hashable {
  /// A step of the conditions, from the outside in.
  private enum Step: Sendable, Hashable {
    case holds
    case all(Int), any(Int)
    case leftTo(String, isAsked: Bool)
  }

  /// What fills a slot of the expressions.
  private enum Source: Sendable, Hashable {
    case shared(SlotValue)
    case facts(FactNeed.Source)
  }

  /// What the amount is.
  private struct Gift: Sendable, Hashable {
    let shape: AmountShape?
    let leftTo: String?
    let unit: UnitOfMeasure
  }

  private let applies: Bool
  private let steps: [Step]
  private let gift: Gift?
  private let demand: Demand?
  private let expressions: ProgramMeaning?
  private let sources: [Source]

  /// What a rule says that is not in force: nothing.
  private static let nothing = RuleMeaning()

  private init() {
    (applies, steps, gift, demand, expressions, sources) = (false, [], nil, nil, nil, [])
  }

  fileprivate init(_ rule: CompiledRule, in population: PopulationProgram) {
    guard population.isInForce(rule) else {
      self = Self.nothing
      return
    }
    applies = rule.application != nil
    steps = rule.topConditions.flatMap(Self.steps)
    gift = if case .conditions(let body) = rule.body { body.amount.map(Self.gift) } else { nil }
    demand = Demand(rule.body, on: population.dates)
    let (meaning, slots) = population.program.meaning(of: rule.answeringTraces)
    expressions = meaning
    sources = slots.map { slot in
      let need = population.needs[slot]
      return need.source == .shared
        ? .shared(population.sharedValue(of: need)) : .facts(need.source)
    }
  }

  private static func steps(_ condition: CompiledRule.Condition) -> [Step] {
    switch condition.test {
    case .holds: [.holds]
    case .all(let parts): [.all(parts.count)] + parts.flatMap(steps)
    case .any(let parts): [.any(parts.count)] + parts.flatMap(steps)
    case .leftTo(let unit, let onlyIf): [.leftTo(unit, isAsked: onlyIf != nil)]
    }
  }

  /// What is demanded or measured, beside its expressions.
  private struct Demand: Sendable, Hashable {
    let force: Force
    let period: CalendarPeriod?
    /// Which of its expressions there are, and how they are held against one another.
    let parts: [Bool]
    let dates: AssessmentDates

    init?(_ body: CompiledRule.Body, on dates: AssessmentDates) {
      self.dates = dates
      switch body {
      case .conditions, .cadence: return nil
      case .demand(let demand):
        (force, period) = (demand.force, demand.period)
        parts = [demand.isForbidden, demand.due != nil]
      case .measure(let measure):
        (force, period) = (measure.force, measure.period)
        parts = [
          measure.isUpperBound, measure.denominator != nil, measure.isStrict != nil,
          measure.due != nil,
        ]
      }
    }
  }

  private static func gift(_ amount: CompiledAmount) -> Gift {
    let unit = if case .leftTo(let unit) = amount.form { unit } else { String?.none }
    return Gift(shape: AmountShape(amount), leftTo: unit, unit: amount.unit)
  }
}

extension PopulationProgram {
  /// Returns what a rule says on the days of the question.
  ///
  /// - Complexity: The operations that the rule needs.
  package func meaning(ofRule rule: Int) -> RuleMeaning { RuleMeaning(compiled[rule], in: self) }
}
