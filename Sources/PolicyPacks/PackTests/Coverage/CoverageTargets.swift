internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// Everything that tests should see of a pack: of what it declares itself.
struct CoverageTargets {
  /// The pack that declares it.
  let model: PackModel
  /// What there is, each once, in the order of measures.
  private(set) var targets: [CoverageTarget] = []
  private var keys: Set<CoverageKey> = []

  /// Lists what a pack declares.
  ///
  /// - Parameters:
  ///   - model: The pack.
  ///   - rules: Its rules, compiled.
  ///   - procedures: Its procedures, compiled.
  ///   - library: What its expressions can name, or those of a pack that builds on it.
  init(
    _ model: PackModel,
    rules: [CompiledRule],
    procedures: [CompiledProcedure],
    in library: PackLibrary
  ) {
    self.model = model
    addObligations()
    addReadings()
    addSegments()
    for definition in model.definitions { add(definition, in: library) }
    for rule in rules { add(rule) }
    for procedure in procedures { add(procedure) }
  }

  private mutating func add(_ key: CoverageKey, _ text: String) {
    guard keys.insert(key).inserted else { return }
    targets.append(CoverageTarget(key: key, text: text))
  }

  // MARK: - Declarations

  private mutating func addObligations() {
    for clause in model.clauses {
      for (index, obligation) in clause.obligations.enumerated() {
        guard case .executable = obligation.status else { continue }
        add(
          CoverageKey(measure: .obligations, place: obligation.range),
          "\(clause.id) \(index + 1)"
        )
      }
    }
  }

  private mutating func addReadings() {
    for reading in model.readings {
      for option in reading.options {
        let key = CoverageKey(measure: .readings, place: option.name.range)
        add(key, "\(reading.id.value): \(option.id)")
      }
    }
  }

  private mutating func addSegments() {
    for parameter in model.parameters {
      for segment in parameter.segments {
        let key = CoverageKey(measure: .segments, place: segment.range)
        add(key, "\(parameter.id.value) \(segment.from)")
      }
    }
  }

  // MARK: - Expressions

  private mutating func add(_ definition: DefinitionModel, in library: PackLibrary) {
    let name = definition.id.name
    add(CoverageKey(measure: .definitions, place: name.range), name.value)
    // One that narrower law has replaced is not the one that the library finds.
    guard let expression = library.expression(ofDefinition: name.value),
      expression.fragment.source == name.range.source || definition.isDrawn
    else { return }
    var builder = ProgramBuilder { library.expression(ofDefinition: $0) }
    let trace = builder.add(expression)
    add([.value(trace)], of: builder.program, named: name.value)
  }

  private mutating func add(_ rule: CompiledRule) {
    let expressions = [rule.observedApplication].compactMap(\.self) + rule.observed
    add(expressions, of: rule.program, named: rule.rule.id)
    guard let name = model.rules.first(where: { $0.id.value == rule.rule.id })?.id else { return }
    for verdict in rule.possibleVerdicts {
      add(CoverageKey(measure: .verdicts, place: name.range, outcome: verdict), name.value)
    }
  }

  private mutating func add(
    _ expressions: [ObservedExpression],
    of program: Program,
    named name: String
  ) {
    var walk = CoverageWalk(program.texts)
    for expression in expressions { walk.walk(expression) }
    for point in walk.points { add(point, program, name) }
  }

  private mutating func add(_ point: CoverageWalk.Point, _ program: Program, _ name: String) {
    switch point {
    case .condition(let trace):
      for outcome in trace.outcomes {
        let key = CoverageKey(trace, of: program, outcome: outcome)
        add(key, program.text(of: trace))
      }
    case .row(let output):
      let key = CoverageKey(measure: .rows, place: program.place(of: output))
      add(key, "\(name) → \(program.text(of: output))")
    case .parameter, .reading, .definition: break
    }
  }
}

// MARK: - Procedures

extension CoverageTargets {
  private mutating func add(_ procedure: CompiledProcedure) {
    let id = procedure.procedure.id
    add(procedure.observed, of: procedure.program, named: id)
    guard let model = model.procedures.first(where: { $0.id.value == id }) else { return }
    for step in model.steps {
      add(CoverageKey(measure: .steps, place: step.id.range), "\(id): \(step.id.value)")
    }
    for transition in model.transitions {
      let text = "\(id): \(transition.from ?? ProcedureModel.beginning) → \(transition.to.value)"
      for standing in procedure.standings(of: transition.to.value) {
        add(CoverageKey(transition, standing), text)
      }
    }
  }
}

extension CompiledProcedure {
  /// How a step can stand that may follow another: blocked only where it has a guard.
  fileprivate func standings(of step: String) -> [FollowingStep.Standing] {
    isGuarded(step) ? [.allowed, .blocked] : [.allowed]
  }
}

extension ProcedureModel {
  /// A step that may follow another, or come first.
  struct Transition {
    /// The step before; `nil` before the first one.
    let from: String?
    /// The step or end that may follow, where it is named as one.
    let to: LocatedName
  }

  /// What may follow what, in the order of the file.
  var transitions: [Transition] {
    let first = start ?? steps.first?.id
    let opening = first.map { [Transition(from: nil, to: $0)] } ?? []
    return opening
      + steps.flatMap { step in step.next.map { Transition(from: step.id.value, to: $0) } }
  }
}

extension CoverageKey {
  /// How a step stood that may follow another.
  init(_ transition: ProcedureModel.Transition, _ standing: FollowingStep.Standing) {
    self.init(
      measure: .transitions,
      place: transition.to.range,
      outcome: standing.rawValue
    )
  }

  /// The outcome of a condition.
  init(_ trace: Trace, of program: Program, outcome: ConditionOutcome) {
    self.init(
      measure: .conditions,
      place: program.place(of: trace),
      outcome: outcome.rawValue
    )
  }
}

extension Program {
  /// Returns where a part of an expression stands.
  func place(of trace: Trace) -> SourceRange { texts[trace.text].range(trace.range) }

  /// Returns the text of a part of an expression, on one line.
  func text(of trace: Trace) -> String {
    let bytes = Array(texts[trace.text].text.utf8)
    let text = String(decoding: bytes[trace.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Trace {
  /// What a condition can come to: unknown only where a fact takes part.
  fileprivate var outcomes: [ConditionOutcome] {
    hasFacts ? ConditionOutcome.allCases : [.isTrue, .isFalse]
  }
}

extension DefinitionModel {
  /// Whether it is a table of a decision model, which has a file of its own.
  fileprivate var isDrawn: Bool { if case .drawn = body { true } else { false } }
}
