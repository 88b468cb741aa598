internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// When the versions of an extract's subjects were recorded, by what they say themselves.
struct ExtractVersions {
  private var changes: [SubjectReference: [RecordChange]] = [:]

  /// Finds the versions that were recorded after a time and begin by a day.
  init(recordedIn source: SourceText, after time: RecordedTime, until day: CalendarDay) {
    for (subject, version) in Self.versions(in: source) {
      guard let recorded = version.recordedAt, time < recorded else { continue }
      guard version.from.map({ $0 <= day }) ?? true else { continue }
      changes[subject, default: []]
        .append(RecordChange(.lateFact, about: version.from, recordedAt: recorded))
    }
  }

  /// What was recorded of a subject.
  subscript(subject: SubjectReference) -> [RecordChange] { changes[subject] ?? [] }

  /// What a version says of itself.
  struct Version {
    /// The first day on which it holds.
    let from: CalendarDay?
    /// When it was recorded.
    let recordedAt: RecordedTime?
  }

  /// Returns how many subjects of an extract have a version that does not say since when it holds.
  static func undatedSubjects(in source: SourceText) -> Int {
    Set(versions(in: source).filter { $0.1.from == nil }.map(\.0)).count
  }

  /// Returns every entry of an extract with what it says of itself, in the order of the text.
  static func versions(in source: SourceText) -> [(SubjectReference, Version)] {
    (JSONDocument(source).root?.object?.entries ?? []).flatMap { list in
      guard let kind = SubjectKind(collectionName: list.key) else {
        return [(SubjectReference, Version)]()
      }
      return (list.value.array ?? []).compactMap { item in
        guard let object = item.object, let id = object["id"]?.string else { return nil }
        let from = object["valid_from"]?.string.flatMap { CalendarDay($0) }
        let recorded = object["recorded_at"]?.string.flatMap { RecordedTime($0) }
        return (SubjectReference(kind, id), Version(from: from, recordedAt: recorded))
      }
    }
  }
}
