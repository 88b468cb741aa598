public import Quantities
public import ResettlementCore
internal import Synchronization

/// The facts as they were on each day, by which guards are judged.
///
/// The facts of a day are asked for once.
public struct ProcedureFacts: Sendable {
  private let make: @Sendable (CalendarDay) -> Population
  private let known = Known()

  /// What was asked for before.
  private final class Known: Sendable {
    let populations = Mutex<[CalendarDay: Population]>([:])
  }

  /// Creates facts from a pure function of the day.
  public init(on population: @escaping @Sendable (CalendarDay) -> Population) {
    make = population
  }

  /// Creates facts that are the same on every day.
  public init(_ population: Population) {
    make = { _ in population }
  }

  /// Returns the facts of a day.
  public subscript(day: CalendarDay) -> Population {
    if let known = known.populations.withLock({ $0[day] }) { return known }
    let population = make(day)
    known.populations.withLock { $0[day] = population }
    return population
  }
}
