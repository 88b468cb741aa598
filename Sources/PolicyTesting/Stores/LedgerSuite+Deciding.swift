internal import Quantities
internal import ResettlementCore

extension LedgerSuite {
  /// What a decision sees, and what becomes of what it decides.
  static let deciding: [Requirement<any GrantLedger>] = [
    Requirement("order") { ledger, remarks in
      try await ledger.record(grant("g-2", yuan: 5_000), grant("g-3", yuan: 300))
      try await ledger.record(grant("g-1", yuan: 20))
      let found = try await ledger.history.entries.map(\.id)
      remarks.expect(found, is: ["g-2", "g-3", "g-1"], "the entries")
    },
    Requirement("returns-what-was-appended") { ledger, remarks in
      let grants = [grant("g-1", yuan: 1), grant("g-2", yuan: 2)]
      let appended = try await ledger.record(for: GrantKey(grantee)) { _ in grants }
      remarks.expect(appended == grants, "other grants are returned than were decided")
    },
    Requirement("refusals") { ledger, remarks in
      do {
        try await ledger.record(for: GrantKey(grantee)) { _ in throw Refused() }
        remarks.note("the error of a decision is not passed on")
      } catch is Refused {
      }
      let count = try await ledger.history.entries.count
      remarks.expect(count, is: 0, "the entries after a decision that refused")
    },
    Requirement("whole-history-of-the-key") { ledger, remarks in
      try await ledger.record(grant("g-1", yuan: 5_000, to: earlierGrantee))
      try await ledger.record(grant("g-2", yuan: 300))
      let key = GrantKey([grantee, earlierGrantee])
      let appended = try await ledger.record(for: key) { history in
        history.entries.map(\.id) == ["g-1", "g-2"] ? [grant("g-3", yuan: 20)] : []
      }
      remarks.expect(appended.count == 1, "the decision does not see the grants of all subjects")
      let own = try await ledger.history.entries.map(\.id)
      remarks.expect(own, is: ["g-2", "g-3"], "the entries of one subject")
    },
    Requirement("counts-for-others") { ledger, remarks in
      let worker = SubjectReference(.person, "p-1")
      let placement = SubjectReference(.placement, "x-1")
      try await ledger.record(grant("g-1", yuan: 500, to: placement, countsFor: [worker]))
      let found = try await ledger.history(for: GrantKey(worker)).entries.map(\.id)
      remarks.expect(found, is: ["g-1"], "the entries that count for a worker")
      let both = try await ledger.history(for: GrantKey([worker, placement])).entries.count
      remarks.expect(both, is: 1, "an entry of two subjects of a key")
    },
    Requirement("cap-under-concurrency") { ledger, remarks in
      try await recordAtOnce(in: [ledger])
      let total = try await ledger.history.total()
      remarks.expect(total, is: Money(yuan: 18_000), "6 of 50 grants at once under a cap")
    },
  ]

  /// That the cap holds when two programs record at once.
  static func cap(between reopening: @escaping Reopening) -> Requirement<any GrantLedger> {
    Requirement("cap-between-two-ledgers") { ledger, remarks in
      try await recordAtOnce(in: [ledger, try await reopening(ledger)])
      let total = try await ledger.history.total()
      remarks.expect(total, is: Money(yuan: 18_000), "6 of 50 grants at once under a cap")
    }
  }
}
