public import Quantities

extension PersonMergeEvent: LedgerEvent {
  /// The ledger of merges of persons.
  public static let ledger = "person_merge"

  /// The merge that the event makes or undoes.
  public var stream: String {
    switch content {
    case .merged: id
    case .unmerged(let merge): merge
    }
  }

  /// Both records of a merge.
  public var subjects: [SubjectReference] {
    merge.map { [$0.merged.reference, $0.survivor.reference] } ?? []
  }

  /// From which day on it holds.
  public var happenedOn: CalendarDay { day }

  /// None: an undoing is an act of its own, with a day of its own.
  public var correction: EventCorrection? { nil }

  /// Never.
  public var isAnnulment: Bool { false }

  /// The event itself: nothing more is decided about it.
  public var asSent: PersonMergeEvent { self }
}

extension EventLedger where Event == PersonMergeEvent {
  /// Records merges and their undoings, all of them or none.
  ///
  /// The decision sees every merge in which one of the records has a part, and is one transaction
  /// with the append: of two that contradict each other the second is refused.
  ///
  /// - Parameter requests: The events, in their order.
  /// - Returns: The events that are new.
  /// - Throws: ``PersonMergeRefusal``, or a ``RegistryError``.
  @discardableResult
  public func merge(_ requests: [PersonMergeEvent]) async throws -> [PersonMergeEvent] {
    try await record(for: LedgerKey(of: requests)) { history in
      try PersonMerges(history.events).deciding(requests)
    }
  }
}

// MARK: - Reading and writing

extension PersonMergeEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, merged, survivor, undone, on, by, because, evidence
    case recordedAt = "recorded_at"
  }

  /// Reads an event.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      id: container.decode(String.self, forKey: .id),
      Self.content(in: container),
      on: container.decode(CalendarDay.self, forKey: .on),
      recordedAt: container.decode(RecordedTime.self, forKey: .recordedAt),
      by: container.decode(String.self, forKey: .by),
      because: container.decode(String.self, forKey: .because),
      evidence: container.decode([String].self, forKey: .evidence)
    )
  }

  private static func content(in container: KeyedDecodingContainer<CodingKeys>) throws -> Content {
    if let undone = try container.decodeIfPresent(String.self, forKey: .undone) {
      return .unmerged(undone)
    }
    let merged = try container.decode(Person.ID.self, forKey: .merged)
    let survivor = try container.decode(Person.ID.self, forKey: .survivor)
    return .merged(PersonMerge(merged, into: survivor))
  }

  /// Writes the event.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    switch content {
    case .merged(let merge):
      try container.encode(merge.merged, forKey: .merged)
      try container.encode(merge.survivor, forKey: .survivor)
    case .unmerged(let merge): try container.encode(merge, forKey: .undone)
    }
    try container.encode(day, forKey: .on)
    try container.encode(by, forKey: .by)
    try container.encode(reason, forKey: .because)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(recordedAt, forKey: .recordedAt)
  }
}
