/// A DMN model: types, inputs, decisions and what these call.
///
/// A model is what was written, not checked and not compiled; a ``DecisionEngine`` evaluates it.
public struct DMNModel: Sendable {
  /// The model's name.
  public var name: String
  /// The namespace by which other models refer to it.
  public var namespace: String
  /// The models whose elements it uses.
  public var imports: [ModelImport] = []
  /// The types that it defines.
  public var itemDefinitions: [ItemDefinition] = []
  /// What has to be known.
  public var inputs: [InputData] = []
  /// What can be decided.
  public var decisions: [Decision] = []
  /// The functions that decisions may call.
  public var knowledgeModels: [BusinessKnowledgeModel] = []
  /// Parts of the model that can be called as a whole.
  public var services: [DecisionService] = []

  /// Creates a model without elements.
  public init(name: String, namespace: String = "") {
    self.name = name
    self.namespace = namespace
  }
}

/// A model that another one uses, under a name.
public struct ModelImport: Sendable {
  /// The name that stands before the dot where an element is used; empty if none is needed.
  public var name: String
  /// The model.
  public var model: DMNModel

  /// Creates an import.
  public init(name: String, model: DMNModel) {
    self.name = name
    self.model = model
  }
}

/// A reference to an element by its name, perhaps in an imported model.
public struct ElementReference: Sendable, Hashable {
  /// The name of the element.
  public var name: String
  /// The name of the import; `nil` for an element of the same model.
  public var importName: String?

  /// Creates a reference.
  public init(_ name: String, in importName: String? = nil) {
    self.name = name
    self.importName = importName
  }
}
