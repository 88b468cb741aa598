public import Quantities
public import ResettlementCore

/// Something that was recorded after a month was reported, and changes what is known of it.
public struct RecordChange: Sendable, Hashable {
  /// What kind of record it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Something that happened by then and was recorded later (补录).
    case lateEvent = "late_event"
    /// A record that stands in the place of another one (更正).
    case correction
    /// A record that another one should not be there (撤销).
    case annulment
    /// A fact of a day by then that was recorded later (事实迟报).
    case lateFact = "late_fact"
  }

  /// What kind of record it is.
  public let kind: Kind
  /// The record's name, such as that of an event; `nil` if it has none.
  public let name: String?
  /// The day that it is about; `nil` if it is about none.
  public let day: CalendarDay?
  /// When it was recorded; `nil` if nobody has said.
  public let recordedAt: RecordedTime?
  /// Why something was corrected or annulled.
  public let reason: String?

  /// Creates a change.
  public init(
    _ kind: Kind,
    name: String? = nil,
    about day: CalendarDay? = nil,
    recordedAt: RecordedTime? = nil,
    because reason: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.day = day
    self.recordedAt = recordedAt
    self.reason = reason
  }

  /// What kind of record it is, in words.
  public var title: LocalizedText {
    switch kind {
    case .lateEvent: LocalizedText(zh: "补录", en: "recorded late")
    case .correction: LocalizedText(zh: "更正", en: "corrected")
    case .annulment: LocalizedText(zh: "撤销", en: "annulled")
    case .lateFact: LocalizedText(zh: "事实迟报", en: "fact recorded late")
    }
  }
}

// MARK: - Where changes come from

extension History {
  /// Returns what was recorded after a time about days until one.
  public func changes(after time: RecordedTime, until day: CalendarDay) -> [RecordChange] {
    versions.filter { time < $0.recordedAt && $0.valid.from <= day }.map { version in
      let kind: RecordChange.Kind =
        version.correction == nil ? .lateFact : version.value == nil ? .annulment : .correction
      return RecordChange(
        kind,
        about: version.valid.from,
        recordedAt: version.recordedAt,
        because: version.correction?.reason
      )
    }
  }
}

extension ProcedureHistory {
  /// Returns what was recorded of a run after a time about days until one.
  public func changes(
    of run: ProcedureEvent.RunID,
    after time: RecordedTime,
    until day: CalendarDay
  ) -> [RecordChange] {
    let events = events(of: run)
    let byName = Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
    return events.filter { time < $0.recordedAt }.compactMap { event in
      let corrected = event.correction.flatMap { byName[$0.event] }
      let days = [event.happenedOn, corrected?.happenedOn].compactMap(\.self)
      guard days.contains(where: { $0 <= day }) else { return nil }
      return RecordChange(
        event.changeKind,
        name: event.id,
        about: event.happenedOn,
        recordedAt: event.recordedAt,
        because: event.correction?.reason
      )
    }
  }
}

extension ProcedureEvent {
  fileprivate var changeKind: RecordChange.Kind {
    guard correction != nil else { return .lateEvent }
    return content == .annulled ? .annulment : .correction
  }
}
