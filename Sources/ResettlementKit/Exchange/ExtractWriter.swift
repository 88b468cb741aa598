public import Quantities
public import ResettlementCore
internal import Tabular

/// Writes households and persons as an extract, which `assess` and the other commands read.
///
/// The text is given away piece by piece, so that a register of any size can be written. A value
/// that is unknown has no key, one that is absent is `null`.
public struct ExtractWriter: Sendable {
  /// Which values of persons are shown.
  public let disclosure: Disclosure

  /// Creates a writer.
  public init(disclosure: Disclosure = .masked) {
    self.disclosure = disclosure
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
    var summary = ExchangeSummary()
    let complete = [SubjectKind.household, .person].filter(population.completeKinds.contains)
    let names = JSONValue.array(complete.map { .string($0.collectionName) })
    try sink("{\n  \"complete\": \(JSONWriter(.compact).text(of: names)),\n")
    if disclosure.isMasked { try sink("  \"note\": \"个人信息已遮盖 personal values are masked\",\n") }
    summary.households = population.all(Household.self).map(\.id)
    summary.persons = population.all(Person.self).map(\.id)
    try write(Household.self, of: population, &summary, to: sink)
    try sink(",\n")
    try write(Person.self, of: population, &summary, to: sink)
    try sink("\n}\n")
    return summary
  }

  /// Writes the subjects of all kinds.
  ///
  /// - Parameters:
  ///   - population: The subjects.
  ///   - day: The day on which they are so.
  ///   - sink: Takes the text, a record at a time.
  /// - Returns: How many subjects were written.
  public func write(
    all population: Population,
    asOf day: CalendarDay,
    to sink: (String) throws -> Void
  ) rethrows -> Int {
    var summary = ExchangeSummary()
    let complete = SubjectKind.allCases.filter(population.completeKinds.contains)
    let names = JSONValue.array(complete.map { .string($0.collectionName) })
    try sink("{\n  \"as_of\": \"\(day)\",\n")
    try sink("  \"complete\": \(JSONWriter(.compact).text(of: names))")
    let kinds = SubjectKind.allCases.filter { !population.references($0).isEmpty }
    for kind in kinds {
      try sink(",\n")
      try write(kind.subjectType, of: population, &summary, to: sink)
    }
    try sink("\n}\n")
    return kinds.reduce(0) { $0 + population.references($1).count }
  }

  private func write<Written: Subject>(
    _ type: Written.Type,
    of population: Population,
    _ summary: inout ExchangeSummary,
    to sink: (String) throws -> Void
  ) rethrows {
    try sink("  \"\(Written.kind.collectionName)\": [")
    let facts = population.catalogue.facts(of: Written.kind)
    let writer = JSONWriter(.compact)
    for (index, subject) in population.all(type).enumerated() {
      let record = record(subject, facts, &summary)
      try sink((index == 0 ? "\n    " : ",\n    ") + writer.text(of: record))
    }
    try sink("\n  ]")
  }

  private func record(
    _ subject: some Subject,
    _ facts: [FactDeclaration],
    _ summary: inout ExchangeSummary
  ) -> JSONValue {
    var keys: [(String, JSONValue)] = [("id", .string(subject.id.rawValue))]
    for fact in facts {
      let value = subject.value(of: fact.id)
      guard value.isKnown else { continue }
      switch summary.shown(value, of: fact, by: disclosure) {
      case .value(let value): keys.append((fact.id, value.json))
      // A masked number would be a wrong one to whoever reads the extract.
      case .masked where fact.id == "identity_number", .withheld: continue
      case .masked(let text): keys.append((fact.id, .string(text)))
      }
    }
    return .object(keys)
  }
}
