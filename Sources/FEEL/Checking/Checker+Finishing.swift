internal import Diagnostics

// MARK: - The whole expression

extension Checker {
  /// Returns an expression if nothing is wrong with it, and what was found.
  mutating func finished(
    _ typed: TypedExpression?
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    guard let typed, !findings.hasErrors else { return (nil, findings) }
    if typed.type.holdsFunctions { _ = functionAsValue(typed) }
    verify(typed, [:])
    guard !findings.hasErrors else { return (nil, findings) }
    return (CheckedExpression(fragment: fragment, typed: typed), findings)
  }

  /// Reports what neither the program nor the dynamic evaluator can compute.
  private mutating func verify(
    _ typed: TypedExpression,
    _ names: [TypedExpression.Scope: TypedExpression]
  ) {
    if let parent = typed.parentOfMembers, names[parent] != nil {
      _ = report(.nestedList(text(of: typed)), at: typed.range)
    }
    switch typed.form {
    case .dynamic(.field(let base, _, _)) where base.isDerived: verify(base, names)
    case .dynamic: verify(dynamic: typed, names)
    case .binding(let bindings, let body):
      var inner = names
      for binding in bindings {
        verify(binding.value, inner)
        inner[binding.scope] = binding.value
      }
      verify(body, inner)
    default:
      for child in typed.children { verify(child, names) }
    }
  }

  private mutating func verify(
    dynamic typed: TypedExpression,
    _ names: [TypedExpression.Scope: TypedExpression]
  ) {
    let residual = Residual(typed, outer: names)
    if let problem = residual.problem {
      let text = text(of: Expression(.null, at: problem.range))
      _ = report(problem.message(text), at: problem.range)
    }
    for capture in residual.captures { verify(capture, names) }
  }
}

extension TypedExpression {
  /// The scope in which the list is a fact whose members it goes through.
  fileprivate var parentOfMembers: Scope? {
    switch form {
    case .members(let members), .reduction(_, let members), .countComparison(_, let members, _, _):
      members.parent
    default: nil
    }
  }
}
