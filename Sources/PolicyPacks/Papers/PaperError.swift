public import ResettlementCore

/// The reason why a paper was not made.
public struct PaperError: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// The pack has no paper of that name.
    case noSuchPaper
    /// The population has no such subject, or one of another kind than the paper's.
    case noSuchSubject
    /// The paper lists many subjects, or is about one, and was asked for as the other.
    case otherForm
    /// The pack does not hold on the day of the law.
    case notInForce
  }

  /// What a caller can tell apart.
  public let reason: Reason

  /// The paper.
  public let paper: Paper.ID

  /// Creates an error.
  public init(reason: Reason, paper: Paper.ID) {
    self.reason = reason
    self.paper = paper
  }

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    switch reason {
    case .noSuchPaper: LocalizedText(zh: "没有文书“\(paper)”", en: "there is no paper '\(paper)'")
    case .noSuchSubject:
      LocalizedText(zh: "文书“\(paper)”没有这一对象", en: "the paper '\(paper)' is about no such subject")
    case .otherForm:
      LocalizedText(
        zh: "文书“\(paper)”是名单还是单个对象的，与所要求的不符",
        en: "the paper '\(paper)' is a list where one for a subject was asked for, or the reverse"
      )
    case .notInForce:
      LocalizedText(
        zh: "文书“\(paper)”所依据的政策在该日无效",
        en: "the policy on which the paper '\(paper)' rests does not hold on that day"
      )
    }
  }
}
