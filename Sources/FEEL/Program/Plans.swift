internal import Synchronization

/// The plans of a program, each made when it is first asked for.
final class Plans: Sendable {
  private let made = Mutex<[Plan.Kind: Plan]>([:])

  /// The plan of a program for a purpose.
  func plan(_ kind: Plan.Kind, of program: Program) -> Plan {
    made.withLock { made in
      let plan = made[kind] ?? PlanBuilder.plan(program, kind)
      made[kind] = plan
      return plan
    }
  }
}
