extension DMNModel {
  /// The names that may stand behind a dot in texts of the model, besides those of its types'
  /// components: of entries, columns and outputs, and of the elements of imported models.
  var fieldNames: [String] {
    let logic = decisions.compactMap(\.logic) + knowledgeModels.compactMap(\.function?.body)
    return logic.flatMap { $0.fieldNames(depth: 0) } + imports.flatMap(\.model.elementNames)
  }

  private var elementNames: [String] {
    inputs.map(\.name) + decisions.map(\.name) + knowledgeModels.map(\.name)
      + services.map(\.name)
  }
}

extension BoxedExpression {
  fileprivate func fieldNames(depth: Int) -> [String] {
    guard depth < BoxedCompiler.maximumDepth else { return [] }
    return ownFieldNames + children.flatMap { $0.fieldNames(depth: depth + 1) }
  }

  private var ownFieldNames: [String] {
    switch form {
    case .context(let entries): entries.compactMap(\.variable?.name)
    case .relation(let columns, _): columns.map(\.name)
    case .table(let table): table.outputs.compactMap(\.name)
    default: []
    }
  }

  /// The expressions of which this one is made, but not the texts.
  private var children: [BoxedExpression] {
    switch form {
    case .literal, .table: []
    case .context(let entries): entries.map(\.value)
    case .list(let items): items
    case .relation(_, let rows): rows.flatMap(\.self)
    case .invocation(let function, let bindings): [function] + bindings.map(\.value)
    case .function(let function): [function.body]
    case .conditional(let test, let first, let second): [test, first, second]
    case .filter(let list, let match): [list, match]
    case .iteration(_, let list, let body): [list, body]
    case .quantified(_, _, let list, let condition): [list, condition]
    }
  }
}
