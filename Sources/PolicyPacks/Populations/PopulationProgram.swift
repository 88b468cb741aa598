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
  /// The rules that are answered subject by subject: measures, duties, and those that go through
  /// lists that a table of households and persons has not.
  public let otherRules: [Rule]

  /// The pack.
  package let pack: PolicyPack
  let compiled: [CompiledRule]
  /// The program of all ``rules`` that are in force.
  package let program: Program
  /// Which facts fill the program's slots.
  package let needs: [FactNeed]

  /// Compiles the rules of a pack about a kind of subject.
  ///
  /// - Complexity: As loading these rules, some milliseconds.
  init(
    _ pack: PolicyPack,
    about subject: SubjectKind,
    asking rules: Set<Rule.ID>?,
    on dates: AssessmentDates
  ) {
    let wanted = pack.paired.filter { model, rule in
      rule.rule.subject == subject && rules?.contains(rule.rule.id) ?? true
    }
    let fitting = wanted.filter { $0.1.runsOverLanes(about: subject, in: pack.catalogue) }
    let shared = DeepStack.run { _ in PopulationCompiler.compile(fitting, of: pack, on: dates) }
    let (compiled, program) =
      shared ?? PopulationCompiler.compile(fitting, of: pack, on: dates)
    self.pack = pack
    self.subject = subject
    self.dates = dates
    self.compiled = compiled
    self.program = program
    let isFitting = Set(fitting.map(\.1.rule.id))
    otherRules = wanted.map(\.1.rule).filter { !isFitting.contains($0.id) }
    needs = program.slots.map { FactNeed($0, about: subject, in: pack.catalogue) }
  }
}

extension PopulationProgram {
  func assessor(_ rule: CompiledRule) -> RuleAssessor { pack.assessor(rule, dates) }

  func isInForce(_ rule: CompiledRule) -> Bool { assessor(rule).isInForce(on: dates.lawAsOf) }

  /// What the rows of a population are to the program.
  func rows(_ population: Population) -> SubjectRows {
    SubjectRows(population: population, law: pack.law, dates: dates)
  }

  /// The value of a slot that is the same for all.
  package func sharedValue(of need: FactNeed) -> SlotValue {
    rows(Population(catalogue: pack.catalogue))
      .value(of: need.path, from: .root(SubjectReference(subject, "")))
  }

  /// How the amount of a rule is to be read; `nil` if it gives none, or leaves it to an office.
  package func amountShape(ofRule rule: Int) -> AmountShape? {
    guard case .conditions(let conditions) = compiled[rule].body else { return nil }
    return conditions.amount.flatMap { AmountShape($0) }
  }

  /// The conditions at the top of a rule, in the order of their bits.
  package func conditions(ofRule rule: Int) -> [(id: String, citations: [String])] {
    guard case .conditions(let conditions) = compiled[rule].body else { return [] }
    return conditions.conditions.map { ($0.id, $0.citations) }
  }
}

extension PolicyPack {
  /// Returns the rules about a kind of subject, ready to run over many subjects at once.
  ///
  /// - Parameters:
  ///   - subject: Households or persons.
  ///   - rules: The rules that are asked; all of the kind by default.
  ///   - dates: The days of the question.
  /// - Returns: The rules as one program.
  public func populationProgram(
    about subject: SubjectKind,
    asking rules: Set<Rule.ID>? = nil,
    on dates: AssessmentDates
  ) -> PopulationProgram {
    PopulationProgram(self, about: subject, asking: rules, on: dates)
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

extension CompiledRule {
  /// The expressions that an answer's verdict and amount need.
  var answeringTraces: [Trace] {
    guard case .conditions(let conditions) = body else { return [] }
    return (application.map { [$0] } ?? []) + conditions.conditions.flatMap(\.traces)
      + (conditions.amount?.parts.map(\.1) ?? [])
  }

  /// The most conditions at the top of a rule: each is a bit of a word.
  static let mostLaneConditions = 60

  /// Whether the rule is answered by conditions over a subject's own facts and, of a household, its
  /// members'.
  fileprivate func runsOverLanes(about subject: SubjectKind, in catalogue: FactCatalogue) -> Bool {
    guard case .conditions(let conditions) = body,
      conditions.conditions.count <= Self.mostLaneConditions
    else { return false }
    let hasTable = program.frames.dropFirst().allSatisfy {
      subject == .household && $0.parent == 0 && $0.path == FactNeed.members
    }
    return hasTable
      && program.slots.allSatisfy {
        FactNeed($0, about: subject, in: catalogue).source != .elsewhere
      }
  }
}
