internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
public import Tabular

/// A report of a simulation for programs: yuan as texts, so that no fen is lost, shares as numbers.
public struct SimulationJSON: Sendable {
  /// Creates a writer.
  public init() {}

  /// Returns a report as JSON.
  public func value(_ report: SimulationReport) -> JSONValue {
    [
      "baseline": law(report.baseline), "reform": law(report.reform),
      "households": .integer(report.households), "persons": .integer(report.persons),
      "rejected_rows": .integer(report.rejectCount),
      "equal_rules": .integer(report.equalRules),
      "rules_run_twice": .integer(report.rules.count - report.equalRules),
      "answers_computed": .integer(report.answersComputed),
      "yearly": budget(report.yearly), "once": budget(report.once),
      "rules": .array(report.rules.map(rule)),
      "rules_not_compared": .array(report.skippedRules.map { .string($0.id) }),
      "effects": effects(report.effects), "bands": .array(report.bands.map(band)),
      "groups": .array(report.groups.map { groups($0, report.rules) }),
      "incomes": report.incomes.map(incomes) ?? .null,
    ]
  }

  private func law(_ law: SimulatedLaw) -> JSONValue {
    [
      "policy": .string(law.policy.id), "version": .string(law.policy.version),
      "law_as_of": .string("\(law.lawAsOf)"),
      "choices": .array(law.choices.map(JSONValue.string)),
    ]
  }

  private func yuan(_ number: ExactDecimal?) -> JSONValue { .optional(number.map { "\($0)" }) }

  private func share(_ number: Double?) -> JSONValue { number.map { .number("\($0)") } ?? .null }

  private func budget(_ budget: Budget) -> JSONValue {
    [
      "baseline": yuan(budget.baseline), "reform": yuan(budget.reform),
      "difference": yuan(budget.difference),
    ]
  }

  // MARK: - Rules

  private func rule(_ rule: RuleComparison) -> JSONValue {
    [
      "id": .string(rule.rule.id), "subject_kind": .string(rule.rule.subject.rawValue),
      "equal": .bool(rule.isEqual), "baseline": rule.baseline.map(side) ?? .null,
      "reform": rule.reform.map(side) ?? .null,
      "budget": rule.budget.map(budget) ?? .null,
      "changes": .array(
        rule.changes.map { change in
          [
            "from": .optional(change.from?.name), "to": .optional(change.to?.name),
            "subjects": .integer(change.subjects),
          ]
        }
      ),
    ]
  }

  private func side(_ side: RuleComparison.Side) -> JSONValue {
    let counts = side.counts.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      "verdicts": .object(counts.map { ($0.key.name, .integer($0.value)) }),
      "flow": .optional(side.flow?.rawValue), "times_a_year": .integer(side.timesAYear),
      "amount": yuan(side.amount),
    ]
  }

  // MARK: - Households

  private func effects(_ effects: EffectSummary) -> JSONValue {
    .object(
      SimulationOutcome.allCases.map { outcome in
        let part = effects[outcome]
        return (
          outcome.name,
          [
            "households": .integer(part.households), "persons": .integer(part.persons),
            "total": yuan(part.total), "median": yuan(part.median),
          ]
        )
      }
    )
  }

  private func band(_ band: GainBand) -> JSONValue {
    [
      "loss": .bool(band.isLoss), "from": .integer(band.from),
      "below": band.to.map(JSONValue.integer) ?? .null, "households": .integer(band.households),
    ]
  }

  private func groups(_ groups: GroupedEffects, _ rules: [RuleComparison]) -> JSONValue {
    ["fact": .string(groups.fact.id), "rows": .array(groups.rows.map { row($0, rules) })]
  }

  private func row(_ row: GroupedEffects.Row, _ rules: [RuleComparison]) -> JSONValue {
    let budgets = zip(rules, row.budgets).filter { $0.0.budget != nil }
    return [
      "value": .optional(row.value), "name": .string(row.name.english),
      "households": .integer(row.effects.households), "persons": .integer(row.effects.persons),
      "effects": effects(row.effects), "yearly": budget(row.yearly), "once": budget(row.once),
      "rules": .object(budgets.map { ($0.0.rule.id, budget($0.1)) }),
    ]
  }

  // MARK: - Incomes

  private func incomes(_ incomes: IncomeComparison) -> JSONValue {
    [
      "fact": .string(incomes.fact.id), "poverty_line": yuan(incomes.povertyLine),
      "households": .integer(incomes.households), "persons": .integer(incomes.persons),
      "without_income": .integer(incomes.withoutIncome),
      "without_benefits": .integer(incomes.withoutBenefits),
      "before": distribution(incomes.before), "baseline": distribution(incomes.baseline),
      "reform": distribution(incomes.reform),
    ]
  }

  private func distribution(_ distribution: IncomeDistribution) -> JSONValue {
    [
      "mean": yuan(distribution.mean), "gini": share(distribution.gini),
      "lorenz": .array(distribution.lorenz.map { share($0) }),
      "poverty": distribution.poverty.map(poverty) ?? .null,
    ]
  }

  private func poverty(_ poverty: IncomeDistribution.Poverty) -> JSONValue {
    [
      "households": .integer(poverty.households), "persons": .integer(poverty.persons),
      "head_count": share(poverty.headCount), "gap": share(poverty.gap),
      "shortfall": yuan(poverty.shortfall),
    ]
  }
}
