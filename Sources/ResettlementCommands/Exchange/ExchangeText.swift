internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What an exchange did, in words and as JSON.
struct ExchangeText {
  private let session: Session

  private static let mostDiagnostics = 100

  init(_ session: Session) {
    self.session = session
  }

  // MARK: - Out

  /// Returns what was written, where, and what is not in it.
  func text(
    of summary: ExchangeSummary,
    in files: [String],
    _ personal: DisclosureOptions
  ) -> String {
    let place = files.joined(separator: session.pick("、", ", "))
    let (households, persons) = (summary.households.count, summary.persons.count)
    var lines = [
      session.pick(
        "\(households) 户、\(persons) 人已写入 \(place)",
        "\(households) households and \(persons) persons are in \(place)"
      )
    ]
    if !summary.hidden.isEmpty {
      let values = summary.hidden.values.reduce(0, +)
      lines.append(
        session.pick(
          "\(values) 项个人信息已遮盖或略去：\(list(summary.hidden))",
          "\(values) personal values are masked or left out: \(list(summary.hidden))"
        )
      )
    }
    if !summary.revealed.isEmpty, let purpose = personal.purpose {
      let facts = summary.revealed.sorted().map(\.description).joined(separator: ", ")
      lines.append(
        session.pick(
          "用途“\(purpose)”，未遮盖：\(facts)；已记入 \(personal.logPath(for: files[0]))",
          "for '\(purpose)', in the clear: \(facts); recorded in \(personal.logPath(for: files[0]))"
        )
      )
    }
    if !summary.lost.isEmpty {
      lines.append(
        session.pick(
          "该格式没有对应位置，未写出：\(list(summary.lost))",
          "without a place in this form, not written: \(list(summary.lost))"
        )
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func list(_ counts: [AccessedFact: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
  }

  // MARK: - In

  /// Returns how much was read, and what was not.
  func text(of outcome: ImportOutcome) -> String {
    let (households, persons) = (outcome.households, outcome.persons)
    var lines = [
      session.pick(
        "接收 \(households) 户、\(persons) 人，退回 \(outcome.rejected.count) 条",
        "\(households) households and \(persons) persons were taken, "
          + "\(outcome.rejected.count) records rejected"
      )
    ]
    if !outcome.lost.isEmpty {
      lines.append(
        session.pick(
          "没有对应事实，未采用：\(list(outcome.lost))",
          "without a fact of ours, not taken: \(list(outcome.lost))"
        )
      )
    }
    if !outcome.masked.isEmpty {
      lines.append(
        session.pick(
          "已遮盖，视为未知：\(list(outcome.masked))",
          "masked, and unknown therefore: \(list(outcome.masked))"
        )
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
  }

  /// Returns the same for programs; no value of a person is in it.
  func json(of outcome: ImportOutcome) -> JSONValue {
    [
      "households": .integer(outcome.households),
      "persons": .integer(outcome.persons),
      "rejected": .array(outcome.rejected.map(value)),
      "lost": value(outcome.lost),
      "masked": value(outcome.masked),
      "diagnostics": .array(
        outcome.diagnostics.prefix(Self.mostDiagnostics).map(value)
      ),
    ]
  }

  private func value(_ rejected: ExchangeReport.Rejected) -> JSONValue {
    [
      "file": .string(rejected.range.source.name),
      "line": .integer(rejected.range.start.line),
      "reasons": .array(rejected.reasons.map(value)),
    ]
  }

  private func value(_ diagnostic: Diagnostic) -> JSONValue {
    let start = diagnostic.range?.start
    return [
      "code": .string(diagnostic.code),
      "line": start.map { .integer($0.line) } ?? .null,
      "column": start.map { .integer($0.column) } ?? .null,
      "message": [
        "en": .string(diagnostic.message.english), "zh": .string(diagnostic.message.chinese),
      ],
    ]
  }

  private func value(_ counts: [String: Int]) -> JSONValue {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
  }
}
