public import Diagnostics
internal import Quantities
public import ResettlementCore
internal import Tabular

/// Reads merges of persons from JSON Lines, an object a line.
///
/// ```json
/// {"id": "m-1", "kind": "merged", "merged": "P9", "survivor": "P1", "on": "2024-06-01",
///  "by": "某镇社会事务办", "because": "入户核实为同一人", "recorded_at": "2024-06-01T08:00:00Z"}
/// ```
public enum PersonMergeReader {
  /// Reads a file.
  ///
  /// - Returns: The events that could be read, and what is wrong with the others.
  public static func read(
    _ source: SourceText
  ) -> (events: [PersonMergeEvent], diagnostics: [Diagnostic]) {
    guard source.bytes.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return ([], [])
    }
    var events: [PersonMergeEvent] = []
    var diagnostics: [Diagnostic] = []
    var records = JSONRecords(source)
    while let node = records.next() {
      guard let object = node.object else {
        diagnostics.append(Diagnostic(.noMerge, at: node.range))
        continue
      }
      var keys = EventObject(object, at: node.range, values: values)
      if let event = event(&keys), !keys.diagnostics.hasErrors { events.append(event) }
      diagnostics += keys.diagnostics
    }
    return (events, records.diagnostics + diagnostics)
  }

  private static func event(_ keys: inout EventObject) -> PersonMergeEvent? {
    guard let kind = keys.word("kind") else { return nil }
    keys.check(common + (kind == "merged" ? merged : unmerged))
    let content = content(kind, &keys)
    let (id, day) = (keys.text("id"), keys.day("on"))
    let (by, reason) = (keys.text("by"), keys.text("because"))
    let evidence = keys.texts("evidence")
    let recordedAt = keys.moment("recorded_at", else: nil)
    guard let content, let id, let day, let by, let reason, let recordedAt else { return nil }
    return PersonMergeEvent(
      id: id,
      content,
      on: day,
      recordedAt: recordedAt,
      by: by,
      because: reason,
      evidence: evidence
    )
  }

  private static func content(
    _ kind: String,
    _ keys: inout EventObject
  ) -> PersonMergeEvent.Content? {
    guard kind == "merged" else { return keys.text("merge").map { .unmerged($0) } }
    return keys.both("merged", "survivor").map {
      .merged(PersonMerge(Person.ID($0), into: Person.ID($1)))
    }
  }

  // MARK: - Keys

  private static let common = [
    EventKeys.Key("id"), EventKeys.Key("kind", .word(["merged", "unmerged"])),
    EventKeys.Key("on", .day), EventKeys.Key("by"), EventKeys.Key("because"),
    EventKeys.Key("evidence", .texts, isRequired: false),
    EventKeys.Key("recorded_at", .moment),
  ]
  private static let merged = [EventKeys.Key("merged"), EventKeys.Key("survivor")]
  private static let unmerged = [EventKeys.Key("merge")]
  private static let values = Dictionary(
    uniqueKeysWithValues: (common + merged + unmerged).map { ($0.name, $0.value) }
  )
}

extension Diagnostic.Message {
  fileprivate static let noMerge = Self(
    "person.no-object",
    en: "a merge must be an object in braces, on one line",
    zh: "一次合并应为一行内的一个对象（花括号）"
  )
}
