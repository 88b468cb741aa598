public import Diagnostics

/// Something that has to be known before a decision can be made.
public typealias InputData = InformationItem

/// Something that a model decides from what it requires.
public struct Decision: Sendable {
  /// The name, under which other decisions see its result.
  public var name: String
  /// The type of the result.
  public var typeRef: String?
  /// What it uses.
  public var requirements: [Requirement]
  /// How it is decided; `nil` if the model does not say.
  public var logic: BoxedExpression?
  /// Where it stands, if it was read from a text.
  public var range: SourceRange?

  /// Creates a decision.
  public init(
    _ name: String,
    typeRef: String? = nil,
    requirements: [Requirement] = [],
    logic: BoxedExpression?,
    range: SourceRange? = nil
  ) {
    self.name = name
    self.typeRef = typeRef
    self.requirements = requirements
    self.logic = logic
    self.range = range
  }
}

/// One thing that a decision or a business knowledge model uses.
public struct Requirement: Sendable, Hashable {
  /// What kinds of elements can be used.
  public enum Kind: String, Sendable, Hashable {
    /// An input.
    case input
    /// The result of another decision.
    case decision
    /// A business knowledge model, to be called.
    case knowledgeModel = "bkm"
    /// A decision service, to be called.
    case service
  }

  /// What kind of element it is.
  public var kind: Kind
  /// Which element it is.
  public var element: ElementReference

  /// Creates a requirement.
  public init(_ kind: Kind, _ name: String, in importName: String? = nil) {
    self.kind = kind
    element = ElementReference(name, in: importName)
  }
}

/// A function that a model's decisions may call.
public struct BusinessKnowledgeModel: Sendable {
  /// The name.
  public var name: String
  /// The type of the function, or of its result.
  public var typeRef: String?
  /// The other functions that it calls.
  public var requirements: [Requirement]
  /// The function; `nil` if the model does not say.
  public var function: BoxedFunction?
  /// Where it stands, if it was read from a text.
  public var range: SourceRange?

  /// Creates a business knowledge model.
  public init(
    _ name: String,
    typeRef: String? = nil,
    requirements: [Requirement] = [],
    function: BoxedFunction?,
    range: SourceRange? = nil
  ) {
    self.name = name
    self.typeRef = typeRef
    self.requirements = requirements
    self.function = function
    self.range = range
  }
}

/// A part of a model that can be called as a whole.
///
/// Its parameters are the input data, in order, and then the input decisions. One output decision
/// gives its value, several give a context.
public struct DecisionService: Sendable {
  /// The name.
  public var name: String
  /// The type of the function that it is, or of its result.
  public var typeRef: String?
  /// The decisions whose results it gives.
  public var outputs: [ElementReference]
  /// The decisions that it makes besides.
  public var encapsulated: [ElementReference]
  /// The decisions whose results it is given.
  public var inputDecisions: [ElementReference]
  /// The input data that it is given.
  public var inputData: [ElementReference]
  /// Where it stands, if it was read from a text.
  public var range: SourceRange?

  /// Creates a decision service.
  public init(
    _ name: String,
    typeRef: String? = nil,
    outputs: [ElementReference],
    encapsulated: [ElementReference] = [],
    inputDecisions: [ElementReference] = [],
    inputData: [ElementReference] = [],
    range: SourceRange? = nil
  ) {
    self.name = name
    self.typeRef = typeRef
    self.outputs = outputs
    self.encapsulated = encapsulated
    self.inputDecisions = inputDecisions
    self.inputData = inputData
    self.range = range
  }
}
