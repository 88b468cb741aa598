public import Diagnostics

/// A type that a model defines.
///
/// It narrows another type, is made of components, or describes functions.
public struct ItemDefinition: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The type that it narrows, of FEEL or of the model.
  public var typeRef: String?
  /// Whether its values are lists of what is described.
  public var isCollection: Bool
  /// Unary tests that a value must pass, or each item of a collection.
  public var allowedValues: SourceFragment?
  /// Unary tests that a value as a whole must pass, a collection too.
  public var typeConstraint: SourceFragment?
  /// The entries that its contexts have; empty if it has no components.
  public var components: [ItemDefinition]
  /// The functions that it describes, if it does.
  public var function: FunctionItem?

  /// Parameters and result of the functions that a type describes.
  public struct FunctionItem: Sendable, Hashable {
    /// The parameters.
    public var parameters: [InformationItem]
    /// The type of the result.
    public var returns: String?

    /// Creates a description of functions.
    public init(parameters: [InformationItem], returns: String? = nil) {
      self.parameters = parameters
      self.returns = returns
    }
  }

  /// Creates a type.
  public init(
    name: String,
    typeRef: String? = nil,
    isCollection: Bool = false,
    allowedValues: SourceFragment? = nil,
    typeConstraint: SourceFragment? = nil,
    components: [ItemDefinition] = [],
    function: FunctionItem? = nil
  ) {
    self.name = name
    self.typeRef = typeRef
    self.isCollection = isCollection
    self.allowedValues = allowedValues
    self.typeConstraint = typeConstraint
    self.components = components
    self.function = function
  }
}

/// A name with the type of what it stands for: a variable, a parameter, a column.
public struct InformationItem: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The type; `nil` for any.
  public var typeRef: String?

  /// Creates a name with a type.
  public init(_ name: String, typeRef: String? = nil) {
    self.name = name
    self.typeRef = typeRef
  }
}
