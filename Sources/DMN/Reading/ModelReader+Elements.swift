internal import Diagnostics

// MARK: - Types and inputs

extension ModelReader {
  mutating func itemDefinition(_ element: MarkupElement) -> ItemDefinition {
    let components = children(element, "itemComponent").map { itemDefinition($0) }
    let function = child(element, "functionItem").map { function in
      ItemDefinition.FunctionItem(
        parameters: children(function, "parameters").map { item($0) },
        returns: typeRef(function, "outputTypeRef")
      )
    }
    let base = child(element, "typeRef").flatMap { child in
      Self.typeName(child.characters.fragment(in: source).text)
    }
    return ItemDefinition(
      name: name(of: element),
      typeRef: base,
      isCollection: ["true", "1"].contains(element["isCollection"]),
      allowedValues: text(child(element, "allowedValues")),
      typeConstraint: text(child(element, "typeConstraint")),
      components: components,
      function: function
    )
  }

  mutating func inputData(_ element: MarkupElement) -> InputData {
    InputData(name(of: element), typeRef: typeRef(child(element, "variable")))
  }
}

// MARK: - Decisions and what they call

extension ModelReader {
  mutating func decision(_ element: MarkupElement) -> Decision {
    Decision(
      name(of: element),
      typeRef: typeRef(child(element, "variable")),
      requirements: requirements(of: element),
      logic: expression(in: element, depth: 0),
      range: SourceRange(source, element.range)
    )
  }

  mutating func knowledgeModel(_ element: MarkupElement) -> BusinessKnowledgeModel {
    BusinessKnowledgeModel(
      name(of: element),
      typeRef: typeRef(child(element, "variable")),
      requirements: requirements(of: element),
      function: child(element, "encapsulatedLogic").flatMap { function($0, depth: 0) },
      range: SourceRange(source, element.range)
    )
  }

  mutating func service(_ element: MarkupElement) -> DecisionService {
    DecisionService(
      name(of: element),
      typeRef: typeRef(child(element, "variable")),
      outputs: references(element, "outputDecision"),
      encapsulated: references(element, "encapsulatedDecision"),
      inputDecisions: references(element, "inputDecision"),
      inputData: references(element, "inputData"),
      range: SourceRange(source, element.range)
    )
  }

  private mutating func requirements(of element: MarkupElement) -> [Requirement] {
    var requirements: [Requirement] = []
    for child in children(element) {
      guard ["informationRequirement", "knowledgeRequirement"].contains(child.name) else {
        continue
      }
      for target in children(child) where target.name.hasPrefix("required") {
        if let requirement = requirement(target) { requirements.append(requirement) }
      }
    }
    return requirements
  }

  private mutating func requirement(_ element: MarkupElement) -> Requirement? {
    guard let (found, importName) = resolve(element) else { return nil }
    return Requirement(found.kind, found.name, in: importName)
  }

  private mutating func references(
    _ element: MarkupElement,
    _ name: String
  ) -> [ElementReference] {
    var references: [ElementReference] = []
    for child in children(element, name) {
      guard let (found, importName) = resolve(child) else { continue }
      references.append(ElementReference(found.name, in: importName))
    }
    return references
  }

  /// Finds the element to which an `href` leads, in this model or in an imported one.
  private mutating func resolve(_ element: MarkupElement) -> (Element, importName: String?)? {
    let href = element["href"] ?? ""
    let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let home = parts.count > 1 ? String(parts[0]) : ""
    let id = String(parts.last ?? "")
    if home.isEmpty || home == model.namespace, let found = elements[id] { return (found, nil) }
    for part in imported where part.namespace == home || home.isEmpty {
      if let found = part.elements[id] { return (found, part.name) }
    }
    report(.danglingReference(href), at: element)
    return nil
  }
}
