public import Quantities

/// Everything that was ever recorded about one thing (补录, 更正, 撤销); entries are only added.
///
/// Each day can be asked about both ways: how it was, and how it was known at a time. Of the
/// entries that were known then, that no entry known then had corrected, and that hold on the day,
/// the one recorded last answers.
public struct History<Value> {
  /// The entries, in the order in which they were recorded.
  public private(set) var versions: [Version<Value>] = []

  /// Creates a history without entries.
  public init() {}
}

extension History: Sendable where Value: Sendable {}
extension History: Equatable where Value: Equatable {}
extension History: Hashable where Value: Hashable {}

// MARK: - Recording

extension History {
  /// Adds how something was on certain days, late or not.
  ///
  /// - Parameters:
  ///   - value: How it was.
  ///   - valid: The days on which it was so.
  ///   - recordedAt: The time now.
  ///   - correction: The entry that it replaces on all its days, if it corrects one.
  /// - Returns: The number of the new entry.
  /// - Throws: ``HistoryError`` if the time lies before the last entry's, or the entry to correct
  ///   does not exist or is corrected already.
  @discardableResult
  public mutating func record(
    _ value: Value,
    valid: DatePeriod,
    at recordedAt: RecordedTime,
    correcting correction: Correction? = nil
  ) throws(HistoryError) -> Int {
    try append(value, valid, recordedAt, correction)
  }

  /// Adds that an entry should not be there at all.
  ///
  /// - Parameters:
  ///   - correction: The entry, and why it is annulled.
  ///   - recordedAt: The time now.
  /// - Returns: The number of the new entry.
  /// - Throws: ``HistoryError`` as ``record(_:valid:at:correcting:)`` does.
  @discardableResult
  public mutating func annul(
    _ correction: Correction,
    at recordedAt: RecordedTime
  ) throws(HistoryError) -> Int {
    guard let wrong = versions.first(where: { $0.number == correction.version }) else {
      throw .noSuchVersion(correction.version)
    }
    return try append(nil, wrong.valid, recordedAt, correction)
  }

  /// Checks that the last entry is the one that a caller has seen, so that nothing is recorded
  /// upon what the caller does not know.
  ///
  /// - Parameter expected: The number of the last entry, zero if there is none; `nil` for any.
  /// - Throws: ``HistoryError/changed(last:)`` if the last entry is another one.
  public func check(lastIs expected: Int?) throws(HistoryError) {
    guard let expected, expected != versions.count else { return }
    throw .changed(last: versions.count)
  }

  private mutating func append(
    _ value: Value?,
    _ valid: DatePeriod,
    _ recordedAt: RecordedTime,
    _ correction: Correction?
  ) throws(HistoryError) -> Int {
    if let last = versions.last, recordedAt < last.recordedAt {
      throw .recordedBeforeLast(last.recordedAt)
    }
    if let correction { try check(correction) }
    let version = Version(
      number: versions.count + 1,
      value: value,
      valid: valid,
      recordedAt: recordedAt,
      correction: correction
    )
    versions.append(version)
    return version.number
  }

  private func check(_ correction: Correction) throws(HistoryError) {
    guard versions.contains(where: { $0.number == correction.version }) else {
      throw .noSuchVersion(correction.version)
    }
    let other = versions.first { $0.correction?.version == correction.version }
    if let other { throw .correctedAlready(correction.version, by: other.number) }
  }
}

// MARK: - Asking

extension History {
  /// Returns how it was on a day, as it was known at a time; `nil` if nothing was known of the day.
  ///
  /// - Parameters:
  ///   - day: The day asked about.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  /// - Returns: How it was, or `nil`.
  /// - Complexity: O(*n*) in the number of entries.
  public func value(on day: CalendarDay, knownAt time: RecordedTime? = nil) -> Value? {
    version(on: day, knownAt: time)?.value
  }

  /// Returns the entry that says how it was on a day, as it was known at a time.
  public func version(on day: CalendarDay, knownAt time: RecordedTime? = nil) -> Version<Value>? {
    let known = versions.filter { version in time.map { version.recordedAt <= $0 } ?? true }
    let corrected = Set(known.compactMap { $0.correction?.version })
    return known.last {
      $0.value != nil && $0.valid.contains(day) && !corrected.contains($0.number)
    }
  }
}

/// The reason why a history did not take an entry.
public enum HistoryError: Error, Sendable, Hashable {
  /// The time of the entry lies before that of the last one.
  case recordedBeforeLast(RecordedTime)
  /// There is no entry with the number.
  case noSuchVersion(Int)
  /// The entry is corrected already, by another one.
  case correctedAlready(Int, by: Int)
  /// The last entry is not the one that the caller has seen, but this one.
  case changed(last: Int)
}
