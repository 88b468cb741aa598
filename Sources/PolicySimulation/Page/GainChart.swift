internal import Markup

/// Columns of how many households gain or lose how much.
struct GainChart {
  let bands: [GainBand]
  let words: SimulationWords

  private static let top = 18
  private static let floor = 200
  private static let height = 222

  var svg: Markup {
    let label = words.pick(
      "增减金额的分布：各档的户数；下表有同样的数",
      "How many households gain or lose how much; the table below has the same numbers"
    )
    let most = Double(bands.map(\.households).max() ?? 0)
    let columns = bands.enumerated().flatMap { drawn($1, $0, most) }
    return Chart.svg(label, height: Self.height, [axis] + columns + edges)
  }

  private var step: Int { Chart.width / max(1, bands.count) }

  private var axis: Markup { Chart.line("axis", 0, Self.floor, step * bands.count, Self.floor) }

  private func drawn(_ band: GainBand, _ index: Int, _ most: Double) -> [Markup] {
    let least = band.households > 0 ? 1 : 0
    let height = max(least, Chart.part(Double(band.households), of: most, Self.floor - Self.top))
    let (x, y) = (index * step, Self.floor - height)
    let title = "\(words.name(band)): \(words.count(band.households))"
    let kind = band.isLoss ? "loser" : "winner"
    let bar = Chart.bar(kind, x: x + 3, y: y, width: step - 6, height: height, title)
    guard band.households > 0 else { return [bar] }
    let count = words.count(band.households)
    return [bar, Chart.text(count, x: x + step / 2, y: y - 5, "small middle")]
  }

  /// The yuan between one column and the next.
  private var edges: [Markup] {
    bands.indices.dropFirst().map { index in
      let yuan = bands[index].isLoss ? -(bands[index].to ?? 0) : bands[index].from
      let text = yuan < 0 ? "−" + words.count(-yuan) : words.count(yuan)
      return Chart.text(text, x: index * step, y: Self.floor + 16, "small middle")
    }
  }
}
