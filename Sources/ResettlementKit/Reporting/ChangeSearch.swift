internal import Quantities
internal import ResettlementCore

/// Finds what was recorded after a report and makes an entry stand otherwise.
struct ChangeSearch {
  let records: MonthRecords
  let time: RecordedTime
  let month: CalendarMonth
  /// What a host's registers tell of the facts of a subject.
  let facts: @Sendable (SubjectReference) -> [RecordChange]

  /// Returns what is known to make the difference; empty if nothing tells.
  func changes(behind entry: MonthFigure.Entry, of figure: MonthFigure) -> [RecordChange] {
    switch figure.section {
    case .clues: clue(entry.name)
    case .cases: cases(entry)
    case .households, .duties, .targets, .own: about(entry.subject)
    }
  }

  private func cases(_ entry: MonthFigure.Entry) -> [RecordChange] {
    let own = records.cases?.changes(of: entry.name, after: time, until: month.last) ?? []
    return own.isEmpty ? about(entry.subject) : own
  }

  /// What was recorded of a subject: its facts, and the cases about it.
  private func about(_ subject: SubjectReference?) -> [RecordChange] {
    guard let subject else { return [] }
    guard let cases = records.cases else { return facts(subject) }
    let runs = cases.states(of: subject).map(\.run)
    return facts(subject)
      + runs.flatMap { cases.changes(of: $0, after: time, until: month.last) }
  }

  // MARK: - Clues

  private func clue(_ id: RiskClue.ID) -> [RecordChange] {
    guard records.clueEvents.isEmpty else {
      let mine = Set(records.clueEvents.filter { $0.kind.clue == id }.map(\.id))
      return records.clueEvents.filter { time < $0.recordedAt }
        .compactMap { change($0, of: id, mine) }
    }
    guard let entry = records.clues?[id] else { return [] }
    let day = entry.answer.map(\.answeredOn).flatMap { $0 <= month.last ? $0 : nil }
    return [RecordChange(.lateEvent, name: id, about: day ?? entry.clue.foundOn)]
  }

  private func change(
    _ event: ClueEvent,
    of clue: RiskClue.ID,
    _ mine: Set<ClueEvent.ID>
  ) -> RecordChange? {
    switch event.kind {
    case .found(let found) where found.id == clue && found.foundOn <= month.last:
      RecordChange(
        .lateEvent,
        name: event.id,
        about: found.foundOn,
        recordedAt: event.recordedAt
      )
    case .answered(clue, let answer) where answer.answeredOn <= month.last:
      RecordChange(
        .lateEvent,
        name: event.id,
        about: answer.answeredOn,
        recordedAt: event.recordedAt
      )
    case .annulled(let named, let reason) where mine.contains(named):
      RecordChange(.annulment, name: event.id, recordedAt: event.recordedAt, because: reason)
    default: nil
    }
  }
}

extension ClueEvent.Kind {
  /// The clue that was found or answered.
  fileprivate var clue: RiskClue.ID? {
    switch self {
    case .found(let clue): clue.id
    case .answered(let id, _): id
    case .annulled: nil
    }
  }
}
