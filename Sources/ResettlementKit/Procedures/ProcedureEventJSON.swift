public import ResettlementCore
public import Tabular

/// Writes events of procedures as JSON, an object for each, the same bytes for the same event.
public enum ProcedureEventJSON {
  /// Returns an event as an object whose keys ``ProcedureEventReader`` reads.
  public static func value(_ event: ProcedureEvent) -> JSONValue {
    let head: [(String, JSONValue?)] = [
      ("id", .string(event.id)), ("run", .string(event.run)),
      ("kind", .string(event.content.kind.rawValue)),
      ("on", .string(event.happenedOn.description)),
    ]
    let tail: [(String, JSONValue?)] = [
      ("corrects", text(event.correction?.event)), ("because", text(event.correction?.reason)),
      ("recorded_at", .string(event.recordedAt.description)),
      ("recorded_by", value(event.recordedBy)), ("ruling", event.ruling.map(value)),
    ]
    return object(head + keys(of: event.content) + tail)
  }

  /// Returns events as JSON Lines, each on a line of its own.
  public static func lines(_ events: some Sequence<ProcedureEvent>) -> String {
    events.map { JSONWriter(.compact).text(of: value($0)) + "\n" }.joined()
  }

  private static func object(_ entries: [(String, JSONValue?)]) -> JSONValue {
    .object(entries.compactMap { key, value in value.map { (key, $0) } })
  }

  private static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

  private static func value(_ recorder: ProcedureEvent.Recorder) -> JSONValue {
    object([("unit", .string(recorder.unit)), ("role", text(recorder.role))])
  }

  private static func value(_ ruling: ProcedureRuling) -> JSONValue {
    object([
      ("policy", .string(ruling.policy)), ("version", text(ruling.version)),
      ("citations", .array(ruling.citations.map(JSONValue.string))),
      ("is_late", .bool(ruling.isLate)), ("due", text(ruling.due?.description)),
      ("public_until", text(ruling.publicUntil?.description)),
      ("days_overdue", .integer(ruling.daysOverdue)),
    ])
  }

  // MARK: - What happened

  private static func keys(of content: ProcedureEvent.Content) -> [(String, JSONValue?)] {
    switch content {
    case .opened(let opening): keys(of: opening)
    case .entered(let entry):
      [
        ("step", .string(entry.step)),
        ("papers", entry.papers.isEmpty ? nil : .array(entry.papers.map(JSONValue.string))),
        ("taken_by", text(entry.takenBy)),
      ]
    case .published(let publication):
      [("place", .string(publication.place)), ("until", text(publication.until?.description))]
    case .publicationClosed(let closing): [("publication", .string(closing.publication))]
    case .objectionRaised(let objection):
      [("publication", .string(objection.publication)), ("matter", .string(objection.matter))]
    case .objectionDecided(let decision):
      [
        ("objection", .string(decision.objection)),
        ("outcome", .string(decision.isUpheld ? "upheld" : "dismissed")),
        ("reason", .string(decision.reason)),
      ]
    case .ended(let ending):
      [("end", .string(ending.end)), ("reason", text(ending.reason))] + keys(of: ending.household)
    case .annulled: []
    case .carriedOver(let lineage):
      [
        ("change", .string(lineage.change.rawValue)),
        ("subject", .string(lineage.subject.description)),
      ] + keys(of: lineage.household)
    case .householdChanged(let record): keys(of: record)
    }
  }

  private static func keys(of cause: ProcedureEvent.HouseholdCause?) -> [(String, JSONValue?)] {
    [("household_change", text(cause?.change)), ("linked_run", text(cause?.run))]
  }

  private static func keys(of record: ProcedureEvent.HouseholdRecord) -> [(String, JSONValue?)] {
    [
      ("became", .string(record.kind.rawValue)), ("from", list(record.from)),
      ("into", list(record.into)), ("head_of", text(record.headOf?.rawValue)),
      ("moved", listUnlessEmpty(record.moves.map(\.written))),
      ("new_head", text(record.members?.head?.rawValue)),
      ("joined", listUnlessEmpty(record.members?.joined ?? [])),
      ("left", listUnlessEmpty(record.members?.left ?? [])),
      ("belongings", listUnlessEmpty(record.belongings)),
    ]
  }

  private static func listUnlessEmpty(_ values: [some CustomStringConvertible]) -> JSONValue? {
    if values.isEmpty { Optional<JSONValue>.none } else { list(values) }
  }

  private static func list(_ values: [some CustomStringConvertible]) -> JSONValue {
    .array(values.map { .string($0.description) })
  }

  private static func keys(of opening: ProcedureEvent.Opening) -> [(String, JSONValue?)] {
    [
      ("policy", .string(opening.policy)), ("procedure", .string(opening.procedure)),
      ("subject", .string(opening.subject.description)), ("channel", text(opening.channel)),
      ("earlier_run", text(opening.earlierRun)),
    ] + keys(of: opening.household)
  }
}
