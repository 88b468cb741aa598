internal import Diagnostics

extension PackModel {
  /// Every citation of a clause, in the order of the model.
  var citations: [LocatedName] {
    let segments = parameters.flatMap(\.segments).flatMap(\.citations)
    let expected = tests.flatMap(\.allExpectations).flatMap { $0.citations ?? [] }
    let authorities = parameters.compactMap(\.authority) + definitions.compactMap(\.authority)
    return segments + authorities + readings.flatMap(\.citations) + definitions.flatMap(\.citations)
      + rules.flatMap(\.allCitations) + procedures.flatMap(\.allCitations) + expected
      + places.flatMap(\.citations) + papers.flatMap(\.citations)
  }

  /// Every unit that keeps a register, takes a step or seals a paper.
  var actingUnits: [LocatedName] {
    rules.compactMap(\.register?.keptBy) + procedures.flatMap(\.steps).compactMap(\.actor)
      + procedures.flatMap(\.choosingUnits)
      + places.flatMap(\.units.all) + papers.flatMap(\.seals)
  }

  /// Every unit that is charged with something or decides something.
  var namedUnits: [LocatedName] {
    let deciding = clauses.flatMap(\.obligations).compactMap(\.status.unit)
    let expected = tests.flatMap(\.allExpectations).compactMap(\.unit)
    let charged = clauses.flatMap(\.responsible).map(\.unit) + tests.flatMap(\.chargedUnits)
    return charged + deciding + rules.flatMap(\.units) + expected
  }
}

extension ProcedureModel {
  /// The procedure's citations and those of its steps, ends and channels.
  fileprivate var allCitations: [LocatedName] {
    citations + householdCitations
      + channels.flatMap(\.citations) + steps.flatMap(\.citations)
      + allEnds.flatMap(\.citations)
  }
}

extension RuleModel {
  /// The conditions of the rule, at every depth.
  var allConditions: [ConditionModel] { conditions.flatMap(\.all) }

  private var conditions: [ConditionModel] {
    switch body {
    case .conditions(let body): body.conditions
    case .register(let register): register.conditions + register.groups
    case .demand(let demand): demand.conditions
    case .priority(let priority): priority.conditions
    case .measure, .cadence: []
    }
  }

  /// The rule's citations and those of its conditions.
  var allCitations: [LocatedName] {
    citations + allConditions.flatMap(\.citations) + (terms?.limits ?? []).flatMap(\.citations)
  }

  /// The units that decide a condition or an amount.
  var units: [LocatedName] {
    let conditions = allConditions.compactMap { condition -> LocatedName? in
      guard case .leftTo(let unit, _, _) = condition.test else { return nil }
      return unit
    }
    guard case .conditions(let body) = body, case .leftTo(let unit) = body.amount?.form else {
      return conditions
    }
    return conditions + [unit]
  }
}

extension PackTestModel {
  /// The units that a test expects clauses to charge.
  fileprivate var chargedUnits: [LocatedName] {
    statements.flatMap { expectation in
      guard case .clause(let responsible, _) = expectation.statement else { return [LocatedName]() }
      return (responsible ?? []).map(\.unit)
    }
  }
}

extension ObligationStatus {
  /// The unit that decides.
  fileprivate var unit: LocatedName? {
    guard case .discretion(let unit) = self else { return nil }
    return unit
  }
}
