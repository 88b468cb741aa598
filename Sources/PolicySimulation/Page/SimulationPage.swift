public import Diagnostics
internal import Markup
internal import ResettlementCore

/// A report of a simulation as one page that needs nothing else: no script, no picture, no type face
/// from elsewhere.
///
/// Beside each chart there is a table with the same numbers.
public struct SimulationPage: Sendable {
  private let report: SimulationReport
  private let words: SimulationWords

  /// Makes a page of a report.
  public init(_ report: SimulationReport, in language: Language) {
    self.report = report
    words = SimulationWords(language)
  }

  /// The whole page.
  public var html: String {
    let content = [head] + notices + budget + effects + groups + incomes + verdicts + [notes]
    let body = Markup.block("body", [:], [.block("main", [:], content)])
    return Markup.document(
      .block("html", ["lang": words.pick("zh-Hans", "en")], [documentHead, body])
    )
  }

  private var title: String { words.pick("两套政策的比较", "Two policies compared") }

  private var documentHead: Markup {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
    return .block(
      "head",
      [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        .element("title", [:], .text(title)), .style(PageStyle.palette),
        .style(SimulationStyle.css),
      ]
    )
  }

  // MARK: - What it is about

  private var head: Markup {
    let twice = report.rules.count - report.equalRules
    let facts = [
      ("A", words.name(report.baseline)), ("B", words.name(report.reform)),
      (
        words.pick("对象", "Population"),
        words.pick(
          "\(words.count(report.households)) 户、\(words.count(report.persons)) 人",
          "\(words.count(report.households)) households, \(words.count(report.persons)) persons"
        )
      ),
      (
        words.pick("规则", "Rules"),
        words.pick(
          "\(report.equalRules) 条两方案相同，只算一次；\(twice) 条不同，各算一次",
          "\(report.equalRules) say the same and were answered once; \(twice) differ"
        )
      ),
      (
        words.pick("未采用的行", "Rows not taken"),
        words.count(report.rejectCount)
      ),
    ]
    let lines = facts.map { name, value in
      Markup.element("dt", [:], .text(name)) + .element("dd", [:], .text(value))
    }
    return .element("h1", [:], .text(title)) + .block("dl", [:], lines)
  }

  private var notices: [Markup] {
    words.notices(report).map { .element("p", ["class": "notice"], .text($0)) }
  }

  private func heading(_ chinese: String, _ english: String) -> Markup {
    .element("h2", [:], .text(words.pick(chinese, english)))
  }

  private func figure(_ caption: String, _ legend: Markup, _ svg: Markup) -> Markup {
    .block("figure", [:], [.element("figcaption", [:], .text(caption)), legend, svg])
  }

  // MARK: - Money

  private var budget: [Markup] {
    let shown = report.rules.filter { rule in
      rule.flow?.isCounted ?? false && rule.budget != Budget.none
    }
    guard !shown.isEmpty else { return [] }
    let chart = BudgetChart(
      lines: shown.compactMap { rule in rule.budget.map { (words.name(rule), $0) } },
      words: words
    )
    let legend = Chart.legend([("a", "A"), ("b", "B")])
    let caption = words.pick("各项补助（元）", "Each benefit, in yuan")
    return [
      heading("花多少钱", "What it costs"), figure(caption, legend, chart.svg),
      SimulationTables(report, words).budget.markup,
    ]
  }

  // MARK: - Winners and losers

  private var effects: [Markup] {
    guard report.countsMoney else { return [] }
    let tables = SimulationTables(report, words)
    let all = words.pick("全部", "all")
    let chart = OutcomeChart(title: all, rows: [(all, report.effects)], words: words)
    let caption = words.pick("户的增减", "Households that gain and lose")
    return [
      heading("谁增谁减", "Who gains, who loses"),
      figure(caption, OutcomeChart.legend(words), chart.svg), tables.effects.markup,
      figure(
        words.pick("增减多少（户数，按元分档）", "How much they gain or lose (households, by yuan)"),
        Chart.legend([("loser", words.name(.loser)), ("winner", words.name(.winner))]),
        GainChart(bands: report.bands, words: words).svg
      ),
      tables.bands.markup,
    ]
  }

  private var groups: [Markup] {
    let tables = SimulationTables(report, words)
    guard report.countsMoney else { return [] }
    return report.groups.flatMap { group -> [Markup] in
      let name = words.pick(group.fact.name)
      let rows = group.rows.map { (words.pick($0.name), $0.effects) }
      let chart = OutcomeChart(title: name, rows: rows, words: words)
      return [
        .element("h2", [:], .text(words.pick("按\(name)", "By \(name)"))),
        figure(name, OutcomeChart.legend(words), chart.svg), tables.groups(group).markup,
        .block(
          "details",
          [:],
          [
            .element(
              "summary",
              [:],
              .text(words.pick("各项补助按\(name)", "Each benefit by \(name)"))
            ),
            tables.programmes(group).markup,
          ]
        ),
      ]
    }
  }

  // MARK: - Incomes

  private var incomes: [Markup] {
    guard let incomes = report.incomes else { return [] }
    let chart = LorenzChart(incomes: incomes, words: words)
    let legend = Chart.legend([
      ("before", words.pick("补助前", "before benefits")), ("a-line", "A"), ("b-line", "B"),
    ])
    let remarks = words.remarks(incomes).map { Markup.element("p", ["class": "soft"], .text($0)) }
    let curve: [Markup] =
      incomes.before.lorenz.isEmpty
      ? []
      : [
        figure(words.pick("洛伦兹曲线", "Curves of Lorenz"), legend, chart.svg),
        .block(
          "details",
          [:],
          [
            .element("summary", [:], .text(words.pick("曲线的数", "The curves in numbers"))),
            chart.table.markup,
          ]
        ),
      ]
    return [
      heading("贫困与收入差距", "Poverty and inequality"),
      SimulationTables(report, words).incomes(incomes).markup,
    ] + curve + remarks
  }

  // MARK: - Rules

  private var verdicts: [Markup] {
    let tables = SimulationTables(report, words)
    guard !tables.verdicts.rows.isEmpty else { return [] }
    return [heading("结论的变化", "Answers that change"), tables.verdicts.markup]
  }

  private var notes: Markup {
    let lines = words.remarks(report).map { Markup.element("p", ["class": "soft"], .text($0)) }
    return .block("section", ["class": "notes"], [heading("说明", "Notes")] + lines)
  }
}
