internal import Quantities
internal import ResettlementCore
public import Tabular

/// Due lists and scorecards as JSON for programs, in both languages at once.
///
/// Numbers are decimal texts in the unit that stands beside them. The same lists give the same
/// bytes.
public enum DutyJSON {
  /// The version of the form.
  public static let format = 1

  /// Returns a due list: each line with what it demands of whom, and its items.
  public static func document(_ list: DueList) -> JSONValue {
    [
      "format": .integer(format),
      "policy": .string(list.policy),
      "dates": AssessmentJSON().value(list.dates),
      "tally": tally(list.tally),
      "lines": .array(list.lines.map { line($0, on: list.dates.decidedOn) }),
    ]
  }

  /// Returns a scorecard: each target with its numbers, verdict and what is missing.
  public static func document(_ card: Scorecard) -> JSONValue {
    [
      "format": .integer(format),
      "policy": .string(card.policy),
      "dates": AssessmentJSON().value(card.dates),
      "results": .array(card.lines.map { line($0, on: card.dates.decidedOn) }),
    ]
  }

  // MARK: - Lines

  private static func line(_ line: DueLine, on day: CalendarDay) -> JSONValue {
    .object(
      demand(line.demand) + [
        ("tally", tally(line.tally)),
        ("items", .array(line.items.map { item($0, on: day) })),
      ]
    )
  }

  private static func line(_ line: Scorecard.Line, on day: CalendarDay) -> JSONValue {
    .object(
      demand(line.demand) + [
        ("verdict", .string(line.result.verdict.name)),
        ("counts", .string(line.countsItems ? "items" : "measure")),
        ("numerator", number(line.result.numerator)),
        ("denominator", number(line.result.denominator)),
        ("demanded", number(line.result.demanded)),
        ("missing", .array(line.result.verdict.missing.map { .string($0.name) })),
        ("items", .array(line.items.map { item($0, on: day) })),
      ]
    )
  }

  static func demand(_ demand: Demand) -> [(String, JSONValue)] {
    [
      ("id", .string(demand.id)),
      ("kind", .string(demand.rule.kind.rawValue)),
      ("title", AssessmentJSON.text(demand.rule.title)),
      ("force", .string(demand.force.rawValue)),
      ("citations", .array(demand.rule.citations.map(JSONValue.string))),
      ("units", .array(demand.tasks.map(task))),
      ("comparison", .optional(demand.comparison?.rawValue)),
      ("numerator_unit", .optional(demand.units.numerator)),
      ("denominator_unit", .optional(demand.units.denominator)),
      ("demanded_unit", .optional(demand.units.demanded)),
      ("readings", .array(demand.readings.map(reading))),
    ]
  }

  static func task(_ task: UnitTask) -> JSONValue {
    ["unit": .string(task.unit), "role": .string(task.role.rawValue)]
  }

  private static func reading(_ reading: Demand.ReadingTaken) -> JSONValue {
    ["id": .string(reading.id), "option": .optional(reading.option)]
  }

  // MARK: - Items

  static func item(_ item: DueItem, on day: CalendarDay) -> JSONValue {
    .object(
      [
        ("subject", .optional(item.subject?.id)),
        ("subject_kind", .optional(item.subject?.kind.rawValue)),
        ("standing", .string(item.standing.name)),
        ("from", .optional(item.period?.from.description)),
        ("to", .optional(item.period?.to?.description)),
        ("due_on", .optional(item.dueOn?.description)),
        ("done_on", .optional(item.doneOn?.description)),
        ("days_late", integer(item.daysLate(on: day))),
        ("days_left", integer(item.daysLeft(on: day))),
        ("evidence", .array(item.evidence.map { .string($0.description) })),
        ("numerator", number(item.count.numerator)),
        ("denominator", number(item.count.denominator)),
        ("demanded", number(item.count.demanded)),
        ("missing", .array(item.standing.missing.map { .string($0.name) })),
      ]
    )
  }

  private static func integer(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  private static func number(_ value: ExactDecimal?) -> JSONValue {
    .optional(value?.description)
  }

  private static func tally(_ tally: [String: Int]) -> JSONValue {
    .object(DueStanding.names.map { ($0, .integer(tally[$0] ?? 0)) })
  }
}

extension TargetVerdict {
  /// What is missing for a definite verdict; empty if nothing is.
  fileprivate var missing: [MissingTerm] {
    if case .unknown(let missing) = self { missing } else { [] }
  }
}
