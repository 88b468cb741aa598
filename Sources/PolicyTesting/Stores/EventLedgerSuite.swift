public import ResettlementCore
public import Testing

/// Checks that a ledger keeps what `EventLedger` promises, also when many record at once.
///
/// ```swift
/// try await ProcedureLedgerSuite { try MyLedger(path: newPath()) }.run()
/// ```
public struct EventLedgerSuite<Event: LedgerEvent>: ConformanceSuite {
  /// Makes an empty ledger.
  public typealias Factory = @Sendable () async throws -> any EventLedger<Event>

  /// Opens what a ledger wrote once more, as a second reader.
  public typealias Reopening =
    @Sendable (any EventLedger<Event>) async throws -> any EventLedger<Event>

  /// The place at which issues are recorded.
  public let sourceLocation: SourceLocation

  private let samples: EventSamples<Event>
  private let make: Factory
  private let reopening: Reopening?

  /// Creates a suite.
  ///
  /// - Parameters:
  ///   - samples: Events to record.
  ///   - make: Makes an empty ledger; it is called once for each promise.
  ///   - reopening: Opens what a ledger wrote once more, beside the first; leave it out for one
  ///     that keeps nothing.
  ///   - sourceLocation: The place at which issues are recorded.
  public init(
    of samples: EventSamples<Event>,
    _ make: @escaping Factory,
    reopening: Reopening? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    self.samples = samples
    self.make = make
    self.reopening = reopening
    self.sourceLocation = sourceLocation
  }

  /// Returns what does not hold.
  ///
  /// - Throws: What making a ledger throws.
  public func findings() async throws -> [ConformanceFinding] {
    var findings: [ConformanceFinding] = []
    for requirement in keeping + deciding + reopened {
      findings += await requirement.findings(of: try await make())
    }
    return findings
  }

  private var reopened: [Requirement<any EventLedger<Event>>] {
    guard let reopening else { return [] }
    return [
      Requirement("reopening") { [samples] ledger, remarks in
        let key = LedgerKey(of: samples.every)
        try await ledger.record(for: key) { _ in samples.every }
        let found = try await reopening(ledger).history(for: key)
        remarks.expect(
          found == EventHistory(samples.every),
          "a second reader finds other events"
        )
      },
      Requirement("one-run-between-two-ledgers") { [samples] ledger, remarks in
        let opened = try await samples.openAtOnce(in: [ledger, try await reopening(ledger)])
        remarks.expect(opened, is: 1, "streams opened of 40 at once where one is allowed")
      },
    ]
  }
}

// MARK: - Keeping

extension EventLedgerSuite {
  private var keeping: [Requirement<any EventLedger<Event>>] {
    [everyEvent, streamsOfAKey, otherStreams, countsOnce, idTaken]
  }

  private var everyEvent: Requirement<any EventLedger<Event>> {
    Requirement("every-event") { [samples] ledger, remarks in
      let key = LedgerKey(of: samples.every)
      let added = try await ledger.record(for: key) { _ in samples.every }
      remarks.expect(added == samples.every, "other events are returned than were decided")
      let found = try await ledger.history(for: key)
      remarks.expect(found == EventHistory(samples.every), "an event is not what was recorded")
    }
  }

  private var streamsOfAKey: Requirement<any EventLedger<Event>> {
    Requirement("runs-of-a-key") { [samples] ledger, remarks in
      try await ledger.record(samples.first("a-1"), samples.next("a-2"))
      try await ledger.record(samples.first("b-1", "r-2", samples.other))
      try await ledger.record(samples.first("c-1", "r-3"))
      let ids = try await ledger.ids(LedgerKey(streams: ["r-2"]))
      remarks.expect(ids, is: ["b-1"], "a stream")
      let own = LedgerKey(subjects: [samples.subject])
      let all = try await ledger.ids(own)
      remarks.expect(all, is: ["a-1", "a-2", "c-1"], "the streams of a subject")
      let both = try await ledger.ids(
        LedgerKey(streams: ["r-1", "r-9"], subjects: [samples.other])
      )
      remarks.expect(both, is: ["a-1", "a-2", "b-1", "c-1"], "streams of both")
      try await ledger.record(samples.first("a-3", "r-1", samples.other))
      let after = try await ledger.ids(LedgerKey(subjects: [samples.other]))
      remarks.expect(after, is: ["a-1", "a-2", "a-3", "b-1"], "a stream that a subject came to")
    }
  }

  private var otherStreams: Requirement<any EventLedger<Event>> {
    Requirement("other-runs-of-a-subject") { [samples] ledger, remarks in
      try await ledger.record(samples.first("a-1"), samples.first("b-1", "r-2", samples.other))
      try await ledger.record(samples.first("c-1", "r-3"))
      let next = samples.next("a-2")
      let key = LedgerKey(streams: [next.stream])
      let ids = try await ledger.ids(key)
      remarks.expect(ids, is: ["a-1", "c-1"], "the other streams of a stream's subject")
      let added = try await ledger.record(for: key) { history in
        history.streams.contains("r-3") ? [] : [next]
      }
      remarks.expect(added.map(\.id), is: [], "what was decided without the other streams")
    }
  }

  private var countsOnce: Requirement<any EventLedger<Event>> {
    Requirement("counts-once") { [samples] ledger, remarks in
      try await ledger.record(samples.first("a-1"))
      let again = try await ledger.record(for: LedgerKey(streams: ["r-1"])) { _ in
        [samples.first("a-1"), samples.next("a-2"), samples.next("a-2")]
      }
      remarks.expect(again.map(\.id), is: ["a-2"], "what was appended of events there already")
      let found = try await ledger.ids(LedgerKey(streams: ["r-1"]))
      remarks.expect(found, is: ["a-1", "a-2"], "the events")
    }
  }

  private var idTaken: Requirement<any EventLedger<Event>> {
    Requirement("id-taken") { [samples] ledger, remarks in
      try await ledger.record(samples.first("a-1"))
      try await remarks.expect(LedgerConflict.idTaken("a-1")) {
        try await ledger.record(samples.next("a-2"), samples.first("a-1", "r-2"))
      }
      let found = try await ledger.ids(LedgerKey(streams: ["r-1", "r-2"]))
      remarks.expect(found, is: ["a-1"], "the events after a conflict")
    }
  }
}

// MARK: - Deciding

extension EventLedgerSuite {
  private var deciding: [Requirement<any EventLedger<Event>>] {
    [
      Requirement("refusals") { ledger, remarks in
        do {
          try await ledger.record(for: LedgerKey(streams: ["r-1"])) { _ in throw Refused() }
          remarks.note("the error of a decision is not passed on")
        } catch is Refused {
        }
        let found = try await ledger.ids(LedgerKey(streams: ["r-1"]))
        remarks.expect(found, is: [], "the events after a decision that refused")
      },
      Requirement("one-run-under-concurrency") { [samples] ledger, remarks in
        let opened = try await samples.openAtOnce(in: [ledger])
        remarks.expect(opened, is: 1, "streams opened of 40 at once where one is allowed")
      },
    ]
  }
}

extension EventLedger {
  /// Records events without looking at what happened before.
  fileprivate func record(_ events: Event...) async throws {
    try await record(for: LedgerKey(of: events)) { _ in events }
  }

  /// The names of what happened in the streams of a key.
  fileprivate func ids(_ key: LedgerKey) async throws -> [Event.ID] {
    try await history(for: key).events.map(\.id).sorted()
  }
}
