public import Quantities

/// When the entries of a register were last updated, and whether they are closed, by what is recorded.
///
/// A ledger entry says itself when it was updated, or else opened, and closed; an entry about another
/// subject, the ledger entries of the register about that one say. What is said to have happened after
/// the day does not tell how it was then. Of several entries about one subject an open one counts, and
/// of two that are alike the later; if of an open one the day is not known, it is not known at all.
public struct RegisterUpdates: Sendable {
  /// When one entry was updated and closed.
  public struct Update: Sendable, Hashable {
    /// The day of the last update; `nil` if nobody has said.
    public var updatedOn: CalendarDay?
    /// The day on which it was closed; `nil` if it is open.
    public var closedOn: CalendarDay?

    /// Creates an update.
    public init(updatedOn: CalendarDay? = nil, closedOn: CalendarDay? = nil) {
      self.updatedOn = updatedOn
      self.closedOn = closedOn
    }
  }

  private var updates: [SubjectReference: Update] = [:]
  private let recorded: [SubjectReference: CalendarDay]
  private let day: CalendarDay

  /// Gathers what is known on a day.
  ///
  /// - Parameters:
  ///   - register: The name of the register.
  ///   - population: The facts.
  ///   - day: The day.
  ///   - recorded: When the subjects were last recorded, as histories or extracts say; those of a later
  ///     day do not count.
  public init(
    of register: Rule.ID,
    in population: Population,
    on day: CalendarDay,
    recorded: [SubjectReference: CalendarDay] = [:]
  ) {
    self.day = day
    self.recorded = recorded
    for entry in population.all(LedgerEntry.self) {
      let update = entry.update(on: day)
      updates[entry.reference] = update
      guard entry.register == .known(register) else { continue }
      for subject in entry.subjects(in: population) {
        updates[subject] = updates[subject].map { $0.with(update) } ?? update
      }
    }
  }

  /// Returns when an entry was updated and closed.
  public subscript(subject: SubjectReference) -> Update {
    var update = updates[subject] ?? Update()
    guard let day = recorded[subject], day <= self.day else { return update }
    update.updatedOn = max(update.updatedOn ?? day, day)
    return update
  }
}

extension RegisterUpdates.Update {
  /// Returns what two entries about one subject come to.
  fileprivate func with(_ other: Self) -> Self {
    switch (closedOn, other.closedOn) {
    case (let one?, let two?): return Self(updatedOn: updatedOn, closedOn: max(one, two))
    case (nil, _?): return self
    case (_?, nil): return other
    case (nil, nil):
      guard let one = updatedOn, let two = other.updatedOn else { return Self() }
      return Self(updatedOn: max(one, two))
    }
  }
}

extension LedgerEntry {
  /// Whom the entry is about: of each kind the one that the fact of its name refers to.
  fileprivate func subjects(in population: Population) -> [SubjectReference] {
    SubjectKind.allCases.compactMap { kind in
      let fact = kind == .resettlementHome ? "home" : kind.rawValue
      return population.reference(fact, of: reference).flatMap { $0.kind == kind ? $0 : nil }
    }
  }

  fileprivate func update(on day: CalendarDay) -> RegisterUpdates.Update {
    func known(_ value: Known<CalendarDay>) -> CalendarDay? {
      value.value.flatMap { $0 <= day ? $0 : nil }
    }
    let closed = closedOn.value.flatMap(\.self).flatMap { $0 <= day ? $0 : nil }
    return RegisterUpdates.Update(
      updatedOn: known(updatedOn) ?? known(openedOn),
      closedOn: closed
    )
  }
}
