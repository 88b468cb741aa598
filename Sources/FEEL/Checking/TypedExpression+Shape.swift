extension TypedExpression {
  /// What the expression says, wherever it stands: two that compute the same from the same facts
  /// have one shape.
  ///
  /// Places are left out, and the rows of lists that occur in it are numbered anew.
  var shape: TypedExpression {
    var scopes: [Scope: Scope] = [:]
    return shaped(&scopes)
  }

  private func shaped(_ scopes: inout [Scope: Scope]) -> TypedExpression {
    TypedExpression(shapedForm(&scopes), type, at: 0..<0)
  }

  private func shapedForm(_ scopes: inout [Scope: Scope]) -> Form {
    switch form {
    case .constant, .table, .quoted, .binding, .dynamic: form
    case .fact(let scope, let path): .fact(scopes[scope] ?? scope, path)
    case .definition(let id, let scope, let path): .definition(id, scopes[scope] ?? scope, path)
    case .operation(let operation, let parts): .operation(operation, Self.shaped(parts, &scopes))
    case .logic(let connective, let parts): .logic(connective, Self.shaped(parts, &scopes))
    case .conditional(let test, let then, let other):
      .conditional(test.shaped(&scopes), then.shaped(&scopes), other.shaped(&scopes))
    case .reduction(let reduction, let members): .reduction(reduction, members.shaped(&scopes))
    case .countComparison(let comparison, let members, let limit, _):
      .countComparison(comparison, members.shaped(&scopes), limit.shaped(&scopes), 0..<0)
    case .members(let members): .members(members.shaped(&scopes))
    case .list(let items): .list(Self.shaped(items, &scopes))
    case .builtIn(let name, let operands): .builtIn(name, Self.shaped(operands, &scopes))
    }
  }

  private static func shaped(
    _ parts: [TypedExpression],
    _ scopes: inout [Scope: Scope]
  ) -> [TypedExpression] {
    var shapes: [TypedExpression] = []
    for part in parts { shapes.append(part.shaped(&scopes)) }
    return shapes
  }
}

extension TypedExpression.Members {
  fileprivate func shaped(
    _ scopes: inout [TypedExpression.Scope: TypedExpression.Scope]
  ) -> TypedExpression.Members {
    let outer = scopes[parent] ?? parent
    let own = -1 - scopes.count
    scopes[scope] = own
    return TypedExpression.Members(
      scope: own,
      parent: outer,
      path: path,
      type: type,
      filter: filter?.expression.shaped(&scopes),
      element: element?.expression.shaped(&scopes)
    )
  }
}
