internal import Markup

/// The curves of Lorenz: which share of all income the poorest part of the persons has.
struct LorenzChart {
  let incomes: IncomeComparison
  let words: SimulationWords

  private static let side = 300
  private static let left = 44
  private static let top = 8

  var svg: Markup {
    let label = words.pick(
      "洛伦兹曲线：收入最低的百分之几的人占有全部收入的百分之几；下表有同样的数",
      "Curves of Lorenz: the share of all income that the poorest part of the persons has; the table "
        + "below has the same numbers"
    )
    let (x, y) = (Self.left + Self.side, Self.top + Self.side)
    let frame = Markup.element(
      "path",
      ["class": "axis", "d": "M\(Self.left) \(Self.top)V\(y)H\(x)"]
    )
    let parts = [
      frame, Chart.line("even", Self.left, y, x, Self.top),
      curve("before", incomes.before), curve("a-line", incomes.baseline),
      curve("b-line", incomes.reform),
      Chart.text("0", x: Self.left - 6, y: y + 14, "small end"),
      Chart.text("100 %", x: x, y: y + 16, "small end"),
      Chart.text("100 %", x: Self.left - 6, y: Self.top + 8, "small end"),
      Chart.text(words.pick("人口", "persons"), x: Self.left + 150, y: y + 16, "small middle"),
      Chart.text(words.pick("收入", "income"), x: Self.left - 6, y: Self.top + 154, "small end"),
    ]
    return Chart.svg(label, height: y + 24, width: x + 16, parts)
  }

  private func curve(_ kind: String, _ distribution: IncomeDistribution) -> Markup {
    let points = distribution.lorenz.enumerated().map { index, share in
      let tenths = Int((share * Double(Self.side) * 10).rounded())
      let height = (Self.top + Self.side) * 10 - tenths
      return "\(Self.left + index * Self.side / 10) \(height / 10).\(abs(height % 10))"
    }
    guard !points.isEmpty else { return .none }
    return .element("path", ["class": kind, "d": "M" + points.joined(separator: "L")])
  }

  /// The same numbers as a table.
  var table: ReportTable {
    ReportTable(
      caption: words.pick("洛伦兹曲线", "Curves of Lorenz"),
      heads: [words.pick("收入最低的", "the poorest"), words.pick("补助前", "before"), "A", "B"],
      rows: incomes.before.lorenz.indices.dropFirst().map { index in
        ["\(index * 10) %"]
          + [incomes.before, incomes.baseline, incomes.reform].map { distribution in
            distribution.lorenz.indices.contains(index)
              ? words.percent(distribution.lorenz[index]) : "–"
          }
      }
    )
  }
}
