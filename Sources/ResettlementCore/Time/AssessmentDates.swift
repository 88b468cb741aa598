public import Quantities

/// The days for which a question is asked: which law, which facts, and when it is decided.
///
/// The time of recording is the fourth time; it belongs to the stores, see ``RecordedTime``.
public struct AssessmentDates: Sendable, Hashable {
  /// The day whose law answers.
  public let lawAsOf: CalendarDay

  /// The days whose facts count.
  public let factsPeriod: DatePeriod

  /// The day of the decision.
  public let decidedOn: CalendarDay

  /// Creates the dates of a question.
  public init(lawAsOf: CalendarDay, factsPeriod: DatePeriod, decidedOn: CalendarDay) {
    self.lawAsOf = lawAsOf
    self.factsPeriod = factsPeriod
    self.decidedOn = decidedOn
  }

  /// Creates the dates of a question about one day: its law, its facts, decided on it.
  public init(on day: CalendarDay) {
    self.init(lawAsOf: day, factsPeriod: DatePeriod(day: day), decidedOn: day)
  }

  /// The day on which facts are read: the last one of the period, or its first if it has no end.
  public var factsAsOf: CalendarDay { factsPeriod.to ?? factsPeriod.from }
}
