public import Quantities

/// A benefit of another bureau that a person has (外部政策), as that bureau's data say.
public struct ExternalScheme: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<ExternalScheme>

  /// The kind of subject: external scheme.
  public static let kind = SubjectKind.externalScheme

  /// The subject's name in the registers.
  public let id: ID

  /// The person who has it.
  public var person: Known<Person.ID> = .unknown

  /// The household, if the whole of it has it.
  public var household: Known<Household.ID?> = .unknown

  /// Which benefit it is.
  public var kind: Known<String> = .unknown

  /// The first day.
  public var from: Known<CalendarDay> = .unknown

  /// The last day; absent if none is set.
  public var to: Known<CalendarDay?> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension ExternalScheme {
  /// The facts that the properties hold.
  public static let facts = FactTable<ExternalScheme>(
    Fact("person", zh: "人", en: "person", \.person),
    Fact("household", zh: "户", en: "household", \.household),
    Fact("kind", zh: "政策类型", en: "kind", \.kind, privacy: .sensitive),
    Fact("from", zh: "起始日", en: "first day", \.from),
    Fact("to", zh: "终止日", en: "last day", \.to)
  )
}
