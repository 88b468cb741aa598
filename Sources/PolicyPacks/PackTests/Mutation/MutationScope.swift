internal import FEEL
internal import ResettlementCore

/// What of a pack a change can make a difference to, by name.
struct MutationScope {
  /// The rules whose answers may change.
  private(set) var rules: Set<String> = []
  /// The procedures whose answers may change.
  private(set) var procedures: Set<String> = []
  /// The clauses, parameters and readings that are stated otherwise.
  private(set) var statements: Set<String> = []
  /// Whether what is compiled changes too, not only the values that it reads.
  private(set) var isCompiled = false

  /// Finds out what a change can make a difference to.
  init(_ mutation: Mutation, in pack: PolicyPack) {
    switch mutation.element {
    case .manifest: addAll(of: pack)
    case .rule(_, let rule):
      rules = [rule.id.value]
      isCompiled = true
    case .procedure(_, let procedure):
      procedures = [procedure.id.value]
      isCompiled = true
    case .definition(_, let definition):
      let id = definition.id.name.value
      add(of: pack) { $0.definitions.contains(id) }
      isCompiled = true
    case .parameter(_, let parameter): addReaders(of: .parameter, parameter.id.value, pack)
    case .reading(_, let reading): addReaders(of: .reading, reading.id.value, pack)
    case .clause(_, let clause): statements = ["clause.\(clause.id)"]
    }
    addAskingProcedures(of: pack)
  }

  /// Adds the procedures whose ends ask the rules.
  private mutating func addAskingProcedures(of pack: PolicyPack) {
    for procedure in pack.compiledProcedures
    where procedure.steps.values.contains(where: { $0.rule.map(rules.contains) ?? false }) {
      procedures.insert(procedure.procedure.id)
    }
  }

  /// What every rule, procedure and statement is measured by.
  private mutating func addAll(of pack: PolicyPack) {
    add(of: pack) { _ in true }
    statements = Set(pack.clauses.map { "clause.\($0.id)" })
  }

  private enum Term: String { case parameter, reading }

  private mutating func addReaders(of term: Term, _ id: String, _ pack: PolicyPack) {
    let name = "\(term.rawValue).\(id)"
    add(of: pack) { $0.program.terms.contains(name) }
    statements = [name]
  }

  /// What is compiled of a rule or a procedure.
  private struct Compiled {
    let program: Program
    let expressions: [ObservedExpression]

    /// The definitions that are used.
    var definitions: Set<String> {
      var found: Set<String> = []
      for expression in expressions {
        expression.trace.visit { if case .definition(let id) = $0.form { found.insert(id) } }
      }
      return found
    }
  }

  private mutating func add(of pack: PolicyPack, where isTouched: (Compiled) -> Bool) {
    for rule in pack.compiled + pack.inherited {
      let all = [rule.observedApplication].compactMap(\.self) + rule.observed
      guard isTouched(Compiled(program: rule.program, expressions: all)) else { continue }
      rules.insert(rule.rule.id)
    }
    for procedure in pack.compiledProcedures {
      let compiled = Compiled(program: procedure.program, expressions: procedure.observed)
      guard isTouched(compiled) else { continue }
      procedures.insert(procedure.procedure.id)
    }
  }
}

extension TestScenario {
  /// The test with only those expectations to which a change can make a difference; `nil` if there
  /// are none.
  func within(_ scope: MutationScope) -> TestScenario? {
    var copy = self
    copy.expectations = expectations.filter { scope.rules.contains($0.rule.value) }
    copy.procedureExpectations = procedureExpectations.filter {
      scope.procedures.contains($0.procedure.value)
    }
    copy.statements = statements.filter { scope.statements.contains($0.term) }
    let isEmpty =
      copy.expectations.isEmpty && copy.procedureExpectations.isEmpty && copy.statements.isEmpty
    return isEmpty ? nil : copy
  }
}

extension StatementExpectationModel {
  /// What is expected to be stated, with its sort.
  fileprivate var term: String {
    switch statement {
    case .clause: "clause.\(name.value)"
    case .parameter: "parameter.\(name.value)"
    case .reading: "reading.\(name.value)"
    }
  }
}
