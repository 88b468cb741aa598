public import Quantities

/// The clues that are known, each with what became of it: what the events of clues come to.
///
/// It does not matter in which order events arrive, or how often the same one does.
public struct ClueBook: Sendable, Hashable {
  /// A clue with its answer.
  public struct Entry: Sendable, Hashable, Identifiable {
    /// The clue.
    public let clue: RiskClue
    /// What became of it; `nil` as long as nobody has answered.
    public let answer: ClueAnswer?

    /// Creates an entry.
    public init(_ clue: RiskClue, answer: ClueAnswer? = nil) {
      self.clue = clue
      self.answer = answer
    }

    /// The clue's name.
    public var id: RiskClue.ID { clue.id }
  }

  /// What can be wrong with events.
  public enum Conflict: Sendable, Hashable {
    /// Two events of different content have the name; the one recorded first counts.
    case idTaken(ClueEvent.ID)
    /// A clue has an answer already, by an event that was recorded before and counts.
    case answeredAlready(ClueEvent.ID, clue: RiskClue.ID)
    /// There is no clue of the name that it answers.
    case noSuchClue(ClueEvent.ID, clue: RiskClue.ID)
    /// There is no event of the name that it annuls, recorded before it.
    case noSuchEvent(ClueEvent.ID, annuls: ClueEvent.ID)
    /// It says no reason.
    case noReason(ClueEvent.ID)
    /// The answer is of a day before the clue was found.
    case answeredBeforeFound(ClueEvent.ID, clue: RiskClue.ID)
  }

  /// Every clue once, by the day on which it was found and then by name.
  public let entries: [Entry]

  /// What is wrong with the events that don't count, in the order in which they were recorded.
  public let conflicts: [Conflict]

  /// Creates a book of entries; of two with the same name the first counts.
  public init(_ entries: [Entry] = []) {
    var seen: Set<RiskClue.ID> = []
    self.entries = entries.filter { seen.insert($0.id).inserted }.sorted(by: Self.comesFirst)
    conflicts = []
  }

  /// Folds events.
  public init(folding events: some Sequence<ClueEvent>) {
    var fold = ClueFold(events)
    fold.run()
    entries = fold.entries.sorted(by: Self.comesFirst)
    conflicts = fold.conflicts
  }

  /// The clues that have no outcome yet, the oldest first.
  public var withoutOutcome: [RiskClue] { entries.filter { $0.answer == nil }.map(\.clue) }

  /// Returns the clues found until a day that had no outcome then.
  public func withoutOutcome(on day: CalendarDay) -> [RiskClue] {
    entries.filter { entry in
      entry.clue.foundOn <= day && (entry.answer.map { day < $0.answeredOn } ?? true)
    }
    .map(\.clue)
  }

  /// Returns the entry of a clue; `nil` if there is none.
  public subscript(id: RiskClue.ID) -> Entry? { entries.first { $0.id == id } }

  private static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
    (left.clue.foundOn, left.id) < (right.clue.foundOn, right.id)
  }
}

/// The work of folding events.
private struct ClueFold {
  private let events: [ClueEvent]
  private var clues: [RiskClue.ID: RiskClue] = [:]
  private var answers: [RiskClue.ID: ClueAnswer] = [:]
  private var found: [(event: ClueEvent, conflict: ClueBook.Conflict)] = []

  init(_ events: some Sequence<ClueEvent>) {
    var firsts: [ClueEvent.ID: ClueEvent] = [:]
    var taken: Set<ClueEvent.ID> = []
    for event in Set(events).sorted(by: Self.isBefore) {
      if firsts[event.id] == nil {
        firsts[event.id] = event
      } else if taken.insert(event.id).inserted {
        found.append((event, .idTaken(event.id)))
      }
    }
    self.events = firsts.values.sorted()
  }

  /// What is wrong, in the order in which the events that don't count were recorded.
  var conflicts: [ClueBook.Conflict] {
    found.sorted { Self.isBefore($0.event, $1.event) }.map(\.conflict)
  }

  private mutating func note(_ conflict: ClueBook.Conflict, _ event: ClueEvent) {
    found.append((event, conflict))
  }

  /// An order of all events, so that the fold is the same whatever came first.
  private static func isBefore(_ left: ClueEvent, _ right: ClueEvent) -> Bool {
    left.id == right.id && left.recordedAt == right.recordedAt
      ? String(describing: left.kind) < String(describing: right.kind) : left < right
  }

  var entries: [ClueBook.Entry] {
    clues.values.map { ClueBook.Entry($0, answer: answers[$0.id]) }
  }

  mutating func run() {
    let annulled = self.annulled()
    let counting = events.filter { !annulled.contains($0.id) }
    for event in counting { find(event) }
    for event in counting { answer(event) }
  }

  /// The events that count no more.
  ///
  /// The last word counts: an annulment may be annulled itself.
  private mutating func annulled() -> Set<ClueEvent.ID> {
    var annulled: Set<ClueEvent.ID> = []
    for event in events.reversed() where !annulled.contains(event.id) {
      guard case .annulled(let named, let reason) = event.kind else { continue }
      if reason.allSatisfy(\.isWhitespace) {
        note(.noReason(event.id), event)
      } else if events.contains(where: { $0.id == named && $0 < event }) {
        annulled.insert(named)
      } else {
        note(.noSuchEvent(event.id, annuls: named), event)
      }
    }
    return annulled
  }

  /// A clue that was found again stays as it was found first.
  private mutating func find(_ event: ClueEvent) {
    guard case .found(let clue) = event.kind, clues[clue.id] == nil else { return }
    clues[clue.id] = clue
  }

  private mutating func answer(_ event: ClueEvent) {
    guard case .answered(let id, let answer) = event.kind else { return }
    guard let clue = clues[id] else { return note(.noSuchClue(event.id, clue: id), event) }
    guard answers[id] == nil else {
      return note(.answeredAlready(event.id, clue: id), event)
    }
    guard clue.foundOn <= answer.answeredOn else {
      return note(.answeredBeforeFound(event.id, clue: id), event)
    }
    answers[id] = answer
  }
}
