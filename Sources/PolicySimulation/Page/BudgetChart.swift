internal import Markup
internal import Quantities

/// Bars of what rules give under both policies, one pair below the other.
struct BudgetChart {
  let lines: [(name: String, budget: Budget)]
  let words: SimulationWords

  private static let row = 54
  private static let room = 560

  var svg: Markup {
    let most = lines.flatMap { [$0.budget.baseline, $0.budget.reform] }.max() ?? .zero
    let parts = lines.enumerated().flatMap { index, line in
      drawn(line.name, line.budget, index * Self.row, most.asDouble())
    }
    let label = words.pick(
      "各项补助在方案 A 和方案 B 下的金额；下表有同样的数",
      "What each benefit costs under A and under B; the table below has the same numbers"
    )
    return Chart.svg(label, height: lines.count * Self.row, parts)
  }

  private func drawn(_ name: String, _ budget: Budget, _ y: Int, _ most: Double) -> [Markup] {
    [Chart.text(name, x: 0, y: y + 14)]
      + bar("a", "A", budget.baseline, y + 20, most) + bar("b", "B", budget.reform, y + 34, most)
  }

  private func bar(
    _ kind: String,
    _ side: String,
    _ yuan: ExactDecimal,
    _ y: Int,
    _ most: Double
  ) -> [Markup] {
    let width = Chart.part(yuan.asDouble(), of: most, Self.room)
    let value = words.yuan(yuan.rounded(toPlaces: 0, mode: .halfUp))
    return [
      Chart.bar(kind, x: 0, y: y, width: max(1, width), height: 12, "\(side): \(words.yuan(yuan))"),
      Chart.text(value, x: max(1, width) + 6, y: y + 10, "small"),
    ]
  }
}
