/// Records that may be of one person (疑似重复), with what speaks for it and what against.
///
/// It is a question to somebody who knows the people, never an answer: nothing is merged by it. No
/// value of a person shows in it, only masked ones.
public struct PossibleDuplicate: Sendable, Hashable {
  /// What makes the records look like one person.
  public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
    /// The records have one identity number, be it in its old form of fifteen digits.
    case identityNumber = "identity_number"
    /// The records have one name, day of birth and place.
    case nameBirthAndPlace = "name_birth_place"
    /// The records have one name and day of birth, and the place is not known of all.
    case nameAndBirth = "name_birth"
    /// The person belongs to two households on the same days.
    case twoHouseholds = "two_households"
  }

  /// How much speaks for one person.
  public enum Strength: String, Sendable, Hashable, Codable, CaseIterable {
    /// Something speaks for it, and something against it or too little is known.
    case weak
    /// Name, day of birth and place agree, and nothing speaks against it; or the number agrees while
    /// name and day of birth do not.
    case likely
    /// An identity number that is right agrees, or one record is in two households.
    case strong
  }

  /// The records, in order; one alone if it is in two households.
  public let persons: [Person.ID]
  /// The households of the records, in order.
  public let households: [Household.ID]
  /// What makes them look like one person.
  public let bases: [Basis]
  /// How much speaks for one person.
  public let strength: Strength
  /// What agrees and what differs.
  public let evidence: [DuplicateEvidence]
}

extension PossibleDuplicate.Strength: Comparable {
  /// Whether less speaks for one person.
  public static func < (left: Self, right: Self) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What records that may be of one person say of a fact.
public struct DuplicateEvidence: Sendable, Hashable {
  /// What the records say of it.
  public enum Finding: String, Sendable, Hashable, Codable {
    /// All say the same.
    case agrees
    /// At least two say different things.
    case differs
    /// It is not known of all, and those of whom it is known don't differ.
    case incomplete
  }

  /// The fact's id; of the place, that of the household's fact that says it.
  public let fact: String
  /// What the records say of it.
  public let finding: Finding
  /// The value in which they agree, masked if it is personal; `nil` where they don't.
  public let shown: String?

  /// Creates evidence.
  public init(_ fact: String, _ finding: Finding, shown: String? = nil) {
    self.fact = fact
    self.finding = finding
    self.shown = shown
  }
}
