import Diagnostics
import Foundation
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular
import TestSupport
import Testing

@Suite struct JSONSchemasTests {
  private let schema = SchemaCheck(JSONSchemas.extract(catalogue: .core))

  private func faults(_ json: String, _ schema: SchemaCheck) throws -> [String] {
    let root = try #require(JSONDocument(SourceText(name: "a", text: json)).root)
    return schema.faults(of: root.value)
  }

  @Test func `has every declared fact of every kind by its id and its name`() throws {
    let added = try FactCatalogue.core.adding([
      FactDeclaration(
        id: "has_solar_panels",
        name: Samples.text("有光伏板", "has solar panels"),
        subject: .household,
        type: .boolean
      )
    ])
    let root = JSONSchemas.extract(catalogue: added)
    for kind in SubjectKind.allCases {
      let properties = root["$defs"]?[kind.rawValue]?["properties"]
      for fact in added.facts(of: kind) {
        #expect(properties?[fact.id]?["title"]?.string == fact.name.chinese, "\(kind).\(fact.id)")
        #expect(properties?[fact.name.chinese] != nil, "\(kind).\(fact.name.chinese)")
      }
      #expect(root["properties"]?[kind.collectionName] != nil)
      #expect(root["$defs"]?[kind.rawValue]?["additionalProperties"]?.bool == false)
    }
    #expect(root["$defs"]?["household"]?["properties"]?["has_solar_panels"] != nil)
  }

  @Test func `accepts what the reader reads`() throws {
    let json = """
      {"as_of": "2024-06-30", "complete": ["persons"],
       "households": [{"id": "H1", "size": 1, "net_income_per_head": "7200.50", "site": null,
         "kind": "脱贫户", "家庭人口数": 1, "grants_received": ["a"]}],
       "persons": [{"id": "P1", "household": "H1", "valid_from": "2020-01-01",
         "special_difficulty_groups": ["great_age", "独居"], "birth_date": "1940-01-01"}]}
      """
    #expect(try faults(json, schema) == [])
  }

  @Test(arguments: [
    #"{"person": []}"#, #"{"households": {}}"#, #"{"households": [{}]}"#,
    #"{"households": [{"id": "H1", "sise": 1}]}"#,
    #"{"households": [{"id": "H1", "size": null}]}"#,
    #"{"households": [{"id": "H1", "size": -1}]}"#,
    #"{"households": [{"id": "H1", "size": "four"}]}"#,
    #"{"households": [{"id": "H1", "kind": "脱平户"}]}"#,
    #"{"households": [{"id": "H1", "is_relocated": "yes"}]}"#,
    #"{"households": [{"id": "H1", "grants_received": [1]}]}"#,
    #"{"households": [{"id": "H1", "site": 1}]}"#,
  ])
  func `rejects what the reader reports`(json: String) throws {
    #expect(try !faults(json, schema).isEmpty)
    let extract = ExtractReader().read(json: SourceText(name: "a", text: json))
    #expect(extract.diagnostics.hasErrors)
  }

  @Test func `describes results as they are written`() throws {
    let json = AssessmentJSON().text(Samples.all, on: Samples.dates, in: Samples.population)
    let results = SchemaCheck(JSONSchemas.results)
    #expect(try faults(json, results) == [])
    let wrong = json.replacing(#""verdict": "eligible""#, with: #""verdict": "yes""#)
    #expect(try !faults(wrong, results).isEmpty)
  }

  @Test func `stays as it was`() {
    Snapshot("results.schema.json").expect(JSONSchemas.text(JSONSchemas.results))
  }
}

/// Checks values against the part of JSON Schema that the schemas of this module use.
struct SchemaCheck {
  let root: JSONValue

  init(_ root: JSONValue) {
    self.root = root
  }

  func faults(of value: JSONValue) -> [String] { faults(value, root, "") }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    if let target = schema["$ref"]?.string {
      let parts = target.dropFirst(2).split(separator: "/").map(String.init)
      guard let found = parts.reduce(root as JSONValue?, { $0?[$1] }) else {
        return ["no \(target)"]
      }
      return faults(value, found, path)
    }
    if let options = schema["anyOf"]?.array {
      return options.contains { faults(value, $0, path).isEmpty } ? [] : ["\(path): none fits"]
    }
    return own(value, schema, path) + parts(value, schema, path)
  }

  private func own(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    var faults: [String] = []
    let types =
      schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string].compactMap(\.self)
    if !types.isEmpty, !types.contains(where: value.isOf) { faults.append("\(path): type") }
    if let cases = schema["enum"]?.array, !cases.contains(where: { $0.same(as: value) }) {
      faults.append("\(path): enum")
    }
    if let constant = schema["const"], !constant.same(as: value) { faults.append("\(path): const") }
    if let pattern = schema["pattern"]?.string, let text = value.string,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      faults.append("\(path): pattern")
    }
    if let least = schema["minimum"]?.number, let number = value.number, number < least {
      faults.append("\(path): minimum")
    }
    return faults
  }

  private func parts(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    let items = schema["items"].map { items in
      (value.array ?? []).flatMap { faults($0, items, path + "/*") }
    }
    guard case .object(let entries) = value else { return items ?? [] }
    let missing = (schema["required"]?.array ?? []).compactMap(\.string).filter { value[$0] == nil }
    let known = entries.flatMap { key, item -> [String] in
      guard let property = schema["properties"]?[key] else {
        return schema["additionalProperties"]?.bool == false ? ["\(path)/\(key): unknown"] : []
      }
      return faults(item, property, "\(path)/\(key)")
    }
    return missing.map { "\(path)/\($0): missing" } + known
  }
}

extension JSONValue {
  subscript(key: String) -> JSONValue? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.0 == key }?.1
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  var number: ExactDecimal? { if case .number(let text) = self { ExactDecimal(text) } else { nil } }

  func same(as other: JSONValue) -> Bool {
    JSONWriter(.compact).text(of: self) == JSONWriter(.compact).text(of: other)
  }

  func isOf(_ type: String) -> Bool {
    switch self {
    case .object: type == "object"
    case .array: type == "array"
    case .string: type == "string"
    case .number: type == "number" || (type == "integer" && number?.isInteger == true)
    case .bool: type == "boolean"
    case .null: type == "null"
    }
  }
}
