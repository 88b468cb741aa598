internal import Quantities
internal import ResettlementCore
public import Tabular

extension DutyJSON {
  /// Returns who of two places is responsible for what of a household, with its messages.
  public static func document(_ sheet: PlaceSheet) -> JSONValue {
    [
      "format": .integer(format),
      "household": .string(sheet.household.rawValue),
      "on": .string(sheet.day.description),
      "answers": .array(sheet.answers.map(answer)),
      "messages": .array(sheet.messages.map { message($0, on: sheet.day) }),
    ]
  }

  private static func answer(_ answer: PlaceAnswer) -> JSONValue {
    [
      "topic": .string(answer.topic.rawValue),
      "outcome": .string(outcome(answer.outcome)),
      "responsible": answer.responsible.map(place) ?? .null,
      "helper": answer.helper.map(place) ?? .null,
      "citations": .array(answer.citations.map(JSONValue.string)),
      "reading": .optional(answer.reading?.id),
      "option": .optional(answer.reading?.option),
      "missing": .array(answer.missing.map { .string($0.name) }),
    ]
  }

  private static func outcome(_ outcome: PlaceAnswer.Outcome) -> String {
    switch outcome {
    case .responsible: "responsible"
    case .unknown: "unknown"
    case .notStated: "notStated"
    case .notApplicable: "notApplicable"
    }
  }

  private static func place(_ place: PlaceAnswer.Place) -> JSONValue {
    [
      "place": .string(place.place.rawValue),
      "names": .array(place.names.map(JSONValue.string)),
      "units": .array(place.units.map(JSONValue.string)),
    ]
  }

  private static func message(_ message: Message, on day: CalendarDay) -> JSONValue {
    [
      "id": .string(message.id.rawValue),
      "register": .string(message.register),
      "topic": .optional(message.topic),
      "from": .optional(message.sender),
      "to": .optional(message.recipient),
      "state": .string(message.state(on: day).rawValue),
      "is_proof": .bool(message.isProof(on: day)),
    ]
  }
}
