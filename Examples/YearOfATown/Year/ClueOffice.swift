internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The office that screens for risks and answers clues; what it knows is a fold of its events.
struct ClueOffice: Sendable {
  /// Everything that happened to clues, in the order in which it was recorded.
  private(set) var events: [ClueEvent] = []
  /// The clues that were found, each with its answer.
  private(set) var book = ClueBook()

  /// Returns the clues with the answers that were known at a time.
  func book(knownAt time: RecordedTime?) -> ClueBook {
    guard let time else { return book }
    return ClueBook(folding: events.filter { $0.recordedAt <= time })
  }

  /// Notes the clues of a search that are new, or back with other facts.
  mutating func note(_ search: ClueSearch, at time: RecordedTime) {
    let new = search.clues.filter { $0.standing != .open }
    events += new.map { ClueEvent(id: "f:\($0.clue.id)", .found($0.clue), recordedAt: time) }
    book = ClueBook(folding: events)
  }

  /// Answers a clue.
  mutating func answer(
    _ clue: RiskClue.ID,
    _ outcome: ClueOutcome,
    because reason: String,
    on day: CalendarDay,
    at time: RecordedTime
  ) {
    guard book[clue]?.answer == nil,
      let answer = ClueAnswer(outcome, reason: reason, on: day, by: "嘎查村社区")
    else { return }
    events.append(ClueEvent(id: "a:\(clue)", .answered(clue, answer), recordedAt: time))
    book = ClueBook(folding: events)
  }
}
