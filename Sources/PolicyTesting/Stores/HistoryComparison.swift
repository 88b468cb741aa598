internal import Quantities
internal import ResettlementCore

/// Does the same to a registry and to a history by rolls of a die, and compares what they say.
struct HistoryComparison {
  let registry: any SubjectRegistry

  private var history = History<Household>()
  private var die = Die()
  private var hour: Int64 = 0

  init(registry: any SubjectRegistry) {
    self.registry = registry
  }

  /// Saves, corrects or annuls something, often something that must be refused.
  mutating func step(_ remarks: inout Remarks) async throws {
    hour += Int64(die.roll(5)) - 1
    let now = RecordedTime(secondsSince1970: 1_672_531_200 + hour * 3600)
    let isNew = die.roll(3) == 0
    let wrong = Correction(of: die.roll(history.versions.count + 2), because: "typed wrong")
    if die.roll(4) == 0 {
      try await annul(wrong, now, &remarks)
    } else {
      try await save(correcting: isNew ? nil : wrong, now, &remarks)
    }
    let found = try await registry.history(of: "h-1" as Household.ID)
    remarks.expect(found == history, "the registry tells another history than it was given")
  }

  private mutating func save(
    correcting correction: Correction?,
    _ now: RecordedTime,
    _ remarks: inout Remarks
  ) async throws {
    let saved = household(of: die.roll(9) + 1)
    let from = day(die.roll(100))
    let valid = DatePeriod(from: from, to: from.adding(days: die.roll(50))) ?? days(from: 0)
    let wanted = Result { () throws(HistoryError) in
      try history.record(saved, valid: valid, at: now, correcting: correction)
    }
    try await compare(wanted, &remarks) { registry in
      try await registry.save(saved, valid: valid, recordedAt: now, correcting: correction)
    }
  }

  private mutating func annul(
    _ correction: Correction,
    _ now: RecordedTime,
    _ remarks: inout Remarks
  ) async throws {
    let wanted = Result { () throws(HistoryError) in try history.annul(correction, at: now) }
    try await compare(wanted, &remarks) { registry in
      try await registry.annul("h-1" as Household.ID, correction, recordedAt: now)
    }
  }

  private func compare(
    _ wanted: Result<Int, HistoryError>,
    _ remarks: inout Remarks,
    _ body: (any SubjectRegistry) async throws -> Int
  ) async throws {
    switch wanted {
    case .success(let number): remarks.expect(try await body(registry), is: number, "the number")
    case .failure(let reason): try await remarks.expect(reason) { _ = try await body(registry) }
    }
  }
}

/// Numbers that look like chance and are the same on every run.
struct Die {
  private var state: UInt64 = 20_230_701

  /// Returns a number from zero up to a bound, which does not belong to them.
  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
