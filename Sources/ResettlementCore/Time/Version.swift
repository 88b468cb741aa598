/// What was recorded at one time about how something was on certain days.
public struct Version<Value> {
  /// The entry's number in its history, from one.
  public let number: Int

  /// How it was; `nil` if the entry only annuls another one.
  public let value: Value?

  /// The days on which it was so.
  public let valid: DatePeriod

  /// When it was recorded.
  public let recordedAt: RecordedTime

  /// The entry that it corrects or annuls, and why; `nil` if it is new.
  public let correction: Correction?

  /// Creates a version.
  public init(
    number: Int,
    value: Value?,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correction: Correction? = nil
  ) {
    self.number = number
    self.value = value
    self.valid = valid
    self.recordedAt = recordedAt
    self.correction = correction
  }
}

extension Version: Sendable where Value: Sendable {}
extension Version: Equatable where Value: Equatable {}
extension Version: Hashable where Value: Hashable {}

/// Which entry of a history was wrong, and why.
public struct Correction: Sendable, Hashable {
  /// The number of the entry that was wrong.
  public let version: Int

  /// Why it is corrected or annulled.
  public let reason: String

  /// Creates a correction.
  public init(of version: Int, because reason: String) {
    self.version = version
    self.reason = reason
  }
}
