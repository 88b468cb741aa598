internal import Markup
internal import ResettlementCore

// MARK: - Clues, cases, damages

extension YearReport {
  private static let outcomes = [
    "taken_in", "monitored_already", "no_risk", "met_otherwise", "handed_on", "household_gone",
  ]

  var clueTable: Markup {
    let heads =
      [words.say("发现规则", "rule"), words.say("条款", "clause"), words.say("发现", "found")]
      + Self.outcomes.map(words.outcome) + [words.say("未办结", "open")]
    let rows = year.clues.map { line in
      [
        ReportTable.Cell.text(words.say(line.rule.title)),
        .text(words.clauses(line.rule.citations), tone: "dim"),
        .number(line.found, words),
      ]
        + Self.outcomes.map { .number(line.outcomes[$0] ?? 0, words) }
        + [.number(line.open, words, tone: "warn")]
    }
    return section(
      words.say("线索和结果", "Clues and what became of them"),
      [
        note(
          words.say(
            "每条线索都要有结果和理由；没有的列在末栏。含年初前四个月发现的。",
            "Every clue wants an outcome with its reason; those without stand in the last column. "
              + "Clues of the four months before the year are included."
          )
        ),
        ReportTable(heads: heads, rows: rows).markup,
      ]
    )
  }

  var blockers: Markup {
    let most = max(1, year.blockers.map(\.count).max() ?? 1)
    let rows = year.blockers.map { row(words.say($0.title), $0.count, most) }
    let text = words.say(
      "年末仍在监测、没有进入消除程序的户，各有哪些条件不满足（一户可有多项）。",
      "Households monitored at the end with no elimination going on, by the conditions that do not "
        + "hold; one household may stand with several."
    )
    return section(
      words.say("为什么还不能消除", "Why risks are not eliminated yet"),
      [note(text), .block("div", ["class": "rows"], rows)]
    )
  }

  private func row(_ label: String, _ value: Int, _ most: Int) -> Markup {
    let width = value * 90 / most
    let bar = Markup.element(
      "rect",
      ["class": "bar orange", "x": "0", "y": "2", "width": "\(width)%", "height": "14"]
    )
    let number = Markup.element(
      "text",
      ["class": "value", "x": "\(width)%", "dx": "5", "y": "13"],
      .text("\(value)")
    )
    let svg = Markup.element(
      "svg",
      ["role": "img", "aria-label": "\(label) \(value)"],
      bar + number
    )
    return .element("div", ["class": "row"], .element("span", [:], .text(label)) + svg)
  }

  var damages: Markup {
    let heads = [
      words.say("安置点、楼栋", "site, building"), words.say("受灾户", "households"),
      words.say("损失（元）", "loss (yuan)"), words.say("已登记", "registered"),
      words.say("住房已恢复", "home safe again"),
    ]
    let rows = year.damages.map { damage in
      [
        ReportTable.Cell.text(
          damage.building.isEmpty
            ? damage.site
            : damage.site + words.say(" \(damage.building) 栋", ", building \(damage.building)")
        ),
        .number(damage.households, words), .number(damage.loss, words),
        .number(damage.registered, words), .number(damage.restored, words),
      ]
    }
    return section(
      words.say("灾害", "The disaster"),
      [ReportTable(heads: heads, rows: rows, isNarrow: true).markup]
    )
  }

  var refusals: Markup {
    let lines = Dictionary(grouping: year.months.flatMap(\.refusals), by: \.reason)
    let rows = lines.sorted { $0.key < $1.key }.map { reason, lines in
      [
        ReportTable.Cell.text(lines.first.map { words.say($0.example) } ?? "", note: reason),
        .number(lines.reduce(0) { $0 + $1.count }, words),
      ]
    }
    let heads = [words.say("理由（一例）", "reason (one example)"), words.say("次数", "times")]
    let text = words.say(
      "程序不允许的登记被拒绝，什么也不写入；重复上传的不重复计。",
      "What the procedure does not allow was refused, and nothing was written; what was sent twice "
        + "counts once."
    )
    return section(
      words.say("被拒绝的登记", "Records that were refused"),
      [note(text), ReportTable(heads: heads, rows: rows, isNarrow: true).markup]
    )
  }
}
