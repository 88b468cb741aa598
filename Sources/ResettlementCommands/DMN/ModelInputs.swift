internal import DMN
internal import Diagnostics
internal import FEEL

/// What a model is given from outside, as JSON can say it.
///
/// JSON has no dates: a text becomes one where the model declares a date, and likewise for times
/// and durations. A text that is none stays one, and the model says that it is of the wrong type.
struct ModelInputs {
  private let model: DMNModel
  private let service: DecisionService?

  /// How deep the types of a model are followed.
  private static let maximumDepth = 64

  /// Creates the inputs of a model, or of one of its services.
  init(_ model: DMNModel, service: String?) {
    self.model = model
    self.service = model.services.first { $0.name == service }
  }

  // MARK: - Names

  /// Returns a warning for each name that the model does not know.
  func strangers(among names: [String]) -> [Diagnostic] {
    let known = self.names
    return names.filter { !known.contains($0) }.map { name in
      let nearest = nearestName(to: name, among: known)
      return Diagnostic(.warning, .unknownInput(name, nearest: nearest), at: nil)
    }
  }

  private var names: [String] {
    guard let service else {
      return model.inputs.map(\.name) + model.decisions.map(\.name) + model.imports.map(\.name)
    }
    return (service.inputData + service.inputDecisions).map { $0.importName ?? $0.name }
  }

  // MARK: - Values

  /// Returns the values with texts made into what the model declares.
  func converted(_ values: [String: Value]) -> [String: Value] {
    let types =
      model.inputs.map { ($0.name, $0.typeRef) }
      + model.decisions.map { ($0.name, $0.typeRef) }
    let declared = Dictionary(types) { first, _ in first }
    return values.reduce(into: [:]) { result, entry in
      result[entry.key] = converted(entry.value, to: declared[entry.key] ?? nil)
    }
  }

  private func converted(_ value: Value, to typeRef: String?, depth: Int = 0) -> Value {
    guard let typeRef, depth < Self.maximumDepth else { return value }
    if let item = model.itemDefinitions.first(where: { $0.name == typeRef }) {
      return converted(value, to: item, depth: depth + 1)
    }
    guard let text = value.asString else { return value }
    return Self.temporal(text, ValueType.named[typeRef]) ?? value
  }

  private func converted(_ value: Value, to item: ItemDefinition, depth: Int) -> Value {
    if item.isCollection, let values = value.asList {
      return .list(values.map { convertedItem($0, to: item, depth: depth) })
    }
    return convertedItem(value, to: item, depth: depth)
  }

  private func convertedItem(_ value: Value, to item: ItemDefinition, depth: Int) -> Value {
    guard !item.components.isEmpty, depth < Self.maximumDepth else {
      return converted(value, to: item.typeRef, depth: depth)
    }
    guard var context = value.asContext else { return value }
    for component in item.components {
      guard let part = context[component.name] else { continue }
      context[component.name] = converted(part, to: component, depth: depth + 1)
    }
    return .context(context)
  }

  /// Returns the date, time or duration that a text is; `nil` if it is none of the type.
  private static func temporal(_ text: String, _ type: ValueType?) -> Value? {
    let function: String
    switch type {
    case .date: function = "date"
    case .time: function = "time"
    case .dateTime: function = "date and time"
    case .yearsMonthsDuration, .daysTimeDuration: function = "duration"
    default: return nil
    }
    let call = SourceFragment(SourceText(name: "", text: "\(function)(text)"))
    let value = Evaluator().evaluate(text: call, variables: ["text": .string(text)]).value
    return value.isNull ? nil : value
  }
}

extension Diagnostic.Message {
  fileprivate static func unknownInput(_ name: String, nearest: String?) -> Self {
    Self(
      "command.unknown-input",
      en: "the model has no input '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; it is not used"),
      zh: "模型没有输入“\(name)”" + (nearest.map { "；是否应为“\($0)”？" } ?? "；将不使用")
    )
  }
}
