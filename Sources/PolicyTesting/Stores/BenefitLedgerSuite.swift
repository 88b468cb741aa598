internal import Quantities
public import ResettlementCore
public import Testing

/// Checks that a ledger keeps what `BenefitLedger` promises, also when many record at once.
///
/// ```swift
/// try await BenefitLedgerSuite { try MyLedger(path: newPath()) }.run()
/// ```
public struct BenefitLedgerSuite: ConformanceSuite {
  /// Makes an empty ledger.
  public typealias Factory = @Sendable () async throws -> any BenefitLedger

  /// Opens what a ledger wrote once more, as a second reader.
  public typealias Reopening = @Sendable (any BenefitLedger) async throws -> any BenefitLedger

  /// The place at which issues are recorded.
  public let sourceLocation: SourceLocation

  private let make: Factory
  private let reopening: Reopening?

  /// Creates a suite.
  ///
  /// - Parameters:
  ///   - make: Makes an empty ledger; it is called once for each promise.
  ///   - reopening: Opens what a ledger wrote once more, beside the first; leave it out for one
  ///     that keeps nothing.
  ///   - sourceLocation: The place at which issues are recorded.
  public init(
    _ make: @escaping Factory,
    reopening: Reopening? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    self.make = make
    self.reopening = reopening
    self.sourceLocation = sourceLocation
  }

  /// Returns what does not hold.
  ///
  /// - Throws: What making a ledger throws.
  public func findings() async throws -> [ConformanceFinding] {
    var findings: [ConformanceFinding] = []
    for requirement in Self.keeping + Self.deciding + reopened {
      findings += await requirement.findings(of: try await make())
    }
    return findings
  }

  private var reopened: [Requirement<any BenefitLedger>] {
    guard let reopening else { return [] }
    return [Self.reading(again: reopening), Self.quota(between: reopening)]
  }
}

// MARK: - Keeping

extension BenefitLedgerSuite {
  private static let keeping: [Requirement<any BenefitLedger>] = [
    Requirement("every-entry") { ledger, remarks in
      let events = everyEntry
      try await ledger.record(for: BenefitKey()) { _ in events }
      let found = try await ledger.history(for: BenefitKey(benefits: ["b-1"])).events
      remarks.expect(found == events, "an entry is not what was recorded")
      let total = try await ledger.taken
      remarks.expect(total.amount, is: precise, "the amount of a total")
    },
    Requirement("parties") { ledger, remarks in
      let worker = SubjectReference(.person, "p-1")
      let placement = SubjectReference(.placement, "x-1")
      try await ledger.record(application("a-1", for: placement))
      try await ledger.record(granting("d-1", yuan: 500, countsFor: [placement, worker]))
      for party in [worker, placement] {
        let found = try await ledger.ids(BenefitKey(subjects: [party]))
        remarks.expect(found, is: ["a-1", "d-1"], "the entries of a benefit that counts")
      }
      let both = try await ledger.ids(BenefitKey(subjects: [worker, placement], benefits: ["b-1"]))
      remarks.expect(both.count, is: 2, "the entries of a benefit that a key means three times")
      remarks.expect(try await ledger.ids(), is: [], "the entries of somebody else")
    },
    Requirement("totals-of-all") { ledger, remarks in
      try await ledger.record(application("a-1"), granting("d-1", yuan: 300))
      let other = application("a-2", of: "b-2", for: earlierGrantee)
      let more = granting("d-2", of: "b-2", yuan: 700, countsFor: [earlierGrantee])
      try await ledger.record(other, more)
      let back = CounterChange(places, on: day(200), count: -1, amount: .zero - Money(yuan: 200))
      try await ledger.record(entry("s-1", .stopped(BenefitStop(.vacated)), taking: [back]))
      let total = try await ledger.taken
      remarks.expect(total.count, is: 1, "the places that are taken")
      remarks.expect(total.amount, is: Money(yuan: 800), "the money that is taken")
      let totals = try await ledger.history(for: BenefitKey(counters: [places])).totals
      let earlier = totals.most(of: places, from: day(190), to: day(190))
      remarks.expect(earlier, is: 2, "the places that were taken before one was given back")
    },
    Requirement("programmes") { ledger, remarks in
      try await ledger.record(application("a-2", of: "b-2"), application("a-1"))
      let found = try await ledger.benefits(in: "shop_reward")
      remarks.expect(found, is: ["b-1", "b-2"], "the benefits of a programme")
      remarks.expect(try await ledger.benefits(in: nil), is: ["b-1", "b-2"], "all benefits")
      remarks.expect(try await ledger.benefits(in: "rent"), is: [], "those of another programme")
    },
    Requirement("counts-once") { ledger, remarks in
      try await ledger.record(application("a-1"), granting("d-1", yuan: 300))
      let again = try await ledger.record(for: BenefitKey()) { _ in
        [granting("d-1", yuan: 300), entry("s-1", .annulled), entry("s-1", .annulled)]
      }
      remarks.expect(again.map(\.id), is: ["s-1"], "what was appended of entries there already")
      remarks.expect(try await ledger.taken.count, is: 1, "the places that an entry takes twice")
    },
    Requirement("id-taken") { ledger, remarks in
      try await ledger.record(application("a-1"))
      try await remarks.expect(BenefitConflict.idTaken("a-1")) {
        try await ledger.record(granting("d-1", yuan: 300), application("a-1", of: "b-2"))
      }
      remarks.expect(try await ledger.ids(), is: ["a-1"], "the entries after a conflict")
      remarks.expect(try await ledger.taken.count, is: 0, "the places after a conflict")
    },
  ]

  private static let precise = Money(
    yuan: ExactDecimal(significand: 123_456_789_012_345, exponent: -4)
  )

  /// An entry of each kind, with a value in every field.
  private static var everyEntry: [BenefitEvent] {
    let source = FundEarmark("f-1", earmark: "产业", channel: "农业\n'\"")
    let limit = LimitTerm(
      id: "cap",
      kind: .cap,
      span: .year,
      programmes: ["shop_reward"],
      title: LocalizedText(zh: "上限", en: "cap"),
      citations: ["example-1"]
    )
    let earlier = LimitFinding.Earlier(
      benefit: "b-0",
      programme: "rent",
      amount: precise,
      decidedOn: day(3)
    )
    let finding = LimitFinding(
      limit,
      bound: 20_000,
      taken: 18_000,
      earlier: [earlier],
      readings: ["口径": "甲"],
      period: day(3)...day(367)
    )
    let entitlement = Entitlement(
      form: .post,
      rate: .monthly(precise),
      from: day(180),
      to: day(900),
      ceiling: precise,
      source: source,
      payee: SubjectReference(.person, "p-1"),
      holds: [CounterHold(places, .place, isDated: true, refills: true)],
      loan: LoanTerms(isInterestFree: true, isGuaranteed: true),
      guarantor: SubjectReference(.organisation, "g-1")
    )
    let decision = BenefitDecision(
      entitlement: entitlement,
      reductions: [Reduction(by: finding, from: nil, to: precise)],
      refusals: [
        .ineligible(conditions: ["a"]), .notApplicable("notInForce"), .limit(finding),
        .nothingDue, .byDiscretion(unit: "农业局", reason: "未达标"),
      ],
      countsFor: [grantee, SubjectReference(.person, "p-1")],
      citations: ["example-1"],
      grounds: DecisionGrounds(
        policyVersion: "1.0.0",
        conditions: ["搬迁户": "eligible"],
        discretion: "农业局：达标",
        receipt: "r-1"
      ),
      limits: [
        BenefitLimit(
          limit,
          bound: .cap(precise, cutsDown: true),
          counted: [grantee, earlierGrantee],
          counter: places,
          readings: ["口径": "甲"],
          year: day(3)...day(367)
        ),
        BenefitLimit(limit, bound: .quota(50, refills: true)),
        BenefitLimit(limit, bound: .oneOf(takesHigher: true)),
      ]
    )
    let application = Application(
      policy: "example",
      programme: "shop_reward",
      subject: grantee,
      requested: precise
    )
    let taken = CounterChange(places, on: day(180), count: 1, amount: precise)
    let wrong = BenefitEvent.Correction(of: "e-3", because: "录错")
    return [
      entry("e-1", .applied(application)), entry("e-2", .decided(decision), taking: [taken]),
      entry("e-3", .paid(Payment(precise, from: source, month: day(190), bill: precise))),
      entry("e-4", .stopped(BenefitStop(.movedAway, note: "迁出"))),
      entry("e-5", .recovered(Recovery(precise, to: source))),
      entry("e-6", .annulled, correction: wrong),
      entry("e-7", .paid(Payment(precise, from: source, bill: precise, period: day(1)...day(9)))),
      entry("e-8", .repaid(Repayment(precise, to: source))),
    ]
  }

  /// That what was written is there for a second reader.
  private static func reading(again reopening: @escaping Reopening)
    -> Requirement<any BenefitLedger>
  {
    Requirement("reopening") { ledger, remarks in
      let events = everyEntry
      try await ledger.record(for: BenefitKey()) { _ in events }
      let second = try await reopening(ledger)
      let found = try await second.history(for: BenefitKey(subjects: [grantee])).events
      remarks.expect(found == events, "a second reader finds other entries")
      remarks.expect(try await second.taken.count, is: 1, "the places that a second reader finds")
    }
  }
}

// MARK: - Deciding

extension BenefitLedgerSuite {
  private static let deciding: [Requirement<any BenefitLedger>] = [
    Requirement("refusals") { ledger, remarks in
      do {
        try await ledger.record(for: BenefitKey()) { _ in throw Refused() }
        remarks.note("the error of a decision is not passed on")
      } catch is Refused {
      }
      remarks.expect(try await ledger.ids(), is: [], "the entries after a decision that refused")
    },
    Requirement("whole-history-of-the-key") { ledger, remarks in
      try await ledger.record(application("a-1", for: earlierGrantee))
      try await ledger.record(application("a-2", of: "b-2"), granting("d-2", of: "b-2", yuan: 1))
      let key = BenefitKey(subjects: [grantee, earlierGrantee], counters: [places])
      let added = try await ledger.record(for: key) { history in
        history.events.map(\.id).sorted() == ["a-1", "a-2", "d-2"]
          && history.totals.sum(of: places).count == 1 ? [application("a-3", of: "b-3")] : []
      }
      remarks.expect(added.count == 1, "the decision does not see all that its key means")
    },
    Requirement("quota-under-concurrency") { ledger, remarks in
      let granted = try await grantAtOnce(in: [ledger])
      remarks.expect(granted, is: 6, "places given of 50 that were asked for at once")
      remarks.expect(try await ledger.taken.count, is: 6, "the places that are taken")
    },
  ]

  /// That the quota holds when two programs record at once.
  private static func quota(between reopening: @escaping Reopening)
    -> Requirement<any BenefitLedger>
  {
    Requirement("quota-between-two-ledgers") { ledger, remarks in
      let granted = try await grantAtOnce(in: [ledger, try await reopening(ledger)])
      remarks.expect(granted, is: 6, "places given of 50 that were asked for at once")
    }
  }
}

/// Asks for fifty places at once, through the ledgers in turn and for many subjects, where there are
/// six, and returns how many were given.
private func grantAtOnce(in ledgers: [any BenefitLedger]) async throws -> Int {
  try await withThrowingTaskGroup(of: Int.self) { group in
    for number in 0..<50 {
      let ledger = ledgers[number % ledgers.count]
      group.addTask { try await grantWithinQuota(number, in: ledger) }
    }
    return try await group.reduce(0, +)
  }
}

private func grantWithinQuota(_ number: Int, in ledger: any BenefitLedger) async throws -> Int {
  let subject = SubjectReference(.household, "h-\(number)")
  let benefit = "b-\(number)"
  let key = BenefitKey(subjects: [subject], benefits: [benefit], counters: [places])
  return try await patiently {
    try await ledger.record(for: key) { history in
      guard history.totals.sum(of: places).count < 6 else { return [] }
      return [granting("d-\(number)", of: benefit, yuan: 3_000, countsFor: [subject])]
    }.count
  }
}
