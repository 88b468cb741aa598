internal import Quantities
internal import ResettlementCore

/// The household to which the samples grant.
let grantee = SubjectReference(.household, "h-1")

/// The household from which it split.
let earlierGrantee = SubjectReference(.household, "h-0")

/// The running total of the samples.
let places = BenefitCounter("quota:样例:2023")

/// An entry of a benefit, on the day 180.
func entry(
  _ id: BenefitEvent.ID,
  of benefit: BenefitEvent.BenefitID = "b-1",
  _ content: BenefitEvent.Content,
  correction: BenefitEvent.Correction? = nil,
  taking effects: [CounterChange] = []
) -> BenefitEvent {
  BenefitEvent(
    id: id,
    benefit: benefit,
    happenedOn: day(180),
    recordedAt: time(181),
    recordedBy: "财政局",
    content: content,
    correction: correction,
    effects: effects
  )
}

/// An application of the household, or of another subject.
func application(
  _ id: BenefitEvent.ID,
  of benefit: BenefitEvent.BenefitID = "b-1",
  for subject: SubjectReference = grantee
) -> BenefitEvent {
  let application = Application(policy: "example", programme: "shop_reward", subject: subject)
  return entry(id, of: benefit, .applied(application))
}

/// The grant of some yuan, which takes a place and the money.
func granting(
  _ id: BenefitEvent.ID,
  of benefit: BenefitEvent.BenefitID = "b-1",
  yuan: Int,
  countsFor parties: [SubjectReference] = [grantee]
) -> BenefitEvent {
  let sum = Money(yuan: ExactDecimal(yuan))
  let decision = BenefitDecision(
    entitlement: Entitlement(form: .oneOff, rate: .once(sum), from: day(180), ceiling: sum),
    countsFor: parties
  )
  let taken = CounterChange(places, on: day(180), count: 1, amount: sum)
  return entry(id, of: benefit, .decided(decision), taking: [taken])
}

/// The error of a decision that refuses.
struct Refused: Error, Equatable {}

extension BenefitLedger {
  /// Records entries without looking at what is recorded.
  func record(_ events: BenefitEvent...) async throws {
    try await record(for: BenefitKey()) { _ in events }
  }

  /// The entries of the household's benefits.
  func ids(_ key: BenefitKey = BenefitKey(subjects: [grantee])) async throws -> [BenefitEvent.ID] {
    try await history(for: key).events.map(\.id).sorted()
  }

  /// What is taken of the running total.
  var taken: CounterTotals.Step {
    get async throws {
      try await history(for: BenefitKey(counters: [places])).totals.sum(of: places)
    }
  }
}
