internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// A procedure whose guards and times are compiled into one program.
struct CompiledProcedure: Sendable {
  /// What is computed of a step or an end.
  struct Step: Sendable {
    let guardTrace: Trace?
    let publication: Limit?
    let limit: Limit?
    /// The rule that says whether an end may be reached.
    var rule: Rule.ID?
  }

  /// A length of time.
  struct Limit: Sendable {
    let amount: Trace
    let unit: TimeLimit.Unit
    let days: TimeLimit.Days
  }

  /// The procedure as the core knows it.
  let procedure: Procedure
  /// The first and last day on which it holds, where it says so itself.
  let from: CalendarDay?
  let to: CalendarDay?
  /// The condition of application.
  let application: Trace?
  /// The steps, and the ends that are guarded, by name.
  let steps: [String: Step]
  /// The program of all expressions.
  let program: Program
}
