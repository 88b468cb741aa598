public import Diagnostics
internal import Quantities
public import ResettlementCore
internal import Tabular

/// Reads events of procedures from JSON Lines, an object a line; blank lines are skipped.
///
/// ```json
/// {"id": "e-2", "run": "r-1", "kind": "entered", "on": "2024-03-04", "step": "home_visit",
///  "recorded_at": "2024-03-04T17:00:00+08:00", "recorded_by": {"unit": "村委会"}}
/// ```
public struct ProcedureEventReader: Sendable {
  /// What is to stand for a moment of recording that is not written; `nil` if it must be.
  public var recordedAt: RecordedTime?
  /// What is to stand for a recorder that is not written; `nil` if it must be.
  public var recordedBy: ProcedureEvent.Recorder?

  /// Creates a reader.
  public init(recordedAt: RecordedTime? = nil, recordedBy: ProcedureEvent.Recorder? = nil) {
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }

  /// Reads a file.
  ///
  /// - Returns: The events that could be read, and what is wrong with the others.
  public func read(_ source: SourceText) -> (events: [ProcedureEvent], diagnostics: [Diagnostic]) {
    var events: [ProcedureEvent] = []
    var diagnostics: [Diagnostic] = []
    for line in source.eventLines {
      let document = JSONDocument(source, in: line)
      diagnostics += document.diagnostics
      guard let root = document.root else { continue }
      var reading = EventReading(root, self)
      let event = reading.event()
      diagnostics += reading.diagnostics
      if let event, !reading.diagnostics.hasErrors { events.append(event) }
    }
    return (events, diagnostics)
  }
}

extension SourceText {
  /// The lines on which events stand.
  var eventLines: [Range<Int>] {
    bytes.split(separator: 0x0A)
      .filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
      .map { $0.startIndex..<$0.endIndex }
  }
}

/// Reads one event.
private struct EventReading {
  private let node: JSONNode
  private let reader: ProcedureEventReader
  private(set) var diagnostics: [Diagnostic] = []

  init(_ node: JSONNode, _ reader: ProcedureEventReader) {
    self.node = node
    self.reader = reader
  }

  mutating func event() -> ProcedureEvent? {
    guard let object = node.object else {
      diagnostics.append(Diagnostic(.notAnObject, at: node.range))
      return nil
    }
    var keys = EventObject(object, at: node.range, values: EventKeys.values)
    let event = event(&keys)
    diagnostics = keys.diagnostics
    return event
  }

  private func event(_ keys: inout EventObject) -> ProcedureEvent? {
    guard let kind = keys.word("kind").flatMap(ProcedureEvent.Content.Kind.init) else { return nil }
    keys.check(EventKeys.common + EventKeys.own(kind))
    let (id, run, day) = (keys.text("id"), keys.text("run"), keys.day("on"))
    let correction = correction(&keys)
    let recordedAt = keys.moment("recorded_at", else: reader.recordedAt)
    let recordedBy = keys.recorder("recorded_by", else: reader.recordedBy)
    let content = content(kind, &keys)
    guard let id, let run, let day, let recordedAt, let recordedBy, let content else { return nil }
    return ProcedureEvent(
      id: id,
      run: run,
      happenedOn: day,
      recordedAt: recordedAt,
      recordedBy: recordedBy,
      content: content,
      correction: correction,
      ruling: keys.ruling("ruling")
    )
  }

  private func correction(_ keys: inout EventObject) -> ProcedureEvent.Correction? {
    guard keys.has("corrects") || keys.has("because") else { return nil }
    guard let event = keys.text("corrects"), let reason = keys.text("because") else { return nil }
    return ProcedureEvent.Correction(of: event, because: reason)
  }

  private func content(
    _ kind: ProcedureEvent.Content.Kind,
    _ keys: inout EventObject
  ) -> ProcedureEvent.Content? {
    switch kind {
    case .opened: opened(&keys)
    case .entered: entered(&keys)
    case .published:
      keys.text("place").map {
        .published(ProcedureEvent.Publication(at: $0, until: keys.optionalDay("until")))
      }
    case .publicationClosed:
      keys.text("publication").map { .publicationClosed(ProcedureEvent.PublicationClosing(of: $0)) }
    case .objectionRaised:
      keys.both("publication", "matter").map {
        .objectionRaised(ProcedureEvent.Objection(to: $0, about: $1))
      }
    case .objectionDecided: decided(&keys)
    case .ended:
      keys.text("end").map {
        .ended(
          ProcedureEvent.Ending($0, because: keys.optional("reason"), by: keys.cause())
        )
      }
    case .annulled: .annulled
    case .carriedOver: carriedOver(&keys)
    case .householdChanged: householdChanged(&keys)
    }
  }

  private func opened(_ keys: inout EventObject) -> ProcedureEvent.Content? {
    let (names, subject) = (keys.both("policy", "procedure"), keys.subject("subject"))
    guard let names, let subject else { return nil }
    return .opened(
      ProcedureEvent.Opening(
        policy: names.0,
        procedure: names.1,
        subject: subject,
        channel: keys.optional("channel"),
        after: keys.optional("earlier_run"),
        by: keys.cause()
      )
    )
  }

  private func entered(_ keys: inout EventObject) -> ProcedureEvent.Content? {
    let papers = keys.texts("papers")
    return keys.text("step").map {
      .entered(
        ProcedureEvent.StepEntry($0, papers: papers, takenBy: keys.optional("taken_by"))
      )
    }
  }

  private func decided(_ keys: inout EventObject) -> ProcedureEvent.Content? {
    let (texts, outcome) = (keys.both("objection", "reason"), keys.word("outcome"))
    guard let texts, let outcome else { return nil }
    return .objectionDecided(
      ProcedureEvent.ObjectionDecision(
        on: texts.0,
        isUpheld: outcome == "upheld",
        because: texts.1
      )
    )
  }

  private func carriedOver(_ keys: inout EventObject) -> ProcedureEvent.Content? {
    let change = keys.word("change").flatMap(ProcedureEvent.Lineage.Change.init)
    guard let subject = keys.subject("subject"), let change else { return nil }
    return .carriedOver(ProcedureEvent.Lineage(change, to: subject, by: keys.cause()))
  }

  private func householdChanged(_ keys: inout EventObject) -> ProcedureEvent.Content? {
    let kind = keys.word("became").flatMap(HouseholdChange.Kind.init)
    let (from, into) = (keys.texts("from"), keys.texts("into"))
    let (head, moves, belongings) = (
      keys.optional("head_of"), keys.moves("moved"), keys.subjects("belongings")
    )
    let members = members(&keys)
    guard let kind else { return nil }
    return .householdChanged(
      ProcedureEvent.HouseholdRecord(
        kind,
        of: from.map { Household.ID($0) },
        into: into.map { Household.ID($0) },
        headOf: head.map { Household.ID($0) },
        moves: moves,
        members: members,
        belongings: belongings
      )
    )
  }

  private func members(_ keys: inout EventObject) -> HouseholdChange.Members? {
    let (head, joined, left) = (keys.optional("new_head"), keys.texts("joined"), keys.texts("left"))
    guard head != nil || !joined.isEmpty || !left.isEmpty else { return nil }
    return HouseholdChange.Members(
      head: head.map { Person.ID($0) },
      joined: joined.map { Person.ID($0) },
      left: left.map { Person.ID($0) }
    )
  }
}

extension Diagnostic.Message {
  static let notAnObject = Self(
    "event.no-object",
    en: "an event must be an object in braces, on one line",
    zh: "一个事件应为一行内的一个对象（花括号）"
  )
}
