public import Quantities

/// A node of a parsed FEEL expression: what it says, and where.
///
/// Ranges are UTF-8 offsets into the text that was parsed. Parentheses leave no node of their own;
/// the range of what stands in them does not include them.
public struct Expression: Sendable, Hashable {
  /// Where the node stands in the parsed text.
  public let range: Range<Int>

  /// What the node says.
  public let form: Form

  /// Creates a node.
  public init(_ form: Form, at range: Range<Int>) {
    self.form = form
    self.range = range
  }

  /// What a node can say.
  public indirect enum Form: Sendable, Hashable {
    /// `null`
    case null
    /// `true`, `false`
    case boolean(Bool)
    /// `1.5`, `.5`
    case number(ExactDecimal)
    /// `"text"`, with its escapes resolved.
    case string(String)
    /// `@"2024-07-01"`
    case at(String)
    /// A variable, or `?` as the name of the tested value in a unary test.
    case name(Name)
    /// `placement.worker`
    case path(Expression, Name)
    /// `-x`
    case negation(Expression)
    /// `a + b`, `a < b`, `a and b`
    case binary(BinaryOperator, Expression, Expression)
    /// `x between low and high`
    case between(Expression, low: Expression, high: Expression)
    /// `x in (tests)`
    case membership(Expression, [UnaryTest])
    /// `x instance of type`
    case instanceOf(Expression, TypeReference)
    /// `if c then a else b`
    case conditional(Expression, then: Expression, else: Expression)
    /// `for x in xs return y`
    case iteration([Iterator], body: Expression)
    /// `some x in xs satisfies y`, `every …`
    case quantified(Quantifier, [Iterator], condition: Expression)
    /// `xs[condition or index]`
    case filter(Expression, Expression)
    /// `f(a, b)`, `f(name: a)`
    case call(Expression, Arguments)
    /// `[a, b]`
    case list([Expression])
    /// `{ name: a }`
    case context([ContextEntry])
    /// `[a..b]`, `(a..b)`, and the unary ranges `(>= a)`, `(< b)`
    case range(RangeLiteral)
    /// `function(a: number) body`; the body may be `external {…}`
    case function([Parameter], body: Expression, isExternal: Bool)
  }

  /// A name with its place.
  public struct Name: Sendable, Hashable {
    /// The name, inner white space folded to single spaces.
    public let text: String
    /// Where it stands.
    public let range: Range<Int>

    /// Creates a name.
    public init(_ text: String, at range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// `x in xs`, or `x in low..high`.
  public struct Iterator: Sendable, Hashable {
    /// The variable.
    public let name: Name
    /// The list, or the first number or date.
    public let domain: Expression
    /// The last number or date of `low..high`.
    public let end: Expression?

    /// Creates an iterator.
    public init(_ name: Name, in domain: Expression, through end: Expression? = nil) {
      self.name = name
      self.domain = domain
      self.end = end
    }
  }

  /// The two quantifiers.
  public enum Quantifier: String, Sendable, Hashable {
    /// `some`
    case some
    /// `every`
    case every
  }

  /// The arguments of a call.
  public enum Arguments: Sendable, Hashable {
    /// `f(a, b)`
    case positional([Expression])
    /// `f(name: a)`
    case named([NamedArgument])
  }

  /// `name: value` in a call.
  public struct NamedArgument: Sendable, Hashable {
    /// The parameter's name.
    public let name: Name
    /// The value.
    public let value: Expression

    /// Creates an argument.
    public init(_ name: Name, _ value: Expression) {
      self.name = name
      self.value = value
    }
  }

  /// `key: value` in a context.
  public struct ContextEntry: Sendable, Hashable {
    /// The key, a name or a string.
    public let key: Name
    /// The value, which sees the entries before it.
    public let value: Expression

    /// Creates an entry.
    public init(_ key: Name, _ value: Expression) {
      self.key = key
      self.value = value
    }
  }

  /// `name: type` of a function's parameter.
  public struct Parameter: Sendable, Hashable {
    /// The name.
    public let name: Name
    /// The type, if one is written.
    public let type: TypeReference?

    /// Creates a parameter.
    public init(_ name: Name, _ type: TypeReference? = nil) {
      self.name = name
      self.type = type
    }
  }

  /// A range with up to two ends.
  public struct RangeLiteral: Sendable, Hashable {
    /// The low end; `nil` if the range has none.
    public let low: Expression?
    /// Whether the low end belongs to the range.
    public let includesLow: Bool
    /// The high end; `nil` if the range has none.
    public let high: Expression?
    /// Whether the high end belongs to the range.
    public let includesHigh: Bool
    /// Whether it was written with an operator, `(>= a)`.
    public let isUnary: Bool

    /// Creates a range.
    public init(
      low: Expression?,
      includesLow: Bool,
      high: Expression?,
      includesHigh: Bool,
      isUnary: Bool = false
    ) {
      self.low = low
      self.includesLow = includesLow
      self.high = high
      self.includesHigh = includesHigh
      self.isUnary = isUnary
    }
  }
}

/// The operators between two operands.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  /// `+`
  case add = "+"
  /// `-`
  case subtract = "-"
  /// `*`
  case multiply = "*"
  /// `/`
  case divide = "/"
  /// `**`
  case power = "**"
  /// `=`
  case equal = "="
  /// `!=`
  case notEqual = "!="
  /// `<`
  case less = "<"
  /// `<=`
  case lessOrEqual = "<="
  /// `>`
  case greater = ">"
  /// `>=`
  case greaterOrEqual = ">="
  /// `and`
  case and
  /// `or`
  case or
}

/// One test of a list such as `< 5, [10..20], "a"`, in a table's cell or behind `in`.
public struct UnaryTest: Sendable, Hashable {
  /// Where the test stands in the parsed text.
  public let range: Range<Int>

  /// What the test says.
  public let form: Form

  /// Creates a test.
  public init(_ form: Form, at range: Range<Int>) {
    self.form = form
    self.range = range
  }

  /// What a test can say.
  public indirect enum Form: Sendable, Hashable {
    /// `-`: anything.
    case any
    /// `< x`, `>= x`, `= x`, `!= x`
    case comparison(BinaryOperator, Expression)
    /// A value to be equal to, a range or list to be in, or a condition on `?`.
    case expression(Expression)
    /// `not(tests)`
    case negated([UnaryTest])
  }
}

/// A type as it is written: `number`, `list<string>`, `function<number> -> string`, a model's own.
public struct TypeReference: Sendable, Hashable {
  /// Where it stands in the parsed text.
  public let range: Range<Int>

  /// What it says.
  public let form: Form

  /// Creates a type reference.
  public init(_ form: Form, at range: Range<Int>) {
    self.form = form
    self.range = range
  }

  /// What a type reference can say.
  public indirect enum Form: Sendable, Hashable {
    /// A type by its name, of FEEL or of the model; `a.b` joined by dots.
    case named(String)
    /// `list<T>`
    case list(TypeReference)
    /// `range<T>`
    case range(TypeReference)
    /// `context<a: T, b: U>`
    case context([Expression.Parameter])
    /// `function<T, U> -> V`
    case function([TypeReference], returns: TypeReference)
  }
}
