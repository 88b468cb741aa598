internal import FEEL

/// What an expression sees while it is evaluated.
struct Frame: Sendable {
  let run: ModelRun
  var variables: [String: Value]

  /// Returns a frame that sees a further variable.
  func adding(_ name: String, _ value: Value) -> Frame {
    var frame = self
    frame.variables[name] = value
    return frame
  }

  /// Returns a frame that sees an item of a filtered list: itself and, if it is a context, its
  /// entries.
  func filtering(_ item: Value) -> Frame {
    var frame = adding("item", item)
    for (key, value) in item.asContext?.entries ?? [] { frame.variables[key] = value }
    return frame
  }
}

/// A boxed expression made ready to be evaluated.
typealias BoxedProgram = @Sendable (Frame) -> Value
