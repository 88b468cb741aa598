import ResettlementCore

/// The tables of all subject kinds and facts, as `Documentation/Facts.md` has them.
enum FactTables {
  /// The text of all tables.
  static var text: String {
    ([kinds] + SubjectKind.allCases.map(section)).joined(separator: "\n") + enumerations
  }

  private static var kinds: String {
    let rows = SubjectKind.allCases.map { kind in
      "| `\(kind.rawValue)` | \(kind.chineseName) | `\(kind.collectionName)` |"
    }
    return Self.lines(["| id | 中文 | 列表 list |", "| --- | --- | --- |"] + rows)
  }

  private static func section(_ kind: SubjectKind) -> String {
    let catalogue = FactCatalogue.core
    let head = [
      "## \(kind.chineseName) `\(kind.rawValue)`", "",
      "| id | 中文 | 类型 type | 单位 unit | 可无 optional | 隐私 privacy |",
      "| --- | --- | --- | --- | --- | --- |",
    ]
    let relations = catalogue.relations(of: kind).map(row)
    let tail =
      relations.isEmpty ? [] : ["", "| 关系 relation | 中文 | 由何得出 from |", "| --- | --- | --- |"]
    return lines(head + catalogue.facts(of: kind).map(row) + tail + relations)
  }

  private static func row(_ fact: FactDeclaration) -> String {
    let unit = fact.unit.map { "`\($0)`" } ?? ""
    let privacy = fact.privacy == .open ? "" : fact.privacy.rawValue
    return "| `\(fact.id)` | \(fact.name.chinese) | \(type(fact.type)) | \(unit) "
      + "| \(fact.isOptional ? "是 yes" : "") | \(privacy) |"
  }

  private static func row(_ relation: RelationDeclaration) -> String {
    let path = ([relation.element.rawValue] + relation.path).joined(separator: ".")
    return "| `\(relation.id)` | \(relation.name.chinese) | `\(path)` |"
  }

  private static func type(_ type: FactType) -> String {
    switch type {
    case .boolean: "是否 boolean"
    case .number: "数 number"
    case .text: "文字 text"
    case .date: "日期 date"
    case .enumeration(let enumeration): "[\(enumeration.id)](#\(enumeration.id))"
    case .reference(let kind): "→ \(kind.chineseName) `\(kind.rawValue)`"
    case .list(let element): "列表 list: \(Self.type(element))"
    }
  }

  // MARK: - Enumerations

  private static var enumerations: String {
    let all = SubjectKind.allCases.flatMap { FactCatalogue.core.facts(of: $0) }
      .compactMap { enumeration(in: $0.type) }
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    let sections = byID.values.sorted { $0.id < $1.id }.map { enumeration in
      let rows = enumeration.cases.map { "| `\($0.id)` | \($0.name.chinese) |" }
      return lines(
        ["", "### \(enumeration.id)", "", "\(enumeration.name.chinese)", ""]
          + ["| id | 中文 |", "| --- | --- |"] + rows
      )
    }
    return "\n## 枚举 Enumerations\n" + sections.joined()
  }

  private static func enumeration(in type: FactType) -> Enumeration? {
    switch type {
    case .enumeration(let enumeration): enumeration
    case .list(let element): enumeration(in: element)
    default: nil
    }
  }

  private static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
