internal import Diagnostics
internal import FEEL

/// Compiles the expressions of one rule or procedure into a program, which may not be too large.
struct PackProgramBuilder {
  private let library: PackLibrary
  private var builder: ProgramBuilder
  private var parts = 0
  private var isFull = false

  /// Prepares to compile expressions in a scope.
  init(in scope: PackScope) {
    let library = scope.library
    self.library = library
    builder = ProgramBuilder(
      definitions: { library.expression(ofDefinition: $0) },
      declarations: scope.numbers(below:at:)
    )
  }

  /// The builder with what it has, and room for one more rule.
  var forNextRule: Self {
    var next = self
    (next.parts, next.isFull) = (0, false)
    return next
  }

  /// The program so far.
  var program: Program { builder.program }

  /// Adds an expression, and returns where its values will be.
  ///
  /// - Returns: `nil` while a definition is wrong, which is reported where that stands.
  /// - Throws: A diagnostic where the expression, or with it the program, is too large; once.
  mutating func add(_ expression: CheckedExpression) throws(DiagnosticsError) -> Trace? {
    guard library.canCompile, !isFull else { return nil }
    let size = library.size(of: expression)
    parts += size.parts
    isFull = size.excess != nil || parts > ExpandedSize.maximumParts
    guard isFull else { return builder.add(expression) }
    let place = size.excess ?? expression.fragment.range(expression.typed.range)
    throw DiagnosticsError([Diagnostic(.error, .definitionTooLarge, at: place)])
  }
}
