internal import Diagnostics
internal import ResettlementCore
internal import Tabular

// What has no place in the shapes stands in attributes of our own. An attribute completes what its
// standard place says; where somebody changed that place since, the place holds.
extension SPDCIRecord {
  /// Puts our own attributes over what the standard places say.
  mutating func overlay(
    _ object: JSONObject,
    _ kind: SPDCIField.Object,
    _ facts: inout Facts,
    _ person: JSONObject? = nil
  ) {
    let standard = facts
    let attributes = ownAttributes(object, kind)
    for (fact, node) in attributes.facts { facts[fact] = node }
    for fact in attributes.unknown { facts[fact] = nil }
    let fields =
      SPDCIMapping.fields(of: kind) + (person == nil ? [] : SPDCIMapping.fields(of: .person))
    for field in fields {
      let isOther = field.facts.contains { facts[$0]?.value.text != standard[$0]?.value.text }
      guard isOther, let place = (object[field.key] ?? person?[field.key]), !place.isNothing,
        !isConsistent(field, facts, standard, place, object)
      else { continue }
      report(.contradiction(field), at: place.range, .warning)
      for fact in field.facts { facts[fact] = standard[fact] }
    }
  }

  /// Whether the facts would be written in the place as it stands there.
  private func isConsistent(
    _ field: SPDCIField,
    _ facts: Facts,
    _ standard: Facts,
    _ place: JSONNode,
    _ object: JSONObject
  ) -> Bool {
    guard field.codes != nil else { return standard[field.fact] == nil }
    let encoder = SPDCIEncoder { .value(facts[$0]?.coded ?? .unknown) }
    guard let encoded = encoder.encoded(field) else { return false }
    let type = object["disability_info"]?.array?.first?.object?["disability_type"]?.value
    return encoded.entries.allSatisfy { key, value in
      switch (key, value) {
      case ("disability_info", .array(let items)):
        items.first?.value(of: "disability_type")?.plainCode == type?.plainCode
      default: value.plainCode == place.value.plainCode
      }
    }
  }

  // MARK: - Reading

  private mutating func ownAttributes(
    _ object: JSONObject,
    _ kind: SPDCIField.Object
  ) -> (facts: Facts, unknown: [String]) {
    var found: (facts: Facts, unknown: [String]) = ([:], [])
    guard let list = object["additional_attributes"], !list.isNothing else { return found }
    for item in list.array ?? [list] {
      guard let attribute = item.object, let key = attribute["key"]?.string,
        key.hasPrefix(SPDCIMapping.namespace)
      else {
        lose("\(kind.rawValue).additional_attributes")
        continue
      }
      take(key, attribute, item.range, kind, &found)
    }
    return found
  }

  private mutating func take(
    _ key: String,
    _ attribute: JSONObject,
    _ range: SourceRange,
    _ kind: SPDCIField.Object,
    _ found: inout (facts: Facts, unknown: [String])
  ) {
    guard let value = attribute["value"], let text = value.string,
      let root = JSONDocument(SourceText(name: "", text: text)).root
    else { return report(.ownValue(key), at: attribute["value"]?.range ?? range) }
    let node = JSONNode(root.value, at: value.range)
    if key == SPDCIMapping.unknown {
      return found.unknown += node.array?.compactMap(\.string) ?? []
    }
    let fact = String(key.dropFirst(SPDCIMapping.namespace.count))
    let subject: SubjectKind = kind == .group ? .household : .person
    guard catalogue.fact(id: fact, of: subject) != nil else {
      return lose("\(kind.rawValue).additional_attributes.\(key)")
    }
    if found.facts.updateValue(node, forKey: fact) != nil { report(.sameAttribute(key), at: range) }
  }
}

// MARK: - Values

extension JSONNode {
  /// Creates a node of a value, of which every part stands at one place.
  fileprivate init(_ value: JSONValue, at range: SourceRange) {
    let kind: Kind =
      switch value {
      case .object(let entries):
        .object(
          JSONObject(
            entries.map { JSONObject.Entry($0.0, at: range, JSONNode($0.1, at: range)) }
          )
        )
      case .array(let items): .array(items.map { JSONNode($0, at: range) })
      case .string(let text): .string(text)
      case .number(let text): .number(text)
      case .bool(let bool): .bool(bool)
      case .null: .null
      }
    self.init(kind, at: range)
  }

  /// The value of a fact that is written by codes.
  fileprivate var coded: FactValue {
    switch kind {
    case .string(let id): .symbol(id)
    case .bool(let truth): .boolean(truth)
    case .null: .absent
    default: .unknown
    }
  }
}

extension JSONValue {
  /// The value as it is compared.
  fileprivate var text: String { JSONWriter(.compact).text(of: self) }

  /// The value of a key.
  fileprivate func value(of key: String) -> JSONValue? {
    guard case .object(let entries) = self else { return nil }
    return entries.first { $0.0 == key }?.1
  }

  /// A code or truth value as it is compared.
  fileprivate var plainCode: String? {
    switch self {
    case .string(let text), .number(let text):
      ["1": "1", "0": "0"][text] ?? SPDCICodes.plain(text)
    case .bool(let truth): truth ? "1" : "0"
    default: nil
    }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func contradiction(_ field: SPDCIField) -> Self {
    Self(
      "exchange.contradiction",
      en: "'\(field.key)' says otherwise than our attribute, which does not count",
      zh: "“\(field.key)”与本软件的附加属性不符，以前者为准"
    )
  }

  fileprivate static func ownValue(_ key: String) -> Self {
    Self(
      "exchange.own-value",
      en: "the value of '\(key)' must be a text that holds JSON, such as \"true\"",
      zh: "“\(key)”的值应为写有 JSON 的文字，如 \"true\""
    )
  }

  fileprivate static func sameAttribute(_ key: String) -> Self {
    Self("exchange.same-attribute", en: "'\(key)' is there twice", zh: "“\(key)”重复")
  }
}
