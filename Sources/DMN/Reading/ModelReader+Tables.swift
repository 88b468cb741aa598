internal import Diagnostics

extension ModelReader {
  mutating func table(_ element: MarkupElement) -> DecisionTable {
    let inputs = children(element, "input").map { input($0) }
    let outputs = children(element, "output")
    let rules = children(element, "rule").map { rule in
      self.rule(rule, inputs: inputs.count, outputs: outputs.count)
    }
    if outputs.isEmpty { report(.missingChild("output", of: element.name), at: element) }
    return DecisionTable(
      hitPolicy: hitPolicy(element),
      aggregation: aggregation(element),
      inputs: inputs,
      outputs: outputs.map { output($0, isSingle: outputs.count == 1) },
      rules: rules
    )
  }

  private mutating func hitPolicy(_ element: MarkupElement) -> DecisionTable.HitPolicy {
    guard let name = element["hitPolicy"] else { return .unique }
    if let policy = DecisionTable.HitPolicy(rawValue: name) { return policy }
    let names = DecisionTable.HitPolicy.allCases.map(\.rawValue)
    let nearest = nearestName(to: name, among: names)
    report(.unknownWord(name, of: "hitPolicy", nearest: nearest), at: element)
    return .unique
  }

  private mutating func aggregation(_ element: MarkupElement) -> DecisionTable.Aggregation? {
    guard let name = element["aggregation"] else { return nil }
    if let aggregation = DecisionTable.Aggregation(rawValue: name) { return aggregation }
    let names = DecisionTable.Aggregation.allCases.map(\.rawValue)
    let nearest = nearestName(to: name, among: names)
    report(.unknownWord(name, of: "aggregation", nearest: nearest), at: element)
    return nil
  }

  private mutating func input(_ element: MarkupElement) -> DecisionTable.Input {
    let expression = child(element, "inputExpression")
    if let expression { checkLanguage(expression) }
    let text = text(expression)
    if text == nil { report(.missingChild("inputExpression", of: "input"), at: element) }
    return DecisionTable.Input(
      text ?? cell("null", at: element),
      typeRef: typeRef(expression),
      values: values(child(element, "inputValues"))
    )
  }

  private mutating func output(_ element: MarkupElement, isSingle: Bool) -> DecisionTable.Output {
    let name = element["name"].map(Self.folded)
    if !isSingle, name == nil { report(.missingAttribute("name", of: "output"), at: element) }
    return DecisionTable.Output(
      name: name,
      typeRef: typeRef(element),
      values: values(child(element, "outputValues")),
      defaultValue: values(child(element, "defaultOutputEntry"))
    )
  }

  /// The characters of an element's text; a blank text is none.
  private func values(_ element: MarkupElement?) -> SourceFragment? {
    let text = text(element)
    return text.flatMap { $0.text.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  private mutating func rule(
    _ element: MarkupElement,
    inputs: Int,
    outputs: Int
  ) -> DecisionTable.Rule {
    let tests = children(element, "inputEntry").map { values($0) ?? cell("-", at: $0) }
    let results = children(element, "outputEntry").map { values($0) ?? cell("null", at: $0) }
    if tests.count != inputs { report(.wrongCells(have: tests.count, want: inputs), at: element) }
    if results.count != outputs {
      report(.wrongCells(have: results.count, want: outputs), at: element)
    }
    return DecisionTable.Rule(inputs: tests, outputs: results)
  }

  /// What stands for an empty cell.
  private func cell(_ text: String, at element: MarkupElement) -> SourceFragment {
    SourceFragment(text: text, source: source, mapping: .whole(element.range))
  }
}
