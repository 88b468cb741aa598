public import ResettlementCore

/// Decides what may be recorded of assets, by what is so everywhere and by the rules of a policy.
///
/// It decides purely: from what happened before, from what is to be recorded, from the policy and the
/// facts of the day. A ledger runs the decision within its one write:
///
/// ```swift
/// let desk = AssetDesk(pack, facts: ProcedureFacts(population), procedures: procedures)
/// try await store.assets.record(for: LedgerKey(of: events)) { history in
///   try desk.decide(events, after: history)
/// }
/// ```
///
/// What happened by itself, such as that an asset became idle, is recorded as it is. An act of somebody,
/// such as a plan or a sale, is refused if a rule of the policy forbids what comes of it and would not
/// forbid it without the act. What the policy leaves to a unit, and what it can't say for lack of facts, is
/// recorded with that ruling.
public struct AssetDesk: Sendable {
  /// The policy.
  public let policy: any Policy
  /// The facts of each day.
  public let facts: ProcedureFacts
  /// What is recorded of procedures, among them those by which disposals were decided.
  public let procedures: ProcedureHistory

  /// Creates a desk.
  public init(
    _ policy: any Policy,
    facts: ProcedureFacts,
    procedures: ProcedureHistory = ProcedureHistory()
  ) {
    self.policy = policy
    self.facts = facts
    self.procedures = procedures
  }

  /// Decides about events, all or nothing.
  ///
  /// - Parameters:
  ///   - events: What is to be recorded, of one asset or several.
  ///   - history: What is recorded of these assets.
  /// - Returns: The events that are to be added, each act with its ruling; those there already are
  ///   not among them.
  /// - Throws: ``/ResettlementCore/AssetRefusal`` with everything that is in the way.
  public func decide(
    _ events: [AssetEvent],
    after history: AssetHistory
  ) throws(AssetRefusal) -> [AssetEvent] {
    let admitted = try history.admitting(events)
    var findings: [AssetRefusal.Finding] = []
    var rulings: [AssetEvent.ID: AssetRuling] = [:]
    for step in admitted.steps where step.event.content.isAct {
      let judgement = judge(step)
      let obstacles = judgement.obstacles + procedureObstacles(to: step)
      findings += obstacles.map { AssetRefusal.Finding(step.event.id, $0) }
      rulings[step.event.id] = judgement.ruling
    }
    guard findings.isEmpty else { throw AssetRefusal(findings) }
    return admitted.events.map { event in
      var event = event
      event.ruling = rulings[event.id]
      return event
    }
  }
}

// MARK: - By the rules of the policy

extension AssetDesk {
  private func judge(_ step: AssetStep) -> (obstacles: [AssetObstacle], ruling: AssetRuling) {
    let facts = facts[step.event.happenedOn]
    let dates = AssessmentDates(on: step.event.happenedOn)
    let before = facts.recording(step.before).forgetting(step.event.content.statedAnew, of: step)
    let after = facts.recording(step.after, act: step.event.content)
    let answers = policy.assetRules.compactMap { rule -> Assessment? in
      let asset = step.event.asset.reference
      let now = policy.assess(rule.id, of: asset, in: after, on: dates)
      guard before.contains(asset) else { return now }
      let was = policy.assess(rule.id, of: asset, in: before, on: dates)
      return was.outcome == now.outcome ? nil : now
    }
    let obstacles = answers.filter(\.isForbidden).map { AssetObstacle(forbiddenBy: $0.rule) }
    return (obstacles, ruling(answers.filter(\.isSaid)))
  }

  private func ruling(_ answers: [Assessment]) -> AssetRuling {
    AssetRuling(
      policy: policy.description.id,
      version: policy.description.version,
      citations: answers.flatMap(\.citations).uniqued,
      discretion: answers.flatMap(\.units).uniqued,
      missing: Set(answers.flatMap(\.missing).map(\.name)).sorted()
    )
  }

  /// A4: a run that is named as the procedure on record is about the asset, and has ended before.
  private func procedureObstacles(to step: AssetStep) -> [AssetObstacle] {
    step.event.runNotOnRecord(in: procedures).map { [AssetObstacle(noSuchProcedure: $0)] } ?? []
  }
}

extension AssetEvent.Content {
  /// The facts that an act states anew, whatever was so before: each plan is held against the rules by
  /// itself, also where the last one, or the register, had the same uses.
  fileprivate var statedAnew: [String] {
    if case .revenuePlanned = self { ["planned_revenue_uses", "revenue_purposes"] } else { [] }
  }
}

extension Population {
  /// Returns the population in which some facts of an asset are not known.
  fileprivate func forgetting(_ facts: [String], of step: AssetStep) -> Population {
    let asset = step.event.asset.reference
    guard contains(asset) else { return self }
    return facts.reduce(into: self) { $0.fillAsset($1, of: asset, with: .unknown) }
  }
}

extension AssetEvent {
  /// The run that a decision on a disposal names though it is no procedure of the asset that had ended
  /// by then; `nil` if there is nothing wrong with it.
  func runNotOnRecord(in procedures: ProcedureHistory) -> ProcedureEvent.RunID? {
    guard case .disposalDecided(let decision) = content, let run = decision.run else { return nil }
    let state = procedures.state(of: run)
    let isOnRecord =
      state.subjects.contains(asset.reference)
      && (state.end.map { $0.day <= happenedOn } ?? false)
    return isOnRecord ? nil : run
  }
}

extension AssetEvent.Content {
  /// Whether somebody did it at will, so that rules can forbid it.
  var isAct: Bool {
    switch kind {
    case .activated, .disposalDecided, .disposed, .proceedsUsed, .revenuePlanned, .revenueDecided,
      .revenueDistributed:
      true
    default: false
    }
  }
}

extension Policy {
  /// The rules about assets: checks, prohibitions and duties.
  var assetRules: [Rule] {
    rules.filter { rule in
      rule.subject == .asset && [.assetCheck, .prohibition, .duty].contains(rule.kind)
    }
  }
}

extension Assessment {
  /// Whether it is not so as the rule wants it; a best effort that was missed is no breach.
  var isForbidden: Bool {
    switch outcome {
    case .verdict(let verdict): verdict == .ineligible
    case .target(let result):
      rule.kind == .prohibition && result.verdict == .missed && result.force.isBreachWhenMissed
    }
  }

  /// Whether the rule has something to say.
  fileprivate var isSaid: Bool {
    switch outcome {
    case .verdict(.notApplicable), .verdict(.notInForce): false
    case .target(let result): result.verdict != .notApplicable && result.verdict != .notInForce
    default: true
    }
  }

  /// The units to which it is left.
  var units: [String] {
    if case .verdict(.discretion(let units)) = outcome { units } else { [] }
  }
}

extension [String] {
  /// The texts, each once.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

// MARK: - Messages

extension AssetObstacle {
  fileprivate init(forbiddenBy rule: Rule) {
    let (chinese, english) =
      rule.kind == .prohibition
      ? ("违反禁止性规定", "it is forbidden") : ("不符合规定", "it is not as the rule wants it")
    self.init(
      .policy,
      LocalizedText(
        zh: "\(chinese)：\(rule.title.chinese)",
        en: "\(english): \(rule.title.english)"
      ),
      citations: rule.citations
    )
  }

  init(noSuchProcedure run: ProcedureEvent.RunID) {
    self.init(
      .disposalProcedure,
      LocalizedText(
        zh: "办件“\(run)”不是该资产已办结的程序；请给出程序事件文件或核对编号",
        en:
          "'\(run)' is no procedure of the asset that has ended; give the events of procedures, or "
          + "check the name"
      )
    )
  }
}
