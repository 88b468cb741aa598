import Quantities
import ResettlementCore
import Synchronization

/// The policy of shops with a procedure, right or with one mistake.
struct VisitPolicy: BenefitPolicy, MonitoringPolicy, MeasurePolicy, ProcedurePolicy {
  enum Mistake: CaseIterable {
    case sharesAnID, citesNothing, leadsNowhere, namesAStranger, hasALostStep, hidesAStep, counts
    case ignoresItsEnd, blocksTheUnknown, namesNothing, blocksOneUnknown
  }

  private let mistake: Mistake?
  private let right = ShopPolicy()
  private let count = Count()

  init(_ mistake: Mistake? = nil) { self.mistake = mistake }

  var description: PolicyDescription { right.description }
  var rules: [Rule] { right.rules }

  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    right.assess(rule, of: subject, in: population, on: dates)
  }

  /// Counts what it is asked.
  private final class Count: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }
}

// MARK: - The procedure

extension VisitPolicy {
  var procedures: [Procedure] {
    [
      Procedure(
        id: mistake == .sharesAnID ? "shop_reward" : "visit",
        title: LocalizedText(zh: "走访"),
        subject: .household,
        citations: mistake == .citesNothing ? [] : ["example-1"],
        force: .stated,
        start: "report",
        steps: steps,
        ends: [Procedure.End(id: "done")]
      )
    ]
  }

  private var steps: [Procedure.Step] {
    let report = mistake == .namesAStranger ? ["visit", "done", "stranger"] : ["visit", "done"]
    let visit = mistake == .leadsNowhere ? "visit" : "done"
    let lost = Procedure.Step(id: "lost", actor: "村", next: ["done"])
    return [
      Procedure.Step(id: "report", actor: "村", next: report),
      Procedure.Step(id: "visit", actor: "村", isGuarded: true, next: [visit]),
    ] + (mistake == .hasALostStep ? [lost] : [])
  }

  func next(
    in procedure: Procedure.ID,
    from step: String?,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> FollowingSteps? {
    guard let procedure = procedures.first(where: { $0.id == procedure }) else { return nil }
    let household = population[Household.ID(subject.id)] ?? Household(id: "")
    let names = procedure.following(step).dropFirst(mistake == .hidesAStep ? 1 : 0)
    return FollowingSteps(
      procedure: procedure.id,
      subject: subject,
      step: step,
      following: names.map { following($0, household, on: dates) },
      dates: dates
    )
  }

  private func following(
    _ name: String,
    _ household: Household,
    on dates: AssessmentDates
  ) -> FollowingStep {
    let limit =
      mistake == .counts ? TimeLimit(ExactDecimal(count.next()), .day, days: .natural) : nil
    return FollowingStep(
      id: name,
      title: nil,
      isEnd: name == "done",
      verdict: verdict(name, household, on: dates),
      limit: limit
    )
  }

  private func verdict(
    _ name: String,
    _ household: Household,
    on dates: AssessmentDates
  ) -> Verdict {
    let isInForce = description.isInForce(on: dates.lawAsOf)
    guard isInForce || mistake == .ignoresItsEnd else { return .notInForce }
    guard name == "visit" else { return .eligible }
    switch (household.isRelocated, mistake) {
    case (.known(let isRelocated), _): return isRelocated ? .eligible : .ineligible
    case (.unknown, .blocksTheUnknown): return .ineligible
    case (.unknown, .namesNothing): return .unknown(missing: [])
    case (.unknown, .blocksOneUnknown) where household.size.value != nil: return .ineligible
    case (.unknown, _):
      return .unknown(missing: [MissingTerm(.fact, "household.is_relocated")])
    }
  }

  /// A household that may be visited.
  static var samples: [Population] { ShopPolicy.samples }
}
