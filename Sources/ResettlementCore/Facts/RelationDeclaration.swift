/// A list of subjects that refer to another one, such as the members of a household.
public struct RelationDeclaration: Sendable, Hashable {
  /// The relation's id, in snake_case.
  public let id: String

  /// What it is called; the Chinese name is an alias in expressions.
  public let name: LocalizedText

  /// The kind of subject that has the list.
  public let subject: SubjectKind

  /// The kind of subject in the list.
  public let element: SubjectKind

  /// The facts that lead from an element to the subject, such as `household`, `site`.
  public let path: [String]

  /// Creates a declaration.
  public init(
    id: String,
    name: LocalizedText,
    subject: SubjectKind,
    element: SubjectKind,
    path: [String]
  ) {
    self.id = id
    self.name = name
    self.subject = subject
    self.element = element
    self.path = path
  }
}

/// The subjects of a relation, or that they are not all known.
public enum RelatedSubjects: Sendable, Hashable {
  /// These and no others.
  case known([SubjectReference])
  /// These for certain, but there may be others.
  case partial([SubjectReference])

  /// The subjects, or `nil` if they are not all known.
  public var subjects: [SubjectReference]? {
    switch self {
    case .known(let subjects): subjects
    case .partial: nil
    }
  }

  /// The subjects that belong for certain.
  public var listed: [SubjectReference] {
    switch self {
    case .known(let subjects), .partial(let subjects): subjects
    }
  }
}

extension Subject {
  /// Declares a list of subjects that refer to one of this kind.
  static func relation(
    _ id: String,
    zh chinese: String,
    en english: String,
    of element: SubjectKind,
    by path: String...
  ) -> RelationDeclaration {
    RelationDeclaration(
      id: id,
      name: LocalizedText(zh: chinese, en: english),
      subject: kind,
      element: element,
      path: path
    )
  }
}
