internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What became of the rows of a table, for a person and for programs.
struct ImportText {
  private let report: ImportReport
  private let membership: RegisterMembership
  private let session: Session

  private static let mostLines = 50

  /// - Parameters:
  ///   - report: What became of the rows.
  ///   - membership: Who of those that were taken is in the register now.
  ///   - session: Whose language is used.
  init(_ report: ImportReport, _ membership: RegisterMembership, _ session: Session) {
    self.report = report
    self.membership = membership
    self.session = session
  }

  /// The report in words: what needs somebody's eyes first, the sum last.
  var text: String {
    let noted = report.accepted.flatMap(\.notes)
    let parts = [
      listed(report.rejected.flatMap(\.reasons), session.pick("退回", "rejected")),
      listed(noted, session.pick("提示", "note")),
      unmapped, notListed, outside,
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

  /// Those who were taken over and are not in the register, with what is missing.
  private var outside: [String] {
    let undecided = Dictionary(membership.undecided.map { ($0.subject, $0) }) { first, _ in first }
    let lines = outsiders.prefix(Self.mostLines).map { row in
      let reason = undecided[row.subject].map { session.pick($0.wanted.chinese, $0.wanted.english) }
      let why = reason ?? session.pick("不符合列入条件", "it does not meet the register's conditions")
      return session.pick(
        "第 \(row.row) 行已接受，但 \(row.subject.id) 尚不在台账中：\(why)",
        "row \(row.row) accepted, but \(row.subject.id) is not in the register: \(why)"
      )
    }
    let rest = outsiders.count - lines.count
    return lines + (rest > 0 ? [session.pick("另有 \(rest) 条", "and \(rest) more")] : [])
  }

  private var outsiders: [ImportReport.Accepted] {
    let entries = Set(membership.entries)
    return report.accepted.filter { !entries.contains($0.subject) }
  }

  private var sum: String {
    let new = report.accepted.count { $0.isNew }
    let changed = report.accepted.count { !$0.isNew && !$0.changes.isEmpty }
    let same = report.accepted.count - new - changed
    let outside = outsiders.count
    let also = session.pick(
      "；接受的行中有 \(outside) 条尚不在台账中",
      "; \(outside) of the accepted are not in the register"
    )
    return sumOfRows(new, changed, same) + (outside > 0 ? also : "")
  }

  private func sumOfRows(_ new: Int, _ changed: Int, _ same: Int) -> String {
    session.pick(
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
      "not_in_register": .array(outsiders.map(outsider)),
      "not_listed": .array(report.notListed.map { .string($0.description) }),
      "unmapped_columns": .array(report.unmappedColumns.map(JSONValue.string)),
    ]
  }

  private func outsider(_ row: ImportReport.Accepted) -> JSONValue {
    let missing = membership.undecided.first { $0.subject == row.subject }?.missing ?? []
    return [
      "row": .integer(row.row),
      "subject": .string(row.subject.description),
      "missing": .array(missing.map { .string($0.name) }),
    ]
  }

  /// A rejected row with its reasons.
  static func value(_ row: ImportReport.Rejected) -> JSONValue {
    ["row": .integer(row.row), "reasons": .array(row.reasons.map(value))]
  }

  /// A finding with its row.
  static func numbered(_ finding: RowFinding) -> JSONValue {
    ["row": .integer(finding.row), "reasons": .array([value(finding)])]
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
