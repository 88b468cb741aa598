internal import ResettlementCore

/// What the ledger of assets says of the facts by which the rules of a policy judge.
///
/// Rules read facts, be they the core's or a pack's. A fact of this list that a pack declares is filled
/// in from the ledger where the ledger has a word on it; where it has none, the fact stays as the
/// extract has it, and unknown if nobody has said.
///
/// That something was not recorded is no word: the ledger may not have been kept from the beginning. So
/// it never says of its own that nothing was decided, published, looked at again or used; it says so of
/// a publication against which an objection was upheld.
public enum AssetLedgerFacts {
  /// The facts of assets that the ledger fills in, those of packs among them.
  public static let ids = [
    "class", "kind", "owner", "owner_kind", "keeper", "status", "is_surveyed", "is_titled",
    "is_in_use", "is_registered", "handed_over_on", "is_to_be_activated", "planned_revenue_uses",
    "revenue_purposes", "revenue_rules_exist", "revenue_plan_decided", "revenue_published",
    "beneficiaries_adjusted", "disposal_procedure_followed", "proceeds_used_again",
  ]

  /// Returns what a state says, by fact; an activation that is being done is one that is to come.
  static func values(
    of state: AssetState,
    act: AssetEvent.Content? = nil
  ) -> [String: FactValue] {
    guard let survey = state.survey else { return [:] }
    var values = standing(state)
    values["class"] = survey.assetClass.map { .symbol($0.rawValue) }
    values["kind"] = survey.kind.map { .symbol($0.rawValue) }
    values["is_surveyed"] = .boolean(true)
    if act == .activated { values["is_to_be_activated"] = .boolean(true) }
    return values.merging(revenue(state)) { _, new in new }
  }

  private static func standing(_ state: AssetState) -> [String: FactValue] {
    var values: [String: FactValue] = [:]
    values["owner"] = state.owner.map { .text($0.name) }
    values["owner_kind"] = state.owner.map { .symbol($0.kind.rawValue) }
    values["keeper"] = state.keeper.map { .text($0) }
    values["status"] = state.status.map { .symbol($0.rawValue) }
    values["handed_over_on"] = state.handedOverOn.map { .date($0) }
    if state.title != nil { values["is_titled"] = .boolean(true) }
    if state.registeredOn != nil { values["is_registered"] = .boolean(true) }
    if state.usage != nil || state.disposed != nil {
      values["is_in_use"] = .boolean(state.isInUse)
    }
    if state.disposal?.decision != nil { values["disposal_procedure_followed"] = .boolean(true) }
    if let disposed = state.disposed, disposed.price > .zero, state.unusedProceeds == .zero {
      values["proceeds_used_again"] = .boolean(true)
    }
    return values
  }

  /// What is said of the plan that was made last.
  private static func revenue(_ state: AssetState) -> [String: FactValue] {
    guard let plan = state.plans.last else { return [:] }
    let uses = FactValue.list(plan.plan.uses.map { .symbol($0.use) })
    var values = ["planned_revenue_uses": uses, "revenue_purposes": uses]
    if plan.decision != nil { values["revenue_plan_decided"] = .boolean(true) }
    values["revenue_published"] = plan.isPublished.map { .boolean($0) }
    if plan.decision?.basis == .rules { values["revenue_rules_exist"] = .boolean(true) }
    let distributed = plan.distributions.last?.day
    if let distributed, let checked = state.beneficiariesCheckedOn, checked >= distributed {
      values["beneficiaries_adjusted"] = .boolean(true)
    }
    return values
  }
}

extension AssetState.PlanState {
  /// Whether the plan is public as it stands, or was and an objection was upheld; `nil` if nothing is
  /// recorded.
  fileprivate var isPublished: Bool? {
    if publication != nil { return true }
    return publications.contains(where: \.isUpset) ? false : nil
  }
}

extension Population {
  /// Returns the population with what the ledger says of an asset, which is put in if it is missing.
  func recording(_ state: AssetState, act: AssetEvent.Content? = nil) -> Population {
    let values = AssetLedgerFacts.values(of: state, act: act)
    guard !values.isEmpty else { return self }
    var copy = self
    if !contains(state.asset.reference) { copy.insert(ProjectAsset(id: state.asset)) }
    for (fact, value) in values.sorted(by: { $0.key < $1.key }) {
      copy.fillAsset(fact, of: state.asset.reference, with: value)
    }
    return copy
  }

  /// Sets a fact as far as it is declared so; a case that it does not list is another.
  mutating func fillAsset(
    _ fact: String,
    of asset: SubjectReference,
    with value: FactValue
  ) {
    guard let declaration = catalogue.fact(id: fact, of: .asset) else { return }
    let fitting = declaration.type.fitting(value)
    do throws(FactMismatch) {
      try declaration.check(fitting)
      try set(fact, of: asset, to: fitting)
    } catch {
      // A pack declares a fact of this name with another meaning: the ledger has no word on it.
    }
  }
}

extension FactType {
  /// Returns a value in which each case that an enumeration does not list is `other`.
  fileprivate func fitting(_ value: FactValue) -> FactValue {
    switch (self, value) {
    case (.enumeration(let enumeration), .symbol(let id)) where enumeration.case(id) == nil:
      .symbol("other")
    case (.list(let element), .list(let values)): .list(values.map(element.fitting))
    default: value
    }
  }
}
