internal import Markup

/// Bars of the shares of households that gain, lose and so on, a bar for each group.
struct OutcomeChart {
  let title: String
  let rows: [(name: String, effects: EffectSummary)]
  let words: SimulationWords

  /// The outcomes from left to right.
  static let order: [SimulationOutcome] = [.winner, .unchanged, .undecided, .loser]

  private static let row = 44

  var svg: Markup {
    let label = words.pick(
      "\(title)：增加、不变、无法判断和减少的户所占比例；下表有同样的数",
      "\(title): the shares of households that gain, keep, are not known and lose; the table below "
        + "has the same numbers"
    )
    let parts = rows.enumerated().flatMap { drawn($1.name, $1.effects, $0 * Self.row) }
    return Chart.svg(label, height: rows.count * Self.row, parts)
  }

  static func legend(_ words: SimulationWords) -> Markup {
    Chart.legend(order.map { (kind: $0.name, name: words.name($0)) })
  }

  private func drawn(_ name: String, _ effects: EffectSummary, _ y: Int) -> [Markup] {
    let all = effects.households
    let households = words.pick("\(words.count(all)) 户", "\(words.count(all)) households")
    var parts = [Chart.text("\(name) · \(households)", x: 0, y: y + 14)]
    var done = 0
    for outcome in Self.order {
      let start = Chart.part(Double(done), of: Double(all), Chart.width)
      done += effects[outcome].households
      let end = Chart.part(Double(done), of: Double(all), Chart.width)
      guard end > start else { continue }
      parts += segment(outcome, effects[outcome].households, all, start..<end, y + 20)
    }
    return parts
  }

  private func segment(
    _ outcome: SimulationOutcome,
    _ households: Int,
    _ all: Int,
    _ place: Range<Int>,
    _ y: Int
  ) -> [Markup] {
    let share = words.percent(Double(households) / Double(max(1, all)))
    let title = "\(words.name(outcome)): \(words.count(households)) (\(share))"
    let bar = Chart.bar(
      outcome.name,
      x: place.lowerBound,
      y: y,
      width: place.count,
      height: 16,
      title
    )
    guard place.count > 64 else { return [bar] }
    let kind = "small middle on-\(outcome.name)"
    let middle = (place.lowerBound + place.upperBound) / 2
    return [bar, Chart.text(share, x: middle, y: y + 12, kind)]
  }
}
