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

/// A ledger with one mistake.
struct WrongLedger: GrantLedger {
  enum Mistake: CaseIterable {
    case decidesBefore, appendsOneByOne, hidesRefusals, forgetsWhomItCountsFor, losesTheFund
    case decidesOnOneSubject, acceptsEverything
  }

  let mistake: Mistake
  private let right = InMemoryLedger()

  init(_ mistake: Mistake) {
    self.mistake = mistake
  }

  func record(
    for key: GrantKey,
    deciding decision: @Sendable (GrantHistory) throws -> [Grant]
  ) async throws -> [Grant] {
    switch mistake {
    case .decidesBefore: return try await decideFirst(key, decision)
    case .appendsOneByOne: return try await appendOneByOne(key, decision)
    case .hidesRefusals: return try await right.record(for: key) { (try? decision($0)) ?? [] }
    case .losesTheFund:
      return try await right.record(for: key) { try decision($0).map(\.withoutFund) }
    case .decidesOnOneSubject:
      let first = GrantKey(Set(key.subjects.sorted().suffix(1)))
      return try await right.record(for: first, deciding: decision)
    case .acceptsEverything:
      return try await right.record(for: key) { try decision($0).map(\.withoutCorrection) }
    case .forgetsWhomItCountsFor: return try await right.record(for: key, deciding: decision)
    }
  }

  func history(for key: GrantKey) async -> GrantHistory {
    let entries = await right.history(for: key).entries
    guard mistake == .forgetsWhomItCountsFor else { return GrantHistory(entries) }
    return GrantHistory(entries.filter { key.subjects.contains($0.subject) })
  }

  private func decideFirst(
    _ key: GrantKey,
    _ decision: @Sendable (GrantHistory) throws -> [Grant]
  ) async throws -> [Grant] {
    let decided = try decision(await right.history(for: key))
    try await Task.sleep(for: .milliseconds(100))
    return try await right.record(for: key) { _ in decided }
  }

  private func appendOneByOne(
    _ key: GrantKey,
    _ decision: @Sendable (GrantHistory) throws -> [Grant]
  ) async throws -> [Grant] {
    var appended: [Grant] = []
    for grant in try decision(await right.history(for: key)) {
      appended += try await right.record(for: key) { _ in [grant] }
    }
    return appended
  }
}

extension Grant {
  fileprivate var withoutFund: Grant { copy(correction: correction) }

  fileprivate var withoutCorrection: Grant { copy(fund: fund) }

  private func copy(fund: Fund.ID? = nil, correction: Correction? = nil) -> Grant {
    Grant(
      id: id,
      programme: programme,
      subject: subject,
      countsFor: countsFor,
      amount: amount,
      fund: fund,
      decidedOn: decidedOn,
      recordedAt: recordedAt,
      correction: correction
    )
  }
}
