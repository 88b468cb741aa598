/// A fact that somebody looked at: which one and how carefully it is handled, never its value.
public struct AccessedFact: Sendable, Hashable, Codable {
  /// The kind of subject that has the fact.
  public let subject: SubjectKind
  /// The fact's id, or the name of what is worked out of facts.
  public let fact: String
  /// How carefully it is handled.
  public let privacy: PrivacyClass

  /// Creates an accessed fact.
  ///
  /// - Parameters:
  ///   - subject: The kind of subject that has the fact.
  ///   - fact: The fact's id, or the name of what is worked out of facts.
  ///   - privacy: How carefully it is handled.
  public init(_ subject: SubjectKind, _ fact: String, privacy: PrivacyClass) {
    self.subject = subject
    self.fact = fact
    self.privacy = privacy
  }
}

extension AccessedFact: Comparable {
  /// Orders by the kind of subject, then by the fact's id.
  public static func < (left: AccessedFact, right: AccessedFact) -> Bool {
    (left.subject.rawValue, left.fact) < (right.subject.rawValue, right.fact)
  }
}

extension AccessedFact: CustomStringConvertible {
  /// The kind of subject and the fact's id, such as `person.phone`.
  public var description: String { "\(subject.rawValue).\(fact)" }
}
