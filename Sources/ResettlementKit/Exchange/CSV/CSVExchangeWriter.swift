public import ResettlementCore
internal import Spreadsheets
internal import Tabular

/// Writes the households or persons of a population as CSV: a column for the id and one for each
/// fact, a row for each subject.
///
/// An empty cell says that nobody knows, 无 that there is none, `[]` that a list has nothing in it.
/// ``CSVExchangeReader`` reads it back. The lines are given away one by one.
public struct CSVExchangeWriter: Sendable {
  /// Which values of persons are shown.
  public let disclosure: Disclosure
  /// Whether columns are left out in which every cell would be empty.
  public let leavesOutEmptyColumns: Bool

  /// Creates a writer.
  public init(disclosure: Disclosure = .masked, leavesOutEmptyColumns: Bool = true) {
    self.disclosure = disclosure
    self.leavesOutEmptyColumns = leavesOutEmptyColumns
  }

  /// Writes the households of a population.
  ///
  /// - Returns: What was written.
  public func writeHouseholds(
    of population: Population,
    to sink: (String) throws -> Void
  ) rethrows -> ExchangeSummary {
    var summary = ExchangeSummary()
    summary.households = population.all(Household.self).map(\.id)
    try write(Household.self, of: population, &summary, to: sink)
    return summary
  }

  /// Writes the persons of a population.
  ///
  /// - Returns: What was written.
  public func writePersons(
    of population: Population,
    to sink: (String) throws -> Void
  ) rethrows -> ExchangeSummary {
    var summary = ExchangeSummary()
    summary.persons = population.all(Person.self).map(\.id)
    try write(Person.self, of: population, &summary, to: sink)
    return summary
  }

  private func write<Written: Subject>(
    _ type: Written.Type,
    of population: Population,
    _ summary: inout ExchangeSummary,
    to sink: (String) throws -> Void
  ) rethrows {
    let subjects = population.all(type)
    let facts = facts(of: subjects, population.catalogue)
    let writer = CSVWriter(lineBreak: .windows)
    try sink(writer.line(["id"] + facts.map(\.id)))
    for subject in subjects {
      let cells = facts.map { cell(subject.value(of: $0.id), $0, &summary) }
      try sink(writer.line([CellValue.text(subject.id.rawValue).csvText] + cells))
    }
  }

  /// The facts that get a column; those of which one value is known, if the rest are left out.
  private func facts<Written: Subject>(
    of subjects: [Written],
    _ catalogue: FactCatalogue
  ) -> [FactDeclaration] {
    let all = catalogue.facts(of: Written.kind)
    guard leavesOutEmptyColumns else { return all }
    return all.filter { fact in subjects.contains { $0.value(of: fact.id).isKnown } }
  }

  private func cell(
    _ value: FactValue,
    _ fact: FactDeclaration,
    _ summary: inout ExchangeSummary
  ) -> String {
    guard value.isKnown else { return "" }
    guard value != .list([]) else { return CellDecoder.emptyList }
    switch summary.shown(value, of: fact, by: disclosure) {
    case .value(let value): return FactCell.shown(value, of: fact).csvText
    case .masked(let text): return text
    case .withheld: return FactMask.hidden
    }
  }
}
