internal import Diagnostics

/// A function written in FEEL, with the variables it saw where it was written.
final class Closure: Sendable {
  /// A parameter.
  struct Parameter: Sendable {
    let name: String
    let type: ValueType
  }

  let parameters: [Parameter]
  let body: Expression
  let isExternal: Bool
  let scope: Scope
  let fragment: SourceFragment?

  init(
    _ parameters: [Parameter],
    body: Expression,
    isExternal: Bool,
    scope: Scope,
    fragment: SourceFragment?
  ) {
    self.parameters = parameters
    self.body = body
    self.isExternal = isExternal
    self.scope = scope
    self.fragment = fragment
  }
}
