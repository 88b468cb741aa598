internal import Diagnostics
internal import Foundation

/// Reads DMN 1.3 to 1.5 from XML.
///
/// It goes on after a mistake and reports all of them, but for what keeps the text from being XML
/// at all. What it does not know, such as diagrams and extensions, it passes over.
struct ModelReader {
  /// The namespaces of the versions that are read.
  static let namespaces: [String: String] = [
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
  ]

  /// An element to which a reference can lead.
  struct Element {
    let kind: Requirement.Kind
    let name: String
  }

  /// A model that is used by another one.
  struct Imported {
    let name: String
    let namespace: String
    let elements: [String: Element]
  }

  let source: SourceText
  let namespace: String
  var model: DMNModel
  var diagnostics: [Diagnostic] = []
  /// The elements of the model by identifier.
  private(set) var elements: [String: Element] = [:]
  private(set) var imported: [Imported] = []
  private let library: ModelLibrary

  private init(_ source: SourceText, _ root: MarkupElement, _ library: ModelLibrary) {
    self.source = source
    self.library = library
    namespace = root.namespace
    model = DMNModel(name: root["name"] ?? "", namespace: root["namespace"] ?? "")
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - library: Where models that it imports are found.
  /// - Returns: The reader with what it found; its model is of use unless there are errors.
  static func read(_ source: SourceText, _ library: ModelLibrary) -> (ModelReader?, [Diagnostic]) {
    let root: MarkupElement
    do throws(MarkupParser.Failure) {
      root = try MarkupParser.parse(source)
    } catch {
      return (nil, [error.diagnostic])
    }
    guard root.name == "definitions", namespaces[root.namespace] != nil else {
      let place = SourceRange(source, root.range)
      return (nil, [Diagnostic(.notDMN(root.name), at: place)])
    }
    var reader = ModelReader(source, root, library)
    reader.readDefinitions(root)
    return (reader, reader.diagnostics)
  }

  // MARK: - Definitions

  private mutating func readDefinitions(_ root: MarkupElement) {
    checkLanguage(root)
    for child in children(root, "import") { readImport(child) }
    collectElements(root)
    for child in children(root) {
      switch child.name {
      case "itemDefinition": model.itemDefinitions.append(itemDefinition(child))
      case "inputData": model.inputs.append(inputData(child))
      case "decision": model.decisions.append(decision(child))
      case "businessKnowledgeModel": model.knowledgeModels.append(knowledgeModel(child))
      case "decisionService": model.services.append(service(child))
      default: break
      }
    }
  }

  private static let kinds: [String: Requirement.Kind] = [
    "inputData": .input, "decision": .decision, "businessKnowledgeModel": .knowledgeModel,
    "decisionService": .service,
  ]

  private mutating func collectElements(_ root: MarkupElement) {
    var names: Set<String> = []
    for child in children(root) {
      guard let kind = Self.kinds[child.name] else { continue }
      let name = Self.folded(child["name"] ?? "")
      if !name.isEmpty, !names.insert(name).inserted { report(.duplicateEntry(name), at: child) }
      if let id = child["id"] { elements[id] = Element(kind: kind, name: name) }
    }
  }

  private mutating func readImport(_ element: MarkupElement) {
    let type = element["importType"] ?? ""
    guard Self.namespaces[type] != nil else { return }
    let namespace = element["namespace"] ?? ""
    let place = SourceRange(source, element.range)
    let (reader, found) = library.model(namespace, location: element["locationURI"], at: place)
    diagnostics += found
    guard let reader else { return }
    let name = element["name"] ?? ""
    model.imports.append(ModelImport(name: name, model: reader.model))
    imported.append(Imported(name: name, namespace: namespace, elements: reader.elements))
  }

  // MARK: - What all elements have

  /// The elements of DMN in an element.
  func children(_ element: MarkupElement, _ name: String? = nil) -> [MarkupElement] {
    element.children.filter { child in
      child.namespace == namespace && (name == nil || child.name == name)
    }
  }

  func child(_ element: MarkupElement, _ name: String) -> MarkupElement? {
    element.children.first { $0.namespace == namespace && $0.name == name }
  }

  mutating func report(_ message: Diagnostic.Message, at element: MarkupElement) {
    diagnostics.append(Diagnostic(message, at: SourceRange(source, element.range)))
  }

  /// The name of an element, white space folded; its absence is reported.
  mutating func name(of element: MarkupElement) -> String {
    let name = Self.folded(element["name"] ?? "")
    if name.isEmpty { report(.missingAttribute("name", of: element.name), at: element) }
    return name
  }

  static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The type that an element refers to.
  func typeRef(_ element: MarkupElement?, _ attribute: String = "typeRef") -> String? {
    element?[attribute].flatMap(Self.typeName)
  }

  static func typeName(_ text: String) -> String? {
    let name = folded(text)
    return name.isEmpty ? nil : name.hasPrefix("feel:") ? String(name.dropFirst(5)) : name
  }

  /// The characters of an element's `text`, `nil` if it has none.
  func text(_ element: MarkupElement?) -> SourceFragment? {
    guard let element, let text = child(element, "text") else { return nil }
    return text.characters.fragment(in: source)
  }

  /// Reports an expression language that is not FEEL.
  mutating func checkLanguage(_ element: MarkupElement) {
    guard let language = element["expressionLanguage"] else { return }
    if !language.uppercased().contains("FEEL") { report(.foreignLanguage(language), at: element) }
  }

  /// A name with a type, of the attributes of an element.
  mutating func item(_ element: MarkupElement) -> InformationItem {
    InformationItem(name(of: element), typeRef: typeRef(element))
  }
}
