internal import ResettlementCore
internal import Tabular

/// The schema of the file in which a reported month is kept.
enum ReportedMonthSchema {
  static var value: JSONValue {
    .object(
      [
        ("$schema", .string(JSONSchemas.dialect)),
        ("title", "月报"),
        ("description", "A month as it was reported: written once, and never changed."),
      ]
        + object([
          ("format", ["const": .integer(ReportedMonthFile.format)]),
          ("kind", ["const": .string(ReportedMonthFile.kind)]),
          ("policy", text), ("policy_version", text),
          ("month", ["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"]),
          ("reported_at", ["type": "string", "format": "date-time"]),
          ("reported_by", textOrNull),
          ("figures", ["type": "array", "items": figure]),
          ("digest", ["type": "string", "pattern": "^sha256:[0-9a-f]{64}$"]),
        ])
    )
  }

  private static var figure: JSONValue {
    .object(
      object([
        ("id", text),
        ("section", ["enum": .array(sections)]),
        ("title", .object(object([("zh-Hans", text), ("en", text)]))),
        ("value", number), ("of", number), ("standing", textOrNull),
        ("entries", ["type": "array", "items": entry]),
      ])
    )
  }

  private static var sections: [JSONValue] {
    MonthFigure.Section.allCases.map { .string($0.rawValue) }
  }

  private static var entry: JSONValue {
    .object(object([("name", text), ("subject", textOrNull)]))
  }

  private static let text: JSONValue = ["type": "string", "minLength": 1]
  private static let textOrNull: JSONValue = ["type": ["string", "null"]]

  /// A decimal number as text, so that no digit is lost.
  private static let number: JSONValue = [
    "type": ["string", "null"], "pattern": "^-?[0-9]+([.][0-9]+)?$",
  ]

  private static func object(_ properties: [(String, JSONValue)]) -> [(String, JSONValue)] {
    [
      ("type", "object"),
      ("properties", .object(properties)),
      ("required", .array(properties.map { .string($0.0) })),
      ("additionalProperties", false),
    ]
  }
}
