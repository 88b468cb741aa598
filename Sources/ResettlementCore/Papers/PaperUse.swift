/// What a paper is for, which says who may see it and what it may show.
///
/// | use | seen by | private facts |
/// | --- | --- | --- |
/// | form | those whom it is about | whole |
/// | file | who looks after the household | whole |
/// | record, approval | the offices that deal with the case | numbers masked |
/// | publication, announcement | everybody | none; names of grown-up people masked |
public enum PaperUse: String, Sendable, Hashable, Codable, CaseIterable {
  /// What an office writes down of what it did (记录).
  case record
  /// What a person signs or fills in (表单).
  case form
  /// What one office asks of another and the other decides (审批).
  case approval
  /// What is posted for objections to be raised (公示).
  case publication
  /// What is made known when it is decided (公告).
  case announcement
  /// What is kept of a household (档案).
  case file

  /// Whether everybody may see it.
  public var isPublic: Bool { self == .publication || self == .announcement }

  /// What it is called.
  public var title: LocalizedText {
    switch self {
    case .record: LocalizedText(zh: "记录", en: "record")
    case .form: LocalizedText(zh: "表单", en: "form")
    case .approval: LocalizedText(zh: "审批", en: "approval")
    case .publication: LocalizedText(zh: "公示", en: "publication")
    case .announcement: LocalizedText(zh: "公告", en: "announcement")
    case .file: LocalizedText(zh: "档案", en: "file")
    }
  }
}

extension PaperUse {
  /// Returns the mask of a fact of which the policy says nothing: numbers of people are masked where
  /// offices deal with a case.
  public func mask(of fact: String, of subject: SubjectKind) -> PaperMask? {
    guard self == .record || self == .approval, subject == .person else { return nil }
    switch fact {
    case "identity_number": return .identityNumber
    case "phone": return .phone
    default: return nil
    }
  }
}
