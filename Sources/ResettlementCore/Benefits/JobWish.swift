public import Quantities

/// The work that a person looks for (就业意愿).
public struct JobWish: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<JobWish>

  /// The kind of subject: job wish.
  public static let kind = SubjectKind.jobWish

  /// The subject's name in the registers.
  public let id: ID

  /// The person who looks for work.
  public var person: Known<Person.ID> = .unknown

  /// What kind of work it is.
  public var kind: Known<String> = .unknown

  /// How far from home it may be; absent if that does not matter.
  public var place: Known<Workplace?> = .unknown

  /// The day from which the person looks for it.
  public var from: Known<CalendarDay> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension JobWish {
  /// The facts that the properties hold.
  public static let facts = FactTable<JobWish>(
    Fact("person", zh: "人", en: "person", \.person),
    Fact("kind", zh: "意愿工种", en: "kind", \.kind),
    Fact("place", zh: "意愿地点", en: "place", \.place),
    Fact("from", zh: "登记日期", en: "first day", \.from)
  )
}
