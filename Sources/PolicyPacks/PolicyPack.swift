internal import Diagnostics
internal import FEEL
internal import Quantities
public import ResettlementCore

/// The policy of a place, written in YAML and compiled: clauses, dated parameters, readings, rules.
///
/// A pack is a value that is made once by ``PackLoader`` and shared. What an office may choose,
/// readings and the values of parameters, is chosen on a copy: ``choosing(readings:)``,
/// ``setting(parameters:)``.
public struct PolicyPack: HouseholdPolicy, BenefitPolicy, MonitoringPolicy, AssetPolicy,
  MeasurePolicy, ProcedurePolicy
{
  /// What the pack says of itself.
  public let manifest: PackManifest

  /// The clauses of its documents; one that fills a template has the template's as well.
  public let clauses: [PolicyClause]

  /// The facts its rules may use: the core's and those of the packs it builds on.
  public let catalogue: FactCatalogue

  /// The name of the source it was read from.
  public let sourceName: String

  /// The files it was made of: those of the packs it builds on, the furthest first, and its own.
  public let sources: [PackSource]

  /// The pack's tests.
  let tests: [PackTestModel]
  let personas: [PersonaModel]
  let names: PackNames
  let compiled: [CompiledRule]
  /// The checks of consistency of the libraries it requires, compiled with its own values.
  let inherited: [CompiledRule]
  private let ruleModels: [RuleModel]
  let compiledProcedures: [CompiledProcedure]
  let compiledPapers: [CompiledPaper]
  /// The packs it builds on as they were written, the furthest first, and itself at last.
  let models: [PackModel]
  private let indices: [Rule.ID: Int]
  var law: Law

  init(_ parts: Parts) {
    manifest = parts.library.pack.manifest
    clauses = parts.models.flatMap(\.clauses)
    catalogue = parts.library.catalogue
    sourceName = parts.library.pack.sourceName
    sources = parts.sources
    tests = parts.library.pack.tests
    personas = parts.models.flatMap(\.personas)
    names = PackNames(parts.library)
    compiled = parts.rules
    inherited = parts.inherited
    ruleModels = parts.models.flatMap(\.rules)
    compiledProcedures = parts.procedures
    compiledPapers = parts.papers
    models = parts.library.models
    indices = Dictionary(
      (parts.rules + parts.inherited).enumerated().map { ($1.rule.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    law = Law(parameters: parts.library.parameters, readings: parts.library.readings)
  }

  /// What a pack is made of.
  struct Parts {
    /// What its expressions can name.
    let library: PackLibrary
    /// The template it fills, if it fills one, and itself.
    let models: [PackModel]
    /// Its rules.
    let rules: [CompiledRule]
    /// The checks of consistency of the libraries it requires.
    let inherited: [CompiledRule]
    /// Its procedures.
    let procedures: [CompiledProcedure]
    /// Its papers.
    var papers: [CompiledPaper] = []
    /// Its files and those of the packs it builds on, in the order of the library's models.
    var sources: [PackSource] = []
  }

  // MARK: - Describing

  /// What the policy is called, where and when it holds.
  public var description: PolicyDescription {
    PolicyDescription(
      id: manifest.id.value,
      version: manifest.version,
      title: manifest.title,
      region: manifest.region.name,
      divisionCode: manifest.region.code,
      rank: manifest.rank,
      rulesFrom: manifest.rulesFrom,
      rulesTo: manifest.rulesTo
    )
  }

  /// What it builds on, the furthest first, and itself at last; each has its files at the same place
  /// in ``sources``.
  public var foundations: [PackManifest] { models.map(\.manifest) }

  /// Every rule, in the order of the pack's files.
  public var rules: [Rule] { compiled.map(\.rule) }

  /// The checks of consistency: its own, then those of the libraries it requires.
  ///
  /// Only its own are among ``rules``; ``assess(_:of:in:on:)`` answers both.
  public var consistencyChecks: [Rule] {
    (compiled + inherited).map(\.rule).filter { $0.kind == .consistency }
  }

  /// The blanks of a template that are open, by parameter; a pack with blanks can't be assessed.
  public var blanks: [String] {
    law.blanks + (manifest.kind == .template && manifest.rulesFrom == nil ? ["rules_from"] : [])
  }

  /// The terms left to wider law that nobody has filled, by parameter: those that its rules and
  /// procedures need, and those that the pack itself leaves open.
  public var openTerms: [String] {
    let needed = neededTerms
    return law.openTerms.filter { term in
      needed.contains("\(PackScope.Record.parameter).\(term)")
        || law.parameters[term]?.declarer == manifest.id.value
    }
  }

  /// The readings that nobody has chosen: those that its rules and procedures need, and those that
  /// the pack itself declares.
  public var openReadings: [ReadingStatement] {
    let needed = neededTerms
    return readings.filter { reading in
      reading.chosen == nil
        && (needed.contains("\(PackScope.Record.reading).\(reading.id)")
          || law.readings[reading.id]?.declarer == manifest.id.value)
    }
  }

  /// What its rules and procedures need of parameters and readings.
  private var neededTerms: Set<String> {
    let programs =
      compiled.map(\.program) + compiled.compactMap(\.terms?.program)
      + compiledProcedures.map(\.program)
    return programs.reduce(into: []) { $0.formUnion($1.terms) }
  }

  /// The readings that the pack takes.
  public var readings: [ReadingStatement] {
    law.readings.values.sorted { $0.id < $1.id }.map { entry in
      ReadingStatement(
        id: entry.id,
        citation: entry.citation,
        question: entry.question,
        options: entry.options,
        chosen: law.chosenReadings[entry.id] ?? entry.option(on: manifest.rulesFrom ?? .distant)
      )
    }
  }

  // MARK: - Assessing

  /// Returns the answer of a rule for a subject.
  ///
  /// The reasons look for the nearest changes, which assesses again for each failed comparison.
  public func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    assess(rule, of: subject, in: population, on: dates, findsNearest: true)
  }

  /// Returns the answer of a rule for a subject, with or without the nearest changes.
  ///
  /// - Parameters:
  ///   - rule: The name of one of ``rules`` or ``consistencyChecks``.
  ///   - subject: A subject of the rule's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  ///   - findsNearest: Whether reasons look for nearest changes, which takes several times as long.
  /// - Returns: The answer with its reasons.
  public func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates,
    findsNearest: Bool
  ) -> Assessment {
    guard let compiled = compiledRule(rule) else {
      preconditionFailure("the pack '\(manifest.id.value)' has no rule '\(rule)'")
    }
    var assessor = assessor(compiled, dates)
    assessor.findsNearest = findsNearest
    return assessor.assess(subject, in: population)
  }

  /// The rules as they were written, each with what it was compiled to.
  var paired: [(RuleModel, CompiledRule)] { Array(zip(ruleModels, compiled)) }

  /// The days on which the pack's rules hold; `nil` if the first one is open.
  var timeInForce: DatePeriod? {
    manifest.rulesFrom.flatMap { DatePeriod(from: $0, to: manifest.rulesTo) }
  }

  /// Returns a rule by its name; `nil` if the pack has none of that name.
  func compiledRule(_ rule: Rule.ID) -> CompiledRule? {
    indices[rule].map { $0 < compiled.count ? compiled[$0] : inherited[$0 - compiled.count] }
  }

  func assessor(_ rule: CompiledRule, _ dates: AssessmentDates) -> RuleAssessor {
    RuleAssessor(
      rule: rule,
      policy: manifest.id.value,
      force: timeInForce,
      names: names,
      law: law,
      dates: dates
    )
  }
}

extension CalendarDay {
  /// A day after every change that packs state.
  fileprivate static let distant = CalendarDay(dayNumber: 2_932_896)
}

extension PackNames {
  fileprivate init(_ library: PackLibrary) {
    catalogue = library.catalogue
    parameters = library.parameters.mapValues(\.title)
    let ids = library.models.flatMap(\.definitions).map(\.id.name.value)
    definitions = Dictionary(
      ids.compactMap { id in library.title(ofDefinition: id).map { (id, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
