/// How much one evaluation of a model may use up.
public struct EvaluationLimits: Sendable, Hashable {
  /// How many steps all texts of the model may take together.
  ///
  /// A text that loops or calls is charged a little more than the steps it takes.
  public var steps: Int
  /// How deep functions and services of the model may call each other.
  public var depth: Int

  /// Creates limits.
  public init(steps: Int = 50_000_000, depth: Int = 256) {
    self.steps = steps
    self.depth = depth
  }

  /// What suits models that people draw.
  public static let standard = EvaluationLimits()
}
