import Foundation
import PopulationColumns
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular

/// How long one household takes by itself, from a `Household` with its `Person`s to all answers.
enum Latency {
  /// The seconds for each household.
  struct Seconds {
    /// To the verdicts and amounts of all rules.
    var answers: [Double] = []
    /// To the same with the whole of their reasons.
    var reasons: [Double] = []
  }

  /// Measures so many households at the beginning of the tables.
  static func measure(
    _ options: Options,
    _ assessor: PopulationAssessor,
    _ tables: PopulationTables,
    _ catalogue: FactCatalogue
  ) throws -> Seconds {
    guard options.latencies > 0 else { return Seconds() }
    let families = try families(options.latencies, tables, catalogue)
    let alone = HouseholdAssessor(assessor)
    return Seconds(
      answers: try time(families) { read(try alone.answers(for: $0, members: $1)) },
      reasons: try time(families) { keep(try alone.assessments(for: $0, members: $1)) }
    )
  }

  /// Returns the seconds for each household, after all of them were asked about once.
  private static func time(
    _ families: [(Household, [Person])],
    _ ask: (Household, [Person]) throws -> Void
  ) rethrows -> [Double] {
    for (household, members) in families { try ask(household, members) }
    return try families.map { household, members in
      let began = ContinuousClock.now
      try ask(household, members)
      return seconds(since: began)
    }
  }

  /// Takes the verdict and the amount of every rule.
  @inline(never)
  private static func read(_ answers: PopulationAnswers) {
    var known = 0
    for rule in 0..<answers.count {
      known &+= Int(answers.verdict(ofRule: rule).rawValue)
      if answers.amount(ofRule: rule) != nil { known &+= 1 }
    }
    keep(known)
  }

  private static func seconds(since began: ContinuousClock.Instant) -> Double {
    let (seconds, attoseconds) = (ContinuousClock.now - began).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private static func families(
    _ count: Int,
    _ tables: PopulationTables,
    _ catalogue: FactCatalogue
  ) throws -> [(Household, [Person])] {
    guard let homes = tables.householdMapping, let people = tables.personMapping,
      let persons = tables.persons
    else { return [] }
    var members: [String: [Person]] = [:]
    for row in try rows(of: persons, 9 * count) {
      var person = Person(id: SubjectID(row["person_id"] ?? ""))
      try fill(&person, row, people, catalogue)
      members[row["household_id"] ?? "", default: []].append(person)
    }
    return try rows(of: tables.households, count).map { row in
      let id = row["household_id"] ?? ""
      var household = Household(id: SubjectID(id))
      try fill(&household, row, homes, catalogue)
      return (household, members[id] ?? [])
    }
  }

  /// The first rows of a table, by headings.
  private static func rows(of path: String, _ count: Int) throws -> [[String: String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", maxSplits: count + 1).prefix(count + 1)
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let headings = cells.first?.map(String.init) else { return [] }
    return cells.dropFirst().map { cells in
      Dictionary(zip(headings, cells.map(String.init))) { first, _ in first }
    }
  }

  private static func fill<Filled: Subject>(
    _ subject: inout Filled,
    _ row: [String: String],
    _ mapping: TableMapping,
    _ catalogue: FactCatalogue
  ) throws {
    for column in mapping.columns {
      guard case .fact(let id) = column.target, id != "household",
        let fact = catalogue.fact(id: id, of: Filled.kind), let cell = row[column.heading]
      else { continue }
      try subject.set(id, to: value(of: column.codes[cell] ?? cell, fact), in: catalogue)
    }
  }

  private static func value(of cell: String, _ fact: FactDeclaration) -> FactValue {
    guard !cell.isEmpty else { return fact.isOptional ? .absent : .unknown }
    switch fact.type {
    case .boolean: return .boolean(cell == "true")
    case .number: return ExactDecimal(cell).map { .number($0) } ?? .unknown
    case .date: return CalendarDay(cell).map { .date($0) } ?? .unknown
    default: return .symbol(cell)
    }
  }
}
