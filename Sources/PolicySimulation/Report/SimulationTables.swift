internal import Quantities
internal import ResettlementCore

/// The tables of a report, as pages and terminals show them.
package struct SimulationTables {
  private let report: SimulationReport
  private let words: SimulationWords

  /// Makes the tables of a report.
  package init(_ report: SimulationReport, _ words: SimulationWords) {
    self.report = report
    self.words = words
  }

  private func row(_ name: String, _ budget: Budget) -> [String] {
    [
      name, words.yuan(budget.baseline), words.yuan(budget.reform), words.change(budget.difference),
    ]
  }

  // MARK: - Money

  /// What each rule gives under both policies, with the totals.
  package var budget: ReportTable {
    let listed = report.rules.filter { $0.budget != nil }
    let rows = listed.map { rule in
      row(words.name(rule), rule.budget ?? .none) + [
        words.count(rule.baseline?.eligible ?? 0), words.count(rule.reform?.eligible ?? 0),
        words.flow(of: rule),
      ]
    }
    let once = report.once
    let total = [row(words.pick("每年合计", "every year, in all"), report.yearly) + ["", "", ""]]
    let extra =
      once == .none ? [] : [row(words.pick("一次性合计", "once, in all"), once) + ["", "", ""]]
    return ReportTable(
      caption: words.pick("金额（元）与符合条件的对象数", "Yuan, and the subjects entitled"),
      heads: [
        words.pick("补助", "benefit"), "A", "B", words.pick("差额", "difference"),
        words.pick("A 对象", "entitled, A"), words.pick("B 对象", "entitled, B"),
        words.pick("计法", "counts"),
      ],
      rows: rows + extra + total,
      hasTotal: true
    )
  }

  // MARK: - Households

  /// How many households gain and lose.
  package var effects: ReportTable {
    ReportTable(
      caption: words.pick("户、人和金额（元）", "Households, persons and yuan"),
      heads: [
        "", words.pick("户", "households"), words.pick("人", "persons"),
        words.pick("合计", "in all"), words.pick("中位数", "median"),
      ],
      rows: SimulationOutcome.allCases.map { outcome in
        let part = report.effects[outcome]
        return [
          words.name(outcome), words.count(part.households), words.count(part.persons),
          outcome.changes ? words.change(part.total) : "",
          part.median.map(words.change) ?? "",
        ]
      }
    )
  }

  /// How many households gain or lose how much.
  package var bands: ReportTable {
    ReportTable(
      caption: words.pick("增减金额的分布", "How much households gain or lose"),
      heads: [words.pick("增减", "change"), words.pick("户", "households")],
      rows: report.bands.filter { $0.households > 0 }
        .map { [words.name($0), words.count($0.households)] }
    )
  }

  /// What becomes of the households of each group.
  package func groups(_ group: GroupedEffects) -> ReportTable {
    ReportTable(
      caption: words.pick("各组的户数与金额（元）", "Households and yuan of each group"),
      heads: [words.pick(group.fact.name), words.pick("户", "households")]
        + OutcomeChart.order.map(words.name)
        + [
          "A", "B", words.pick("差额", "difference"), words.pick("增者中位", "median gain"),
          words.pick("减者中位", "median loss"),
        ],
      rows: group.rows.map { line in
        let all = line.yearly + line.once
        return [words.pick(line.name), words.count(line.effects.households)]
          + OutcomeChart.order.map { words.count(line.effects[$0].households) }
          + row("", all).dropFirst()
          + [line.effects[.winner].median, line.effects[.loser].median]
          .map { $0.map(words.change) ?? "" }
      }
    )
  }

  /// What each rule gives to each group.
  package func programmes(_ group: GroupedEffects) -> ReportTable {
    let rules = report.rules.indices.filter {
      report.rules[$0].flow?.isCounted ?? false && report.rules[$0].budget != Budget.none
    }
    return ReportTable(
      caption: words.pick("金额（元）", "Yuan"),
      heads: [
        words.pick("补助，组", "benefit, group"), "A", "B", words.pick("差额", "difference"),
      ],
      rows: rules.flatMap { index in
        group.rows.filter { $0.budgets[index] != .none }.map { line in
          row(
            "\(words.name(report.rules[index])) · \(words.pick(line.name))",
            line.budgets[index]
          )
        }
      }
    )
  }

  // MARK: - Incomes

  /// Poverty and inequality before benefits and with those of either policy.
  package func incomes(_ incomes: IncomeComparison) -> ReportTable {
    let stages = [incomes.before, incomes.baseline, incomes.reform]
    var rows = [[words.pick("人均收入", "income of a person")] + stages.map { words.yuan($0.mean) }]
    let poor = stages.compactMap(\.poverty)
    if poor.count == stages.count {
      rows += [
        [words.pick("贫困人口", "poor persons")] + poor.map { words.count($0.persons) },
        [words.pick("贫困户", "poor households")] + poor.map { words.count($0.households) },
        [words.pick("贫困发生率", "head count")] + poor.map { words.percent($0.headCount) },
        [words.pick("贫困缺口率", "gap")] + poor.map { words.percent($0.gap) },
        [words.pick("缺口金额", "yuan lacking")] + poor.map { words.yuan($0.shortfall) },
      ]
    }
    rows.append(
      [words.pick("基尼系数", "Gini coefficient")] + stages.map { words.coefficient($0.gini) }
    )
    let line = incomes.povertyLine.map(words.yuan)
    let caption =
      line.map {
        words.pick("贫困线：每人每年 \($0) 元", "Poverty line: \($0) yuan a person and year")
      } ?? words.pick("未给出贫困线", "No poverty line was given")
    return ReportTable(
      caption: caption,
      heads: ["", words.pick("补助前", "before benefits"), "A", "B"],
      rows: rows
    )
  }

  // MARK: - Verdicts

  /// The verdicts that change.
  package var verdicts: ReportTable {
    ReportTable(
      caption: words.pick("结论不同的对象数", "Subjects whose answer differs"),
      heads: [words.pick("规则", "rule"), "A", "B", words.pick("对象", "subjects")],
      rows: report.rules.flatMap { rule in
        rule.changes.map { change in
          [
            words.name(rule), words.name(change.from), words.name(change.to),
            words.count(change.subjects),
          ]
        }
      }
    )
  }
}

extension SimulationOutcome {
  /// Whether money changes.
  fileprivate var changes: Bool { self == .winner || self == .loser }
}
