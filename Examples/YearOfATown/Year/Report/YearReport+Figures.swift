internal import Markup
internal import ResettlementCore
internal import ResettlementKit

// MARK: - The year at a glance

extension YearReport {
  private func last(_ figure: Figure) -> Int { year.months.last?.reported[figure] ?? 0 }

  private func sum(_ figure: Figure) -> Int { year.months.reduce(0) { $0 + $1.nowKnown[figure] } }

  var summary: Markup {
    let answered = year.clues.reduce(0) { $0 + $1.found - $1.open }
    let found = year.clues.reduce(0) { $0 + $1.found }
    let facts = year.months.reduce(0) { $0 + $1.learnt.facts }
    let late = year.months.reduce(0) { $0 + $1.learnt.late }
    let put = year.months.reduce(0) { $0 + $1.learnt.corrected + $1.learnt.annulled }
    let tiles = [
      (words.number(last(.households)), words.say("年末户数", "households at the end")),
      (words.number(last(.people)), words.say("年末人口", "people at the end")),
      (
        "\(answered)/\(found)",
        words.say("线索已有结果/发现（含上年）", "clues answered / found, last year's included")
      ),
      ("\(last(.monitored))", words.say("年末监测户", "households monitored at the end")),
      ("\(sum(.identified))", words.say("全年纳入", "identified in the year")),
      ("\(sum(.eliminated))", words.say("全年消除风险", "risks eliminated in the year")),
      (words.percent(late, of: facts), words.say("事实迟报", "facts recorded late")),
      ("\(put)", words.say("更正和撤销", "corrections and annulments")),
    ]
    return section(
      words.say("全年概况", "The year at a glance"),
      [
        .block("div", ["class": "tiles"], tiles.map { tile($0, $1) })
      ]
    )
  }

  private func tile(_ value: String, _ label: String) -> Markup {
    .element(
      "div",
      ["class": "tile"],
      .element("b", [:], .text(value)) + .element("span", [:], .text(label))
    )
  }
}

// MARK: - Charts

extension YearReport {
  var charts: Markup {
    section(
      words.say("逐月情况", "Month by month"),
      [
        .block(
          "div",
          ["class": "charts"],
          [
            compared(.monitored), compared(.belowLine), clueChart, caseChart, compared(.employed),
            compared(.meanIncome), compared(.unsecured), learnt,
          ].map(\.figure)
        )
      ]
    )
  }

  private func chart(_ title: String, _ form: Chart.Form, _ series: [Chart.Series]) -> Chart {
    Chart(
      title: title,
      form: form,
      labels: year.months.map(words.month),
      series: series,
      write: words.number
    )
  }

  /// A figure as it was reported and as it is known now.
  private func compared(_ figure: Figure) -> Chart {
    chart(
      words.say(figure.title),
      .lines,
      [
        Chart.Series(
          name: words.say("上报", "reported"),
          tone: "grey",
          values: year.months.map { $0.reported[figure] }
        ),
        Chart.Series(
          name: words.say("现知", "now known"),
          tone: "blue",
          values: year.months.map { $0.nowKnown[figure] }
        ),
      ]
    )
  }

  private func bars(_ figure: Figure, _ tone: String) -> Chart.Series {
    Chart.Series(
      name: words.say(figure.title),
      tone: tone,
      values: year.months.map { $0.nowKnown[figure] }
    )
  }

  private var clueChart: Chart {
    chart(
      words.say("发现的线索，按月", "clues found"),
      .bars,
      [bars(.cluesFound, "orange")]
    )
  }

  private var caseChart: Chart {
    chart(
      words.say("办结的监测程序", "procedures that ended"),
      .bars,
      [bars(.identified, "blue"), bars(.rejected, "grey"), bars(.eliminated, "green")]
    )
  }

  private var learnt: Chart {
    func series(_ name: String, _ tone: String, _ value: (TownMonth.Learnt) -> Int) -> Chart.Series
    {
      Chart.Series(name: name, tone: tone, values: year.months.map { value($0.learnt) })
    }
    return chart(
      words.say("登记的事实", "facts that were recorded"),
      .bars,
      [
        series(words.say("当月", "in time"), "blue") { $0.facts - $0.late },
        series(words.say("迟报", "late"), "orange") { $0.late },
        series(words.say("更正、撤销", "corrected, annulled"), "red") { $0.corrected + $0.annulled },
      ]
    )
  }
}

// MARK: - As reported and as now known

extension YearReport {
  var frozen: Markup {
    let rows = Figure.allCases.map { figure in
      [ReportTable.Cell.text(words.say(figure.title))] + year.months.map { cell(figure, $0) }
    }
    let heads = [words.say("指标", "figure")] + year.months.map(words.month)
    let text = words.say(
      "大字是上报数；年末回头看有出入的，下面一行写现知数和差数。",
      "The large number is what was reported; where the year's end knows better, the line below has "
        + "what is known now and the difference."
    )
    return section(
      words.say("上报、现知和差数", "Reported, now known, and the difference"),
      [note(text), ReportTable(heads: heads, rows: rows).markup, note(causes)]
    )
  }

  /// What made the differences, by the kind of what was recorded after the report.
  private var causes: String {
    let differences = year.months.flatMap { $0.comparison?.changed ?? [] }
      .flatMap { $0.added + $0.removed }
    let kinds = RecordChange.Kind.allCases.compactMap { kind -> String? in
      let changes = differences.compactMap { difference in
        difference.changes.first { $0.kind == kind }
      }
      guard let title = changes.first?.title else { return nil }
      return "\(words.say(title)) \(words.number(changes.count))"
    }
    let untold = differences.count { $0.changes.isEmpty }
    let rest = untold == 0 ? [] : [words.say("原因不明", "not told") + " \(words.number(untold))"]
    return words.say("出入的来由（项次）：", "What made the differences (entries): ")
      + (kinds + rest).joined(separator: words.say("、", ", "))
  }

  private func cell(_ figure: Figure, _ month: TownMonth) -> ReportTable.Cell {
    let difference = month.difference(figure)
    let note =
      difference == 0
      ? "" : "\(words.number(month.nowKnown[figure])) (\(words.difference(difference)))"
    return ReportTable.Cell(
      text: words.number(month.reported[figure]),
      note: note,
      tone: difference == 0 ? "" : "changed",
      isNumber: true
    )
  }
}
