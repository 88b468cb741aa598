import Quantities
import ResettlementCore

/// A registry with one mistake.
struct WrongRegistry: SubjectRegistry {
  enum Mistake: CaseIterable {
    case ignoresCorrections, losesAFact, losesFactsOfPacks, listsBackwards, stampsItsOwnTime
    case losesTheEnd, saysFailedForConflict, mixesKinds, savesHalfABatch, expectsNothing
  }

  let mistake: Mistake
  private let right = InMemoryRegistry()

  init(_ mistake: Mistake) {
    self.mistake = mistake
  }

  func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction?,
    expecting expected: Int?
  ) async throws(RegistryError) -> Int {
    do throws(RegistryError) {
      return try await right.save(
        changed(subject),
        valid: mistake == .losesTheEnd ? DatePeriod(from: valid.from) : valid,
        recordedAt: changed(recordedAt),
        correcting: mistake == .ignoresCorrections ? nil : correction,
        expecting: mistake == .expectsNothing ? nil : expected
      )
    } catch {
      throw mistake == .saysFailedForConflict ? RegistryError(.failed) : error
    }
  }

  func save(
    all subjects: [any Subject],
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) async throws(RegistryError) {
    guard mistake == .savesHalfABatch else {
      return try await right.save(all: subjects, valid: valid, recordedAt: recordedAt)
    }
    for subject in subjects {
      try await right.save(all: [subject], valid: valid, recordedAt: recordedAt)
    }
  }

  func annul<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ correction: Correction,
    recordedAt: RecordedTime
  ) async throws(RegistryError) -> Int {
    try await right.annul(id, correction, recordedAt: changed(recordedAt))
  }

  func history<Saved: Subject>(of id: SubjectID<Saved>) async -> History<Saved> {
    await right.history(of: id)
  }

  func references(_ kind: SubjectKind) async -> [SubjectReference] {
    let kinds = mistake == .mixesKinds ? SubjectKind.allCases : [kind]
    var references: [SubjectReference] = []
    for kind in kinds { references += await right.references(kind) }
    return mistake == .listsBackwards ? references.reversed() : references
  }

  private func changed<Saved: Subject>(_ subject: Saved) -> Saved {
    var subject = subject
    if mistake == .losesFactsOfPacks { subject.additionalFacts = FactSet() }
    if mistake == .losesAFact { try? subject.set("phone", to: .unknown) }
    return subject
  }

  private func changed(_ time: RecordedTime) -> RecordedTime {
    mistake == .stampsItsOwnTime ? RecordedTime(secondsSince1970: 1_700_000_000) : time
  }
}

/// A ledger of benefits with one mistake, named after the promise that it breaks.
struct WrongBenefitLedger: BenefitLedger {
  enum Mistake: String, CaseIterable {
    case losesNotes = "every-entry"
    case forgetsWhomItCountsFor = "parties"
    case countsOnlyTheKey = "totals-of-all"
    case mixesProgrammes = "programmes"
    case appendsTwice = "counts-once"
    case appendsOneByOne = "id-taken"
    case hidesRefusals = "refusals"
    case decidesOnOneSubject = "whole-history-of-the-key"
    case decidesBefore = "quota-under-concurrency"
  }

  private let mistake: Mistake
  private let right = InMemoryBenefitLedger()

  init(_ mistake: Mistake) { self.mistake = mistake }

  @discardableResult
  func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    switch mistake {
    case .losesNotes:
      return try await right.record(for: key) { try decision($0).map(\.withoutNote) }
    case .forgetsWhomItCountsFor, .countsOnlyTheKey, .mixesProgrammes:
      return try await right.record(for: key, deciding: decision)
    case .appendsTwice:
      _ = try await right.record(for: key, deciding: decision)
      return try decision(await right.history(for: key))
    case .appendsOneByOne: return try await appendOneByOne(key, decision)
    case .hidesRefusals: return try await right.record(for: key) { (try? decision($0)) ?? [] }
    case .decidesOnOneSubject:
      let first = Set(key.subjects.sorted().suffix(1))
      let less = BenefitKey(subjects: first, benefits: key.benefits, counters: key.counters)
      return try await right.record(for: less, deciding: decision)
    case .decidesBefore:
      let decided = try decision(await right.history(for: key))
      try await Task.sleep(for: .milliseconds(100))
      return try await right.record(for: key) { _ in decided }
    }
  }

  func history(for key: BenefitKey) async -> BenefitHistory {
    let history = await right.history(for: key)
    switch mistake {
    case .forgetsWhomItCountsFor:
      let own = history.events.filter { event in
        key.benefits.contains(event.benefit)
          || history.state(of: event.benefit).application.map { key.subjects.contains($0.subject) }
            ?? true
      }
      return BenefitHistory(own, totals: history.totals)
    case .countsOnlyTheKey:
      return BenefitHistory(
        history.events,
        totals: CounterTotals(history.events.flatMap(\.effects))
      )
    default: return history
    }
  }

  func benefits(in programme: Rule.ID?) async -> [BenefitEvent.BenefitID] {
    await right.benefits(in: mistake == .mixesProgrammes ? nil : programme)
  }

  private func appendOneByOne(
    _ key: BenefitKey,
    _ decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    var appended: [BenefitEvent] = []
    for event in try decision(await right.history(for: key)) {
      appended += try await right.record(for: key) { _ in [event] }
    }
    return appended
  }
}

extension BenefitEvent {
  /// The entry, which of a stop has lost what there was to say of it.
  fileprivate var withoutNote: BenefitEvent {
    guard case .stopped(let stop) = content else { return self }
    return BenefitEvent(
      id: id,
      benefit: benefit,
      happenedOn: happenedOn,
      recordedAt: recordedAt,
      recordedBy: recordedBy,
      content: .stopped(BenefitStop(stop.cause)),
      correction: correction,
      effects: effects
    )
  }
}
