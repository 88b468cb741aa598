/// The variables that an expression sees, inner before outer.
final class Scope: Sendable {
  private enum Frame: Sendable {
    case variables([String: Value])
    case single(String, Value)
    case item(Value)
    case lookup(@Sendable (String) -> Value?)
  }

  private let frame: Frame
  private let parent: Scope?

  private init(_ frame: Frame, in parent: Scope?) {
    self.frame = frame
    self.parent = parent
  }

  /// Creates a scope of variables.
  convenience init(_ variables: [String: Value], in parent: Scope? = nil) {
    self.init(.variables(variables), in: parent)
  }

  /// Creates a scope whose variables the host knows.
  convenience init(lookup: @escaping @Sendable (String) -> Value?, in parent: Scope? = nil) {
    self.init(.lookup(lookup), in: parent)
  }

  /// Returns a scope that sees a further variable.
  func adding(_ name: String, _ value: Value) -> Scope {
    Scope(.single(name, value), in: self)
  }

  /// Returns a scope that sees further variables.
  func adding(_ variables: [String: Value]) -> Scope {
    Scope(variables, in: self)
  }

  /// Returns the scope of a filter: it sees an item and, if that is a context, its entries.
  func filtering(_ item: Value) -> Scope {
    Scope(.item(item), in: self)
  }

  /// Returns the value of a variable, or `nil` if there is none of the name.
  subscript(name: String) -> Value? {
    var scope: Scope? = self
    while let current = scope {
      if let value = current.own(name) { return value }
      scope = current.parent
    }
    return nil
  }

  private func own(_ name: String) -> Value? {
    switch frame {
    case .variables(let variables): return variables[name]
    case .single(let single, let value): return single == name ? value : nil
    case .lookup(let lookup): return lookup(name)
    case .item(let item):
      if case .context(let context) = item, let value = context[name] { return value }
      return name == "item" ? item : nil
    }
  }
}
