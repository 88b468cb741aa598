internal import Diagnostics
internal import FEEL

/// Makes programs of boxed expressions, and collects what is wrong with their texts.
struct BoxedCompiler {
  let types: ModelTypes
  let evaluator: Evaluator
  let componentNames: [String]
  private(set) var diagnostics: [Diagnostic] = []
  private var depth = 0
  /// A word that is looked for in texts, and whether it was found.
  private var watched = (word: "", isFound: false)

  /// How deep boxes may nest.
  static let maximumDepth = 96

  /// - Parameters:
  ///   - types: The types that texts may refer to.
  ///   - fields: Names that may follow a dot, besides those of the types' components.
  init(_ types: ModelTypes, fields: [String]) {
    self.types = types
    componentNames = Set(types.componentNames + fields).sorted()
    evaluator = Evaluator(types: types.valueTypes)
  }

  /// The names that something sees besides those of components.
  func names(_ names: some Sequence<String>) -> VisibleNames {
    VisibleNames(names, components: componentNames)
  }

  /// Makes a program of an expression.
  mutating func compile(_ expression: BoxedExpression, _ names: VisibleNames) -> BoxedProgram {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return impossible(.tooDeepBoxes) }
    let program = compile(expression.form, names)
    return typed(program, expression.typeRef, what: "expression")
  }

  /// Reports a mistake, and returns a program that gives null for it.
  mutating func impossible(_ message: Diagnostic.Message) -> BoxedProgram {
    diagnostics.append(Diagnostic(message, at: nil))
    return { $0.run.nothing(message) }
  }

  /// Returns a program whose value is one of a type, or null.
  func typed(_ program: @escaping BoxedProgram, _ type: String?, what: String) -> BoxedProgram {
    guard let type else { return program }
    let types = types
    return { frame in types.coerced(program(frame), to: type, what: what, frame.run) }
  }

  private mutating func compile(
    _ form: BoxedExpression.Form,
    _ names: VisibleNames
  ) -> BoxedProgram {
    switch form {
    case .literal(let text): expression(text, names)
    case .context(let entries): context(entries, names)
    case .list(let items): list(items, names)
    case .relation(let columns, let rows): relation(columns, rows, names)
    case .invocation(let function, let bindings): invocation(function, bindings, names)
    case .function(let function): self.function(function, names)
    case .table(let table): self.table(table, names)
    case .conditional(let test, let first, let second): conditional(test, first, second, names)
    case .filter(let list, let match): filter(list, match, names)
    case .iteration(let name, let list, let body): iteration(name, list, body, names)
    case .quantified(let quantifier, let name, let list, let condition):
      quantified(quantifier, name, list, condition, names)
    }
  }

  // MARK: - Texts

  /// Makes a program of an expression, and says whether a word occurs in its texts.
  mutating func compileWatching(
    _ word: String,
    _ expression: BoxedExpression,
    _ names: VisibleNames
  ) -> (program: BoxedProgram, isFound: Bool) {
    let outer = watched
    watched = (word, false)
    let program = compile(expression, names)
    let isFound = watched.isFound
    watched = (outer.word, outer.isFound || (isFound && outer.word == word))
    return (program, isFound)
  }

  private mutating func watch(_ text: SourceFragment) {
    if !watched.word.isEmpty, text.text.contains(watched.word) { watched.isFound = true }
  }

  /// Makes a program of a text.
  mutating func expression(_ text: SourceFragment, _ names: VisibleNames) -> BoxedProgram {
    watch(text)
    let compiled = CompiledText.expression(text, names)
    diagnostics += compiled.diagnostics
    let evaluator = evaluator
    return { frame in frame.run.evaluate(compiled, frame.variables, evaluator) }
  }

  /// Reads unary tests.
  mutating func tests(_ text: SourceFragment, _ names: VisibleNames) -> CompiledText {
    watch(text)
    let compiled = CompiledText.tests(text, names)
    diagnostics += compiled.diagnostics
    return compiled
  }

  /// Reports a type that there is not.
  mutating func checkType(_ name: String?) {
    guard let name, !types.isKnown(name) else { return }
    let diagnostic = Diagnostic(.warning, .unknownType(name), at: nil)
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}

extension ModelTypes {
  /// Returns a value where one of a type is wanted, or null, which is reported.
  func coerced(_ value: Value, to type: String?, what: String, _ run: ModelRun) -> Value {
    if let value = coerced(value, to: type) { return value }
    return run.nothing(.nonconforming(value.type, to: type ?? "Any", what: what))
  }
}
