internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension ExtractReading {
  /// Returns of each subject the one entry that holds on the day, in the order of the text.
  mutating func chosen(_ entries: [SubjectEntry]) -> [SubjectEntry] {
    var order: [String] = []
    var byID: [String: [SubjectEntry]] = [:]
    for entry in entries where isKnown(entry) {
      if byID[entry.reference.id] == nil { order.append(entry.reference.id) }
      byID[entry.reference.id, default: []].append(entry)
    }
    return order.compactMap { byID[$0].flatMap { chosenVersion($0) } }
  }

  private func isKnown(_ entry: SubjectEntry) -> Bool {
    guard let knownAt, let recordedAt = entry.recordedAt else { return true }
    return recordedAt <= knownAt
  }

  private mutating func chosenVersion(_ versions: [SubjectEntry]) -> SubjectEntry? {
    guard let first = versions.first else { return nil }
    guard versions.allSatisfy(\.isVersion) else {
      for other in versions.dropFirst() { reportDuplicate(other, of: first) }
      return first
    }
    let versions = limited(versions)
    checkOverlaps(versions)
    let history = Self.history(of: versions)
    guard let day = chosenDay else { return history.last }
    let chosen = history.last { $0.days.contains(day) }
    if chosen == nil { reportNone(of: first, on: day) }
    return chosen
  }

  private mutating func limited(_ versions: [SubjectEntry]) -> [SubjectEntry] {
    guard versions.count > limits.versions else { return versions }
    let next = versions[limits.versions]
    report(.tooManyVersions(next.reference, limit: limits.versions), at: next.idRange)
    return Array(versions.prefix(limits.versions))
  }

  /// The versions as they were recorded; those whose time is not known come first, by their days.
  private static func history(of versions: [SubjectEntry]) -> [SubjectEntry] {
    versions.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      return (left.order, left.days.from, one.offset) < (right.order, right.days.from, other.offset)
    }
    .map(\.element)
  }

  private mutating func reportDuplicate(_ other: SubjectEntry, of first: SubjectEntry) {
    let note = Diagnostic.Note(.firstEntry, at: first.idRange)
    report(.duplicateID(other.reference), at: other.idRange, notes: [note])
  }

  /// Reports two versions of one day of which nobody can say which one counts.
  private mutating func checkOverlaps(_ versions: [SubjectEntry]) {
    for (index, later) in versions.enumerated() {
      let clash = versions[..<index].first { earlier in
        earlier.days.overlaps(later.days)
          && (earlier.recordedAt == nil || later.recordedAt == nil
            || earlier.recordedAt == later.recordedAt)
      }
      guard let clash else { continue }
      let note = Diagnostic.Note(.firstEntry, at: clash.idRange)
      report(.overlappingVersions(later.reference), at: later.idRange, notes: [note])
    }
  }

  private mutating func reportNone(of entry: SubjectEntry, on day: CalendarDay) {
    let message = Diagnostic.Message.noVersion(entry.reference, on: day)
    report([Diagnostic(.note, message, at: entry.idRange)])
  }
}

extension SubjectEntry {
  fileprivate var order: Int64 { recordedAt?.secondsSince1970 ?? .min }
}
