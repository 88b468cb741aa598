public import Diagnostics

/// What a parser made of a text.
public struct ParseResult<Tree: Sendable>: Sendable {
  /// The tree, or `nil` if the text has none.
  ///
  /// There may be a tree beside errors, when only marks were wrong and it is plain what was meant:
  /// it serves to look for further mistakes, not to be evaluated.
  public let tree: Tree?

  /// What is wrong with the text, in its order.
  public let diagnostics: [Diagnostic]

  /// Creates a result.
  public init(_ tree: Tree?, _ diagnostics: [Diagnostic]) {
    self.tree = tree
    self.diagnostics = diagnostics
  }

  /// The tree if nothing is wrong with the text.
  public var sound: Tree? {
    diagnostics.contains { $0.severity == .error } ? nil : tree
  }
}
