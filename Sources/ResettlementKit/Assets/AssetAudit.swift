internal import Quantities
public import ResettlementCore

/// Holds assets, plans for revenue and disposals against what is so everywhere, against the rules of a
/// policy, and against the chain of money.
///
/// It is pure: the same events, facts and dates give equal findings in the same order.
public struct AssetAudit: Sendable {
  /// What happened to assets.
  public let assets: AssetHistory
  /// Money that went from place to place.
  public let chain: ChainHistory
  /// Benefits that were paid out of funds.
  public let benefits: BenefitHistory
  /// What happened in procedures.
  public let procedures: ProcedureHistory
  /// The facts.
  public let population: Population
  /// Which law, which facts, and the day of the decision.
  public let dates: AssessmentDates

  /// Creates an audit.
  public init(
    of assets: AssetHistory,
    chain: ChainHistory = ChainHistory(),
    benefits: BenefitHistory = BenefitHistory(),
    procedures: ProcedureHistory = ProcedureHistory(),
    in population: Population,
    on dates: AssessmentDates
  ) {
    self.assets = assets
    self.chain = chain
    self.benefits = benefits
    self.procedures = procedures
    self.population = population
    self.dates = dates
  }

  /// Every asset of the ledger and of the facts, by name.
  public var everyAsset: [ProjectAsset.ID] {
    let known = population.references(.asset).map { ProjectAsset.ID($0.id) }
    return Set(known + assets.assets).sorted()
  }

  /// Returns how an asset stands on the day of the decision.
  public func state(of asset: ProjectAsset.ID) -> AssetState {
    assets.state(of: asset, on: dates.decidedOn)
  }

  /// Returns what is found of every asset and of the chain; without a policy, what is so everywhere.
  public func findings(by policy: (any Policy)?) -> [AssetFinding] {
    let ofAssets = everyAsset.flatMap { asset in
      findings(of: asset) + (policy.map { findings(of: asset, by: $0) } ?? [])
    }
    return ofAssets + chainFindings + assets.disregarded.map(AssetFinding.init)
      + chain.disregarded.map(AssetFinding.init)
  }
}

// MARK: - What is so everywhere

extension AssetAudit {
  /// Returns what is found of an asset by its ledger alone.
  public func findings(of asset: ProjectAsset.ID) -> [AssetFinding] {
    let state = state(of: asset)
    let node = ChainNode(.asset, asset.rawValue)
    let events = assets.steps(of: asset).filter { $0.event.happenedOn <= dates.decidedOn }
    let broken = events.flatMap { step in
      step.obstacles.map { obstacle in
        AssetFinding(
          node,
          .violation,
          .event,
          obstacle.message,
          citations: obstacle.citations,
          event: step.event.id
        )
      }
    }
    let unfounded = events.filter { $0.obstacles.isEmpty }.compactMap { procedure(of: $0, node) }
    guard state.survey != nil else { return broken + unfounded }
    return broken + unfounded + standing(state, node) + money(state, node)
      + gone(state, node) + differences(state, node)
  }

  private func standing(_ state: AssetState, _ node: ChainNode) -> [AssetFinding] {
    var findings: [AssetFinding] = []
    if state.assetClass == nil {
      findings.append(AssetFinding(node, .violation, .assetClass, .noClass))
    }
    if state.registeredOn == nil, state.disposed == nil {
      let finding =
        state.isInUse
        ? AssetFinding(node, .violation, .notRegistered, .inUseNotRegistered)
        : AssetFinding(node, .open, .notRegistered, .notRegistered)
      findings.append(finding)
    }
    guard state.isInUse else { return findings }
    if state.assetClass == .publicWelfare, state.handedOverOn == nil {
      findings.append(AssetFinding(node, .violation, .notHandedOver, .notHandedOver))
    }
    return findings
  }

  /// A4: an approval that names a run of a procedure which is not on record.
  private func procedure(of step: AssetStep, _ node: ChainNode) -> AssetFinding? {
    step.event.runNotOnRecord(in: procedures).map { run in
      AssetFinding(
        node,
        .violation,
        .disposalProcedure,
        AssetObstacle(noSuchProcedure: run).message,
        event: step.event.id
      )
    }
  }

  /// What is planned and not distributed, or brought and not used.
  private func money(_ state: AssetState, _ node: ChainNode) -> [AssetFinding] {
    let plans = state.plans.filter { $0.undistributed > .zero }.map { plan in
      AssetFinding(
        node,
        .open,
        .unspent,
        .undistributed(plan.undistributed, of: plan.plan.period),
        event: plan.id
      )
    }
    guard state.unusedProceeds > .zero else { return plans }
    return plans + [AssetFinding(node, .open, .unspent, .unusedProceeds(state.unusedProceeds))]
  }

  /// A3: those who got something and are no longer in the registers, or whose household split or
  /// merged, and nobody has looked since.
  private func gone(_ state: AssetState, _ node: ChainNode) -> [AssetFinding] {
    let given = state.plans.flatMap(\.distributions).map(\.day)
    guard let first = given.min(), let last = given.max() else { return [] }
    let isChecked = state.beneficiariesCheckedOn.map { $0 >= last } ?? false
    let missing = isChecked ? [] : state.beneficiaries.filter { isMissing($0) }
    let since = state.beneficiariesCheckedOn ?? first
    let changed = households(of: state, changedAfter: since).subtracting(missing)
    let findings = [
      missing.isEmpty ? nil : LocalizedText.gone(missing.count),
      changed.isEmpty ? nil : LocalizedText.changed(changed.count),
    ]
    return findings.compactMap(\.self).map { AssetFinding(node, .open, .beneficiaries, $0) }
  }

  private func isMissing(_ subject: SubjectReference) -> Bool {
    population.completeKinds.contains(subject.kind) && !population.contains(subject)
  }

  /// The households that got something and split or merged after a day.
  private func households(
    of state: AssetState,
    changedAfter day: CalendarDay
  ) -> Set<SubjectReference> {
    guard !procedures.events.isEmpty else { return [] }
    let lineage = procedures.lineage()
    return state.beneficiaries.filter { subject in
      guard subject.kind == .household else { return false }
      let changes = lineage.changes(of: Household.ID(subject.id), on: dates.decidedOn)
      return changes.contains { $0.happenedOn > day }
    }
  }

  /// Facts of which the extract says otherwise than the ledger.
  private func differences(_ state: AssetState, _ node: ChainNode) -> [AssetFinding] {
    let reference = state.asset.reference
    guard population.contains(reference) else { return [] }
    let recorded = population.recording(state)
    return AssetLedgerFacts.ids.compactMap { fact in
      let (own, ledger) = (
        population.value(of: fact, of: reference), recorded.value(of: fact, of: reference)
      )
      guard own.isKnown, ledger.isKnown, own != ledger else { return nil }
      let title = population.catalogue.fact(id: fact, of: .asset)?.name
      return AssetFinding(node, .difference, .differs, .differs(fact, title))
    }
  }
}

// MARK: - By the rules of a policy

extension AssetAudit {
  /// Returns what the rules of a policy say of an asset that is not simply in order.
  public func findings(
    of asset: ProjectAsset.ID,
    by policy: any Policy
  ) -> [AssetFinding] {
    answers(of: asset, by: policy).compactMap { finding($0, asset) }
  }

  /// Returns the answers of the rules about assets, by the ledger and the facts.
  public func answers(of asset: ProjectAsset.ID, by policy: any Policy) -> [Assessment] {
    let facts = population.recording(state(of: asset))
    guard facts.contains(asset.reference) else { return [] }
    return policy.assetRules.map {
      policy.assess($0.id, of: asset.reference, in: facts, on: dates)
    }
  }

  private func finding(_ answer: Assessment, _ asset: ProjectAsset.ID) -> AssetFinding? {
    guard let (weight, message) = word(answer) else { return nil }
    return AssetFinding(
      ChainNode(.asset, asset.rawValue),
      weight,
      .rule,
      message,
      citations: answer.citations,
      rule: answer.rule.id,
      missing: answer.missing
    )
  }

  private func word(_ answer: Assessment) -> (AssetFinding.Weight, LocalizedText)? {
    switch answer.outcome {
    case .verdict(.ineligible): (.violation, .not(answer.rule))
    case .verdict(.discretion(let units)): (.open, .left(answer.rule, to: units))
    case .verdict(.unknown): (.open, .unknown(answer.rule, population.catalogue, answer.missing))
    case .target(let result): word(answer, result)
    default: nil
    }
  }

  private func word(
    _ answer: Assessment,
    _ result: TargetResult
  ) -> (AssetFinding.Weight, LocalizedText)? {
    switch result.verdict {
    case .missed: (result.force.isBreachWhenMissed ? .violation : .open, .not(answer.rule))
    case .unknown: (.open, .unknown(answer.rule, population.catalogue, answer.missing))
    case .notYetDue: (.open, .notYetDue(answer.rule))
    default: nil
    }
  }
}
