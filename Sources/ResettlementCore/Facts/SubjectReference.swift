/// The kind and the name of a subject.
public struct SubjectReference: Sendable, Hashable, Codable {
  /// What kind of subject it is.
  public let kind: SubjectKind

  /// Its name in the registers.
  public let id: String

  /// Creates a reference.
  public init(_ kind: SubjectKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// Creates a reference from an id that knows its type.
  public init<Named: Subject>(_ id: SubjectID<Named>) {
    self.init(Named.kind, id.rawValue)
  }
}

extension SubjectReference: Comparable {
  /// Orders by kind, then by name.
  public static func < (left: SubjectReference, right: SubjectReference) -> Bool {
    (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
  }
}

extension SubjectReference: CustomStringConvertible {
  /// The kind and the name, such as `household/h-01`.
  public var description: String { "\(kind.rawValue)/\(id)" }
}
