internal import Quantities
internal import ResettlementCore

extension LedgerSuite {
  /// What becomes of grants that were wrong, and of those that contradict what is recorded.
  static let correcting: [Requirement<any GrantLedger>] = [
    Requirement("corrections") { ledger, remarks in
      try await ledger.record(grant("g-1", yuan: 5_000))
      let wrong = Grant.Correction(of: "g-1", because: "half a year only")
      try await ledger.record(grant("g-2", yuan: 2_500, correction: wrong))
      remarks.expect(try await ledger.history.total(), is: Money(yuan: 2_500), "the total")
      let again = Grant.Correction(of: "g-2", because: "nothing was due")
      try await ledger.record(grant("g-3", yuan: 0, correction: again))
      let history = try await ledger.history
      remarks.expect(history.effective.map(\.id), is: [], "the grants that hold")
      let corrections = history.entries.map(\.correction)
      remarks.expect(corrections, is: [nil, wrong, again], "the corrections")
    },
    Requirement("every-field") { ledger, remarks in
      let grants = everyField()
      try await ledger.record(for: GrantKey(grantee)) { _ in grants }
      let found = try await ledger.history.entries
      remarks.expect(found == grants, "a grant is not what was recorded")
    },
    Requirement("id-taken") { ledger, remarks in
      try await ledger.record(grant("g-1", yuan: 5_000))
      let twice = [grant("g-2", yuan: 1), grant("g-1", yuan: 2)]
      try await refuse(twice, .idTaken("g-1"), ledger, &remarks)
      let same = [grant("g-3", yuan: 1), grant("g-3", yuan: 1)]
      try await refuse(same, .idTaken("g-3"), ledger, &remarks)
      try await ledger.record(grant("g-2", yuan: 1))
    },
    Requirement("impossible-corrections") { ledger, remarks in
      let worker = SubjectReference(.person, "p-1")
      try await ledger.record(grant("g-1", yuan: 5_000, countsFor: [worker]))
      let nothing = grant("g-2", yuan: 1, correction: correction(of: "g-9"))
      try await refuse([nothing], .noSuchGrant("g-9"), ledger, &remarks)
      let moved = grant("g-2", yuan: 1, to: earlierGrantee, correction: correction(of: "g-1"))
      try await refuse([moved], .otherSubject("g-1"), ledger, &remarks)
      let lessened = grant("g-2", yuan: 1, correction: correction(of: "g-1"))
      try await refuse([lessened], .otherSubject("g-1"), ledger, &remarks)
      let right = correction(of: "g-1")
      try await ledger.record(grant("g-3", yuan: 1, countsFor: [worker], correction: right))
      let twice = grant("g-4", yuan: 1, countsFor: [worker], correction: right)
      try await refuse([twice], .correctedAlready("g-1", by: "g-3"), ledger, &remarks)
    },
  ]

  /// That what was written is there for a second reader.
  static func reading(again reopening: @escaping Reopening) -> Requirement<any GrantLedger> {
    Requirement("reopening") { ledger, remarks in
      let grants = everyField()
      try await ledger.record(for: GrantKey(grantee)) { _ in grants }
      let found = try await reopening(ledger).history.entries
      remarks.expect(found == grants, "a second reader finds other grants")
    }
  }
}

// MARK: - Steps

extension LedgerSuite {
  private static func correction(of grant: Grant.ID) -> Grant.Correction {
    Grant.Correction(of: grant, because: "typed wrong")
  }

  private static func refuse(
    _ grants: [Grant],
    _ conflict: GrantConflict,
    _ ledger: any GrantLedger,
    _ remarks: inout Remarks
  ) async throws {
    let before = try await ledger.history
    try await remarks.expect(conflict) {
      try await ledger.record(for: GrantKey(grantee)) { _ in grants }
    }
    let after = try await ledger.history
    remarks.expect(after == before, "what was refused as \(conflict) changed the ledger")
  }

  /// A grant with a value in every field, and a correction of it.
  private static func everyField() -> [Grant] {
    let others = [SubjectReference(.person, "p-2"), SubjectReference(.person, "p-1")]
    let make = { (id: Grant.ID, amount: Money, correction: Grant.Correction?) in
      Grant(
        id: id,
        programme: "创业奖补",
        subject: grantee,
        countsFor: others,
        amount: amount,
        fund: "f-1",
        decidedOn: day(180),
        recordedAt: RecordedTime(secondsSince1970: 1_688_150_401),
        correction: correction
      )
    }
    let right = Money(yuan: ExactDecimal(significand: 123_456_789_012_345, exponent: -4))
    return [
      make("g-1", Money(fen: 1), nil),
      make("g-2", right, Grant.Correction(of: "g-1", because: "漏记\n'\"")),
    ]
  }
}
