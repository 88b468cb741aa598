internal import Quantities
internal import ResettlementCore
internal import Tabular

/// The schema of extracts.
struct ExtractSchema {
  let catalogue: FactCatalogue

  private static let decimal = #"^[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?$"#

  var value: JSONValue {
    let kinds = SubjectKind.allCases
    return [
      "$schema": .string(JSONSchemas.dialect),
      "title": "数据摘录",
      "description": "An extract of the registers: a list for each kind of subject.",
      "type": "object",
      "properties": .object(
        [
          ("as_of", Self.day("数据所属日期")), ("note", Self.text("说明")),
          ("complete", complete(kinds)),
        ] + kinds.map { ($0.collectionName, list(of: $0)) }
      ),
      "additionalProperties": false,
      "$defs": .object(kinds.map { ($0.rawValue, subject($0)) }),
    ]
  }

  private func complete(_ kinds: [SubjectKind]) -> JSONValue {
    [
      "title": "已列全的对象种类",
      "type": "array",
      "items": ["enum": .array(kinds.map { .string($0.collectionName) })],
    ]
  }

  private func list(of kind: SubjectKind) -> JSONValue {
    [
      "title": .string(kind.chineseName),
      "type": "array",
      "items": ["$ref": .string("#/$defs/\(kind.rawValue)")],
    ]
  }
}

// MARK: - Subjects

extension ExtractSchema {
  private func subject(_ kind: SubjectKind) -> JSONValue {
    let facts = catalogue.facts(of: kind)
    return [
      "title": .string(kind.chineseName),
      "description": .string(kind.englishName),
      "type": "object",
      "properties": .object(
        Self.identity + facts.map { ($0.id, fact($0)) } + facts.compactMap(alias)
      ),
      "required": ["id"],
      "additionalProperties": false,
    ]
  }

  private static let identity: [(String, JSONValue)] = [
    ("id", ["title": "代号", "type": "string", "minLength": 1, "maxLength": 200]),
    ("valid_from", day("生效日期")),
    ("valid_to", day("失效日期")),
    ("recorded_at", text("记录时间")),
  ]

  /// The Chinese name of a fact, which may stand in place of its id.
  private func alias(_ fact: FactDeclaration) -> (String, JSONValue)? {
    guard fact.name.chinese != fact.id else { return nil }
    let path = "#/$defs/\(fact.subject.rawValue)/properties/\(fact.id)"
    return (fact.name.chinese, ["$ref": .string(path)])
  }

  private func fact(_ fact: FactDeclaration) -> JSONValue {
    let about = [
      fact.name.english, fact.unit.flatMap { $0 == "1" ? nil : "in \($0)" }, decimals(fact.type),
      fact.type.referencedKind.map { "names \($0.collectionName)" },
      fact.privacy == .open ? nil : fact.privacy.rawValue,
    ]
    let heading: [(String, JSONValue)] = [
      ("title", .string(fact.name.chinese)),
      ("description", .string(about.compactMap(\.self).joined(separator: "; "))),
    ]
    return .object(heading + type(fact.type, isOptional: fact.isOptional))
  }

  private func decimals(_ type: FactType) -> String? {
    guard case .number(let range) = type else { return nil }
    return range.decimals == 0 ? "whole" : "up to \(range.decimals) decimal places"
  }
}

// MARK: - Types

extension ExtractSchema {
  private func type(_ type: FactType, isOptional: Bool) -> [(String, JSONValue)] {
    switch type {
    case .boolean: [Self.types("boolean", isOptional)]
    case .number(let range): number(range, isOptional)
    case .text: [Self.types("string", isOptional)]
    case .date: [Self.types("string", isOptional), ("format", "date")]
    case .enumeration(let enumeration): [("enum", cases(enumeration, isOptional))]
    case .reference: [Self.types("string", isOptional), ("minLength", 1)]
    case .list(let element):
      [Self.types("array", isOptional), ("items", .object(self.type(element, isOptional: false)))]
    }
  }

  private static func types(_ type: JSONValue, _ isOptional: Bool) -> (String, JSONValue) {
    ("type", isOptional ? [type, "null"] : type)
  }

  private func number(_ range: NumberRange, _ isOptional: Bool) -> [(String, JSONValue)] {
    let types: JSONValue = isOptional ? ["number", "string", "null"] : ["number", "string"]
    let limits = [
      range.minimum.map { ("minimum", JSONValue.number("\($0)")) },
      range.maximum.map { ("maximum", JSONValue.number("\($0)")) },
    ]
    return [("type", types), ("pattern", .string(Self.decimal))] + limits.compactMap(\.self)
  }

  /// The ids of the cases and their Chinese names, each once.
  private func cases(_ enumeration: Enumeration, _ isOptional: Bool) -> JSONValue {
    var names = enumeration.cases.map(\.id)
    for item in enumeration.cases where !names.contains(item.name.chinese) {
      names.append(item.name.chinese)
    }
    return .array(names.map(JSONValue.string) + (isOptional ? [.null] : []))
  }

  private static func day(_ title: String) -> JSONValue {
    ["title": .string(title), "type": ["string", "null"], "format": "date"]
  }

  private static func text(_ title: String) -> JSONValue {
    ["title": .string(title), "type": "string"]
  }
}
