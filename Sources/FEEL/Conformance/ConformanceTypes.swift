internal import Diagnostics

/// The declared types of a record, and what becomes of values that are declared to be of them.
struct ConformanceTypes {
  private let definitions: [String: ConformanceRecord.TypeDefinition]
  private let evaluator: Evaluator

  init(_ definitions: [ConformanceRecord.TypeDefinition], _ evaluator: Evaluator) {
    self.definitions = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
    self.evaluator = evaluator
  }

  /// Returns a value where one of a declared type stands: itself, or the item of a list of one, or
  /// a list of one, or midnight for a date; else null.
  func conformed(_ value: Value, to name: String?) -> Value {
    guard let name, !conforms(value, to: name) else { return value }
    if case .list(let items) = value, items.count == 1, conforms(items[0], to: name) {
      return items[0]
    }
    if conforms(.list([value]), to: name) { return .list([value]) }
    if case .date(let day) = value {
      let midnight = Value.dateTime(.midnight(of: day))
      if conforms(midnight, to: name) { return midnight }
    }
    return .null
  }

  private func conforms(_ value: Value, to name: String) -> Bool {
    if let type = ValueType.named[name] { return value.conforms(to: type) }
    guard let definition = definitions[name] else { return true }
    return conforms(value, to: definition)
  }

  private func conforms(_ value: Value, to type: ConformanceRecord.TypeDefinition) -> Bool {
    if value.isNull { return true }
    guard type.isCollection else { return itemConforms(value, to: type) }
    guard case .list(let items) = value else { return false }
    return items.allSatisfy { itemConforms($0, to: type) }
  }

  private func itemConforms(
    _ value: Value,
    to type: ConformanceRecord.TypeDefinition
  ) -> Bool {
    if let components = type.components {
      guard let context = value.asContext else { return value.isNull }
      let fits = components.allSatisfy { component in
        context[component.name].map { conforms($0, to: component) } ?? false
      }
      guard fits else { return false }
    } else if let base = type.base, !conforms(value, to: base) {
      return false
    }
    return type.allowedValues.map { isAllowed(value, by: $0) } ?? true
  }

  private func isAllowed(_ value: Value, by tests: String) -> Bool {
    let fragment = SourceFragment(SourceText(name: "allowedValues", text: tests))
    guard let tests = Parser.unaryTests(fragment).sound else { return true }
    return evaluator.evaluate(tests, of: value, fragment: fragment).value == .boolean(true)
  }

  /// The types as `instance of` sees them.
  func valueTypes() -> [String: ValueType] {
    definitions.compactMapValues { valueType($0, depth: 0) }
  }

  private func valueType(_ type: ConformanceRecord.TypeDefinition, depth: Int) -> ValueType? {
    guard depth < 20, let item = itemType(type, depth: depth) else { return nil }
    return type.isCollection ? .list(item) : item
  }

  private func itemType(_ type: ConformanceRecord.TypeDefinition, depth: Int) -> ValueType? {
    if let components = type.components {
      let entries = components.map { ($0.name, valueType($0, depth: depth + 1) ?? .any) }
      return .context(Dictionary(entries) { first, _ in first })
    }
    guard let base = type.base else { return .any }
    return ValueType.named[base] ?? definitions[base].flatMap { valueType($0, depth: depth + 1) }
  }
}
