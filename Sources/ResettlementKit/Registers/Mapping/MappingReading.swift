internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The reading of one mapping file.
struct MappingReading {
  let catalogue: FactCatalogue
  private(set) var findings = Findings()

  init(_ catalogue: FactCatalogue) {
    self.catalogue = catalogue
  }

  private static let keys = [
    "register", "subject", "sheet", "header_rows", "key", "columns", "sum_words",
  ]
  private static let columnKeys = ["fact", "empty", "codes", "partial_dates"]

  mutating func mapping(_ document: YAMLDocument, _ source: SourceText) -> TableMapping? {
    findings.add(document.diagnostics)
    guard let root = document.root?.mapping else {
      if !findings.hasErrors { findings.add(.mappingWithoutKeys, at: SourceRange(source, 0..<0)) }
      return nil
    }
    checkKeys(of: root, among: Self.keys)
    guard let kind = subject(root, source) else { return nil }
    var mapping = TableMapping(subject: kind, columns: [])
    mapping.register = text(root["register"])
    mapping.sheet = text(root["sheet"])
    mapping.headerRows = headerRows(root["header_rows"])
    mapping.otherSumWords = texts(root["sum_words"])
    mapping.columns = columns(root, of: kind, source)
    mapping.key = key(root["key"], mapping)
    return mapping
  }

  private mutating func subject(_ root: YAMLMapping, _ source: SourceText) -> SubjectKind? {
    guard let node = root["subject"] else {
      findings.add(.mappingWithoutKey("subject"), at: SourceRange(source, 0..<0))
      return nil
    }
    let name = node.scalar?.text ?? ""
    let kind =
      SubjectKind(rawValue: name) ?? SubjectKind.allCases.first { $0.chineseName == name }
    if kind == nil {
      let nearest = nearestName(to: name, among: SubjectKind.allCases.map(\.rawValue))
      findings.add(.mappingUnknownSubject(name, nearest: nearest), at: node.range)
    }
    return kind
  }

  private mutating func headerRows(_ node: YAMLNode?) -> Int {
    guard let node else { return 1 }
    if let number = node.scalar.flatMap({ Int($0.text) }), 1...5 ~= number { return number }
    findings.add(.mappingWrongValue("header_rows", wanted: "1 - 5"), at: node.range)
    return 1
  }

  private mutating func key(_ node: YAMLNode?, _ mapping: TableMapping) -> [String] {
    let mapped = mapping.columns.compactMap { column -> String? in
      guard case .fact(let fact) = column.target else { return nil }
      return fact
    }
    return texts(node).filter { fact in
      if mapped.contains(fact) { return true }
      if let node { findings.add(.mappingKeyWithoutColumn(fact), at: node.range) }
      return false
    }
  }
}

// MARK: - Columns

extension MappingReading {
  private mutating func columns(
    _ root: YAMLMapping,
    of kind: SubjectKind,
    _ source: SourceText
  ) -> [TableMapping.Column] {
    guard let entries = root["columns"]?.mapping?.entries, !entries.isEmpty else {
      let place = root["columns"]?.range ?? SourceRange(source, 0..<0)
      findings.add(.mappingWithoutKey("columns"), at: place)
      return []
    }
    var taken: [TableMapping.Target: SourceRange] = [:]
    return entries.compactMap { entry in
      guard let column = column(entry, of: kind) else { return nil }
      if [.ignored, .remark].contains(column.target) { return column }
      if let first = taken.updateValue(entry.key.range, forKey: column.target) {
        let note = Diagnostic.Note(.mappingFirstColumn, at: first)
        let message = Diagnostic.Message.mappingTwice(column.target.written)
        findings.add(Diagnostic(message, at: entry.key.range, notes: [note]))
      }
      return column
    }
  }

  private mutating func column(
    _ entry: YAMLMapping.Entry,
    of kind: SubjectKind
  ) -> TableMapping.Column? {
    let keys = entry.value.mapping
    if let keys { checkKeys(of: keys, among: Self.columnKeys) }
    let node = keys == nil ? entry.value : keys?["fact"]
    guard let node, let name = node.scalar?.text, !name.isEmpty else {
      findings.add(.mappingWithoutKey("fact"), at: entry.key.range)
      return nil
    }
    guard let target = target(name, of: kind, at: node.range) else { return nil }
    var column = TableMapping.Column(HeadingText.plain(entry.key.text), target)
    column.empty = empty(text(keys?["empty"]))
    column.codes = codes(keys?["codes"])
    column.partialDates = partialDates(keys?["partial_dates"])
    return column
  }

  private mutating func target(
    _ name: String,
    of kind: SubjectKind,
    at range: SourceRange
  ) -> TableMapping.Target? {
    switch name {
    case "id": return .id
    case "ignore": return .ignored
    case "remark": return .remark
    default: break
    }
    let steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let fact = fact(steps[0], of: kind, at: range) else { return nil }
    guard steps.count > 1 else { return .fact(fact.id) }
    guard steps.count == 2, case .reference(let other) = fact.type else {
      findings.add(.mappingNoReference(name), at: range)
      return nil
    }
    return self.fact(steps[1], of: other, at: range).map {
      .through(reference: fact.id, fact: $0.id)
    }
  }

  private mutating func fact(
    _ name: String,
    of kind: SubjectKind,
    at range: SourceRange
  ) -> FactDeclaration? {
    if let known = catalogue.fact(name, of: kind) { return known }
    let names = catalogue.facts(of: kind).flatMap { [$0.id, $0.name.chinese] }
    let nearest = nearestName(to: name, among: names + ["id", "ignore", "remark"])
    findings.add(.mappingUnknownFact(name, of: kind, nearest: nearest), at: range)
    return nil
  }

  private func empty(_ word: String?) -> TableMapping.EmptyCell {
    switch word {
    case nil, "unknown": .unknown
    case "absent": .absent
    case "refused": .refused
    case let text?: .text(text)
    }
  }

  private mutating func codes(_ node: YAMLNode?) -> [String: String] {
    guard let node else { return [:] }
    guard let entries = node.mapping?.entries else {
      findings.add(.mappingWrongValue("codes", wanted: "{ 男性: male }"), at: node.range)
      return [:]
    }
    let pairs = entries.map { (CellWords.plain($0.key.text), $0.value.scalar?.text ?? "") }
    return Dictionary(pairs) { first, _ in first }
  }

  private mutating func partialDates(_ node: YAMLNode?) -> TableMapping.PartialDate {
    guard let node else { return .first }
    if let word = node.scalar.flatMap({ TableMapping.PartialDate(rawValue: $0.text) }) {
      return word
    }
    let words = TableMapping.PartialDate.allCases.map(\.rawValue).joined(separator: ", ")
    findings.add(.mappingWrongValue("partial_dates", wanted: words), at: node.range)
    return .first
  }
}

// MARK: - Texts

extension MappingReading {
  private func text(_ node: YAMLNode?) -> String? { node?.scalar?.text }

  private mutating func texts(_ node: YAMLNode?) -> [String] {
    guard let node else { return [] }
    guard let items = node.sequence else {
      findings.add(.mappingWrongValue("[...]", wanted: "[name, birth_date]"), at: node.range)
      return []
    }
    return items.compactMap { $0.scalar?.text }
  }

  private mutating func checkKeys(of mapping: YAMLMapping, among names: [String]) {
    for entry in mapping.entries where !names.contains(entry.key.text) {
      let nearest = nearestName(to: entry.key.text, among: names)
      findings.add(.mappingUnknownKey(entry.key.text, nearest: nearest), at: entry.key.range)
    }
  }
}
