/// A record (留痕) that somebody saw personal facts: who, when, what for, which facts of whom.
///
/// It holds names of facts and ids of subjects, never what the facts say, so that it may be kept
/// when a person's data are erased. Records are added and never changed.
///
/// ```swift
/// let record = try AccessRecord(
///   by: "王二",
///   at: now,
///   purpose: "识别入户",
///   of: .printed(document: "aolezhaoqi/authorisation"),
///   subjects: [SubjectReference(.household, "H-1")],
///   facts: [AccessedFact(.person, "identity_number", privacy: .personal)]
/// )
/// ```
public struct AccessRecord: Sendable, Hashable {
  /// How the facts were seen.
  public enum Act: Sendable, Hashable {
    /// They were read out of a store.
    case read
    /// They were printed in a paper, of which this is the policy and the name.
    case printed(document: String)
    /// They were written to a file for other use, of which this says the kind.
    case exported(document: String)
  }

  /// Who saw them: the name or number of somebody of an office.
  public let by: String
  /// When.
  public let at: RecordedTime
  /// What for.
  public let purpose: String
  /// How.
  public let act: Act
  /// Whom the facts are about, and the households these are of, in order and each once.
  public let subjects: [SubjectReference]
  /// Which facts, in order and each once.
  public let facts: [AccessedFact]

  /// Creates a record.
  ///
  /// - Parameters:
  ///   - by: Who saw the facts: the name or number of somebody of an office.
  ///   - at: When.
  ///   - purpose: What for.
  ///   - act: How.
  ///   - subjects: Whom the facts are about, and the households these are of.
  ///   - facts: Which facts.
  /// - Throws: ``AccessRecordError`` if nobody is named or nothing is said of the purpose, or if one
  ///   of both has a number of a person, which no record may keep.
  public init(
    by: String,
    at: RecordedTime,
    purpose: String,
    of act: Act,
    subjects: [SubjectReference],
    facts: [AccessedFact]
  ) throws(AccessRecordError) {
    guard by.contains(where: { !$0.isWhitespace }) else { throw .nobody }
    guard purpose.contains(where: { !$0.isWhitespace }) else { throw .noPurpose }
    guard !PrivateNumbers.occur(in: by), !PrivateNumbers.occur(in: purpose) else {
      throw .privateNumber
    }
    (self.by, self.at, self.purpose, self.act) = (by, at, purpose, act)
    self.subjects = Set(subjects).sorted()
    self.facts = Set(facts).sorted()
  }
}

extension AccessRecord {
  /// Whether it is about facts that can harm a person.
  public var isSensitive: Bool { facts.contains { $0.privacy == .sensitive } }
}

// MARK: - Reading and writing

extension AccessRecord: Codable {
  private enum CodingKeys: String, CodingKey {
    case by, at, purpose, act, document, subjects, facts
  }

  private enum ActName: String, Codable {
    case read, printed, exported
  }

  /// Reads a record, and refuses what can't be one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      by: container.decode(String.self, forKey: .by),
      at: container.decode(RecordedTime.self, forKey: .at),
      purpose: container.decode(String.self, forKey: .purpose),
      of: Self.act(in: container),
      subjects: container.decode([SubjectReference].self, forKey: .subjects),
      facts: container.decode([AccessedFact].self, forKey: .facts)
    )
  }

  private static func act(in container: KeyedDecodingContainer<CodingKeys>) throws -> Act {
    switch try container.decode(ActName.self, forKey: .act) {
    case .read: .read
    case .printed: .printed(document: try container.decode(String.self, forKey: .document))
    case .exported: .exported(document: try container.decode(String.self, forKey: .document))
    }
  }

  /// Writes the record.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(by, forKey: .by)
    try container.encode(at, forKey: .at)
    try container.encode(purpose, forKey: .purpose)
    try encodeAct(to: &container)
    try container.encode(subjects, forKey: .subjects)
    try container.encode(facts, forKey: .facts)
  }

  private func encodeAct(to container: inout KeyedEncodingContainer<CodingKeys>) throws {
    switch act {
    case .read: try container.encode(ActName.read, forKey: .act)
    case .printed(let document):
      try container.encode(ActName.printed, forKey: .act)
      try container.encode(document, forKey: .document)
    case .exported(let document):
      try container.encode(ActName.exported, forKey: .act)
      try container.encode(document, forKey: .document)
    }
  }
}
