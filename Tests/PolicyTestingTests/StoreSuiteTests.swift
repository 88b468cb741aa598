import PolicyTesting
import ResettlementCore
import Testing

@Suite struct RegistrySuiteTests {
  @Test func `passes the registry in memory`() async throws {
    try await RegistrySuite {
      InMemoryRegistry()
    } reopening: {
      $0
    }.run()
  }

  static let found: [(WrongRegistry.Mistake, Set<String>)] = [
    (.ignoresCorrections, ["corrections", "agrees-with-history"]),
    (.losesAFact, ["every-fact"]),
    (.losesFactsOfPacks, ["facts-of-packs"]),
    (.listsBackwards, ["order-of-first-save"]),
    (
      .stampsItsOwnTime,
      [
        "as-known-at", "annulments", "conflicts", "agrees-with-history", "days-of-an-entry",
        "all-or-none",
      ]
    ),
    (.losesTheEnd, ["agrees-with-history", "days-of-an-entry"]),
    (.saysFailedForConflict, ["conflicts", "agrees-with-history", "expected-last-entry"]),
    (.mixesKinds, ["kinds-apart"]),
    (.savesHalfABatch, ["all-or-none"]),
    (.expectsNothing, ["expected-last-entry"]),
  ]

  @Test(arguments: found)
  func `finds a mistake`(_ mistake: WrongRegistry.Mistake, _ expected: Set<String>) async throws {
    let findings = try await RegistrySuite { WrongRegistry(mistake) }.findings()
    #expect(Set(findings.map(\.requirement)) == expected)
  }

  @Test func `finds a registry that forgets when it is opened again`() async throws {
    let suite = RegistrySuite {
      InMemoryRegistry()
    } reopening: { _ in
      InMemoryRegistry()
    }
    #expect(Set(try await suite.findings().map(\.requirement)) == ["reopening"])
  }

  @Test func `has a case for each mistake`() {
    #expect(Self.found.map(\.0) == WrongRegistry.Mistake.allCases)
  }
}

@Suite struct BenefitLedgerSuiteTests {
  @Test func `passes the ledger in memory`() async throws {
    try await BenefitLedgerSuite {
      InMemoryBenefitLedger()
    } reopening: {
      $0
    }.run()
  }

  @Test(arguments: WrongBenefitLedger.Mistake.allCases)
  func `finds a mistake`(_ mistake: WrongBenefitLedger.Mistake) async throws {
    let findings = try await BenefitLedgerSuite { WrongBenefitLedger(mistake) }.findings()
    #expect(findings.map(\.requirement).contains(mistake.rawValue), "\(findings)")
  }

  @Test func `finds two ledgers that don't see each other`() async throws {
    let suite = BenefitLedgerSuite {
      InMemoryBenefitLedger()
    } reopening: { _ in
      InMemoryBenefitLedger()
    }
    let findings = Set(try await suite.findings().map(\.requirement))
    #expect(findings == ["reopening", "quota-between-two-ledgers"])
  }
}

@Suite struct ProcedureLedgerSuiteTests {
  @Test func `passes the ledger in memory`() async throws {
    try await ProcedureLedgerSuite {
      InMemoryProcedureLedger()
    } reopening: {
      $0
    }.run()
  }

  @Test(arguments: WrongProcedureLedger.Mistake.allCases)
  func `finds a mistake`(_ mistake: WrongProcedureLedger.Mistake) async throws {
    let findings = try await ProcedureLedgerSuite { WrongProcedureLedger(mistake) }.findings()
    #expect(findings.map(\.requirement).contains(mistake.rawValue), "\(findings)")
  }

  @Test func `finds a ledger that forgets when it is opened again`() async throws {
    let suite = ProcedureLedgerSuite {
      InMemoryProcedureLedger()
    } reopening: { _ in
      InMemoryProcedureLedger()
    }
    let expected: Set = ["reopening"]
    #expect(Set(try await suite.findings().map(\.requirement)).isSuperset(of: expected))
  }
}

@Suite struct AssetLedgerSuiteTests {
  @Test func `passes the ledgers in memory`() async throws {
    try await AssetLedgerSuite {
      InMemoryEventLedger<AssetEvent>()
    } reopening: {
      $0
    }.run()
    try await ChainLedgerSuite {
      InMemoryEventLedger<ChainEvent>()
    } reopening: {
      $0
    }.run()
  }
}

/// A ledger of procedures with one mistake, named after the promise that it breaks.
struct WrongProcedureLedger: EventLedger {
  enum Mistake: String, CaseIterable {
    case losesRulings = "every-event"
    case looksOnlyAtRuns = "runs-of-a-key"
    case looksOnlyAtSubjectsNamed = "other-runs-of-a-subject"
    case appendsTwice = "counts-once"
    case appendsOneByOne = "id-taken"
    case hidesRefusals = "refusals"
    case decidesBefore = "one-run-under-concurrency"
  }

  private let mistake: Mistake
  private let right = InMemoryProcedureLedger()

  init(_ mistake: Mistake) { self.mistake = mistake }

  @discardableResult
  func record(
    for key: ProcedureKey,
    deciding decision: @Sendable (ProcedureHistory) throws -> [ProcedureEvent]
  ) async throws -> [ProcedureEvent] {
    switch mistake {
    case .losesRulings: return try await right.record(for: key) { try decision($0).map(\.asSent) }
    case .looksOnlyAtRuns: return try await right.record(for: key, deciding: decision)
    case .looksOnlyAtSubjectsNamed:
      return try await right.record(for: key) { try decision(key.named(in: $0)) }
    case .appendsTwice:
      let decided = try decision(await right.history(for: key))
      try await right.record(for: key) { _ in decided }
      return decided
    case .appendsOneByOne:
      var added: [ProcedureEvent] = []
      for event in try decision(await right.history(for: key)) {
        added += try await right.record(for: key) { _ in [event] }
      }
      return added
    case .hidesRefusals:
      return (try? await right.record(for: key, deciding: decision)) ?? []
    case .decidesBefore:
      let decided = try decision(await right.history(for: key))
      await Task.yield()
      return try await right.record(for: key) { _ in decided }
    }
  }

  func history(for key: ProcedureKey) async throws(RegistryError) -> ProcedureHistory {
    let history = await right.history(for: key)
    return switch mistake {
    case .looksOnlyAtRuns: ProcedureKey(runs: key.runs).named(in: history)
    case .looksOnlyAtSubjectsNamed: key.named(in: history)
    default: history
    }
  }
}

extension ProcedureKey {
  /// The runs that the key names, and those of the subjects that it names, no others.
  fileprivate func named(in history: ProcedureHistory) -> ProcedureHistory {
    let ofSubjects = history.events.filter { !subjects.isDisjoint(with: $0.content.subjects) }
    let runs = runs.union(ofSubjects.map(\.run))
    return ProcedureHistory(history.events.filter { runs.contains($0.run) })
  }
}
