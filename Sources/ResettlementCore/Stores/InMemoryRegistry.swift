/// A registry that lives as long as the process, for tests and demonstrations.
public actor InMemoryRegistry: SubjectRegistry {
  private var histories: [SubjectReference: any Sendable] = [:]
  private var order: [SubjectKind: [SubjectReference]] = [:]

  /// Creates an empty registry.
  public init() {}

  /// Adds how a subject was on certain days.
  @discardableResult
  public func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction?,
    expecting expected: Int?
  ) throws(RegistryError) -> Int {
    try change(subject.id) { history throws(HistoryError) in
      try history.check(lastIs: expected)
      return try history.record(subject, valid: valid, at: recordedAt, correcting: correction)
    }
  }

  /// Adds how several subjects were on certain days, all of them or none.
  public func save(
    all subjects: [any Subject],
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) throws(RegistryError) {
    let before = (histories, order)
    do throws(RegistryError) {
      for subject in subjects { try add(subject, valid, recordedAt) }
    } catch {
      (histories, order) = before
      throw error
    }
  }

  private func add(
    _ subject: some Subject,
    _ valid: DatePeriod,
    _ recordedAt: RecordedTime
  ) throws(RegistryError) {
    try save(subject, valid: valid, recordedAt: recordedAt, correcting: nil, expecting: nil)
  }

  /// Adds that an entry of a subject should not be there.
  @discardableResult
  public func annul<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ correction: Correction,
    recordedAt: RecordedTime
  ) throws(RegistryError) -> Int {
    try change(id) { history throws(HistoryError) in
      try history.annul(correction, at: recordedAt)
    }
  }

  /// Returns everything that was recorded of a subject.
  public func history<Saved: Subject>(of id: SubjectID<Saved>) -> History<Saved> {
    histories[id.reference] as? History<Saved> ?? History()
  }

  /// Returns the subjects of a kind of which something was ever recorded.
  public func references(_ kind: SubjectKind) -> [SubjectReference] { order[kind] ?? [] }

  private func change<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ body: (inout History<Saved>) throws(HistoryError) -> Int
  ) throws(RegistryError) -> Int {
    var history = history(of: id)
    do throws(HistoryError) {
      let number = try body(&history)
      if histories.updateValue(history, forKey: id.reference) == nil {
        order[Saved.kind, default: []].append(id.reference)
      }
      return number
    } catch {
      throw RegistryError(.conflict, underlying: error)
    }
  }
}
