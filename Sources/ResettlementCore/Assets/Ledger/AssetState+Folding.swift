internal import Quantities

extension AssetState {
  /// Adds what an event says; one that may not follow what stands is only listed.
  ///
  /// - Returns: What is in its way; empty if it was added.
  @discardableResult
  public mutating func apply(_ entry: StandingEvents<AssetEvent>.Entry) -> [AssetObstacle] {
    let event = entry.event
    let obstacles = obstacles(to: event.content, on: event.happenedOn)
    guard obstacles.isEmpty else {
      disregard([event.id])
      return obstacles
    }
    roots[event.id] = entry.root.id
    lastDay = event.happenedOn
    add(event, entry.root)
    return []
  }

  /// Lists events that say nothing.
  mutating func disregard(_ ids: [AssetEvent.ID]) {
    disregarded = (disregarded + ids).sorted()
  }

  private mutating func add(_ event: AssetEvent, _ root: AssetEvent) {
    switch event.content {
    case .surveyed(let survey): found(survey)
    case .titled(let title): (self.title, titledOn) = (title, event.happenedOn)
    case .registered: registeredOn = event.happenedOn
    case .putIntoOperation: usage = .operating
    case .becameIdle: usage = .idle
    case .activated: usage = .activated
    case .handedOver(let entrustment):
      handedOverOn = event.happenedOn
      entrust(entrustment)
    case .entrusted(let entrustment): entrust(entrustment)
    case .transferred(let owner): self.owner = owner
    case .proceedsUsed(let share):
      proceeds.append(ProceedsUse(event: event.id, day: event.happenedOn, share: share))
    case .beneficiariesChecked: beneficiariesCheckedOn = event.happenedOn
    case .disposalRequested, .disposalDecided, .disposed: dispose(event, root.id)
    case .revenuePlanned, .revenueDecided, .revenuePublished, .objectionRaised, .objectionDecided,
      .revenueDistributed:
      plan(event, root)
    case .annulled: break
    }
  }

  private mutating func found(_ survey: AssetEvent.Survey) {
    self.survey = survey
    owner = survey.owner
    keeper = survey.keeper
    responsiblePerson = survey.responsiblePerson
  }

  private mutating func entrust(_ entrustment: AssetEvent.Entrustment) {
    keeper = entrustment.keeper ?? keeper
    responsiblePerson = entrustment.responsiblePerson ?? responsiblePerson
  }

  private mutating func dispose(_ event: AssetEvent, _ root: AssetEvent.ID) {
    switch event.content {
    case .disposalRequested:
      disposal = DisposalState(request: root, requestedOn: event.happenedOn)
    case .disposalDecided(let decision) where decision.isApproved:
      disposal?.decision = decision
      disposal?.decidedOn = event.happenedOn
    case .disposalDecided: disposal = nil
    case .disposed(let disposal):
      (disposed, disposedOn, disposedBy) = (disposal, event.happenedOn, event.id)
    default: break
    }
  }
}

// MARK: - Revenue

extension AssetState {
  private mutating func plan(_ event: AssetEvent, _ root: AssetEvent) {
    switch event.content {
    case .revenuePlanned(let plan):
      plans.append(
        PlanState(id: root.id, plan: plan, plannedOn: event.happenedOn, writtenAt: event.recordedAt)
      )
    case .revenueDecided(let decision):
      change(decision.plan) { plan in
        guard root.recordedAt >= plan.writtenAt else {
          plan.wasAnotherPlanDecided = true
          return
        }
        (plan.decision, plan.decidedOn) = (decision, event.happenedOn)
      }
    case .revenuePublished(let publication):
      change(publication.plan) { plan in
        plan.publications.append(
          PublicationState(
            id: root.id,
            from: event.happenedOn,
            until: publication.until,
            isOfAnotherPlan: root.recordedAt < plan.writtenAt
          )
        )
      }
    case .revenueDistributed(let distribution):
      let distributed = Distributed(
        event: event.id,
        day: event.happenedOn,
        distribution: distribution
      )
      change(distribution.plan) { $0.distributions.append(distributed) }
    case .objectionRaised(let objection):
      objections[root.id] = objection.publication
      changePublication(objection.publication) { $0.openObjections.append(root.id) }
    case .objectionDecided(let decision):
      let id = self.root(of: decision.objection)
      guard let publication = objections[id] else { return }
      changePublication(publication) { state in
        state.openObjections.removeAll { $0 == id }
        state.isUpset = state.isUpset || decision.isUpheld
      }
    default: break
    }
  }

  private mutating func change(_ id: AssetEvent.ID, _ change: (inout PlanState) -> Void) {
    let id = self.root(of: id)
    guard let place = plans.firstIndex(where: { $0.id == id }) else { return }
    change(&plans[place])
  }

  private mutating func changePublication(
    _ id: AssetEvent.ID,
    _ change: (inout PublicationState) -> Void
  ) {
    guard let place = place(ofPublication: id) else { return }
    change(&plans[place.plan].publications[place.publication])
  }
}
