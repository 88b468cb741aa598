/// A procedure to be drawn: its steps and ends, and what may follow what.
struct ProcedureDiagram: Sendable {
  /// A step or an end.
  struct Step: Sendable {
    let id: String
    /// The place on the page that says more of it.
    let anchor: String
    let title: String
    /// The unit that takes it.
    let actor: String?
    /// When it may be entered, in words.
    let condition: String?
    /// How long it takes, in words.
    let times: [String]
    /// The names of those that may follow.
    let next: [String]
    /// Whether nothing follows.
    let isEnd: Bool
  }

  /// What the procedure is called.
  let title: String
  /// The name of the first step.
  let first: String?
  /// The steps and ends in the order of the file.
  let steps: [Step]
}
