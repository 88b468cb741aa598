public import Quantities
public import ResettlementCore

/// The facts as they were on each day, by which guards are judged.
public struct ProcedureFacts: Sendable {
  private let population: @Sendable (CalendarDay) -> Population

  /// Creates facts from a function of the day.
  public init(on population: @escaping @Sendable (CalendarDay) -> Population) {
    self.population = population
  }

  /// Creates facts that are the same on every day.
  public init(_ population: Population) {
    self.population = { _ in population }
  }

  /// Returns the facts of a day.
  public subscript(day: CalendarDay) -> Population { population(day) }
}
