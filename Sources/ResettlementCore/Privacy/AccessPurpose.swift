/// What personal facts are looked at for, by whom and when (用途声明).
///
/// A store gives personal and sensitive facts away against one only, and keeps an ``AccessRecord``
/// that says the same. Make one for each piece of work.
public struct AccessPurpose: Sendable, Hashable {
  /// Who looks at them: the name or number of somebody of an office.
  public let by: String
  /// When.
  public let at: RecordedTime
  /// What for.
  public let purpose: String

  /// Creates a purpose.
  ///
  /// - Parameters:
  ///   - purpose: What the facts are looked at for.
  ///   - by: Who looks at them: the name or number of somebody of an office.
  ///   - at: The time now.
  /// - Throws: ``AccessRecordError`` if nobody is named or nothing is said of the purpose, or if one
  ///   of both has a number of a person, which no record may keep.
  public init(
    _ purpose: String,
    by: String,
    at: RecordedTime
  ) throws(AccessRecordError) {
    (self.by, self.at, self.purpose) = (by, at, purpose)
    _ = try record(.read, of: [], facts: [])
  }

  /// Returns the record of an access that has the purpose.
  ///
  /// - Parameters:
  ///   - act: How the facts were seen.
  ///   - subjects: Whom the facts are about; none if they are about all of their kinds.
  ///   - facts: Which facts.
  /// - Returns: The record.
  /// - Throws: Nothing, since what a record refuses is no purpose either.
  public func record(
    _ act: AccessRecord.Act,
    of subjects: [SubjectReference],
    facts: [AccessedFact]
  ) throws(AccessRecordError) -> AccessRecord {
    try AccessRecord(by: by, at: at, purpose: purpose, of: act, subjects: subjects, facts: facts)
  }
}
