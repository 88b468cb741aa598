/// That the facts of a subject were erased (删除): its entries are still there, but nobody can read
/// them any more.
///
/// It is the error beneath a ``RegistryError`` whose reason is ``RegistryError/Reason/erased``.
public struct Erasure: Error, Sendable, Hashable {
  /// The subject.
  public let subject: SubjectReference
  /// When its facts were erased.
  public let at: RecordedTime
  /// Who did it: the name or number of somebody of an office.
  public let by: String
  /// Why, such as on whose request.
  public let purpose: String

  /// Creates an erasure.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - purpose: Why its facts are erased, by whom and when.
  public init(of subject: SubjectReference, for purpose: AccessPurpose) {
    self.subject = subject
    (at, by, self.purpose) = (purpose.at, purpose.by, purpose.purpose)
  }
}

extension Erasure: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }

  /// Whose facts were erased and when, in both languages.
  public var message: LocalizedText {
    LocalizedText(
      zh: "“\(subject)”的信息已于 \(at.day()) 删除",
      en: "the facts of '\(subject)' were erased on \(at.day())"
    )
  }
}
