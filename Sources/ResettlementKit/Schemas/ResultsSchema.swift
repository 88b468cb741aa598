internal import ResettlementCore
internal import Tabular

/// The schema of results.
enum ResultsSchema {
  static var value: JSONValue {
    [
      "$schema": .string(JSONSchemas.dialect),
      "title": "评估结果",
      "description": "The answers of policies about subjects, with their reasons.",
      "type": "object",
      "properties": [
        "format": ["const": .integer(AssessmentJSON.format)],
        "dates": dates,
        "results": list(of: "result"),
        "flags": list(of: "flag"),
      ],
      "required": ["format", "dates", "results", "flags"],
      "additionalProperties": false,
      "$defs": .object([
        ("text", localized), ("result", result), ("flag", flag), ("reasons", reasons),
        ("condition", condition), ("comparison", comparison), ("operand", operand),
        ("nearest", nearest), ("computation", computation), ("parameter", parameter),
        ("reading", reading), ("table_row", tableRow),
      ]),
    ]
  }

  // MARK: - Words

  private static let string: JSONValue = ["type": "string"]
  private static let optional: JSONValue = ["type": ["string", "null"]]
  private static let strings: JSONValue = ["type": "array", "items": ["type": "string"]]
  private static let number: JSONValue = [
    "type": "string", "pattern": #"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"#,
  ]
  private static let optionalNumber: JSONValue = ["anyOf": .array([number, ["type": "null"]])]

  private static func words(_ words: [String]) -> JSONValue {
    ["enum": .array(words.map(JSONValue.string))]
  }

  private static func ref(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }

  private static func refOrNull(_ name: String) -> JSONValue {
    ["anyOf": .array([ref(name), ["type": "null"]])]
  }

  private static func list(of name: String) -> JSONValue { ["type": "array", "items": ref(name)] }

  /// An object whose keys are all there, but for some, and no others.
  private static func object(
    _ properties: [(String, JSONValue)],
    except optional: Set<String> = []
  ) -> JSONValue {
    let required = properties.map(\.0).filter { !optional.contains($0) }
    return [
      "type": "object",
      "properties": .object(properties),
      "required": .array(required.map(JSONValue.string)),
      "additionalProperties": false,
    ]
  }
}

// MARK: - Results

extension ResultsSchema {
  private static let day: JSONValue = ["type": "string", "format": "date"]

  private static var dates: JSONValue {
    let end: JSONValue = ["type": ["string", "null"], "format": "date"]
    let period = object([("from", day), ("to", end)])
    return object([("law_as_of", day), ("facts_period", period), ("decided_on", day)])
  }

  private static var localized: JSONValue { object([("zh-Hans", string), ("en", string)]) }

  private static var kinds: JSONValue { words(SubjectKind.allCases.map(\.rawValue)) }

  private static let verdicts = [
    "eligible", "ineligible", "unknown", "discretion", "notInForce", "notApplicable", "met",
    "missed", "notYetDue",
  ]

  private static let amountKeys: [(String, JSONValue)] = [
    ("amount", number), ("amount_low", number), ("amount_high", number),
    ("amount_form", words(["exact", "at_most", "range", "share"])), ("unit", string),
    ("per", optional), ("period", optional),
  ]

  private static var targetKeys: [(String, JSONValue)] {
    [
      ("numerator", optionalNumber), ("denominator", optionalNumber),
      ("demanded", optionalNumber), ("force", words(Force.allCases.map(\.rawValue))),
    ]
  }

  private static var riskKeys: [(String, JSONValue)] {
    let severity = RiskSeverity.allCases.map { JSONValue.string($0.rawValue) } + [.null]
    return [
      ("risk", words(RiskType.allCases.map(\.rawValue))),
      ("category", words(MonitoredCategory.allCases.map(\.rawValue))),
      ("severity", ["enum": .array(severity)]), ("severity_possible", ["enum": .array(severity)]),
      ("severity_missing", strings),
    ]
  }

  private static var result: JSONValue {
    let head: [(String, JSONValue)] = [
      ("id", string), ("policy", string), ("area", words(Rule.Area.allCases.map(\.rawValue))),
      ("kind", words(Rule.Kind.allCases.map(\.rawValue))), ("title", ref("text")),
      ("subject", string), ("subject_kind", kinds), ("verdict", words(verdicts)),
    ]
    let tail: [(String, JSONValue)] = [
      ("citations", strings), ("missing", strings), ("given_up", strings),
      ("reasons", ref("reasons")),
    ]
    let middle = amountKeys + [("discretion_of", strings)] + targetKeys + riskKeys
    return object(head + middle + tail, except: Set(middle.map(\.0) + ["given_up"]))
  }

  private static var flag: JSONValue {
    object([("subject", string), ("subject_kind", kinds), ("codes", strings)])
  }
}

// MARK: - Reasons

extension ResultsSchema {
  private static var reasons: JSONValue {
    object([
      ("version", ["const": .integer(Reasons.version)]),
      ("application", refOrNull("condition")),
      ("conditions", refOrNull("condition")),
      ("computations", list(of: "computation")),
      ("parameters", list(of: "parameter")),
      ("readings", list(of: "reading")),
      ("table_rows", list(of: "table_row")),
      ("set_aside", list(of: "text")),
    ])
  }

  private static var condition: JSONValue {
    let properties: [(String, JSONValue)] = [
      ("id", string), ("title", refOrNull("text")),
      ("form", words(["expression", "all", "any", "left_to", "statement"])), ("text", optional),
      ("left_to", optional), ("verdict", words(verdicts)), ("missing", strings),
      ("given_up", strings), ("comparisons", list(of: "comparison")),
      ("parts", list(of: "condition")), ("citations", strings),
    ]
    return object(properties, except: ["given_up"])
  }

  private static var comparison: JSONValue {
    object([
      ("text", string), ("comparator", optional), ("holds", ["type": ["boolean", "null"]]),
      ("operands", list(of: "operand")), ("nearest", refOrNull("nearest")),
    ])
  }

  private static var operand: JSONValue {
    object([("text", string), ("name", refOrNull("text")), ("value", optional), ("unit", optional)])
  }

  private static var nearest: JSONValue {
    object([
      ("fact", string), ("current", string), ("needed", string), ("unit", optional),
      ("verdict", words(verdicts)),
    ])
  }

  private static var computation: JSONValue {
    object([
      ("id", string), ("text", string), ("value", optional), ("unit", optional),
      ("operands", list(of: "operand")),
    ])
  }

  private static var parameter: JSONValue {
    object([
      ("id", string), ("title", ref("text")), ("value", optional), ("unit", optional),
      ("from", ["type": ["string", "null"], "format": "date"]), ("citation", optional),
      ("set_aside", ["type": "array", "items": otherValue]),
    ])
  }

  private static var otherValue: JSONValue {
    object([
      ("policy", string), ("value", string), ("citation", optional), ("authority", optional),
    ])
  }

  private static var reading: JSONValue {
    object([
      ("id", string), ("question", ref("text")), ("option", optional), ("text", refOrNull("text")),
      ("citation", string), ("is_overridden", ["type": "boolean"]),
    ])
  }

  private static var tableRow: JSONValue {
    object([("table", string), ("row", ["type": "integer", "minimum": 1]), ("cells", strings)])
  }
}
