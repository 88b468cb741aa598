public import Quantities

// What is so everywhere, whatever a document says: which event may follow which. What a document
// says on top, such as which uses of revenue it names, comes from the rules of a policy.

extension AssetState {
  /// Returns what is in the way of an event, by what stands; empty if it may be recorded.
  ///
  /// - Parameters:
  ///   - content: What happened.
  ///   - day: The day on which it happened.
  /// - Returns: What is in the way.
  public func obstacles(
    to content: AssetEvent.Content,
    on day: CalendarDay
  ) -> [AssetObstacle] {
    guard content != .annulled else { return [] }
    guard let survey else { return content.kind == .surveyed ? ownership(content) : [.notSurveyed] }
    if case .surveyed = content { return [.alreadySurveyed] }
    if let disposedOn, !content.mayFollowDisposal { return [.disposed(on: disposedOn)] }
    switch content {
    case .registered: return registration(survey)
    case .putIntoOperation, .becameIdle, .activated: return use(content)
    case .transferred: return ownership(content)
    case .disposalRequested, .disposalDecided, .disposed, .proceedsUsed: return disposal(content)
    case .revenuePlanned, .revenueDecided, .revenuePublished, .revenueDistributed:
      return revenue(content, on: day)
    case .objectionRaised, .objectionDecided: return objection(content)
    case .surveyed, .titled, .handedOver, .entrusted, .beneficiariesChecked, .annulled: return []
    }
  }
}

extension AssetEvent.Content {
  /// Whether it still makes sense once the asset is gone: its last revenue can go on its way.
  fileprivate var mayFollowDisposal: Bool {
    switch kind {
    case .proceedsUsed, .revenuePlanned, .revenueDecided, .revenuePublished, .objectionRaised,
      .objectionDecided, .revenueDistributed, .beneficiariesChecked, .annulled:
      true
    default: false
    }
  }
}

// MARK: - A1, A5, A6: class, title, register

extension AssetState {
  /// A1: what was given to a household is the household's.
  private func ownership(_ content: AssetEvent.Content) -> [AssetObstacle] {
    let (assetClass, owner): (AssetClass?, AssetOwner?) =
      switch content {
      case .surveyed(let survey): (survey.assetClass, survey.owner)
      case .transferred(let owner): (self.assetClass, owner)
      default: (nil, nil)
      }
    guard assetClass == .toHousehold, let owner, owner.kind != .household else { return [] }
    return [.ownerNotHousehold(owner.kind)]
  }

  /// A6: an entry in the register has a class, an owner, a keeper and a person who answers for it.
  private func registration(_ survey: AssetEvent.Survey) -> [AssetObstacle] {
    guard registeredOn == nil else { return [.alreadyRegistered] }
    let lacking: [AssetObstacle.Part?] = [
      owner == nil ? .owner : nil, keeper == nil ? .keeper : nil,
      responsiblePerson == nil ? .responsiblePerson : nil,
    ]
    let parts = lacking.compactMap(\.self)
    return classified + (parts.isEmpty ? [] : [.registerLacks(parts)])
  }

  /// A1: the asset has to be in a class.
  private var classified: [AssetObstacle] { assetClass == nil ? [.noClass] : [] }

  /// A5: only what has a clear title is activated.
  private func use(_ content: AssetEvent.Content) -> [AssetObstacle] {
    switch (content, usage) {
    case (.putIntoOperation, nil): classified
    case (.putIntoOperation, .idle): [.idleIsActivated]
    case (.putIntoOperation, _): [.alreadyInUse]
    case (.becameIdle, .idle): [.alreadyIdle]
    case (.activated, .operating), (.activated, .activated): [.alreadyInUse]
    case (.activated, nil): [.neverIdle]
    case (.activated, .idle): classified + (title == nil ? [.noTitle] : [])
    default: []
    }
  }
}

// MARK: - A4: disposal

extension AssetState {
  private func disposal(_ content: AssetEvent.Content) -> [AssetObstacle] {
    switch content {
    case .disposalRequested: disposal == nil ? [] : [.disposalOpen]
    case .disposalDecided(let decision): decided(decision)
    case .disposed(let disposal):
      disposalAllowed + price(disposal.price)
    case .proceedsUsed(let share): using(share)
    default: []
    }
  }

  private func decided(_ decision: AssetEvent.DisposalDecision) -> [AssetObstacle] {
    guard let disposal else { return [.disposalNotRequested] }
    guard disposal.decision == nil else { return [.disposalDecided] }
    let record = decision.run ?? decision.paper ?? ""
    return record.allSatisfy(\.isWhitespace) ? [.noProcedure] : []
  }

  /// A4: what belongs to the state or a collective is disposed of by a recorded procedure only.
  private var disposalAllowed: [AssetObstacle] {
    guard let owner else { return [.ownerUnknown] }
    guard owner.isPublic, disposal?.decision == nil else { return [] }
    return [.disposalNotDecided]
  }

  private func price(_ price: Money) -> [AssetObstacle] {
    if price < .zero { return [.negativeAmount] }
    return price.wholeFen == nil ? [.partOfAFen] : []
  }

  private func using(_ share: RevenueShare) -> [AssetObstacle] {
    guard disposed != nil else { return [.notDisposed] }
    guard share.amount > .zero else { return [.negativeAmount] }
    guard share.amount.wholeFen != nil else { return [.partOfAFen] }
    return share.amount > unusedProceeds ? [.overProceeds(left: unusedProceeds)] : []
  }
}

// MARK: - A2: revenue

extension AssetState {
  private func revenue(_ content: AssetEvent.Content, on day: CalendarDay) -> [AssetObstacle] {
    switch content {
    case .revenuePlanned(let plan): classified + planned(plan)
    case .revenueDecided(let decision):
      plan(decision.plan).map { $0.decision == nil ? [] : [.planDecided] }
        ?? [.noSuchPlan(decision.plan)]
    case .revenuePublished(let publication): published(publication, from: day)
    case .revenueDistributed(let distribution): distributed(distribution, on: day)
    default: []
    }
  }

  private func planned(_ plan: RevenuePlan) -> [AssetObstacle] {
    let total = plan.uses.reduce(Money.zero) { $0 + $1.amount }
    let isPositive = plan.amount > .zero && plan.uses.allSatisfy { $0.amount > .zero }
    if !isPositive { return [.negativeAmount] }
    let isWhole = plan.amount.wholeFen != nil && plan.uses.allSatisfy { $0.amount.wholeFen != nil }
    if !isWhole { return [.partOfAFen] }
    return total == plan.amount ? [] : [.planDoesNotAddUp(total, of: plan.amount)]
  }

  private func published(
    _ publication: AssetEvent.RevenuePublication,
    from day: CalendarDay
  ) -> [AssetObstacle] {
    guard let plan = plan(publication.plan) else { return [.noSuchPlan(publication.plan)] }
    if publication.until < day { return [.endsBeforeItBegins] }
    return plan.decision == nil && !plan.wasAnotherPlanDecided ? [.planNotDecided] : []
  }

  /// A2: a plan is decided, then public, and nobody's objection is open, before it is carried out.
  private func distributed(
    _ distribution: RevenueDistribution,
    on day: CalendarDay
  ) -> [AssetObstacle] {
    guard let plan = plan(distribution.plan) else { return [.noSuchPlan(distribution.plan)] }
    let lines = distribution.lines
    guard !lines.isEmpty, lines.allSatisfy({ $0.amount > .zero }) else { return [.negativeAmount] }
    guard lines.allSatisfy({ $0.amount.wholeFen != nil }) else { return [.partOfAFen] }
    return openness(of: plan, on: day) + amounts(of: distribution, by: plan)
  }

  private func openness(of plan: PlanState, on day: CalendarDay) -> [AssetObstacle] {
    guard plan.decision != nil else { return [.planNotDecided] }
    if plan.publications.contains(where: { !$0.openObjections.isEmpty }) { return [.objectionOpen] }
    guard let publication = plan.publication else {
      return [plan.publications.contains(where: \.isUpset) ? .objectionUpheld : .notPublished]
    }
    return publication.until < day ? [] : [.stillPublic(until: publication.until)]
  }

  private func amounts(
    of distribution: RevenueDistribution,
    by plan: PlanState
  ) -> [AssetObstacle] {
    Set(distribution.lines.map(\.use)).sorted().compactMap { use in
      let wanted = distribution.lines.filter { $0.use == use }.reduce(.zero) { $0 + $1.amount }
      let left = plan.plan.amount(for: use) - plan.distributed(for: use)
      return wanted > left ? .overPlan(use, left: left) : nil
    }
  }

  private func objection(_ content: AssetEvent.Content) -> [AssetObstacle] {
    switch content {
    case .objectionRaised(let objection):
      return place(ofPublication: objection.publication) == nil
        ? [.noSuchPublication(objection.publication)] : []
    case .objectionDecided(let decision):
      let id = root(of: decision.objection)
      let isOpen = plans.flatMap(\.publications).contains { $0.openObjections.contains(id) }
      return isOpen ? [] : [.noSuchObjection(decision.objection)]
    default: return []
    }
  }
}
