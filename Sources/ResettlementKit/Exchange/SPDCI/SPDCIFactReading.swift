internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import Tabular

/// Reads the facts of one object of SPDCI from their places.
struct SPDCIFactReading {
  private let object: JSONObject
  private let kind: SPDCIField.Object
  private let sex: String?
  private let head: SPDCIHead?

  init(
    _ object: JSONObject,
    _ kind: SPDCIField.Object,
    _ record: SPDCIRecord,
    sex: String? = nil,
    head: SPDCIHead? = nil
  ) {
    self.object = object
    self.kind = kind
    self.sex = sex
    self.head = head
  }

  /// Returns the facts, and reports to the record what is wrong.
  func read(_ record: inout SPDCIRecord) -> SPDCIRecord.Facts {
    var facts: SPDCIRecord.Facts = [:]
    for field in SPDCIMapping.fields(of: kind) { read(field, &facts, &record) }
    return facts
  }

  private func read(
    _ field: SPDCIField,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    if case .codes(let codes) = field.form { return code(field, codes, &facts, &record) }
    guard let node = object[field.key], !node.isNothing else { return }
    switch field.form {
    case .codes, .head: return
    case .text, .wholeNumber: facts[field.fact] = node
    case .day: facts[field.fact] = Self.day(node)
    case .texts: texts(node, field, &facts, &record)
    case .address: address(node, field, &facts, &record)
    case .name: name(node, field, &facts, &record)
    case .identityNumber: number(node, field, &facts, &record)
    case .disability(let codes): disability(node, field, codes, &facts, &record)
    case .employment(let codes): employment(node, field, codes, &facts, &record)
    }
  }
}

// MARK: - Texts

extension SPDCIFactReading {
  /// A day without the time behind it that others write.
  private static func day(_ node: JSONNode) -> JSONNode {
    guard let text = node.string, text.utf8.count > 10,
      text.utf8.dropFirst(10).first == UInt8(ascii: "T"),
      CalendarDay(String(text.prefix(10))) != nil
    else { return node }
    return JSONNode(.string(String(text.prefix(10))), at: node.range)
  }

  private func put(
    _ text: String,
    _ field: SPDCIField,
    at range: SourceRange,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    if text.contains("**") || (field.fact == "name" && text.contains("*")) {
      record.masked[field.fact, default: 0] += 1
    } else {
      facts[field.fact] = JSONNode(.string(text), at: range)
    }
  }

  private func texts(
    _ node: JSONNode,
    _ field: SPDCIField,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    let items = (node.array ?? [node]).filter { !$0.isNothing }
    for _ in items.dropFirst() { record.lose(field.place.replacing("[0]", with: "[1…]")) }
    guard let first = items.first else { return }
    guard let text = first.string else {
      return record.report(.textWanted(field.key), at: first.range)
    }
    put(text, field, at: first.range, &facts, &record)
  }

  private func address(
    _ node: JSONNode,
    _ field: SPDCIField,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    let items = (node.array ?? [node]).filter { !$0.isNothing }
    for _ in items.dropFirst() { record.lose("Group.address[1…]") }
    guard let address = items.first?.object else { return }
    let lines = ["address_line_1", "address_line1"]
    let line = lines.lazy.compactMap { address[$0] }.first { !$0.isNothing }
    if let line { facts[field.fact] = line }
    for entry in address.entries
    where !(lines + ["@id", "@type"]).contains(entry.key) && !entry.value.isNothing {
      record.lose("Address.\(entry.key)")
    }
  }

  private func name(
    _ node: JSONNode,
    _ field: SPDCIField,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    if let text = node.string { return put(text, field, at: node.range, &facts, &record) }
    guard let object = (node.array?.first ?? node).object else {
      return record.report(.textWanted(field.key), at: node.range)
    }
    func part(_ keys: String...) -> String? {
      keys.lazy.compactMap { object[$0]?.string }.first { !$0.allSatisfy(\.isWhitespace) }
    }
    let (given, surname) = (part("given_name", "first_name"), part("surname"))
    let second = part("second_name")
    for key in ["maiden_name", "prefix", "suffix"] where part(key) != nil {
      record.lose("Name.\(key)")
    }
    let name = Self.whole(given: given, second: second, surname: surname)
    if let name { put(name, field, at: node.range, &facts, &record) }
  }

  /// A whole name: in Han characters the surname comes first and nothing stands between.
  private static func whole(given: String?, second: String?, surname: String?) -> String? {
    let rest = [given, second].compactMap(\.self)
    let parts = ([surname] + rest.map(Optional.some)).compactMap(\.self)
    guard parts.count > 1 else { return parts.first }
    let isHan = parts.allSatisfy { part in
      part.unicodeScalars.allSatisfy { $0.properties.isIdeographic || "·•".contains(Character($0)) }
    }
    if isHan { return parts.joined() }
    return (rest + [surname].compactMap(\.self)).joined(separator: " ")
  }

  private func number(
    _ node: JSONNode,
    _ field: SPDCIField,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    for identifier in SPDCIIdentifiers.all(in: node) {
      if SPDCIIdentifiers.isNumber(identifier), facts[field.fact] == nil {
        put(identifier.value, field, at: identifier.range, &facts, &record)
      } else if !identifier.type.hasPrefix(SPDCIMapping.namespace) {
        record.lose("Person.identifier")
      }
    }
  }
}

// MARK: - Codes

extension SPDCIFactReading {
  private func code(
    _ field: SPDCIField,
    _ codes: SPDCICodes,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    let given = object[field.key].flatMap { $0.isNothing ? nil : $0 }
    guard let node = given ?? (field.fact == "relation_to_head" ? related : nil) else { return }
    guard let meaning = meaning(of: node, field.key, codes, &record) else { return }
    switch meaning {
    case .one(let id): facts[field.fact] = JSONNode(.string(id), at: node.range)
    case .nothing: record.lose(field.place)
    case .bySex(let male, let female):
      let id = ["male": male, "female": female][sex ?? ""]
      if let id {
        facts[field.fact] = JSONNode(.string(id), at: node.range)
      } else {
        record.lose(field.place)
      }
    }
  }

  private func meaning(
    of node: JSONNode,
    _ key: String,
    _ codes: SPDCICodes,
    _ record: inout SPDCIRecord
  ) -> SPDCICodes.Meaning? {
    guard let text = node.string ?? node.number, let meaning = codes.meaning(of: text) else {
      record.report(.unknownCode(key, codes), at: node.range)
      return nil
    }
    return meaning
  }

  /// The code of the relation to the head among those to others.
  private var related: JSONNode? {
    guard let head, let items = object["related_person"]?.array else { return nil }
    let found = items.first { item in
      guard let other = item.object?["related_member"]?.object else { return false }
      return !SPDCIIdentifiers.values(in: other).isDisjoint(with: head.identifiers)
    }
    return found?.object?["relationship_type"]
  }

  private func disability(
    _ node: JSONNode,
    _ field: SPDCIField,
    _ codes: SPDCICodes,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    guard let isDisabled = Self.truth(node) else {
      return record.report(.truthWanted(field.key), at: node.range)
    }
    guard isDisabled else {
      facts[field.fact] = JSONNode(.null, at: node.range)
      return
    }
    let info = object["disability_info"].map { $0.array ?? [$0] } ?? []
    for _ in info.dropFirst() { record.lose("Member.disability_info[1…]") }
    guard let first = info.first?.object else { return }
    for key in ["disability_limitation_type", "functional_severity"] {
      if first[key].map({ !$0.isNothing }) ?? false { record.lose("DisabilityInfo.\(key)") }
    }
    guard let type = first["disability_type"], !type.isNothing else { return }
    switch meaning(of: type, "disability_type", codes, &record) {
    case .one(let id)?: facts[field.fact] = JSONNode(.string(id), at: type.range)
    case .nothing?, .bySex?: record.lose(field.place)
    case nil: return
    }
  }

  private static func truth(_ node: JSONNode) -> Bool? {
    if let bool = node.bool { return bool }
    return ["1": true, "0": false, "true": true, "false": false][node.string ?? node.number ?? ""]
  }

  private func employment(
    _ node: JSONNode,
    _ field: SPDCIField,
    _ codes: SPDCICodes,
    _ facts: inout SPDCIRecord.Facts,
    _ record: inout SPDCIRecord
  ) {
    guard let meaning = meaning(of: node, field.key, codes, &record) else { return }
    if case .one(let id) = meaning {
      facts[field.fact] = JSONNode(.string(id), at: node.range)
    }
    let isEmployed = SPDCIEncoder.isEmployed(node.string ?? node.number ?? "")
    facts["is_employed"] = isEmployed.map { JSONNode(.bool($0), at: node.range) }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func unknownCode(_ key: String, _ codes: SPDCICodes) -> Self {
    let shown = codes.known.prefix(12).joined(separator: ", ")
    let more = codes.known.count > 12 ? ", …" : ""
    return Self(
      "exchange.unknown-code",
      en: "'\(key)' must be a code of \(codes.name): \(shown)\(more)",
      zh: "“\(key)”应为 \(codes.name) 的代码：\(shown)\(more)"
    )
  }

  fileprivate static func truthWanted(_ key: String) -> Self {
    Self(
      "exchange.value",
      en: "'\(key)' must be true or false",
      zh: "“\(key)”应为 true 或 false"
    )
  }

  fileprivate static func textWanted(_ key: String) -> Self {
    Self("exchange.value", en: "'\(key)' must be a text", zh: "“\(key)”应为文字")
  }
}
