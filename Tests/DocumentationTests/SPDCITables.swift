import Diagnostics
import ResettlementCore

@testable import ResettlementKit

/// The places of facts in the SPDCI shapes, and how codes are written and read.
struct SPDCITables {
  /// The language of the tables.
  let language: Language

  /// The text of all tables.
  var text: String {
    let codes = SPDCIMapping.fields.compactMap { field in
      field.codes.map { table(of: $0, field) }
    }
    return ([places] + codes).joined(separator: "\n")
  }

  private var places: String {
    let head = [pick("| 事实 | 位置 | 说明 |", "| fact | place | note |"), "| --- | --- | --- |"]
    let rows = SPDCIMapping.fields.map { field in
      let codes = field.codes.map { pick("代码 \($0.name)", "codes of \($0.name)") }
      let notes = [codes, pick(field.about.chinese, field.about.english)].compactMap(\.self)
        .filter { !$0.isEmpty }.joined(separator: pick("；", "; "))
      return "| `\(field.subject.rawValue).\(field.fact)` | `\(field.place)` | \(notes) |"
    }
    return lines(head + rows)
  }

  private func table(of codes: SPDCICodes, _ field: SPDCIField) -> String {
    let head = [
      "`\(field.fact)`" + pick("，代码 \(codes.name)：", ", codes of \(codes.name):"), "",
      pick("| 选项 | 国家标准 | 写作 | 也读作此选项 |", "| case | GB/T | written | read as well |"),
      "| --- | --- | --- | --- |",
    ]
    return lines(head + codes.rows.map(row))
  }

  private func row(_ row: SPDCICodes.Row) -> String {
    let written = row.written.map { "`\($0)`" } ?? pick("没有代码", "no code")
    let others = row.alsoRead.map { "`\($0)`" }.joined(separator: ", ")
    guard let fact = row.fact else {
      return "| \(meaning(row.meaning)) | | | \(others) |"
    }
    let note: String? =
      switch row.meaning {
      case .one(fact): nil
      case .one(let other): pick("读作 `\(other)`", "read as `\(other)`")
      case .nothing: pick("读时不知是哪一项", "the case can't be told")
      case .bySex: nil
      }
    let rest = [note, others].compactMap(\.self).filter { !$0.isEmpty }
    let text = rest.joined(separator: pick("；", "; "))
    return "| `\(fact)` | \(row.standard ?? "") | \(written) | \(text) |"
  }

  private func meaning(_ meaning: SPDCICodes.Meaning) -> String {
    switch meaning {
    case .one(let fact): "`\(fact)`"
    case .bySex(let male, let female):
      pick("按性别为 `\(male)` 或 `\(female)`", "`\(male)` or `\(female)`, by sex")
    case .nothing: pick("没有对应选项", "no case of ours")
    }
  }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
  private func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
}
