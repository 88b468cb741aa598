internal import Quantities
public import ResettlementCore
public import Tabular

// Inputs as JSON:
//
//   { "complete": [ kind … ],
//     "subjects": [ { "kind", "id", "facts": { fact: { type: value } … } } … ],
//     "relations": [ { "kind", "id", "relation", "elements": [ { "kind", "id" } … ], "complete" } … ] }
//
// A value is an object whose one key is its type, so that it reads back without declarations.

extension DecisionInputs {
  /// The inputs as JSON; written compactly, the same inputs give the same bytes.
  public var json: JSONValue {
    [
      "complete": .array(completeKinds.map(\.rawValue).sorted().map(JSONValue.string)),
      "subjects": .array(entries.map(\.json)),
      "relations": .array(relations.map(\.json)),
    ]
  }

  /// Reads inputs; `nil` if the text has another form.
  public init?(json node: JSONNode) {
    guard let object = node.object,
      let kinds = object["complete"]?.all({ $0.string.flatMap({ SubjectKind(rawValue: $0) }) }),
      let entries = object["subjects"]?.all({ Entry(json: $0) }),
      let relations = object["relations"]?.all({ Relation(json: $0) })
    else { return nil }
    self.init(completeKinds: Set(kinds), entries: entries, relations: relations)
  }
}

extension DecisionInputs.Entry {
  fileprivate var json: JSONValue {
    .object(
      subject.keys + [
        ("facts", .object(facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.typed) }))
      ]
    )
  }

  fileprivate init?(json node: JSONNode) {
    guard let subject = SubjectReference(json: node), let facts = node.object?["facts"]?.object
    else { return nil }
    var values: [String: FactValue] = [:]
    for entry in facts.entries {
      guard let value = FactValue(typed: entry.value) else { return nil }
      values[entry.key] = value
    }
    self.init(subject, facts: values)
  }
}

extension DecisionInputs.Relation {
  fileprivate var json: JSONValue {
    .object(
      subject.keys + [
        ("relation", .string(id)),
        ("elements", .array(elements.map { .object($0.keys) })),
        ("complete", .bool(isComplete)),
      ]
    )
  }

  fileprivate init?(json node: JSONNode) {
    guard let object = node.object, let subject = SubjectReference(json: node),
      let id = object["relation"]?.string,
      let elements = object["elements"]?.all({ SubjectReference(json: $0) }),
      let isComplete = object["complete"]?.bool
    else { return nil }
    self.init(of: subject, id: id, elements: elements, isComplete: isComplete)
  }
}

extension SubjectReference {
  fileprivate var keys: [(String, JSONValue)] {
    [("kind", .string(kind.rawValue)), ("id", .string(id))]
  }

  fileprivate init?(json node: JSONNode) {
    guard let kind = node.object?["kind"]?.string.flatMap({ SubjectKind(rawValue: $0) }),
      let id = node.object?["id"]?.string
    else { return nil }
    self.init(kind, id)
  }
}

// MARK: - Values

extension FactValue {
  /// The value as an object whose one key is its type.
  fileprivate var typed: JSONValue {
    switch self {
    case .unknown: ["unknown": nil]
    case .absent: ["absent": nil]
    case .boolean(let value): ["boolean": .bool(value)]
    case .number(let value): ["number": .string(value.description)]
    case .text(let value): ["text": .string(value)]
    case .date(let value): ["date": .string(value.description)]
    case .symbol(let value): ["symbol": .string(value)]
    case .reference(let value): ["reference": .string(value)]
    case .list(let values): ["list": .array(values.map(\.typed))]
    }
  }

  fileprivate init?(typed node: JSONNode) {
    guard let entries = node.object?.entries, let entry = entries.first, entries.count == 1,
      let value = Self.value(entry.key, entry.value)
    else { return nil }
    self = value
  }

  private static func value(_ type: String, _ node: JSONNode) -> FactValue? {
    switch type {
    case "unknown": .unknown
    case "absent": .absent
    case "boolean": node.bool.map(FactValue.boolean)
    case "number": node.string.flatMap(ExactDecimal.init).map(FactValue.number)
    case "text": node.string.map(FactValue.text)
    case "date": node.string.flatMap(CalendarDay.init).map(FactValue.date)
    case "symbol": node.string.map(FactValue.symbol)
    case "reference": node.string.map(FactValue.reference)
    case "list": node.all { FactValue(typed: $0) }.map(FactValue.list)
    default: nil
    }
  }
}

extension JSONNode {
  /// The elements of a list, if it is one and each of them can be read.
  fileprivate func all<Element>(_ read: (JSONNode) -> Element?) -> [Element]? {
    guard let items = array else { return nil }
    let elements = items.compactMap(read)
    return elements.count == items.count ? elements : nil
  }
}
