internal import Diagnostics
internal import FEEL

/// The types of a model, and what becomes of values that are declared to be of them.
///
/// | a value that is not of its type | becomes |
/// | --- | --- |
/// | a list of one whose item is | the item |
/// | what would be as an item, where a list is wanted | a list of one |
/// | a date where a date and time is wanted | midnight UTC |
/// | any other | null, and a warning |
struct ModelTypes: Sendable {
  private var definitions: [String: DeclaredType] = [:]
  private var imports: [String: ModelTypes] = [:]

  /// How deep types may refer to each other.
  private static let maximumDepth = 64

  init(_ definitions: [ItemDefinition], imports: [(name: String, types: ModelTypes)]) {
    for item in imports where item.name.isEmpty {
      self.definitions.merge(item.types.definitions) { first, _ in first }
    }
    for item in imports { self.imports[item.name] = item.types }
    let names = VisibleNames(components: definitions.flatMap(\.componentNames))
    for definition in definitions {
      self.definitions[definition.name] = DeclaredType(definition, names)
    }
  }

  /// Returns the type of a name, with the types among which it finds its own references.
  private func find(_ name: String) -> (type: DeclaredType, home: ModelTypes)? {
    if let type = definitions[name] { return (type, self) }
    for (prefix, types) in imports where name.hasPrefix(prefix + ".") {
      if let found = types.find(String(name.dropFirst(prefix.count + 1))) { return found }
    }
    return nil
  }

  /// The unary tests of a type that lists its values.
  func allowedValues(of name: String?) -> ValueTests? {
    guard let name, let (type, _) = find(name), !type.isCollection else { return nil }
    return type.allowed
  }

  /// Whether there is a type of a name.
  func isKnown(_ name: String) -> Bool {
    ValueType.named[name] != nil || find(name) != nil
  }

  /// The mistakes in the unary tests of types.
  var diagnostics: [Diagnostic] {
    definitions.sorted { $0.key < $1.key }.flatMap(\.value.diagnostics)
  }

  /// The names of the types' components, and theirs.
  var componentNames: [String] {
    definitions.values.flatMap(\.componentNames) + imports.values.flatMap(\.componentNames)
  }
}

// MARK: - Conformance

extension ModelTypes {
  /// Returns a value where one of a type is wanted; `nil` if it does not conform.
  func coerced(_ value: Value, to name: String?) -> Value? {
    guard let name, !conforms(value, to: name, depth: 0) else { return value }
    if case .list(let items) = value, items.count == 1, conforms(items[0], to: name, depth: 0) {
      return items[0]
    }
    if conforms(.list([value]), to: name, depth: 0) { return .list([value]) }
    guard case .date(let day) = value else { return nil }
    let midnight = Value.dateTime(.midnight(of: day))
    return conforms(midnight, to: name, depth: 0) ? midnight : nil
  }

  private func conforms(_ value: Value, to name: String, depth: Int) -> Bool {
    if let type = ValueType.named[name] { return value.conforms(to: type) }
    guard let (type, home) = find(name) else { return true }
    return home.conforms(value, to: type, depth: depth)
  }

  private func conforms(_ value: Value, to type: DeclaredType, depth: Int) -> Bool {
    guard depth < Self.maximumDepth else { return false }
    if value.isNull { return true }
    guard type.constraint?.holds(for: value) ?? true else { return false }
    guard type.isCollection else { return isItem(value, of: type, depth: depth) }
    guard case .list(let items) = value else { return false }
    return items.allSatisfy { isItem($0, of: type, depth: depth) }
  }

  private func isItem(_ value: Value, of type: DeclaredType, depth: Int) -> Bool {
    if value.isNull { return true }
    return hasShape(value, of: type, depth: depth) && type.allowed?.holds(for: value) ?? true
  }

  private func hasShape(_ value: Value, of type: DeclaredType, depth: Int) -> Bool {
    if let function = type.function {
      return value.conforms(to: valueType(of: function, depth: depth))
    }
    guard !type.components.isEmpty else {
      return type.base.map { conforms(value, to: $0, depth: depth + 1) } ?? true
    }
    guard let context = value.asContext else { return false }
    return type.components.allSatisfy { component in
      context[component.name].map { conforms($0, to: component, depth: depth + 1) } ?? false
    }
  }
}

// MARK: - FEEL's view

extension ModelTypes {
  /// The types by name, as `instance of` sees them.
  var valueTypes: [String: ValueType] {
    var types = definitions.mapValues { valueType(of: $0, depth: 0) }
    for (prefix, imported) in imports where !prefix.isEmpty {
      for (name, type) in imported.valueTypes { types[prefix + "." + name] = type }
    }
    return types
  }

  /// Returns a type as FEEL sees it: any for one that there is not.
  func valueType(_ name: String?) -> ValueType { valueType(name, depth: 0) }

  private func valueType(_ name: String?, depth: Int) -> ValueType {
    guard let name else { return .any }
    if let type = ValueType.named[name] { return type }
    guard let (type, home) = find(name) else { return .any }
    return home.valueType(of: type, depth: depth)
  }

  private func valueType(of type: DeclaredType, depth: Int) -> ValueType {
    guard depth < 8 else { return .any }
    let item = itemType(of: type, depth: depth)
    return type.isCollection ? .list(item) : item
  }

  private func itemType(of type: DeclaredType, depth: Int) -> ValueType {
    if let function = type.function { return valueType(of: function, depth: depth) }
    guard !type.components.isEmpty else { return valueType(type.base, depth: depth + 1) }
    let entries = type.components.map { ($0.name, valueType(of: $0, depth: depth + 1)) }
    return .context(Dictionary(entries) { first, _ in first })
  }

  private func valueType(of function: ItemDefinition.FunctionItem, depth: Int) -> ValueType {
    let parameters = function.parameters.map { valueType($0.typeRef, depth: depth + 1) }
    return .function(parameters, returns: valueType(function.returns, depth: depth + 1))
  }

  /// The type of what a function of a type gives; the type itself if it is none of functions.
  func resultType(of name: String?) -> String? {
    guard let name, let function = find(name)?.type.function else { return name }
    return function.returns
  }
}

// MARK: - Types

/// An item definition whose unary tests have been read.
struct DeclaredType: Sendable {
  let name: String
  let base: String?
  let isCollection: Bool
  let components: [DeclaredType]
  let function: ItemDefinition.FunctionItem?
  let allowed: ValueTests?
  let constraint: ValueTests?

  init(_ definition: ItemDefinition, _ names: VisibleNames, depth: Int = 0) {
    name = definition.name
    base = definition.typeRef
    isCollection = definition.isCollection
    let inner = depth < 64 ? definition.components : []
    components = inner.map { DeclaredType($0, names, depth: depth + 1) }
    function = definition.function
    allowed = definition.allowedValues.map { ValueTests($0, names) }
    constraint = definition.typeConstraint.map { ValueTests($0, names) }
  }

  var diagnostics: [Diagnostic] {
    [allowed, constraint].compactMap { $0?.text.diagnostics }.flatMap(\.self)
      + components.flatMap(\.diagnostics)
  }

  var componentNames: [String] { components.flatMap { [$0.name] + $0.componentNames } }
}

/// Unary tests that values must pass.
struct ValueTests: Sendable {
  let text: CompiledText
  private let evaluator = Evaluator(budget: 100_000)

  init(_ fragment: SourceFragment, _ names: VisibleNames) {
    text = .tests(fragment, names)
  }

  /// Whether a value passes; tests that can't be read are passed by any.
  func holds(for value: Value) -> Bool {
    guard case .tests(let tests) = text.content else { return true }
    return passes(tests, value)
  }

  /// The number of the first test that a value passes.
  func position(of value: Value) -> Int? {
    text.tests.firstIndex { passes([$0], value) }
  }

  private func passes(_ tests: [UnaryTest], _ value: Value) -> Bool {
    let result = evaluator.evaluate(tests, of: value, fragment: text.fragment)
    return result.value == .boolean(true)
  }
}

extension ItemDefinition {
  fileprivate var componentNames: [String] {
    components.flatMap { [$0.name] + $0.componentNames }
  }
}
