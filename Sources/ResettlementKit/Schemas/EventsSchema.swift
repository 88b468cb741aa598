internal import ResettlementCore
internal import Tabular

/// The schema of one event of a procedure, a line of an event file.
enum EventsSchema {
  static var value: JSONValue {
    [
      "$schema": .string(JSONSchemas.dialect),
      "title": "程序事件",
      "description": "One event of a procedure: a line of a JSON Lines file.",
      "oneOf": .array(ProcedureEvent.Content.Kind.allCases.map(event)),
    ]
  }

  private static func event(_ kind: ProcedureEvent.Content.Kind) -> JSONValue {
    event(kind.rawValue, EventKeys.common + EventKeys.own(kind))
  }

  /// Returns the schema of one kind of event with its keys; an annulment says what it annuls.
  static func event(_ kind: String, _ keys: [EventKeys.Key]) -> JSONValue {
    let annulment = kind == "annulled" ? ["corrects", "because"] : []
    let properties = keys.map { key in
      (key.name, key.name == "kind" ? ["const": .string(kind)] : schema(key.value))
    }
    return [
      "type": "object",
      "properties": .object(properties),
      "required": .array(
        (keys.filter(\.isRequired).map(\.name) + annulment).map(JSONValue.string)
      ),
      "additionalProperties": false,
    ]
  }

  private static func schema(_ value: EventKeys.Value) -> JSONValue {
    switch value {
    case .text: ["type": "string", "minLength": 1]
    case .day: ["type": "string", "format": "date"]
    case .moment: ["type": "string", "format": "date-time"]
    case .subject: ["type": "string", "pattern": "^[a-z_]+/.+$"]
    case .texts: ["type": "array", "items": ["type": "string"]]
    case .subjects:
      ["type": "array", "items": ["type": "string", "pattern": "^[a-z_]+/.+$"]]
    case .moves: ["type": "array", "items": ["type": "string", "pattern": "^.+=.+$"]]
    case .word(let words): ["enum": .array(words.map(JSONValue.string))]
    case .recorder:
      [
        "type": "object",
        "properties": ["unit": ["type": "string"], "role": ["type": "string"]],
        "required": ["unit"],
        "additionalProperties": false,
      ]
    case .ruling: ["type": "object", "required": ["policy"]]
    case .amount: amount
    case .place: ["type": "string", "pattern": "^[a-z]+/.+$"]
    case .uses: list(["use": ["type": "string"], "amount": amount], ["use", "amount"])
    case .lines:
      list(
        ["use": ["type": "string"], "to": schema(.subject), "amount": amount],
        ["use", "amount"]
      )
    case .shares: list(["to": schema(.subject), "weight": amount], ["to", "weight"])
    }
  }

  private static let amount: JSONValue = ["type": ["string", "number"]]

  private static func list(_ properties: JSONValue, _ required: [String]) -> JSONValue {
    [
      "type": "array",
      "minItems": 1,
      "items": [
        "type": "object",
        "properties": properties,
        "required": .array(required.map(JSONValue.string)),
      ],
    ]
  }
}
