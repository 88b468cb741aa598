public import ResettlementCore
public import Tabular

/// Writes merges of persons as JSON, an object for each event, the same bytes for the same event.
public enum PersonMergeJSON {
  /// Returns an event as an object whose keys ``PersonMergeReader`` reads.
  public static func value(_ event: PersonMergeEvent) -> JSONValue {
    let evidence: [(String, JSONValue)] =
      event.evidence.isEmpty
      ? [] : [("evidence", .array(event.evidence.map(JSONValue.string)))]
    return .object(
      [("id", .string(event.id))] + content(of: event) + [
        ("on", .string(event.day.description)), ("by", .string(event.by)),
        ("because", .string(event.reason)),
      ] + evidence + [("recorded_at", .string(event.recordedAt.description))]
    )
  }

  /// Returns events as JSON Lines, each on a line of its own.
  public static func lines(_ events: some Sequence<PersonMergeEvent>) -> String {
    events.map { JSONWriter(.compact).text(of: value($0)) + "\n" }.joined()
  }

  private static func content(of event: PersonMergeEvent) -> [(String, JSONValue)] {
    switch event.content {
    case .merged(let merge):
      [
        ("kind", "merged"), ("merged", .string(merge.merged.rawValue)),
        ("survivor", .string(merge.survivor.rawValue)),
      ]
    case .unmerged(let id): [("kind", "unmerged"), ("merge", .string(id))]
    }
  }
}
