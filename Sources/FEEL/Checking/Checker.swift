public import Diagnostics
internal import Quantities

/// An expression that was parsed and whose types fit, ready to be compiled.
public struct CheckedExpression: Sendable, Hashable {
  /// The text, and where it stands in its file.
  public let fragment: SourceFragment

  /// What the text says, with types.
  public let typed: TypedExpression

  /// Creates a checked expression.
  public init(fragment: SourceFragment, typed: TypedExpression) {
    self.fragment = fragment
    self.typed = typed
  }

  /// The type of its value.
  public var type: StaticType { typed.type }
}

/// Finds the static type of every part of an expression, and what does not fit.
///
/// Each mistake becomes a diagnostic at its own characters; the checker goes on as far as types are
/// known, so that one mistake does not hide the others.
///
/// | form | wants | gives |
/// | --- | --- | --- |
/// | `a + b`, `a - b` | one unit, or dates and durations | the same |
/// | `a * b`, `a / b` | numbers | the product or quotient of the units |
/// | `a < b` | two of one type and unit | true or false |
/// | `a and b` | true or false | the same |
/// | `if c then a else b` | true or false; two of one type | that type |
/// | `xs[c]`, `for`, `some`, `every` | a list or range | a list, or true or false |
/// | `xs[n]` | a list and a position | a member |
/// | `{a: x}`, `{a: x}.a` | | a context; the entry |
/// | `function(x) body`, `f(x)` | | a function; the body for these arguments |
public struct Checker {
  /// The meaning of the names.
  let scope: any CheckingScope
  /// The text that is checked.
  let fragment: SourceFragment
  /// What is wrong with it.
  var findings: [Diagnostic] = []
  /// The rows that are looked at, innermost last.
  var rows: [Rows] = []
  /// What the guards before a place have shown.
  var knowledge = Knowledge()
  /// What `?` stands for in a table's cell.
  var tested: TypedExpression?
  /// The scopes given out so far; 0 is the outermost.
  var lastScope = 0
  /// What has been put in the place of calls.
  var inlining = Inlining()

  /// The members of a list while an expression about them is checked, or a variable.
  struct Rows: Sendable {
    /// Their scope.
    let scope: TypedExpression.Scope
    /// The type of a member.
    let element: StaticType
    /// The variable that stands for a member; `nil` in a filter, where its fields stand alone.
    let variable: String?
    /// What the variable stands for, if that is an expression.
    let value: TypedExpression?

    init(
      scope: TypedExpression.Scope,
      element: StaticType,
      variable: String?,
      value: TypedExpression? = nil
    ) {
      self.scope = scope
      self.element = element
      self.variable = variable
      self.value = value
    }
  }

  /// Parses and checks an expression.
  ///
  /// - Parameters:
  ///   - fragment: The text.
  ///   - scope: The meaning of its names.
  ///   - expected: The type that its place wants, if it wants one.
  /// - Returns: The expression, if nothing is wrong with it, and what was found.
  public static func check(
    _ fragment: SourceFragment,
    in scope: any CheckingScope,
    expecting expected: StaticType? = nil
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    let parsed = Parser.expression(fragment)
    guard let syntax = parsed.tree, !parsed.diagnostics.hasErrors else {
      return (nil, parsed.diagnostics)
    }
    var checker = Checker(scope: scope, fragment: fragment)
    checker.findings = parsed.diagnostics
    let typed = checker.check(syntax).flatMap { checker.fit($0, to: expected) }
    return checker.finished(typed)
  }

  init(scope: any CheckingScope, fragment: SourceFragment) {
    self.scope = scope
    self.fragment = fragment
  }

  // MARK: - Forms

  /// Returns the typed form of a node; `nil` if something in it is wrong, which was reported.
  mutating func check(_ node: Expression) -> TypedExpression? {
    checkForm(node).map { knowledge.narrowed($0) }
  }

  private mutating func checkForm(_ node: Expression) -> TypedExpression? {
    switch node.form {
    case .null: constant(.null, .null, node)
    case .boolean(let value): constant(.boolean(value), .boolean, node)
    case .number(let value): constant(.number(value), .literalNumber, node)
    case .string(let value): constant(.string(value), .string, node)
    case .at(let text): temporal(text, node)
    case .name(let name): resolve(name, node)
    case .path(let base, let name): path(base, name, node)
    case .negation(let operand): negation(operand, node)
    case .binary(let symbol, let left, let right): binary(symbol, left, right, node)
    case .between(let value, let low, let high): between(value, low, high, node)
    case .membership(let value, let tests): membership(value, tests, node)
    case .conditional(let condition, let then, let other):
      conditional(condition, then, other, node)
    case .iteration(let iterators, let body): iteration(iterators, body, node)
    case .quantified(let quantifier, let iterators, let condition):
      quantified(quantifier, iterators[...], condition, node)
    case .filter(let list, let condition): filter(list, condition, node)
    case .call(let function, let arguments): call(function, arguments, node)
    case .list(let items): list(items, node)
    case .range(let range): self.range(range, node)
    case .context(let entries): context(entries, node)
    case .function(let parameters, let body, let isExternal):
      function(parameters, body, isExternal, node)
    case .instanceOf(let value, let type): instance(value, type, node)
    }
  }

  private func constant(
    _ value: Value,
    _ type: StaticType,
    _ node: Expression
  ) -> TypedExpression {
    TypedExpression(.constant(value), type, at: node.range)
  }

  private mutating func conditional(
    _ condition: Expression,
    _ then: Expression,
    _ other: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    let test = boolean(condition)
    let known = knowledge
    if let test { knowledge.learn(from: test, being: true) }
    let left = check(then)
    knowledge = known
    if let test { knowledge.learn(from: test, being: false) }
    let right = check(other)
    knowledge = known
    guard let test, let left, let right else { return nil }
    guard let (a, b) = unify(left, right, at: node) else { return nil }
    let type = b.type.isOptional ? b.type : a.type
    return TypedExpression(.conditional(test, a, b), type, at: node.range)
  }

  // MARK: - Wanting a type

  /// Checks a node that must be true or false.
  mutating func boolean(_ node: Expression) -> TypedExpression? {
    check(node).flatMap { fit($0, to: .boolean) }
  }

  /// Returns an expression as one of the wanted type; `nil`, reported, if it is another.
  mutating func fit(_ typed: TypedExpression, to expected: StaticType?) -> TypedExpression? {
    guard let expected else { return typed }
    if typed.type == expected || typed.type == .invalid { return typed }
    switch (typed.type, expected) {
    case (.literalNumber, .number(let unit)): return literal(typed, in: unit)
    case (.number(let have), .number(let want)) where have.isCommensurable(with: want):
      return typed
    case (.null, .optional): return typed
    case (_, .optional(let wrapped)) where !typed.type.isOptional: return fit(typed, to: wrapped)
    case (.optional(let wrapped), _) where wrapped == expected:
      return report(.mayBeAbsent(text(of: typed)), at: typed.range)
    case (.string, .enumeration(let enumeration)): return enumerationCase(typed, enumeration)
    case (.enumeration, .string): return typed
    case (.other(.any), _): return cast(typed, to: expected)
    case (.list(let element), .list(let wanted)) where element.isOfNothing && !wanted.isOfNothing:
      return TypedExpression(typed.form, expected, at: typed.range)
    default: return report(.wrongType(text(of: typed), typed.type, want: expected), at: typed.range)
    }
  }

  // MARK: - Reporting

  /// Reports an error at a node; the result is always `nil`.
  @discardableResult
  mutating func report(
    _ message: Diagnostic.Message,
    at node: Expression,
    notes: [Diagnostic.Note] = []
  ) -> TypedExpression? {
    report(message, at: node.range, notes: notes)
  }

  /// Reports an error at a place; the result is always `nil`.
  @discardableResult
  mutating func report(
    _ message: Diagnostic.Message,
    at range: Range<Int>,
    notes: [Diagnostic.Note] = []
  ) -> TypedExpression? {
    let found = Diagnostic(.error, message, at: fragment.range(range), notes: notes)
    if !isRepeated(found) { findings.append(found) }
    return nil
  }

  /// Reports something that is probably not meant.
  mutating func warn(_ message: Diagnostic.Message, at range: Range<Int>) {
    let found = Diagnostic(.warning, message, at: fragment.range(range))
    if !isRepeated(found) { findings.append(found) }
  }

  /// The body of a function is checked for each of its calls, a value once for each end of a range.
  private func isRepeated(_ found: Diagnostic) -> Bool {
    inlining.hasCalls ? findings.contains(found) : findings.last == found
  }

  func text(of node: Expression) -> String { text(in: node.range) }

  func text(of typed: TypedExpression) -> String { text(in: typed.range) }

  private func text(in range: Range<Int>) -> String {
    let bytes = Array(fragment.text.utf8)
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension [Diagnostic] {
  /// Whether one of them is an error.
  var hasErrors: Bool { contains { $0.severity == .error } }
}
