internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The options that say for which days a question is asked.
struct DateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day of law, facts and decision, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(
    help: ArgumentHelp("The day whose law answers.", valueName: "date"),
    transform: DayOption.day
  )
  var lawAsOf: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "The day or days whose facts count, as 2024-06-30 or 2024-01-01..2024-06-30.",
      valueName: "date"
    ),
    transform: Self.period
  )
  var factsPeriod: DatePeriod?

  @Option(
    help: ArgumentHelp("The day of the decision.", valueName: "date"),
    transform: DayOption.day
  )
  var decidedOn: CalendarDay?

  /// The day on which facts are taken, if it was said.
  var factsDay: CalendarDay? { factsPeriod.map { $0.to ?? $0.from } ?? on }

  /// Returns the days that were asked for.
  ///
  /// - Parameter extractDay: The extract's own day, which stands in where nothing was said.
  /// - Returns: The days; `nil` if one of them is not known.
  func dates(asOf extractDay: CalendarDay?) -> AssessmentDates? {
    let day = on ?? extractDay
    guard let law = lawAsOf ?? day, let facts = factsPeriod ?? day.map(DatePeriod.init(day:)),
      let decided = decidedOn ?? day
    else { return nil }
    return AssessmentDates(lawAsOf: law, factsPeriod: facts, decidedOn: decided)
  }

  @Sendable private static func period(_ text: String) throws -> DatePeriod {
    guard let dots = text.firstRange(of: "..") else {
      return DatePeriod(day: try DayOption.day(text))
    }
    let first = try DayOption.day(String(text[..<dots.lowerBound]))
    let last = try DayOption.day(String(text[dots.upperBound...]))
    guard let period = DatePeriod(from: first, to: last) else {
      throw ValidationError(
        "the period '\(text)' ends before it begins; swap its days",
        zh: "期间“\(text)”的止日早于起日；请对调"
      )
    }
    return period
  }
}

extension Diagnostic.Message {
  static let noDates = Self(
    "command.no-dates",
    en: "for which day? give --on 2024-06-30, or --law-as-of, --facts-period and --decided-on",
    zh: "请写明日期：--on 2024-06-30，或分别给出 --law-as-of、--facts-period、--decided-on"
  )
}
