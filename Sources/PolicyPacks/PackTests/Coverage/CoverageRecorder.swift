internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Remembers what the tests of some packs see of the packs' policy.
///
/// It looks at each question that a test asks: at the outcomes of the conditions and at what took
/// part in the answer. Where a rule is not in force, only that answer is seen, and where its
/// condition of application does not hold, only that condition.
public final class CoverageRecorder {
  private let packs: [PolicyPack]
  private var seen: Set<CoverageKey> = []
  /// The rules and procedures that were asked and the definitions that were needed, by name.
  private var carriedOut: Set<String> = []

  /// Creates a recorder that has seen nothing yet.
  ///
  /// - Parameter packs: The packs whose tests will be run.
  public init(_ packs: [PolicyPack]) { self.packs = packs }

  /// Returns what was seen of the packs and of those they build on, and what was not.
  public func coverage() -> PackCoverage {
    PackCoverage(packs: declarations.map { PackCoverage.Pack($0, seen: seen(of: $0)) })
  }
}

// MARK: - Recording

extension CoverageRecorder {
  /// What a test asks about: the subject, the facts, the law with its days.
  struct Question {
    let pack: PolicyPack
    let subject: SubjectReference
    let population: Population
    let dates: AssessmentDates

    /// The records of the question as programs ask for them.
    fileprivate var rows: SubjectRows {
      SubjectRows(population: population, law: pack.law, dates: dates)
    }
  }

  /// The expressions of a rule or procedure as they came out.
  private struct Answers {
    let question: Question
    let program: Program
    let run: ProgramRun

    init(_ question: Question, _ program: Program, _ rows: SubjectRows) {
      self.question = question
      self.program = program
      run = RuleRun(program, on: question.subject, rows).registers
    }
  }

  /// Remembers a question about a rule, with the word for its answer.
  func record(_ question: Question, about rule: CompiledRule, answer: String) {
    if let name = question.pack.name(of: rule) {
      seen.insert(CoverageKey(measure: .verdicts, place: name.range, outcome: answer))
    }
    guard answer != "notInForce" else { return }
    carriedOut.insert(question.pack.scoped(rule.rule.id))
    var rows = question.rows
    rows.period = rule.period(holding: question.dates.factsAsOf)
    let answers = Answers(question, rule.program, rows)
    record(rule.observed, behind: rule.observedApplication, answers)
  }

  /// Remembers a question about a step of a procedure, with what may follow it.
  func record(
    _ question: Question,
    about procedure: CompiledProcedure,
    answer: FollowingSteps
  ) {
    let id = procedure.procedure.id
    guard let model = question.pack.procedureModel(id) else { return }
    let step = model.steps.first { $0.id.value == answer.step }
    if let step { seen.insert(CoverageKey(measure: .steps, place: step.id.range)) }
    for transition in model.transitions where transition.from == answer.step {
      guard let following = answer.following.first(where: { $0.id == transition.to.value }) else {
        continue
      }
      seen.insert(CoverageKey(transition, following.standing))
    }
    guard !answer.following.contains(where: { $0.verdict == .notInForce }) else { return }
    carriedOut.insert(question.pack.scoped(id))
    let answers = Answers(question, procedure.program, question.rows)
    let observed = answer.following.flatMap { procedure.observed(of: $0.id) }
    record(observed, behind: procedure.observedApplication, answers)
  }

  /// Remembers what a test expects the pack to state.
  func record(_ expectation: StatementExpectationModel, in pack: PolicyPack, on day: CalendarDay) {
    let name = expectation.name.value
    switch expectation.statement {
    case .clause: break
    case .parameter: see(.segments, pack.law.place(ofParameter: name, on: day))
    case .reading: see(.readings, pack.law.place(ofReading: name, on: day))
    }
  }

  private func see(_ measure: CoverageMeasure, _ place: SourceRange?) {
    guard let place else { return }
    seen.insert(CoverageKey(measure: measure, place: place))
  }

  private func record(
    _ expressions: [ObservedExpression],
    behind application: ObservedExpression?,
    _ answers: Answers
  ) {
    guard let application else { return record(expressions, answers) }
    record([application], answers)
    if answers.run.holds(application.trace) == true { record(expressions, answers) }
  }

  private func record(_ expressions: [ObservedExpression], _ answers: Answers) {
    var walk = CoverageWalk(answers.program.texts, run: answers.run)
    for expression in expressions { walk.walk(expression) }
    for point in walk.points { record(point, answers) }
  }

  private func record(_ point: CoverageWalk.Point, _ answers: Answers) {
    let (pack, day) = (answers.question.pack, answers.question.dates.lawAsOf)
    switch point {
    case .condition(let trace): record(trace, answers)
    case .row(let output): see(.rows, answers.program.place(of: output))
    case .definition(let id):
      carriedOut.insert(pack.scoped(id))
      see(.definitions, pack.definition(id)?.id.name.range)
    case .parameter(let id): see(.segments, pack.law.place(ofParameter: id, on: day))
    case .reading(let id): see(.readings, pack.law.place(ofReading: id, on: day))
    }
  }

  /// Remembers what a condition came to; of the members of a list, for each of them.
  private func record(_ condition: Trace, _ answers: Answers) {
    for row in 0..<answers.run.rowCount(ofFrame: condition.frame) {
      let outcome = ConditionOutcome(answers.run.holds(condition, row: row))
      seen.insert(CoverageKey(condition, of: answers.program, outcome: outcome))
    }
  }
}

extension CompiledRule {
  /// The period of a cadence that holds a day; `nil` for other rules.
  fileprivate func period(holding day: CalendarDay) -> (from: CalendarDay, to: CalendarDay)? {
    guard case .cadence(let cadence) = body else { return nil }
    let span = cadence.every.span(holding: day)
    return (span.first, span.last)
  }
}

// MARK: - What there is

extension CoverageRecorder {
  /// What each pack declares, the packs that others build on first.
  private var declarations: [CoverageTargets] {
    var declared: [CoverageTargets] = []
    for pack in packs {
      for model in pack.models where !declared.contains(where: { $0.model.id == model.id }) {
        let owner = packs.first { $0.manifest.id.value == model.id } ?? pack
        declared.append(CoverageTargets(model, of: owner))
      }
    }
    return declared
  }

  /// What was seen of a pack, with the obligations that were carried out.
  private func seen(of targets: CoverageTargets) -> Set<CoverageKey> {
    var seen = seen
    let builders = packs.filter { $0.builds(on: targets.model) }
    for obligation in targets.model.clauses.flatMap(\.obligations) {
      guard case .executable(let by) = obligation.status else { continue }
      let isSeen = by.contains { name in
        builders.contains { carriedOut.contains($0.scoped(name.value)) }
      }
      if isSeen { seen.insert(CoverageKey(measure: .obligations, place: obligation.range)) }
    }
    return seen
  }
}

extension CoverageTargets {
  /// Lists what a pack declares, as a pack has compiled it that is it or builds on it.
  fileprivate init(_ model: PackModel, of pack: PolicyPack) {
    let rules = Set(model.rules.map(\.id.value))
    let procedures = Set(model.procedures.map(\.id.value))
    self.init(
      model,
      rules: (pack.compiled + pack.inherited).filter { rules.contains($0.rule.id) },
      procedures: pack.compiledProcedures.filter { procedures.contains($0.procedure.id) },
      in: pack.library
    )
  }
}

extension PolicyPack {
  /// What its expressions can name.
  fileprivate var library: PackLibrary {
    PackLibrary(models[models.count - 1], foundations: models.dropLast())
  }

  fileprivate func builds(on model: PackModel) -> Bool { models.contains { $0.id == model.id } }

  /// A name of a rule, procedure or definition that no other pack has.
  fileprivate func scoped(_ name: String) -> String { "\(manifest.id.value)/\(name)" }

  /// Where a rule's name stands.
  fileprivate func name(of rule: CompiledRule) -> LocatedName? {
    models.reversed().lazy.flatMap(\.rules).first { $0.id.value == rule.rule.id }?.id
  }

  fileprivate func definition(_ id: String) -> DefinitionModel? {
    models.reversed().lazy.flatMap(\.definitions).first { $0.id.name.value == id }
  }

  fileprivate func procedureModel(_ id: String) -> ProcedureModel? {
    models.reversed().lazy.flatMap(\.procedures).first { $0.id.value == id }
  }
}

extension Law {
  /// Where the value of a parameter on a day stands; `nil` if a caller set it or it has none.
  fileprivate func place(ofParameter id: String, on day: CalendarDay) -> SourceRange? {
    setParameters[id] == nil ? parameters[id]?.segment(on: day)?.range : nil
  }

  /// Where the option of a reading that is taken on a day stands.
  fileprivate func place(ofReading id: String, on day: CalendarDay) -> SourceRange? {
    let taken = option(id, on: day)
    return readings[id]?.options.first { $0.id == taken }?.name.range
  }
}
