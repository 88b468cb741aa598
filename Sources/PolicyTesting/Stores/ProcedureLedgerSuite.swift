public import ResettlementCore
public import Testing

/// Checks that a ledger keeps what `ProcedureLedger` promises, also when many record at once.
///
/// ```swift
/// try await ProcedureLedgerSuite { try MyLedger(path: newPath()) }.run()
/// ```
public struct ProcedureLedgerSuite: ConformanceSuite {
  /// Makes an empty ledger.
  public typealias Factory = @Sendable () async throws -> any ProcedureLedger

  /// Opens what a ledger wrote once more, as a second reader.
  public typealias Reopening =
    @Sendable (any ProcedureLedger) async throws -> any ProcedureLedger

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

  private var reopened: [Requirement<any ProcedureLedger>] {
    guard let reopening else { return [] }
    return [
      Requirement("reopening") { ledger, remarks in
        try await ledger.record(for: ProcedureKey(runs: ["r-1"])) { _ in everyEvent }
        let found = try await reopening(ledger).history(for: ProcedureKey(runs: ["r-1"]))
        remarks.expect(found == ProcedureHistory(everyEvent), "a second reader finds other events")
      },
      Requirement("one-run-between-two-ledgers") { ledger, remarks in
        let opened = try await openAtOnce(in: [ledger, try await reopening(ledger)])
        remarks.expect(opened, is: 1, "runs opened of 40 at once where one is allowed")
      },
    ]
  }
}

// MARK: - Keeping

extension ProcedureLedgerSuite {
  private static let keeping: [Requirement<any ProcedureLedger>] = [
    Requirement("every-event") { ledger, remarks in
      let added = try await ledger.record(for: ProcedureKey(runs: ["r-1"])) { _ in everyEvent }
      remarks.expect(added == everyEvent, "other events are returned than were decided")
      let found = try await ledger.history(for: ProcedureKey(runs: ["r-1"]))
      remarks.expect(found == ProcedureHistory(everyEvent), "an event is not what was recorded")
    },
    Requirement("runs-of-a-key") { ledger, remarks in
      try await ledger.record(opening("a-1"), event("a-2", .annulled))
      try await ledger.record(opening("b-1", of: "r-2", for: earlierGrantee))
      try await ledger.record(opening("c-1", of: "r-3"))
      remarks.expect(try await ledger.ids(ProcedureKey(runs: ["r-2"])), is: ["b-1"], "a run")
      let own = ProcedureKey(subjects: [visited])
      remarks.expect(try await ledger.ids(own), is: ["a-1", "a-2", "c-1"], "the runs of a subject")
      let both = ProcedureKey(runs: ["r-1", "r-9"], subjects: [earlierGrantee])
      remarks.expect(try await ledger.ids(both), is: ["a-1", "a-2", "b-1", "c-1"], "runs of both")
      let moved = ProcedureEvent.Lineage(.split, to: earlierGrantee)
      try await ledger.record(event("a-3", .carriedOver(moved)))
      let after = ProcedureKey(subjects: [earlierGrantee])
      let ids = try await ledger.ids(after)
      remarks.expect(ids, is: ["a-1", "a-2", "a-3", "b-1"], "a run that was carried over")
    },
    Requirement("other-runs-of-a-subject") { ledger, remarks in
      try await ledger.record(opening("a-1"), opening("b-1", of: "r-2", for: earlierGrantee))
      try await ledger.record(opening("c-1", of: "r-3"))
      let key = ProcedureKey(of: [event("a-2", .annulled)])
      let ids = try await ledger.ids(key)
      remarks.expect(ids, is: ["a-1", "c-1"], "the other runs of a run's subject")
      let added = try await ledger.record(for: key) { history in
        history.runs.contains("r-3") ? [] : [event("a-2", .annulled)]
      }
      remarks.expect(added.map(\.id), is: [], "what was decided without a run's other runs")
    },
    Requirement("counts-once") { ledger, remarks in
      try await ledger.record(opening("a-1"))
      let again = try await ledger.record(for: ProcedureKey(runs: ["r-1"])) { _ in
        [opening("a-1"), event("a-2", .annulled), event("a-2", .annulled)]
      }
      remarks.expect(again.map(\.id), is: ["a-2"], "what was appended of events there already")
      let found = try await ledger.ids(ProcedureKey(runs: ["r-1"]))
      remarks.expect(found, is: ["a-1", "a-2"], "the events")
    },
    Requirement("id-taken") { ledger, remarks in
      try await ledger.record(opening("a-1"))
      try await remarks.expect(ProcedureConflict.idTaken("a-1")) {
        try await ledger.record(event("a-2", .annulled), opening("a-1", of: "r-2"))
      }
      let all = ProcedureKey(runs: ["r-1", "r-2"])
      remarks.expect(try await ledger.ids(all), is: ["a-1"], "the events after a conflict")
    },
  ]
}

// MARK: - Deciding

extension ProcedureLedgerSuite {
  private static let deciding: [Requirement<any ProcedureLedger>] = [
    Requirement("refusals") { ledger, remarks in
      do {
        try await ledger.record(for: ProcedureKey(runs: ["r-1"])) { _ in throw Refused() }
        remarks.note("the error of a decision is not passed on")
      } catch is Refused {
      }
      let found = try await ledger.ids(ProcedureKey(runs: ["r-1"]))
      remarks.expect(found, is: [], "the events after a decision that refused")
    },
    Requirement("one-run-under-concurrency") { ledger, remarks in
      let opened = try await openAtOnce(in: [ledger])
      remarks.expect(opened, is: 1, "runs opened of 40 at once where one is allowed")
    },
  ]
}

/// Opens forty runs of the household at once, each only if it has none, and returns how many it has.
private func openAtOnce(in ledgers: [any ProcedureLedger]) async throws -> Int {
  let key = ProcedureKey(subjects: [visited])
  try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 0..<40 {
      let ledger = ledgers[number % ledgers.count]
      group.addTask {
        _ = try await patiently {
          try await ledger.record(for: key) { history in
            history.events.isEmpty ? [opening("o-\(number)", of: "r-\(number)")] : []
          }
        }
      }
    }
    try await group.waitForAll()
  }
  return try await ledgers[0].history(for: key).runs.count
}
