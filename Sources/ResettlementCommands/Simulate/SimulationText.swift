internal import PolicySimulation
internal import Quantities

/// A comparison of two policies as the terminal shows it: the tables of the page.
struct SimulationText {
  private let report: SimulationReport
  private let words: SimulationWords

  init(_ report: SimulationReport, in session: Session) {
    self.report = report
    words = SimulationWords(session.language)
  }

  /// The whole report.
  var text: String {
    let tables = SimulationTables(report, words)
    var parts = [head]
    if !report.yearly.isNone || !report.once.isNone { parts.append(Self.text(of: tables.budget)) }
    if report.countsMoney, !report.areEqual { parts.append(Self.text(of: tables.effects)) }
    parts.append(Self.text(of: tables.verdicts))
    if report.countsMoney { parts += report.groups.map { Self.text(of: tables.groups($0)) } }
    if let incomes = report.incomes {
      let remarks = words.remarks(incomes).map { $0 + "\n" }.joined()
      parts.append(Self.text(of: tables.incomes(incomes)) + remarks)
    }
    parts.append(words.remarks(report).map { $0 + "\n" }.joined())
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var head: String {
    let twice = report.rules.count - report.equalRules
    let (households, persons) = (words.count(report.households), words.count(report.persons))
    return "A  \(words.name(report.baseline))\nB  \(words.name(report.reform))\n"
      + words.pick(
        "\(households) 户、\(persons) 人；\(report.equalRules) 条规则两方案相同，只算一次，"
          + "\(twice) 条不同\n",
        "\(households) households, \(persons) persons; \(report.equalRules) rules say the same and "
          + "were answered once, \(twice) differ\n"
      ) + words.notices(report).map { $0 + "\n" }.joined()
  }

  // MARK: - Tables

  private static func text(of table: ReportTable) -> String {
    guard !table.rows.isEmpty else { return "" }
    let lines = [table.heads] + table.rows
    let widths = table.heads.indices.map { column in
      lines.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    return table.caption + "\n" + lines.map { line($0, widths) + "\n" }.joined()
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let texts = zip(cells, widths).enumerated().map { column, cell in
      column == 0 ? cell.0.padded(to: cell.1) : cell.0.aligned(to: cell.1)
    }
    var line = "  " + texts.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

extension Budget {
  /// Whether it is nothing under both policies.
  fileprivate var isNone: Bool { baseline.isZero && reform.isZero }
}
