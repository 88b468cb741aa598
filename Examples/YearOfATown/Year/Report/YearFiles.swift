public import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

extension TownYear {
  /// The files of the year by name: the report in both languages, and tables of its numbers.
  public var files: [(name: String, text: String)] {
    [
      ("report.html", YearReport(self, language: .chinese, other: "report.en.html").html),
      ("report.en.html", YearReport(self, language: .english, other: "report.html").html),
      ("figures.csv", figureTable), ("clues.csv", clueTable), ("duties.csv", dutyTable),
      ("score.csv", scoreTable),
    ]
  }

  /// Returns the work list of a month as text for a terminal.
  public func workList(of month: TownMonth, language: Language) -> String {
    let words = ReportWords(language: language)
    return ([month.name] + WorkList(month, words: words).lines.map { "  " + $0 })
      .joined(separator: "\n")
  }

  /// The figures of each month: reported, now known and the difference.
  public var figureTable: String {
    let head = ["month", "figure", "title", "reported", "now_known", "difference"]
    let rows = months.flatMap { month in
      Figure.allCases.map { figure in
        [
          month.name, figure.rawValue, figure.title.chinese, "\(month.reported[figure])",
          "\(month.nowKnown[figure])", "\(month.difference(figure))",
        ]
      }
    }
    return Self.csv([head] + rows)
  }

  private var clueTable: String {
    let outcomes = Set(clues.flatMap(\.outcomes.keys)).sorted()
    let rows = clues.map { line in
      [
        line.rule.id, line.rule.title.chinese, line.rule.citations.joined(separator: " "),
        "\(line.found)",
      ]
        + outcomes.map { "\(line.outcomes[$0] ?? 0)" } + ["\(line.open)"]
    }
    return Self.csv([["rule", "title", "clauses", "found"] + outcomes + ["open"]] + rows)
  }

  private var dutyTable: String {
    let rows = months.flatMap { month in
      month.due.map { line in
        [
          month.name, line.title.chinese, line.citations.joined(separator: " "),
          line.force.rawValue,
        ]
          + DueStanding.names.map { "\(line.tally[$0] ?? 0)" }
      }
    }
    return Self.csv([["month", "title", "clauses", "force"] + DueStanding.names] + rows)
  }

  private var scoreTable: String {
    let head = [
      "target", "title", "clauses", "verdict", "numerator", "denominator", "demanded", "force",
    ]
    return Self.csv([head] + score.lines.map(Self.cells))
  }

  private static func cells(_ line: Scorecard.Line) -> [String] {
    let (rule, result) = (line.demand.rule, line.result)
    let numbers = [result.numerator, result.denominator, result.demanded].map { number -> String in
      number.map { "\($0)" } ?? ""
    }
    let clauses = rule.citations.joined(separator: " ")
    return [rule.id, rule.title.chinese, clauses, result.verdict.name] + numbers
      + [result.force.rawValue]
  }

  private static func csv(_ rows: [[String]]) -> String {
    let writer = CSVWriter()
    return rows.map { writer.line($0) }.joined()
  }
}
