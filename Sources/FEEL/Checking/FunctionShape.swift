/// A function that an expression names or writes, as the checker knows it.
///
/// The checker puts a function's body in the place of each call, with the types of that call's
/// arguments: so units go through functions, and a rule's program needs no calls.
public final class FunctionShape: Sendable {
  /// What is called.
  enum Body: Sendable {
    case builtIn(BuiltInFunction)
    case written(Written)
  }

  /// A function that is written in the expression, with what it sees there.
  struct Written: Sendable {
    let parameters: [Expression.Parameter]
    let body: Expression
    let rows: [Checker.Rows]
    let tested: TypedExpression?
    /// How deep the body's tree is.
    let depth: Int
  }

  let body: Body

  init(_ body: Body) { self.body = body }
}

extension FunctionShape: Hashable {
  /// Whether two functions are written at one place, or are the same built-in one.
  public static func == (left: FunctionShape, right: FunctionShape) -> Bool { left === right }

  /// Feeds what tells the function apart into a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Expression {
  /// How deep the tree is.
  var depth: Int {
    var deepest = 0
    var open = [(self, 1)]
    while let (next, depth) = open.popLast() {
      deepest = max(deepest, depth)
      open += next.children.map { ($0, depth + 1) }
    }
    return deepest
  }
}
