internal import Dispatch
internal import FEEL
internal import Foundation
public import PolicyPacks
public import ResettlementCore
internal import Synchronization

/// Answers the rules of a pack about all households of a table and the persons in them.
///
/// ```swift
/// let assessor = PopulationAssessor(pack, on: AssessmentDates(on: day))
/// let report = try assessor.run(tables, writingTo: PopulationOutput(results: "results.jsonl"))
/// ```
///
/// The tables are read block by block, so that memory follows the block and not the population; what
/// is written is the same whatever the number of threads, and whether persons stand in the order of
/// their households or not.
public struct PopulationAssessor: Sendable {
  let households: PopulationProgram
  let persons: PopulationProgram

  /// Compiles the rules of a pack about households and persons.
  ///
  /// - Parameters:
  ///   - pack: The pack; a template must have been filled.
  ///   - rules: The rules that are asked; all by default.
  ///   - dates: The days of the question.
  public init(_ pack: PolicyPack, asking rules: Set<Rule.ID>? = nil, on dates: AssessmentDates) {
    households = pack.populationProgram(about: .household, asking: rules, on: dates)
    persons = pack.populationProgram(about: .person, asking: rules, on: dates)
  }

  /// The rules that are answered subject by subject, which takes much longer.
  public var slowRules: [Rule] { households.otherRules + persons.otherRules }

  /// Answers the rules about everybody in the tables.
  ///
  /// - Parameters:
  ///   - tables: The files, and what their columns mean.
  ///   - output: Where the results go.
  ///   - shard: The part of the households that is taken.
  ///   - threads: How many threads work; all processors by default.
  /// - Returns: What was found, with the totals of every rule.
  /// - Throws: ``PopulationError``; then there is no file of results.
  public func run(
    _ tables: PopulationTables,
    writingTo output: PopulationOutput,
    shard: Shard = .whole,
    threads: Int? = nil
  ) throws -> PopulationReport {
    let files = try tables.resolved(for: self, shard: shard)
    do {
      return try run(files, output, shard, threads) { try OrderedBlocks($0, $1) }
    } catch is NotInOrder {
      return try run(files, output, shard, threads) { try SpilledBlocks($0, $1) }
    }
  }

  private func run(
    _ tables: ResolvedTables,
    _ output: PopulationOutput,
    _ shard: Shard,
    _ threads: Int?,
    _ source: (TableFiles, TableColumns) throws -> any BlockSource
  ) throws -> PopulationReport {
    let form = output.results == nil ? nil : output.form
    let question = tables.question(self, writing: form)
    let run = try PopulationRun(
      question,
      try source(tables.files, tables.columns),
      output,
      hasHeading: shard.number == 1,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount
    )
    return try run.report()
  }
}

/// Where the results of a run go.
public struct PopulationOutput: Sendable {
  /// The form of the results.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// A line of JSON for each subject.
    case jsonLines = "jsonl"
    /// A line of CSV for each subject and rule, with headings at the beginning of the first shard.
    case csv
  }

  /// The file of results; `-` writes them to the output, `nil` only adds up.
  public var results: String?
  /// The form of the results.
  public var form: Form
  /// The file of the rows that were not taken; `nil` for none.
  public var rejects: String?
  /// How many of the rows that were not taken the report has.
  public var mostShownRejects = 20

  /// Creates a destination.
  public init(results: String?, as form: Form = .jsonLines, rejects: String? = nil) {
    self.results = results
    self.form = form
    self.rejects = rejects
  }
}

/// A part of the households, by their order in the file: all parts together are all households.
public struct Shard: Sendable, Hashable {
  /// Which part, from one.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// All households.
  public static let whole = Shard(valid: 1, of: 1)

  /// Creates a part; `nil` if there is no such part.
  public init?(_ number: Int, of count: Int) {
    guard number >= 1, number <= count else { return nil }
    self.init(valid: number, of: count)
  }

  private init(valid number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// The rows of the part.
  func rows(of total: Int) -> Range<Int> {
    Self.share(total, number - 1, count)..<Self.share(total, number, count)
  }

  /// The whole part of so many shares of a number.
  private static func share(_ total: Int, _ number: Int, _ count: Int) -> Int {
    total / count * number + total % count * number / count
  }
}

/// What became of a run.
public struct PopulationReport: Sendable {
  /// How many households were assessed.
  public internal(set) var households = 0
  /// How many persons were assessed, or read as members.
  public internal(set) var persons = 0
  /// How many rows were not taken.
  public internal(set) var rejectCount = 0
  /// The first of them, in the order of the files.
  public internal(set) var rejects: [Reject] = []
  /// How everybody came out, rule by rule.
  public internal(set) var totals: [RuleTotals] = []
  /// The rules that were not asked: they go to lists of which no block of households has all.
  public internal(set) var leftOut: [Rule] = []

  /// Adds how some came out.
  mutating func add(_ own: [RuleTotals]) {
    if totals.isEmpty {
      totals = own
    } else {
      for index in own.indices { totals[index].add(own[index]) }
    }
  }
}
