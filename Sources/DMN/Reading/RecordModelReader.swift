internal import Diagnostics
internal import Foundation

/// Reads the model form of conformance records.
struct RecordModelReader {
  /// Why a model can't be read.
  struct Failure: Error {
    let description: String
  }

  /// The name under which texts are shown.
  let source: String

  /// How deep expressions, types and imports may nest.
  private static let maximumDepth = 64

  private typealias Fields = [String: Any]

  /// Reads a model.
  func model(_ json: Any?, name: String, depth: Int = 0) throws(Failure) -> DMNModel {
    guard let fields = json as? Fields else { throw Failure(description: "there is no 'model'") }
    try check(depth)
    var model = DMNModel(name: name, namespace: fields["namespace"] as? String ?? "")
    for item in list(fields["imports"]) {
      let name = item["name"] as? String ?? ""
      let imported = try self.model(item["model"], name: name, depth: depth + 1)
      model.imports.append(ModelImport(name: name, model: imported))
    }
    for item in list(fields["types"]) { model.itemDefinitions.append(try type(item)) }
    model.inputs = items(fields["inputs"])
    for item in list(fields["decisions"]) { model.decisions.append(try decision(item)) }
    for item in list(fields["bkms"]) { model.knowledgeModels.append(try knowledge(item)) }
    for item in list(fields["services"]) { model.services.append(service(item)) }
    return model
  }

  private func check(_ depth: Int) throws(Failure) {
    guard depth < Self.maximumDepth else {
      throw Failure(description: "the model nests too deeply")
    }
  }

  private func list(_ json: Any?) -> [Fields] { json as? [Fields] ?? [] }

  private func items(_ json: Any?) -> [InformationItem] {
    list(json).map { InformationItem(name($0), typeRef: $0["typeRef"] as? String) }
  }

  private func name(_ fields: Fields) -> String { fields["name"] as? String ?? "" }

  private func text(_ json: Any?) -> SourceFragment? {
    (json as? String).map { SourceFragment(SourceText(name: source, text: $0)) }
  }
}

// MARK: - Elements

extension RecordModelReader {
  private func type(_ fields: Fields, depth: Int = 0) throws(Failure) -> ItemDefinition {
    try check(depth)
    var components: [ItemDefinition] = []
    for item in list(fields["components"]) { components.append(try type(item, depth: depth + 1)) }
    let function = fields["function"] as? Fields
    return ItemDefinition(
      name: name(fields),
      typeRef: fields["typeRef"] as? String,
      isCollection: fields["isCollection"] as? Bool ?? false,
      allowedValues: text(fields["allowedValues"]),
      typeConstraint: text(fields["typeConstraint"]),
      components: components,
      function: function.map { function in
        ItemDefinition.FunctionItem(
          parameters: items(function["parameters"]),
          returns: function["returns"] as? String
        )
      }
    )
  }

  private func decision(_ fields: Fields) throws(Failure) -> Decision {
    Decision(
      name(fields),
      typeRef: fields["typeRef"] as? String,
      requirements: requirements(fields["requires"]),
      logic: fields["expression"] is Fields ? try expression(fields["expression"]) : nil
    )
  }

  private func knowledge(_ fields: Fields) throws(Failure) -> BusinessKnowledgeModel {
    let function = fields["function"] as? Fields
    return BusinessKnowledgeModel(
      name(fields),
      typeRef: fields["typeRef"] as? String,
      requirements: requirements(fields["requires"]),
      function: function == nil ? nil : try self.function(function ?? [:], depth: 0)
    )
  }

  private func requirements(_ json: Any?) -> [Requirement] {
    list(json).compactMap { fields in
      let kind = (fields["kind"] as? String).flatMap(Requirement.Kind.init)
      return kind.map { Requirement($0, name(fields), in: fields["import"] as? String) }
    }
  }

  private func service(_ fields: Fields) -> DecisionService {
    DecisionService(
      name(fields),
      typeRef: fields["typeRef"] as? String,
      outputs: references(fields["outputs"]),
      encapsulated: references(fields["encapsulated"]),
      inputDecisions: references(fields["inputDecisions"]),
      inputData: references(fields["inputData"])
    )
  }

  private func references(_ json: Any?) -> [ElementReference] {
    list(json).map { ElementReference(name($0), in: $0["import"] as? String) }
  }
}

// MARK: - Expressions

extension RecordModelReader {
  private func expression(_ json: Any?, depth: Int = 0) throws(Failure) -> BoxedExpression {
    try check(depth)
    guard let fields = json as? Fields, let node = fields["node"] as? String else {
      throw Failure(description: "an expression is missing")
    }
    let form = try form(node, fields, depth: depth + 1)
    return BoxedExpression(form, typeRef: fields["typeRef"] as? String)
  }

  private func form(
    _ node: String,
    _ fields: Fields,
    depth: Int
  ) throws(Failure) -> BoxedExpression.Form {
    switch node {
    case "literal": return .literal(text(fields["text"] ?? "") ?? Self.nothing)
    case "context": return .context(try entries(fields, depth: depth))
    case "list": return .list(try expressions(fields["items"], depth: depth))
    case "relation": return try relation(fields, depth: depth)
    case "invocation": return try invocation(fields, depth: depth)
    case "function": return .function(try function(fields, depth: depth))
    case "decisionTable": return .table(try table(fields))
    case "conditional": return try conditional(fields, depth: depth)
    case "filter", "for", "some", "every": return try loop(node, fields, depth: depth)
    default: throw Failure(description: "there are no expressions of the kind '\(node)'")
    }
  }

  private static let nothing = SourceFragment(SourceText(name: "", text: ""))

  private func expressions(_ json: Any?, depth: Int) throws(Failure) -> [BoxedExpression] {
    var result: [BoxedExpression] = []
    for item in json as? [Any] ?? [] { result.append(try expression(item, depth: depth)) }
    return result
  }

  private func entries(
    _ fields: Fields,
    depth: Int
  ) throws(Failure) -> [BoxedExpression.Entry] {
    var result: [BoxedExpression.Entry] = []
    for item in list(fields["entries"]) {
      let name = item["name"] as? String
      let variable = name.map { InformationItem($0, typeRef: item["typeRef"] as? String) }
      let value = try expression(item["value"], depth: depth)
      result.append(BoxedExpression.Entry(variable, value))
    }
    return result
  }

  private func relation(_ fields: Fields, depth: Int) throws(Failure) -> BoxedExpression.Form {
    var rows: [[BoxedExpression]] = []
    for row in fields["rows"] as? [Any] ?? [] { rows.append(try expressions(row, depth: depth)) }
    return .relation(columns: items(fields["columns"]), rows: rows)
  }

  private func invocation(_ fields: Fields, depth: Int) throws(Failure) -> BoxedExpression.Form {
    var bindings: [BoxedExpression.Binding] = []
    for item in list(fields["bindings"]) {
      let name = item["parameter"] as? String ?? ""
      let parameter = InformationItem(name, typeRef: item["typeRef"] as? String)
      let value = try expression(item["value"], depth: depth)
      bindings.append(BoxedExpression.Binding(parameter, value))
    }
    return .invocation(try expression(fields["function"], depth: depth), bindings: bindings)
  }

  private func function(_ fields: Fields, depth: Int) throws(Failure) -> BoxedFunction {
    let language = (fields["language"] as? String).flatMap(BoxedFunction.Language.init)
    return BoxedFunction(
      language: language ?? .feel,
      parameters: items(fields["parameters"]),
      body: try expression(fields["body"], depth: depth)
    )
  }

  private func conditional(_ fields: Fields, depth: Int) throws(Failure) -> BoxedExpression.Form {
    .conditional(
      try expression(fields["if"], depth: depth),
      then: try expression(fields["then"], depth: depth),
      else: try expression(fields["else"], depth: depth)
    )
  }

  private func loop(
    _ node: String,
    _ fields: Fields,
    depth: Int
  ) throws(Failure) -> BoxedExpression.Form {
    let list = try expression(fields["in"], depth: depth)
    let variable = fields["variable"] as? String ?? ""
    switch node {
    case "filter":
      return .filter(list, match: try expression(fields["match"], depth: depth))
    case "for":
      let body = try expression(fields["return"], depth: depth)
      return .iteration(variable, in: list, return: body)
    default:
      let condition = try expression(fields["satisfies"], depth: depth)
      let quantifier: BoxedExpression.Quantifier = node == "some" ? .some : .every
      return .quantified(quantifier, variable, in: list, satisfies: condition)
    }
  }
}

// MARK: - Tables

extension RecordModelReader {
  private func table(_ fields: Fields) throws(Failure) -> DecisionTable {
    let policy = fields["hitPolicy"] as? String ?? "UNIQUE"
    guard let hitPolicy = DecisionTable.HitPolicy(rawValue: policy) else {
      throw Failure(description: "there is no hit policy '\(policy)'")
    }
    return DecisionTable(
      hitPolicy: hitPolicy,
      aggregation: (fields["aggregation"] as? String).flatMap(DecisionTable.Aggregation.init),
      inputs: list(fields["inputs"]).map(input),
      outputs: list(fields["outputs"]).map(output),
      rules: list(fields["rules"]).map { rule in
        DecisionTable.Rule(inputs: texts(rule["inputs"]), outputs: texts(rule["outputs"]))
      }
    )
  }

  private func input(_ fields: Fields) -> DecisionTable.Input {
    DecisionTable.Input(
      text(fields["expression"]) ?? Self.nothing,
      typeRef: fields["typeRef"] as? String,
      values: text(fields["values"])
    )
  }

  private func output(_ fields: Fields) -> DecisionTable.Output {
    DecisionTable.Output(
      name: fields["name"] as? String,
      typeRef: fields["typeRef"] as? String,
      values: text(fields["values"]),
      defaultValue: text(fields["default"])
    )
  }

  private func texts(_ json: Any?) -> [SourceFragment] {
    (json as? [Any] ?? []).map { text($0) ?? Self.nothing }
  }
}
