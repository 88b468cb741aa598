internal import Quantities
internal import ResettlementCore

/// The household to which the samples grant.
let grantee = SubjectReference(.household, "h-1")

/// The household from which it split.
let earlierGrantee = SubjectReference(.household, "h-0")

/// A grant to a household of some yuan.
func grant(
  _ id: Grant.ID,
  yuan: Int,
  to subject: SubjectReference = grantee,
  countsFor others: [SubjectReference] = [],
  correction: Grant.Correction? = nil
) -> Grant {
  Grant(
    id: id,
    programme: "shop_reward",
    subject: subject,
    countsFor: others,
    amount: Money(yuan: ExactDecimal(yuan)),
    decidedOn: day(180),
    recordedAt: time(181),
    correction: correction
  )
}

/// The error of a decision that refuses.
struct Refused: Error, Equatable {}

extension GrantLedger {
  /// Records grants to the household without looking at what it was granted before.
  func record(_ grants: Grant...) async throws {
    try await record(for: GrantKey(grantee)) { _ in grants }
  }

  /// Records a grant to the household unless it had more than 20,000 yuan with it.
  func recordWithinCap(_ next: Grant, for key: GrantKey) async throws {
    try await patiently {
      try await record(for: key) { history in
        history.total() + next.amount <= Money(yuan: 20_000) ? [next] : []
      }
    }
  }

  /// What was granted to the household.
  var history: GrantHistory {
    get async throws { try await history(for: GrantKey(grantee)) }
  }
}

/// Records fifty grants of 3,000 yuan at once, through the ledgers in turn and under two keys that
/// both have the household.
func recordAtOnce(in ledgers: [any GrantLedger]) async throws {
  let keys = [GrantKey(grantee), GrantKey([grantee, earlierGrantee])]
  try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 0..<50 {
      let next = grant("g-\(number)", yuan: 3_000)
      let ledger = ledgers[number % ledgers.count]
      group.addTask { try await ledger.recordWithinCap(next, for: keys[number / 2 % 2]) }
    }
    try await group.waitForAll()
  }
}
