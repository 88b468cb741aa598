internal import Diagnostics

extension ModelReader {
  private static let expressionNames: Set<String> = [
    "literalExpression", "context", "list", "relation", "invocation", "functionDefinition",
    "decisionTable", "conditional", "filter", "for", "some", "every",
  ]

  /// The elements in an element that are expressions.
  private func expressions(in element: MarkupElement) -> [MarkupElement] {
    children(element).filter { Self.expressionNames.contains($0.name) }
  }

  /// Reads the expression in an element, `nil` if there is none.
  mutating func expression(in element: MarkupElement, depth: Int) -> BoxedExpression? {
    expressions(in: element).first.map { expression($0, depth: depth) }
  }

  /// Reads the expression in an element; its absence is reported, and null stands for it.
  private mutating func expected(in element: MarkupElement, depth: Int) -> BoxedExpression {
    if let found = expression(in: element, depth: depth) { return found }
    report(.missingExpression(element.name), at: element)
    return BoxedExpression(.literal(absent(element)))
  }

  /// Reads the expression in a child of an element.
  private mutating func expected(
    _ name: String,
    of element: MarkupElement,
    depth: Int
  ) -> BoxedExpression {
    guard let child = child(element, name) else {
      report(.missingChild(name, of: element.name), at: element)
      return BoxedExpression(.literal(absent(element)))
    }
    return expected(in: child, depth: depth)
  }

  /// What stands for an expression that is missing.
  private func absent(_ element: MarkupElement) -> SourceFragment {
    SourceFragment(text: "null", source: source, mapping: .whole(element.range))
  }

  private mutating func expression(_ element: MarkupElement, depth: Int) -> BoxedExpression {
    let form = form(element, depth: depth + 1)
    return BoxedExpression(form, typeRef: typeRef(element))
  }

  private mutating func form(_ element: MarkupElement, depth: Int) -> BoxedExpression.Form {
    switch element.name {
    case "context": return .context(entries(element, depth: depth))
    case "list": return .list(expressions(in: element).map { expression($0, depth: depth) })
    case "relation": return relation(element, depth: depth)
    case "invocation": return invocation(element, depth: depth)
    case "functionDefinition":
      if let function = function(element, depth: depth) { return .function(function) }
      return .literal(absent(element))
    case "decisionTable": return .table(table(element))
    case "conditional": return conditional(element, depth: depth)
    case "filter", "for", "some", "every": return loop(element, depth: depth)
    default: return literal(element)
    }
  }

  private mutating func literal(_ element: MarkupElement) -> BoxedExpression.Form {
    checkLanguage(element)
    if let text = text(element) { return .literal(text) }
    report(.missingChild("text", of: element.name), at: element)
    return .literal(absent(element))
  }

  private mutating func entries(
    _ element: MarkupElement,
    depth: Int
  ) -> [BoxedExpression.Entry] {
    children(element, "contextEntry").map { entry in
      let variable = child(entry, "variable").map { item($0) }
      return BoxedExpression.Entry(variable, expected(in: entry, depth: depth))
    }
  }

  private mutating func relation(_ element: MarkupElement, depth: Int) -> BoxedExpression.Form {
    let columns = children(element, "column").map { item($0) }
    let rows = children(element, "row").map { row in
      let cells = expressions(in: row).map { expression($0, depth: depth) }
      if cells.count != columns.count {
        report(.wrongCells(have: cells.count, want: columns.count), at: row)
      }
      return cells
    }
    return .relation(columns: columns, rows: rows)
  }

  private mutating func invocation(_ element: MarkupElement, depth: Int) -> BoxedExpression.Form {
    let bindings = children(element, "binding").map { binding in
      let parameter = child(binding, "parameter").map { item($0) }
      if parameter == nil { report(.missingChild("parameter", of: "binding"), at: binding) }
      let value = expected(in: binding, depth: depth)
      return BoxedExpression.Binding(parameter ?? InformationItem(""), value)
    }
    return .invocation(expected(in: element, depth: depth), bindings: bindings)
  }

  /// Reads a function definition, `nil` if it has no body.
  mutating func function(_ element: MarkupElement, depth: Int) -> BoxedFunction? {
    let kind = element["kind"] ?? "FEEL"
    let language = BoxedFunction.Language(rawValue: kind)
    if language == nil { report(.foreignLanguage(kind), at: element) }
    let parameters = children(element, "formalParameter").map { item($0) }
    guard let body = expression(in: element, depth: depth) else { return nil }
    return BoxedFunction(language: language ?? .feel, parameters: parameters, body: body)
  }

  private mutating func conditional(_ element: MarkupElement, depth: Int) -> BoxedExpression.Form {
    .conditional(
      expected("if", of: element, depth: depth),
      then: expected("then", of: element, depth: depth),
      else: expected("else", of: element, depth: depth)
    )
  }

  private mutating func loop(_ element: MarkupElement, depth: Int) -> BoxedExpression.Form {
    let list = expected("in", of: element, depth: depth)
    if element.name == "filter" {
      return .filter(list, match: expected("match", of: element, depth: depth))
    }
    let variable = Self.folded(element["iteratorVariable"] ?? "")
    if variable.isEmpty {
      report(.missingAttribute("iteratorVariable", of: element.name), at: element)
    }
    if element.name == "for" {
      return .iteration(variable, in: list, return: expected("return", of: element, depth: depth))
    }
    return .quantified(
      element.name == "some" ? .some : .every,
      variable,
      in: list,
      satisfies: expected("satisfies", of: element, depth: depth)
    )
  }
}
