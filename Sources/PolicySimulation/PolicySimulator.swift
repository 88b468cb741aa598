internal import FEEL
public import PolicyPacks
public import PopulationColumns
public import Quantities
public import ResettlementCore

/// Compares two policies over one population: who would get what under the one and under the other.
///
/// ```swift
/// let simulator = try PolicySimulator(
///   baseline: now,
///   reform: draft,
///   on: AssessmentDates(on: day)
/// )
/// var question = SimulationQuestion()
/// question.groups = ["category"]
/// let report = try simulator.run(tables, asking: question)
/// ```
///
/// The tables are read once, block by block. Rules that say the same in both policies on the days of
/// the question are answered once, whatever they are called and wherever they stand.
public struct PolicySimulator: Sendable {
  private let plan: SimulationPlan
  /// The facts of both policies, by which the columns of the tables are found.
  public let catalogue: FactCatalogue
  private let laws: (baseline: SimulatedLaw, reform: SimulatedLaw)

  /// Compiles the rules of two policies about households and persons.
  ///
  /// - Parameters:
  ///   - baseline: The policy as it is; a template must have been filled.
  ///   - reform: The policy that would take its place.
  ///   - dates: The days of the question.
  ///   - reformLawAsOf: The day whose law answers for the second policy, if it is another one.
  ///   - rules: The rules that are asked; all by default.
  /// - Throws: ``SimulationError`` if the policies declare a fact in two ways.
  public init(
    baseline: PolicyPack,
    reform: PolicyPack,
    on dates: AssessmentDates,
    reformLawAsOf: CalendarDay? = nil,
    asking rules: Set<Rule.ID>? = nil
  ) throws(SimulationError) {
    let all = Set((baseline.rules + reform.rules).map(\.id))
    let later = AssessmentDates(
      lawAsOf: reformLawAsOf ?? dates.lawAsOf,
      factsPeriod: dates.factsPeriod,
      decidedOn: dates.decidedOn
    )
    plan = SimulationPlan(
      PolicyQuestion(pack: baseline, rules: rules ?? all, dates: dates),
      PolicyQuestion(pack: reform, rules: rules ?? all, dates: later)
    )
    catalogue = try Self.catalogue(baseline.catalogue, reform.catalogue, plan)
    laws = (
      SimulatedLaw(policy: baseline.description, lawAsOf: dates.lawAsOf),
      SimulatedLaw(policy: reform.description, lawAsOf: later.lawAsOf)
    )
  }

  /// Whether the policies say the same, so that nothing differs for anybody.
  public var areEqual: Bool { plan.lines.allSatisfy(\.isEqual) }

  /// Compares the policies over everybody in the tables.
  ///
  /// - Parameters:
  ///   - tables: The files, and what their columns mean.
  ///   - question: What is shown besides the rules.
  ///   - threads: How many threads work; all processors by default.
  /// - Returns: The report, the same whatever the number of threads.
  /// - Throws: ``SimulationError``, or `PopulationError` if the tables can't be read.
  /// - Complexity: Memory follows the block, and beside it 32 bytes for each household of which
  ///   the income is known, and 8 for each whose benefits change, for every way of grouping.
  public func run(
    _ tables: PopulationTables,
    asking question: SimulationQuestion = SimulationQuestion(),
    threads: Int? = nil
  ) throws -> SimulationReport {
    let columns = try PopulationPass(plan.programs, reading: [], in: catalogue).columns(of: tables)
    let facts = try FactPlan(question, in: catalogue, columns: columns)
    let pass = PopulationPass(plan.programs, reading: facts.facts, in: catalogue)
    var result = try pass.run(over: tables, rejects: question.rejects, threads: threads) {
      SimulationTally(plan, facts)
    }
    // At least one thread works; each is forgotten as soon as it has been added.
    let tally = result.tallies.popLast() ?? SimulationTally(plan, facts)
    while let other = result.tallies.popLast() { tally.add(other) }
    var report = SimulationReport(laws, plan, tally, question)
    try report.add(tally, facts, question)
    report.households = result.households
    report.persons = result.persons
    report.rejectCount = result.rejectCount
    report.rejects = result.rejects
    report.answersComputed = result.answers
    report.isWithoutPersons = tables.persons == nil
    return report
  }

  // MARK: - Facts

  /// The facts of both policies; those that both declare must have the same values.
  private static func catalogue(
    _ first: FactCatalogue,
    _ second: FactCatalogue,
    _ plan: SimulationPlan
  ) throws(SimulationError) -> FactCatalogue {
    for fact in plan.programs.flatMap(\.wantedFacts) {
      guard let own = first.fact(id: fact.id, of: fact.subject) else { continue }
      guard own.hasValues(of: fact) else { throw SimulationError(.declaredTwice, fact.id) }
    }
    let more = [SubjectKind.household, .person].flatMap { second.facts(of: $0) }
      .filter { first.fact(id: $0.id, of: $0.subject) == nil }
    do throws(DeclarationClash) {
      return try first.adding(more)
    } catch {
      throw SimulationError(.declaredTwice, error.added)
    }
  }
}

extension PopulationProgram {
  /// The facts that rows of tables have to give.
  fileprivate var wantedFacts: [FactDeclaration] {
    let own = needs.compactMap { need in
      switch need.source {
      case .own(let fact), .household(let fact): fact
      case .absentSubject(let reference, _): reference
      case .id, .householdID, .item, .shared, .nothing, .elsewhere: nil as FactDeclaration?
      }
    }
    let listed = lists.compactMap { list in
      switch list.source {
      case .values(let fact, _): fact
      case .absent(let reference, _): reference
      case .members, .siblings, .elsewhere: nil as FactDeclaration?
      }
    }
    return own + listed
  }
}
