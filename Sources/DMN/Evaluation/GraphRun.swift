internal import Diagnostics
internal import FEEL

/// The decisions of a model, made from some given values, each at most once.
final class GraphRun {
  private let model: CompiledModel
  private let run: ModelRun
  private let given: [String: Value]
  private var known: [String: Value] = [:]
  private var parts: [Int: GraphRun] = [:]
  /// The decisions on which work has begun.
  private var begun: Set<String> = []

  /// Begins with the values of inputs, and of decisions that are not to be made.
  init(_ model: CompiledModel, given: [String: Value], _ run: ModelRun) {
    self.model = model
    self.given = given
    self.run = run
    for (name, value) in given {
      guard let program = model.decisions[name] else { continue }
      let type = program.decision.typeRef
      known[name] = model.types.coerced(value, to: type, what: name, run)
    }
  }

  /// Returns what a decision service gives: the value of its output, or a context of several.
  func outputs(of service: DecisionService) -> Value {
    let values = service.outputs.map { output in
      (output.name, graph(output)?.value(of: output.name) ?? .null)
    }
    return values.count == 1 ? values[0].1 : .context(ContextValue(values))
  }

  /// The decisions of the model in which an element is: this one, or one that it imports.
  private func graph(_ element: ElementReference) -> GraphRun? {
    guard let number = model.importNumber(of: element) else {
      return model.home(of: element) == nil ? nil : self
    }
    if let part = parts[number] { return part }
    let imported = model.imports[number]
    var values = given
    for (key, value) in given {
      guard key.hasPrefix(imported.name + ".") else { continue }
      values[String(key.dropFirst(imported.name.count + 1))] = value
    }
    for (key, value) in given[imported.name]?.asContext?.entries ?? [] { values[key] = value }
    let part = GraphRun(imported.model, given: values, run)
    parts[number] = part
    return part
  }
}

// MARK: - Decisions

extension GraphRun {
  /// Makes a decision, and before it those that it requires.
  ///
  /// Decisions wait on a stack of their own, so that a long chain of them is no deep recursion.
  func value(of name: String) -> Value {
    var waiting: [(graph: GraphRun, name: String)] = [(self, name)]
    while let (graph, name) = waiting.last {
      if graph.known[name] != nil || run.isStopped {
        waiting.removeLast()
      } else if graph.begun.insert(name).inserted {
        waiting += graph.open(name)
      } else {
        graph.known[name] = graph.decide(name)
        waiting.removeLast()
      }
    }
    return known[name] ?? .null
  }

  /// The decisions that one requires and that have not been made.
  private func open(_ name: String) -> [(graph: GraphRun, name: String)] {
    var result: [(graph: GraphRun, name: String)] = []
    for requirement in model.decisions[name]?.decision.requirements.reversed() ?? [] {
      let element = requirement.element
      guard requirement.kind == .decision, let graph = graph(element),
        graph.known[element.name] == nil
      else { continue }
      if !graph.begun.contains(element.name) { result.append((graph, element.name)) }
    }
    return result
  }

  private func decide(_ name: String) -> Value {
    guard let program = model.decisions[name] else { return run.nothing(.missingElement(name)) }
    let decision = program.decision
    guard let logic = program.program else {
      return run.nothing(.noLogic(name), at: decision.range)
    }
    let value = logic(Frame(run: run, variables: variables(of: decision)))
    return model.types.coerced(value, to: decision.typeRef, what: name, run)
  }

  private func variables(of decision: Decision) -> [String: Value] {
    var variables: [String: Value] = [:]
    for requirement in decision.requirements {
      let element = requirement.element
      let graph = graph(element)
      let value = graph?.value(of: requirement) ?? run.nothing(.missingElement(element.name))
      variables.insert(value, for: element)
    }
    return variables
  }

  private func value(of requirement: Requirement) -> Value {
    let name = requirement.element.name
    switch requirement.kind {
    case .input: return input(name)
    case .decision: return known[name] ?? run.nothing(.decisionCycle(name))
    case .knowledgeModel, .service: return model.function(name, requirement.kind, run)
    }
  }

  private func input(_ name: String) -> Value {
    let type = model.inputs[name]?.typeRef
    return model.types.coerced(given[name] ?? .null, to: type, what: name, run)
  }
}
