extension TypedExpression {
  /// A value that has a name in an expression.
  public struct Binding: Sendable, Hashable {
    /// The scope that stands for the value: it is a fact of that scope with an empty path.
    public let scope: Scope
    /// The value.
    public let value: TypedExpression

    /// Creates a binding.
    public init(_ scope: Scope, _ value: TypedExpression) {
      self.scope = scope
      self.value = value
    }
  }

  /// What only the dynamic evaluator can compute: contexts, functions, ranges, loops over values.
  ///
  /// Its variables are scopes. What in it does not depend on them is computed by the program.
  public indirect enum Dynamic: Sendable, Hashable {
    /// Values by name.
    case context([Entry])
    /// An entry of a context, a property of a value, or a fact of a record, or of each of a list; the
    /// last step may be the id of a definition.
    case field(TypedExpression, [String], definition: String?)
    /// Everything between two ends.
    case range(Span)
    /// A function to be called by a built-in one.
    case function([Variable], TypedExpression)
    /// A built-in function.
    case call(String, [TypedExpression])
    /// `for`; the results so far are a variable of the body.
    case iteration([Loop], TypedExpression, partial: Scope?)
    /// `some`, `every`
    case quantified(Expression.Quantifier, [Loop], TypedExpression)
    /// The items of a list for which a condition holds.
    case filter(TypedExpression, Variable, TypedExpression)
    /// The item of a list at a position.
    case item(TypedExpression, TypedExpression)
    /// Whether a value is one of a type.
    case instance(TypedExpression, TypeReference)
    /// An operator on values that have no lanes.
    case binary(BinaryOperator, TypedExpression, TypedExpression)
    /// Whether a value is in a range or a list.
    case contains(TypedExpression, in: TypedExpression)
    /// A value that is only known to be one of the type when it is there.
    case cast(TypedExpression)
  }

  /// An entry of a context.
  public struct Entry: Sendable, Hashable {
    /// The name.
    public let key: String
    /// The value.
    public let value: TypedExpression

    /// Creates an entry.
    public init(_ key: String, _ value: TypedExpression) {
      self.key = key
      self.value = value
    }
  }

  /// A variable: a scope that stands for one value after another.
  public struct Variable: Sendable, Hashable {
    /// The scope.
    public let scope: Scope
    /// The type of its values.
    public let type: StaticType

    /// Creates a variable.
    public init(_ scope: Scope, _ type: StaticType) {
      self.scope = scope
      self.type = type
    }
  }

  /// A variable that runs over a list or range, or from one end to another one.
  public struct Loop: Sendable, Hashable {
    /// The variable.
    public let variable: Variable
    /// The list, or the first value.
    public let domain: TypedExpression
    /// The last value; none for a list.
    public let end: TypedExpression?

    /// Creates a loop.
    public init(_ variable: Variable, _ domain: TypedExpression, through end: TypedExpression?) {
      self.variable = variable
      self.domain = domain
      self.end = end
    }
  }

  /// The ends of a range.
  public struct Span: Sendable, Hashable {
    /// The low end; `nil` if there is none.
    public let low: TypedExpression?
    /// The high end; `nil` if there is none.
    public let high: TypedExpression?
    /// Whether the low end belongs to the range.
    public let includesLow: Bool
    /// Whether the high end belongs to the range.
    public let includesHigh: Bool
    /// Whether it was written with an operator, `(>= a)`.
    public let isUnary: Bool

    /// Creates the ends of a written range.
    init(_ literal: Expression.RangeLiteral, low: TypedExpression?, high: TypedExpression?) {
      self.low = low
      self.high = high
      includesLow = literal.includesLow
      includesHigh = literal.includesHigh
      isUnary = literal.isUnary
    }
  }
}

// MARK: - Parts

extension TypedExpression {
  /// The expressions of which this one is made; none of another text.
  var children: [TypedExpression] {
    switch form {
    case .constant, .fact, .definition, .quoted: []
    case .operation(_, let operands), .logic(_, let operands), .list(let operands),
      .builtIn(_, let operands):
      operands
    case .conditional(let test, let then, let other): [test, then, other]
    case .reduction(_, let members), .members(let members): members.children
    case .countComparison(_, let members, let limit, _): members.children + [limit]
    case .table(let table): table.rows.flatMap { [$0.condition, $0.output] }
    case .binding(let bindings, let body): bindings.map(\.value) + [body]
    case .dynamic(let dynamic): dynamic.children
    }
  }

  /// Whether it is what a definition gives, or a field of that.
  var isDerived: Bool {
    switch form {
    case .definition: true
    case .operation(.unwrap, let operands): operands[0].isDerived
    case .dynamic(.field(let base, _, _)): base.isDerived
    default: false
    }
  }

  /// Whether it reads a fact of one of some scopes.
  func reads(_ isWanted: (Scope) -> Bool) -> Bool {
    switch form {
    case .fact(let scope, _), .definition(_, let scope, _): isWanted(scope)
    case .reduction(_, let members), .members(let members), .countComparison(_, let members, _, _):
      isWanted(members.parent) || children.contains { $0.reads(isWanted) }
    default: children.contains { $0.reads(isWanted) }
    }
  }

  /// Whether it has no more than so many parts.
  func hasParts(atMost limit: Int) -> Bool {
    var left = limit
    return isCounted(&left)
  }

  private func isCounted(_ left: inout Int) -> Bool {
    left -= 1
    guard left >= 0 else { return false }
    for child in children {
      guard child.isCounted(&left) else { return false }
    }
    return true
  }
}

extension TypedExpression.Members {
  /// The filter and the element, where there are any.
  var children: [TypedExpression] { [filter, element].compactMap { $0?.expression } }
}

extension TypedExpression.Dynamic {
  /// The expressions of which it is made.
  var children: [TypedExpression] {
    switch self {
    case .context(let entries): entries.map(\.value)
    case .field(let base, _, _): [base]
    case .range(let span): [span.low, span.high].compactMap(\.self)
    case .function(_, let body): [body]
    case .call(_, let operands): operands
    case .iteration(let loops, let body, _), .quantified(_, let loops, let body):
      loops.flatMap(\.children) + [body]
    case .filter(let list, _, let condition): [list, condition]
    case .item(let list, let index): [list, index]
    case .instance(let value, _), .cast(let value): [value]
    case .binary(_, let left, let right): [left, right]
    case .contains(let value, let list): [value, list]
    }
  }
}

extension TypedExpression.Loop {
  /// The list, or the two ends.
  var children: [TypedExpression] { [domain] + (end.map { [$0] } ?? []) }
}
