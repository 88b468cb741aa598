public import Diagnostics

/// How something is decided: a FEEL text, or a form that DMN draws as a box.
public struct BoxedExpression: Sendable, Hashable {
  /// What the expression says.
  public let form: Form
  /// The type of its value, if it is declared.
  public let typeRef: String?

  /// Creates an expression.
  public init(_ form: Form, typeRef: String? = nil) {
    self.form = form
    self.typeRef = typeRef
  }

  /// What an expression can say.
  public indirect enum Form: Sendable, Hashable {
    /// A FEEL expression.
    case literal(SourceFragment)
    /// Entries, each of which sees those before it; one without a name is the result.
    case context([Entry])
    /// Items.
    case list([BoxedExpression])
    /// A list of contexts, row by row.
    case relation(columns: [InformationItem], rows: [[BoxedExpression]])
    /// A call with named arguments.
    case invocation(BoxedExpression, bindings: [Binding])
    /// A function.
    case function(BoxedFunction)
    /// A decision table.
    case table(DecisionTable)
    /// One of two expressions.
    case conditional(BoxedExpression, then: BoxedExpression, else: BoxedExpression)
    /// The items of a list for which a condition holds.
    case filter(BoxedExpression, match: BoxedExpression)
    /// An expression for each item of a list.
    case iteration(String, in: BoxedExpression, return: BoxedExpression)
    /// Whether a condition holds for some, or every, item of a list.
    case quantified(Quantifier, String, in: BoxedExpression, satisfies: BoxedExpression)
  }

  /// The two quantifiers.
  public enum Quantifier: String, Sendable, Hashable {
    /// Whether it holds for at least one.
    case some
    /// Whether it holds for all.
    case every
  }

  /// An entry of a boxed context.
  public struct Entry: Sendable, Hashable {
    /// The name and the type; `nil` for the result of the context.
    public let variable: InformationItem?
    /// The value.
    public let value: BoxedExpression

    /// Creates an entry.
    public init(_ variable: InformationItem?, _ value: BoxedExpression) {
      self.variable = variable
      self.value = value
    }
  }

  /// An argument of a boxed invocation.
  public struct Binding: Sendable, Hashable {
    /// The parameter, with the type of the argument if it is declared.
    public let parameter: InformationItem
    /// The argument.
    public let value: BoxedExpression

    /// Creates an argument.
    public init(_ parameter: InformationItem, _ value: BoxedExpression) {
      self.parameter = parameter
      self.value = value
    }
  }
}

/// A function written as a box.
public struct BoxedFunction: Sendable, Hashable {
  /// The languages in which a body may be written.
  public enum Language: String, Sendable, Hashable {
    /// FEEL, or a box.
    case feel = "FEEL"
    /// Java; calling such a function gives null.
    case java = "Java"
    /// PMML; calling such a function gives null.
    case pmml = "PMML"
  }

  /// The language of the body.
  public let language: Language
  /// The parameters.
  public let parameters: [InformationItem]
  /// The body.
  public let body: BoxedExpression

  /// Creates a function.
  public init(
    language: Language = .feel,
    parameters: [InformationItem],
    body: BoxedExpression
  ) {
    self.language = language
    self.parameters = parameters
    self.body = body
  }
}
