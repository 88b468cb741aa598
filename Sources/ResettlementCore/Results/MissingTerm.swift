/// Something without which an answer can't be given.
public struct MissingTerm: Sendable, Hashable, Comparable {
  /// What kind of thing is missing.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A fact of a subject.
    case fact
    /// A parameter of a policy that nobody has filled for the day.
    case parameter
    /// A reading that nobody has chosen.
    case reading
    /// An operation without a result, such as a division by zero.
    case operation
    /// A computation that took more steps than are allowed and was given up: the policy is at fault,
    /// and no fact that anybody could bring would change that.
    case givenUp = "given_up"
  }

  /// What kind of thing is missing.
  public let kind: Kind

  /// Its name: a fact's path such as `placement.contract_to`, `parameter.x`, `reading.y`, or the text
  /// of the operation or computation.
  public let name: String

  /// Creates a missing term.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Orders by name, so that lists of missing terms are always the same.
  public static func < (left: MissingTerm, right: MissingTerm) -> Bool {
    (left.name, left.kind.rawValue) < (right.name, right.kind.rawValue)
  }
}

extension [MissingTerm] {
  /// What somebody could bring, or mend in the facts.
  package var wanted: [MissingTerm] { filter { $0.kind != .givenUp } }

  /// The computations that were given up.
  package var givenUp: [MissingTerm] { filter { $0.kind == .givenUp } }
}
