public import Diagnostics

extension DMNModel {
  /// A model that another one says it imports.
  public struct ImportRequest: Sendable, Hashable {
    /// The namespace of the model.
    public let namespace: String
    /// Where the file says that the model is, if it does.
    public let location: String?

    /// Creates a request.
    public init(namespace: String, location: String?) {
      self.namespace = namespace
      self.location = location
    }
  }

  /// Reads a model in the XML of DMN 1.3, 1.4 or 1.5.
  ///
  /// Document types and entities of one's own are refused; size, depth and number of elements are
  /// limited. FEEL texts are not checked here: ``DecisionEngine/diagnostics`` says what is wrong
  /// with them.
  ///
  /// - Parameters:
  ///   - xml: The text of the file.
  ///   - imports: Returns the text of a model that is imported, `nil` if there is none; by default
  ///     there are none.
  /// - Throws: All that is wrong with the file, at line and column.
  public init(
    xml: SourceText,
    imports: @escaping (ImportRequest) -> SourceText? = { _ in nil }
  ) throws(DiagnosticsError) {
    let (reader, diagnostics) = ModelReader.read(xml, ModelLibrary(imports))
    guard let reader, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw DiagnosticsError(diagnostics)
    }
    self = reader.model
  }
}
