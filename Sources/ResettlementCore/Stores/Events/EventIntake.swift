/// What is wrong with an event, whatever it says.
public enum EventFault: Sendable, Hashable {
  /// Another event has the id.
  case idTaken
  /// It annuls, but names no event.
  case correctsNothing
  /// It names an event that is not there, or is of another stream.
  case unknownEvent(String)
  /// The event that it names is corrected or annulled already.
  case correctedAlready(String, by: String)
  /// It annuls an annulment.
  case annulsAnnulment
  /// It does not say why it corrects.
  case reasonNeeded
}

/// What is new of the events that somebody sends, and what is wrong with them before anybody looks at
/// what they say.
public struct EventIntake<Event: LedgerEvent>: Sendable {
  /// A fault, and the event that has it.
  public struct Finding: Sendable, Hashable {
    /// The event.
    public let event: Event.ID
    /// What is wrong with it.
    public let fault: EventFault
  }

  /// The events that are not there yet, each once, as their maker sent them.
  public let events: [Event]
  /// The history with them.
  public let history: EventHistory<Event>
  /// What is wrong; if anything is, nothing of it may be recorded.
  public let findings: [Finding]

  /// Takes in events.
  ///
  /// - Parameters:
  ///   - sent: The events, which may be there already.
  ///   - known: What is recorded of their streams.
  public init(_ sent: [Event], after known: EventHistory<Event>) {
    let old = Dictionary(known.events.map { ($0.id, $0) }) { one, _ in one }
    let new = sent.filter { old[$0.id]?.asSent != $0.asSent }.map(\.asSent)
    let groups = Dictionary(grouping: new, by: \.id)
    let doubled = groups.filter { Set($0.value).count > 1 || old[$0.key] != nil }.keys.sorted()
    var seen: Set<Event.ID> = []
    let events = new.filter { seen.insert($0.id).inserted }
    let history = known.adding(events)
    let corrections = CorrectionIndex(history)
    self.events = events
    self.history = history
    findings =
      doubled.isEmpty
      ? events.compactMap { event in
        corrections.fault(of: event).map { Finding(event: event.id, fault: $0) }
      }
      : doubled.map { Finding(event: $0, fault: .idTaken) }
  }
}

/// Which events are corrected, by which.
private struct CorrectionIndex<Event: LedgerEvent> {
  private let events: [Event.ID: Event]
  private let corrections: [Event.ID: [Event]]

  init(_ history: EventHistory<Event>) {
    events = Dictionary(history.events.map { ($0.id, $0) }) { one, _ in one }
    corrections = Dictionary(grouping: history.events.filter { $0.correction != nil }) {
      $0.correction?.event ?? ""
    }
  }

  /// Returns what is wrong with the correction that an event makes.
  func fault(of event: Event) -> EventFault? {
    guard let correction = event.correction else {
      return event.isAnnulment ? .correctsNothing : nil
    }
    let wrong = events[correction.event]
    guard let wrong, wrong.stream == event.stream, wrong.id != event.id else {
      return .unknownEvent(correction.event)
    }
    if let other = corrections[wrong.id]?.first(where: { $0.id != event.id }) {
      return .correctedAlready(wrong.id, by: other.id)
    }
    if event.isAnnulment, wrong.isAnnulment { return .annulsAnnulment }
    return correction.reason.allSatisfy(\.isWhitespace) ? .reasonNeeded : nil
  }
}
