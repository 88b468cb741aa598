internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What became of the rows of a table, for a person and for programs.
struct ImportText {
  private let report: ImportReport
  private let session: Session

  private static let mostLines = 50

  init(_ report: ImportReport, _ session: Session) {
    self.report = report
    self.session = session
  }

  /// The report in words: what needs somebody's eyes first, the sum last.
  var text: String {
    let noted = report.accepted.flatMap(\.notes)
    let parts = [
      listed(report.rejected.flatMap(\.reasons), session.pick("退回", "rejected")),
      listed(noted, session.pick("提示", "note")),
      unmapped, notListed,
      [sum],
    ]
    return parts.joined().map { $0 + "\n" }.joined()
  }

  private func listed(_ findings: [RowFinding], _ word: String) -> [String] {
    let lines = findings.prefix(Self.mostLines).map { finding in
      session.pick("第 \(finding.row) 行\(word)：", "row \(finding.row) \(word): ")
        + finding.text(in: session.language)
    }
    let rest = findings.count - lines.count
    return lines + (rest > 0 ? [session.pick("另有 \(rest) 条", "and \(rest) more")] : [])
  }

  private var unmapped: [String] {
    guard !report.unmappedColumns.isEmpty else { return [] }
    let names = report.unmappedColumns.joined(separator: session.pick("、", ", "))
    return [
      session.pick("列对照中没有、未采用的列：\(names)", "columns that the mapping does not name: \(names)")
    ]
  }

  private var notListed: [String] {
    guard !report.notListed.isEmpty else { return [] }
    let ids = report.notListed.prefix(Self.mostLines).map(\.id).joined(separator: ", ")
    let count = report.notListed.count
    let more = count > Self.mostLines ? ", …" : ""
    return [
      session.pick(
        "台账中有而表中没有 \(count) 条，保持不变：\(ids)\(more)",
        "\(count) in the register but not in the table, kept as they are: \(ids)\(more)"
      )
    ]
  }

  private var sum: String {
    let new = report.accepted.count { $0.isNew }
    let changed = report.accepted.count { !$0.isNew && !$0.changes.isEmpty }
    let same = report.accepted.count - new - changed
    return session.pick(
      "共 \(report.rowCount) 行：接受 \(report.accepted.count)（新增 \(new)，变更 \(changed)，"
        + "无变化 \(same)），退回 \(report.rejected.count)；另跳过 \(report.passedOver.count) 行",
      "\(report.rowCount) rows: \(report.accepted.count) accepted (\(new) new, \(changed) changed, "
        + "\(same) the same), \(report.rejected.count) rejected; \(report.passedOver.count) passed over"
    )
  }

  /// The report for programs; of values nothing is in it.
  var json: JSONValue {
    [
      "rows": .integer(report.rowCount),
      "accepted": .array(
        report.accepted.map { row in
          [
            "row": .integer(row.row),
            "subject": .string(row.subject.description),
            "new": .bool(row.isNew),
            "changed": .array(row.changes.map { .string($0.fact) }),
            "notes": .array(row.notes.map(Self.value)),
          ]
        }
      ),
      "rejected": .array(report.rejected.map(Self.value)),
      "passed_over": .array(report.passedOver.map { .integer($0.row) }),
      "not_listed": .array(report.notListed.map { .string($0.description) }),
      "unmapped_columns": .array(report.unmappedColumns.map(JSONValue.string)),
    ]
  }

  /// A rejected row with its reasons.
  static func value(_ row: ImportReport.Rejected) -> JSONValue {
    ["row": .integer(row.row), "reasons": .array(row.reasons.map(value))]
  }

  private static func value(_ finding: RowFinding) -> JSONValue {
    [
      "code": .string(finding.message.code),
      "column": .optional(finding.column),
      "message": [
        "en": .string(finding.message.english), "zh": .string(finding.message.chinese),
      ],
    ]
  }
}
