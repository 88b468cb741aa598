internal import Diagnostics
internal import FEEL

/// A model made ready to be evaluated.
final class CompiledModel: Sendable {
  /// A decision made ready to be evaluated.
  struct DecisionProgram: Sendable {
    let decision: Decision
    let program: BoxedProgram?
  }

  /// A business knowledge model made ready to be called.
  struct KnowledgeProgram: Sendable {
    let knowledge: BusinessKnowledgeModel
    let function: CallableFunction?
  }

  let types: ModelTypes
  let inputs: [String: InputData]
  let decisions: [String: DecisionProgram]
  let knowledgeModels: [String: KnowledgeProgram]
  let services: [String: DecisionService]
  let imports: [(name: String, model: CompiledModel)]
  /// What is wrong with the texts of the model and its imports.
  let diagnostics: [Diagnostic]

  /// How deep imports may nest.
  private static let maximumDepth = 32

  init(_ model: DMNModel, depth: Int = 0) {
    let parts = depth < Self.maximumDepth ? model.imports : []
    imports = parts.map { ($0.name, CompiledModel($0.model, depth: depth + 1)) }
    let importedTypes = imports.map { (name: $0.name, types: $0.model.types) }
    types = ModelTypes(model.itemDefinitions, imports: importedTypes)
    var compiler = BoxedCompiler(types, fields: model.fieldNames)
    inputs = Dictionary(model.inputs.map { ($0.name, $0) }) { first, _ in first }
    services = Dictionary(model.services.map { ($0.name, $0) }) { first, _ in first }
    let decisions = model.decisions.map { ($0.name, Self.program($0, &compiler)) }
    self.decisions = Dictionary(decisions) { first, _ in first }
    let knowledge = model.knowledgeModels.map { ($0.name, Self.program($0, &compiler)) }
    knowledgeModels = Dictionary(knowledge) { first, _ in first }
    diagnostics = imports.flatMap(\.model.diagnostics) + types.diagnostics + compiler.diagnostics
  }

  private static func program(
    _ decision: Decision,
    _ compiler: inout BoxedCompiler
  ) -> DecisionProgram {
    compiler.checkType(decision.typeRef)
    let names = compiler.names(decision.requirements.map(\.visibleName))
    let program = decision.logic.map { compiler.compile($0, names) }
    return DecisionProgram(decision: decision, program: program)
  }

  private static func program(
    _ knowledge: BusinessKnowledgeModel,
    _ compiler: inout BoxedCompiler
  ) -> KnowledgeProgram {
    compiler.checkType(knowledge.typeRef)
    let names = knowledge.requirements.map(\.visibleName) + [knowledge.name]
    let function = knowledge.function.map { compiler.callable($0, compiler.names(names)) }
    return KnowledgeProgram(knowledge: knowledge, function: function)
  }
}

extension Requirement {
  /// The name under which it is seen: that of the import if there is one.
  fileprivate var visibleName: String {
    element.importName.flatMap { $0.isEmpty ? nil : $0 } ?? element.name
  }
}

// MARK: - Functions

extension CompiledModel {
  /// Returns a business knowledge model as a value.
  func function(of knowledge: KnowledgeProgram, _ run: ModelRun) -> Value {
    guard let function = knowledge.function else {
      return run.nothing(.noLogic(knowledge.knowledge.name), at: knowledge.knowledge.range)
    }
    let result = types.resultType(of: knowledge.knowledge.typeRef)
    let parameters = function.parameters.map { ($0.name, ValueType.any) }
    return .function(
      FunctionValue(parameters: parameters, returns: types.valueType(result)) { arguments in
        let frame = Frame(run: run, variables: self.variables(of: knowledge, run))
        let value = function.call(arguments, in: frame)
        return self.types.coerced(value, to: result, what: knowledge.knowledge.name, run)
      }
    )
  }

  /// The functions that a business knowledge model sees, among them itself.
  private func variables(of knowledge: KnowledgeProgram, _ run: ModelRun) -> [String: Value] {
    let name = knowledge.knowledge.name
    var variables = [name: function(of: knowledge, run)]
    for requirement in knowledge.knowledge.requirements {
      let element = requirement.element
      guard let home = home(of: element) else { continue }
      let value = home.function(element.name, requirement.kind, run)
      variables.insert(value, for: element)
    }
    return variables
  }

  /// The number of the import in which an element is; `nil` for the model itself.
  ///
  /// An import without a name is seen as if its elements were the model's own.
  func importNumber(of element: ElementReference) -> Int? {
    if let name = element.importName, !name.isEmpty {
      return imports.firstIndex { $0.name == name }
    }
    guard !has(element.name) else { return nil }
    return imports.firstIndex { $0.name.isEmpty && $0.model.has(element.name) }
  }

  private func has(_ name: String) -> Bool {
    inputs[name] != nil || decisions[name] != nil || knowledgeModels[name] != nil
      || services[name] != nil
  }

  /// The model in which an element is: itself, or one that it imports.
  func home(of element: ElementReference) -> CompiledModel? {
    if let number = importNumber(of: element) { return imports[number].model }
    return element.importName?.isEmpty ?? true ? self : nil
  }

  /// Returns what can be called by a name.
  func function(_ name: String, _ kind: Requirement.Kind, _ run: ModelRun) -> Value {
    switch kind {
    case .knowledgeModel:
      guard let knowledge = knowledgeModels[name] else { return run.nothing(.missingElement(name)) }
      return function(of: knowledge, run)
    case .service:
      guard let service = services[name] else { return run.nothing(.missingElement(name)) }
      return function(of: service, run)
    case .input, .decision: return .null
    }
  }

  /// Returns a decision service as a value.
  func function(of service: DecisionService, _ run: ModelRun) -> Value {
    let elements = service.parameters
    let parameters = elements.map { InformationItem($0.name, typeRef: typeRef(of: $0)) }
    let call = CallableFunction(parameters, types) { frame in
      let values = elements.map { frame.variables[$0.name] ?? .null }
      return self.result(of: service, values, frame.run)
    }
    return call.value(in: Frame(run: run, variables: [:]))
  }

  /// Evaluates a decision service on the values of its parameters.
  func result(of service: DecisionService, _ values: [Value], _ run: ModelRun) -> Value {
    var given: [String: Value] = [:]
    for (element, value) in zip(service.parameters, values) {
      given.insert(value, for: element)
    }
    let graph = GraphRun(self, given: given, run)
    let result = types.resultType(of: service.typeRef)
    return types.coerced(graph.outputs(of: service), to: result, what: service.name, run)
  }

  /// The declared type of an input or a decision.
  func typeRef(of element: ElementReference) -> String? {
    guard let home = home(of: element) else { return nil }
    let type =
      home.inputs[element.name]?.typeRef
      ?? home.decisions[element.name]?.decision.typeRef
    guard let type, let prefix = element.importName, !prefix.isEmpty else { return type }
    return ValueType.named[type] == nil ? prefix + "." + type : type
  }
}

extension DecisionService {
  /// What the service is given, in order.
  var parameters: [ElementReference] { inputData + inputDecisions }
}

extension [String: Value] {
  /// Puts the value of an element in, under the name of its import if it has one.
  mutating func insert(_ value: Value, for element: ElementReference) {
    guard let prefix = element.importName, !prefix.isEmpty else {
      self[element.name] = value
      return
    }
    var context = self[prefix]?.asContext ?? ContextValue()
    context[element.name] = value
    self[prefix] = .context(context)
  }
}
