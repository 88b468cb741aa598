/// A subject's name in the registers, which says by its type what kind of subject it names.
///
/// `Household.ID` is `SubjectID<Household>`. It is a name that we gave, never an identity number.
public struct SubjectID<Named: Subject>: Sendable, Hashable {
  /// The name.
  public let rawValue: String

  /// Creates an id from the name in the registers.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The subject's kind and name, without the Swift type.
  public var reference: SubjectReference { SubjectReference(Named.kind, rawValue) }
}

extension SubjectID: ExpressibleByStringLiteral {
  /// Creates an id from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension SubjectID: Comparable {
  /// Orders by name.
  public static func < (left: SubjectID, right: SubjectID) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension SubjectID: CustomStringConvertible {
  /// The name.
  public var description: String { rawValue }
}

extension SubjectID: Codable {
  /// Reads an id from its text.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the id as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
