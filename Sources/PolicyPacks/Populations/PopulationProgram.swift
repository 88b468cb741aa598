internal import DMN
package import FEEL
public import ResettlementCore

/// The rules of a pack about one kind of subject as one program, which shares what they share and
/// runs over lanes of facts.
///
/// It is made once for a pack, a kind and the days of a question, and serves any number of
/// ``BlockAssessor``s at once.
public struct PopulationProgram: Sendable {
  /// The kind of subject that the rules are about.
  public let subject: SubjectKind
  /// The days of the question.
  public let dates: AssessmentDates
  /// The rules that run over lanes, in the order of the pack.
  public var rules: [Rule] { compiled.map(\.rule) }
  /// The rules that are answered subject by subject; ``obstacles`` says why.
  public let otherRules: [Rule]
  /// Why each of the ``otherRules`` does not run over lanes, in their order.
  public let obstacles: [LaneObstacle]

  /// The pack.
  package let pack: PolicyPack
  let compiled: [CompiledRule]
  /// The program of all ``rules`` that are in force.
  package let program: Program
  /// Which facts fill the program's slots.
  package var needs: [FactNeed] { allNeeds.slots }
  /// Which lists fill the program's frames but the first, in their order.
  package var lists: [ListNeed] { allNeeds.lists }
  /// What fills the program.
  package let allNeeds: ProgramNeeds
  /// How the amount of each rule is to be read; `nil` where it gives none, or leaves it to an office.
  package let amountShapes: [AmountShape?]

  /// Compiles the rules of a pack about a kind of subject.
  ///
  /// - Complexity: As loading these rules, some milliseconds.
  init(
    _ pack: PolicyPack,
    about subject: SubjectKind,
    asking rules: Set<Rule.ID>?,
    on dates: AssessmentDates,
    over source: LaneSource
  ) {
    let wanted = pack.paired.filter { model, rule in
      rule.rule.subject == subject && rules?.contains(rule.rule.id) ?? true
    }
    let obstacles = wanted.map {
      $0.1.obstacle(over: source, about: subject, in: pack.catalogue)
    }
    let fitting = zip(wanted, obstacles).filter { $1 == nil }.map(\.0)
    let shared = DeepStack.run { _ in PopulationCompiler.compile(fitting, of: pack, on: dates) }
    let (compiled, program) =
      shared ?? PopulationCompiler.compile(fitting, of: pack, on: dates)
    self.pack = pack
    self.subject = subject
    self.dates = dates
    self.compiled = compiled
    self.program = program
    self.obstacles = obstacles.compactMap(\.self)
    otherRules = zip(wanted, obstacles).filter { $1 != nil }.map(\.0.1.rule)
    allNeeds = ProgramNeeds(program, about: subject, in: pack.catalogue)
    amountShapes = compiled.map(\.amountShape)
  }

  /// The same rules, by what the pack with other choices and other days say; `nil` if other rules are
  /// in force then.
  func asked(of pack: PolicyPack, on dates: AssessmentDates) -> PopulationProgram? {
    let other = PopulationProgram(self, pack, dates)
    let isSame = compiled.allSatisfy { isInForce($0) == other.isInForce($0) }
    return isSame ? other : nil
  }

  private init(_ program: PopulationProgram, _ pack: PolicyPack, _ dates: AssessmentDates) {
    self.pack = pack
    self.dates = dates
    subject = program.subject
    compiled = program.compiled
    self.program = program.program
    obstacles = program.obstacles
    otherRules = program.otherRules
    allNeeds = program.allNeeds
    amountShapes = program.amountShapes
  }
}

extension PopulationProgram {
  func assessor(_ rule: CompiledRule) -> RuleAssessor { pack.assessor(rule, dates) }

  func isInForce(_ rule: CompiledRule) -> Bool { assessor(rule).isInForce(on: dates.lawAsOf) }

  /// What the rows of a population are to the program.
  func rows(_ population: Population) -> SubjectRows {
    SubjectRows(population: population, law: pack.law, dates: dates)
  }

  /// The values of a row in a workspace in which the program has run.
  func run(_ subject: SubjectReference, in workspace: ProgramWorkspace, row: Int) -> RuleRun {
    RuleRun(
      program,
      on: subject,
      rows(Population(catalogue: pack.catalogue)),
      in: ProgramRun(reading: workspace),
      row: row
    )
  }

  /// The value of a slot that is the same for all.
  package func sharedValue(of need: FactNeed) -> SlotValue {
    rows(Population(catalogue: pack.catalogue))
      .value(of: need.path, from: .root(SubjectReference(subject, "")))
  }

  /// The conditions at the top of a rule, in the order of their bits.
  package func conditions(ofRule rule: Int) -> [(id: String, citations: [String])] {
    compiled[rule].topConditions.map { ($0.id, $0.citations) }
  }

  /// What the words of the clause make of what a rule demands; `nil` if it demands nothing.
  package func force(ofRule rule: Int) -> Force? {
    switch compiled[rule].body {
    case .conditions: nil
    case .measure(let measure): measure.force
    case .cadence(let cadence): cadence.force
    case .demand(let demand): demand.force
    }
  }

  /// Whether a rule measures something, which is shown with its answer.
  package func isMeasure(_ rule: Int) -> Bool {
    if case .measure = compiled[rule].body { true } else { false }
  }
}

extension CompiledRule {
  /// How the amount is to be read; `nil` where it gives none, or leaves it to an office.
  fileprivate var amountShape: AmountShape? {
    guard case .conditions(let conditions) = body else { return nil }
    return conditions.amount.flatMap { AmountShape($0) }
  }
}

extension PolicyPack {
  /// Returns the rules about a kind of subject, ready to run over many subjects at once.
  ///
  /// - Parameters:
  ///   - subject: Households or persons.
  ///   - rules: The rules that are asked; all of the kind by default.
  ///   - dates: The days of the question.
  ///   - source: Where the facts will come from.
  /// - Returns: The rules as one program.
  public func populationProgram(
    about subject: SubjectKind,
    asking rules: Set<Rule.ID>? = nil,
    on dates: AssessmentDates,
    over source: LaneSource = .tables
  ) -> PopulationProgram {
    PopulationProgram(self, about: subject, asking: rules, on: dates, over: source)
  }
}

/// Compiles rules into one program.
private enum PopulationCompiler {
  /// Compiles rules anew, with one builder for all that are in force.
  static func compile(
    _ rules: [(RuleModel, CompiledRule)],
    of pack: PolicyPack,
    on dates: AssessmentDates
  ) -> ([CompiledRule], Program) {
    guard let own = pack.models.last else { return ([], ProgramBuilder().program) }
    let library = PackLibrary(own, foundations: pack.models.dropLast())
    var builder: PackProgramBuilder?
    var compiled: [CompiledRule] = []
    var results: [Trace] = []
    for (model, rule) in rules {
      guard pack.assessor(rule, dates).isInForce(on: dates.lawAsOf) else {
        compiled.append(rule)
        continue
      }
      var compiler = RuleCompiler(model, in: library, continuing: builder)
      guard let rule = compiler.compile() else { continue }
      builder = compiler.builder
      compiled.append(rule)
      results += rule.answeringTraces
    }
    let program = builder?.program ?? ProgramBuilder().program
    return (compiled, program.answering(results))
  }
}
