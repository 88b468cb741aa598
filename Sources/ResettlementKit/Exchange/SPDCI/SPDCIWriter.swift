public import ResettlementCore
internal import Tabular

/// Writes households and persons as groups and members of an SPDCI social registry.
///
/// Each household is a `Group` with its members, each person of no listed household a `Member`. What
/// has no place in the shapes goes into `additional_attributes` under our namespace, its value as
/// the JSON that extracts have; so reading gives back what was written. Documentation/Exchange.md
/// lists the places.
///
/// ```swift
/// let summary = try SPDCIWriter().write(population) { try file.write($0) }
/// ```
public struct SPDCIWriter: Sendable {
  /// How records follow one another.
  public enum Layout: String, Sendable, Hashable, CaseIterable {
    /// As items of one array.
    case array
    /// One on each line (JSON Lines).
    case lines
  }

  /// Which values of persons are shown.
  public let disclosure: Disclosure
  /// How records follow one another.
  public let layout: Layout
  /// Whether what has no place in the shapes goes as attributes of our own; else it is lost, and
  /// ``ExchangeSummary/lost`` says how much.
  public let keepsOwnFacts: Bool

  /// Creates a writer.
  public init(
    disclosure: Disclosure = .masked,
    layout: Layout = .array,
    keepsOwnFacts: Bool = true
  ) {
    self.disclosure = disclosure
    self.layout = layout
    self.keepsOwnFacts = keepsOwnFacts
  }

  /// Writes the households and persons of a population.
  ///
  /// - Parameters:
  ///   - population: The subjects.
  ///   - sink: Takes the text, a record at a time.
  /// - Returns: What was written.
  public func write(
    _ population: Population,
    to sink: (String) throws -> Void
  ) rethrows -> ExchangeSummary {
    var writing = SPDCIWriting(self, population)
    var count = 0
    let writer = JSONWriter(.compact)
    func put(_ record: JSONValue) throws {
      let text = writer.text(of: record)
      switch layout {
      case .lines: try sink(text + "\n")
      case .array: try sink((count == 0 ? "[\n" : ",\n") + text)
      }
      count += 1
    }
    for household in population.all(Household.self) { try put(writing.group(household)) }
    for person in population.all(Person.self) where !writing.isInGroup(person) {
      try put(writing.member(person, isInGroup: false))
    }
    if layout == .array { try sink(count == 0 ? "[]\n" : "\n]\n") }
    return writing.summary
  }
}

/// The writing of one population.
private struct SPDCIWriting {
  private let writer: SPDCIWriter
  private let population: Population
  private let householdFacts: [FactDeclaration]
  private let personFacts: [FactDeclaration]
  private let context: JSONValue = ["@vocab": .string(SPDCIMapping.vocabulary)]
  private(set) var summary = ExchangeSummary()

  init(_ writer: SPDCIWriter, _ population: Population) {
    self.writer = writer
    self.population = population
    householdFacts = population.catalogue.facts(of: .household)
    personFacts = population.catalogue.facts(of: .person)
  }

  /// Whether a person is written as a member of a group.
  func isInGroup(_ person: Person) -> Bool {
    person.household.value.map { population.contains($0.reference) } ?? false
  }

  mutating func group(_ household: Household) -> JSONValue {
    summary.households.append(household.id)
    let shown = shownFacts(of: household, householdFacts)
    var derived: [String: FactValue] = [:]
    var entries: [(String, JSONValue)] = [
      ("@context", context), ("@type", "Group"),
      (
        "group_identifier",
        [SPDCIEncoder.identifier(SPDCIMapping.householdID, household.id.rawValue)]
      ),
      ("group_type", .string(SPDCIMapping.household)),
    ]
    entries += places(of: .group, shown, &derived)
    entries.append(("member_list", .array(members(of: household))))
    entries += attributes(shown, derived, householdFacts)
    return .object(entries)
  }

  private mutating func members(of household: Household) -> [JSONValue] {
    let found = population.related("members", of: household.reference)
    let members: [SubjectReference] =
      switch found {
      case .known(let members), .partial(let members): members
      }
    var values: [JSONValue] = []
    for member in members {
      guard let person = population[Person.ID(member.id)] else { continue }
      values.append(self.member(person, isInGroup: true))
    }
    return values
  }

  mutating func member(_ person: Person, isInGroup: Bool) -> JSONValue {
    summary.persons.append(person.id)
    let shown = shownFacts(of: person, personFacts)
    var derived: [String: FactValue] = [:]
    if isInGroup { derived["household"] = person.value(of: "household") }
    let demographic = places(of: .person, shown, &derived)
    var entries: [(String, JSONValue)] = isInGroup ? [] : [("@context", context)]
    entries += [
      ("@type", "Member"),
      (
        "member_identifier",
        [SPDCIEncoder.identifier(SPDCIMapping.personID, person.id.rawValue)]
      ),
      ("demographic_info", .object([("@type", "Person")] + demographic)),
    ]
    entries += places(of: .member, shown, &derived)
    entries += attributes(shown, derived, personFacts)
    return .object(entries)
  }
}

// MARK: - Facts

extension SPDCIWriting {
  private mutating func shownFacts(
    of subject: some Subject,
    _ facts: [FactDeclaration]
  ) -> [String: ShownValue] {
    var shown: [String: ShownValue] = [:]
    for fact in facts {
      let value = subject.value(of: fact.id)
      guard value.isKnown else { continue }
      shown[fact.id] = summary.shown(value, of: fact, by: writer.disclosure)
    }
    return shown
  }

  private func places(
    of object: SPDCIField.Object,
    _ shown: [String: ShownValue],
    _ derived: inout [String: FactValue]
  ) -> [(String, JSONValue)] {
    let encoder = SPDCIEncoder { shown[$0] ?? .value(.unknown) }
    var entries: [(String, JSONValue)] = []
    for field in SPDCIMapping.fields(of: object) {
      guard let encoded = encoder.encoded(field) else { continue }
      entries += encoded.entries
      derived.merge(encoded.derived) { _, later in later }
    }
    return entries
  }

  /// What the places do not say, or say otherwise than it is.
  private mutating func attributes(
    _ shown: [String: ShownValue],
    _ derived: [String: FactValue],
    _ facts: [FactDeclaration]
  ) -> [(String, JSONValue)] {
    var attributes: [JSONValue] = []
    var unknown: [JSONValue] = []
    for fact in facts {
      switch shown[fact.id] {
      case .value(let value) where derived[fact.id] != value:
        if writer.keepsOwnFacts {
          attributes.append(Self.attribute(SPDCIMapping.namespace + fact.id, value.json))
        } else {
          summary.lost[fact.accessed, default: 0] += 1
        }
      case nil where derived[fact.id] != nil: unknown.append(.string(fact.id))
      default: continue
      }
    }
    if !unknown.isEmpty, writer.keepsOwnFacts {
      attributes.append(Self.attribute(SPDCIMapping.unknown, .array(unknown)))
    }
    return attributes.isEmpty ? [] : [("additional_attributes", .array(attributes))]
  }

  private static func attribute(_ key: String, _ value: JSONValue) -> JSONValue {
    ["key": .string(key), "value": .string(JSONWriter(.compact).text(of: value))]
  }
}
