public import Quantities

/// Which record stands for whom: a fold of all merges and their undoings.
///
/// The order in which events arrive does not matter. What could not have been recorded, such as a
/// second merge of a record, counts for nothing and is named by ``disregarded``.
///
/// ```swift
/// let merges = PersonMerges(events)
/// merges.survivor(of: "P9", on: day)                   // as it is known now
/// merges.known(at: lastMonth).survivor(of: "P9", on: day)
/// ```
public struct PersonMerges: Sendable, Hashable {
  /// The events, in the order in which they were given, each once.
  public private(set) var events: [PersonMergeEvent] = []

  /// The events that count for nothing.
  public private(set) var disregarded: [PersonMergeEvent.ID] = []

  private var byID: [PersonMergeEvent.ID: PersonMergeEvent] = [:]
  private var standing: [Standing] = []
  /// By record the places of the merges in which it has a part.
  private var parts: [Person.ID: [Int]] = [:]

  /// A merge that counts, with the days on which it does.
  private struct Standing: Hashable {
    let id: PersonMergeEvent.ID
    let merge: PersonMerge
    let from: CalendarDay
    /// The event that undoes it, if there is one.
    let undoing: PersonMergeEvent?

    func holds(on day: CalendarDay) -> Bool {
      from <= day && (undoing.map { day < $0.day } ?? true)
    }

    /// Whether it holds on a day from this one on.
    func holds(from day: CalendarDay) -> Bool {
      undoing.map { max(from, day) < $0.day } ?? true
    }
  }

  /// Folds events.
  ///
  /// - Complexity: O(*n* log *n*) in the number of events.
  public init(_ events: [PersonMergeEvent] = []) {
    for event in events where byID[event.id] == nil {
      byID[event.id] = event
      self.events.append(event)
    }
    fold()
  }

  /// Returns what was known at a time.
  public func known(at time: RecordedTime) -> PersonMerges {
    PersonMerges(events.filter { $0.recordedAt <= time })
  }
}

// MARK: - Asking

extension PersonMerges {
  /// Returns the record that stands for a person on a day: another one, or the person's own.
  public func survivor(of person: Person.ID, on day: CalendarDay) -> Person.ID {
    let found = standing(of: person).first { $0.merge.merged == person && $0.holds(on: day) }
    return found?.merge.survivor ?? person
  }

  /// Returns the records for which one stands on a day besides itself, in order.
  public func merged(into person: Person.ID, on day: CalendarDay) -> [Person.ID] {
    standing(of: person).filter { $0.merge.survivor == person && $0.holds(on: day) }
      .map(\.merge.merged).sorted()
  }

  /// Returns who stands for whom on a day: the survivors by the records they stand for.
  public func survivors(on day: CalendarDay) -> [Person.ID: Person.ID] {
    let pairs = standing.filter { $0.holds(on: day) }.map { ($0.merge.merged, $0.merge.survivor) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Returns the id of the merge by which a record is merged on a day; `nil` if it is not.
  public func merge(of person: Person.ID, on day: CalendarDay) -> PersonMergeEvent.ID? {
    standing(of: person).first { $0.merge.merged == person && $0.holds(on: day) }?.id
  }

  /// Returns the event that undoes a merge; `nil` if it stands, or there is none.
  public func undoing(of id: PersonMergeEvent.ID) -> PersonMergeEvent? {
    standing.first { $0.id == id }?.undoing
  }

  private func standing(of person: Person.ID) -> [Standing] {
    (parts[person] ?? []).map { standing[$0] }
  }
}

// MARK: - Folding

extension PersonMerges {
  private mutating func fold() {
    let ordered = events.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    let undoings = undoings(among: ordered)
    for event in ordered {
      guard let merge = event.merge else { continue }
      let undoing = undoings[event.id]
      let new = Standing(id: event.id, merge: merge, from: event.day, undoing: undoing)
      if conflict(of: new) == nil { add(new) } else { disregarded.append(event.id) }
    }
    let counted = Set(standing.compactMap(\.undoing?.id))
    for event in ordered where event.merge == nil && !counted.contains(event.id) {
      disregarded.append(event.id)
    }
  }

  private mutating func add(_ new: Standing) {
    parts[new.merge.merged, default: []].append(standing.count)
    parts[new.merge.survivor, default: []].append(standing.count)
    standing.append(new)
  }

  /// For each merge the first event that undoes it, on its day or later.
  private func undoings(
    among ordered: [PersonMergeEvent]
  ) -> [PersonMergeEvent.ID: PersonMergeEvent] {
    var undoings: [PersonMergeEvent.ID: PersonMergeEvent] = [:]
    for event in ordered {
      guard case .unmerged(let id) = event.content, undoings[id] == nil, let merge = byID[id],
        merge.merge != nil, merge.day <= event.day
      else { continue }
      undoings[id] = event
    }
    return undoings
  }

  /// Why a merge can't stand beside those that do; `nil` if it can.
  private func conflict(of new: Standing) -> PersonMergeRefusal.Reason? {
    guard new.merge.merged != new.merge.survivor else { return .samePerson }
    let others = standing(of: new.merge.merged) + standing(of: new.merge.survivor)
    let open = others.filter { $0.holds(from: new.from) && overlaps($0, new) }
    if let other = open.first(where: { $0.merge.merged == new.merge.merged }) {
      return .mergedAlready(into: other.merge.survivor)
    }
    if let other = open.first(where: { $0.merge.merged == new.merge.survivor }) {
      let isCircle = other.merge.survivor == new.merge.merged
      return isCircle ? .circle : .survivorMerged(into: other.merge.survivor)
    }
    let represented = open.filter { $0.merge.survivor == new.merge.merged }.map(\.merge.merged)
    return represented.isEmpty ? nil : .standsForOthers(represented.sorted())
  }

  /// Whether there is a day on which both hold.
  private func overlaps(_ one: Standing, _ other: Standing) -> Bool {
    one.holds(from: other.from) && other.holds(from: one.from)
  }
}

// MARK: - Deciding

extension PersonMerges {
  /// Decides which of some events are recorded, all of them or none.
  ///
  /// - Parameter requests: The events, in their order: each is held against those before it.
  /// - Returns: The events that are new. What is there already, be it an equal event or one that
  ///   would do what holds anyhow, is left out, so that to ask twice changes nothing.
  /// - Throws: ``PersonMergeRefusal`` with the first event that can't be recorded.
  public func deciding(
    _ requests: [PersonMergeEvent]
  ) throws(PersonMergeRefusal) -> [PersonMergeEvent] {
    var merges = self
    var new: [PersonMergeEvent] = []
    for request in requests {
      guard try merges.isNew(request) else { continue }
      new.append(request)
      merges = PersonMerges(merges.events + [request])
    }
    return new
  }

  private func isNew(_ event: PersonMergeEvent) throws(PersonMergeRefusal) -> Bool {
    if let known = byID[event.id] {
      guard known == event else { throw PersonMergeRefusal(event.id, .idTaken) }
      return false
    }
    try checkWords(of: event)
    switch event.content {
    case .merged(let merge): return try isNew(merge, event)
    case .unmerged(let id): return try isNewUndoing(of: id, event)
    }
  }

  private func checkWords(of event: PersonMergeEvent) throws(PersonMergeRefusal) {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    if isBlank(event.by) { throw PersonMergeRefusal(event.id, .nobody) }
    if isBlank(event.reason) { throw PersonMergeRefusal(event.id, .noReason) }
    let texts = [event.by, event.reason] + event.evidence
    if texts.contains(where: PrivateNumbers.occur) {
      throw PersonMergeRefusal(event.id, .privateNumber)
    }
  }

  private func isNew(
    _ merge: PersonMerge,
    _ event: PersonMergeEvent
  ) throws(PersonMergeRefusal) -> Bool {
    let isThere = standing(of: merge.merged).contains {
      $0.merge == merge && $0.from == event.day && $0.undoing == nil
    }
    if isThere { return false }
    let new = Standing(id: event.id, merge: merge, from: event.day, undoing: nil)
    if let reason = conflict(of: new) { throw PersonMergeRefusal(event.id, reason) }
    return true
  }

  private func isNewUndoing(
    of id: PersonMergeEvent.ID,
    _ event: PersonMergeEvent
  ) throws(PersonMergeRefusal) -> Bool {
    guard let merge = standing.first(where: { $0.id == id }) else {
      throw PersonMergeRefusal(event.id, .noSuchMerge(id))
    }
    if let undoing = merge.undoing {
      guard undoing.day == event.day else {
        throw PersonMergeRefusal(event.id, .unmergedAlready(by: undoing.id))
      }
      return false
    }
    guard merge.from <= event.day else { throw PersonMergeRefusal(event.id, .beforeMerge) }
    return true
  }
}
