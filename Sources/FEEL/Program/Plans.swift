internal import Synchronization

/// The plans of a program, each made when it is first asked for.
final class Plans: Sendable {
  private struct Made {
    var narrow: Plan?
    var wide: Plan?
  }

  private let made = Mutex(Made())

  /// The plan for values as they are declared.
  func narrow(_ program: Program) -> Plan {
    made.withLock { made in
      let plan = made.narrow ?? PlanBuilder.plan(program, isNarrow: true)
      made.narrow = plan
      return plan
    }
  }

  /// The plan for values that are not as declared.
  func wide(_ program: Program) -> Plan {
    made.withLock { made in
      let plan = made.wide ?? PlanBuilder.plan(program, isNarrow: false)
      made.wide = plan
      return plan
    }
  }
}
