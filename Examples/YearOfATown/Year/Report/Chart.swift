internal import Markup

/// A chart of twelve months, drawn so that it is as wide as there is room and its letters keep their
/// size: places across are shares of the width, heights are points.
struct Chart {
  /// What is drawn of each month.
  struct Series {
    /// What it is called in the legend.
    let name: String
    /// The class by which it has its colour.
    let tone: String
    let values: [Int]
  }

  /// How series are drawn.
  enum Form {
    /// As bars, one series on top of the other.
    case bars
    /// As lines, of which the first may be dashed.
    case lines
  }

  let title: String
  let form: Form
  let labels: [String]
  let series: [Series]
  /// Writes a value.
  let write: (Int) -> String

  private static let height = 190
  private static let top = 24
  private static let bottom = 168
  /// The share of the width, in hundredths of a per cent, that is left for the numbers of the axis.
  private static let left = 700
}

// MARK: - Scale

extension Chart {
  private var totals: [Int] {
    guard form == .bars else { return series.flatMap(\.values) }
    return labels.indices.map { month in series.reduce(0) { $0 + $1.values[month] } }
  }

  /// The lowest and the highest value of the axis.
  private var range: (low: Int, high: Int) {
    let (least, most) = (totals.min() ?? 0, max(1, totals.max() ?? 1))
    let low = form == .bars || least * 3 < most * 2 ? 0 : least - (most - least) / 3
    let span = most - low
    return (Self.rounded(low, up: false, span), max(low + 1, Self.rounded(most, up: true, span)))
  }

  /// Rounds to a step of which there are two to twenty in a span.
  private static func rounded(_ value: Int, up: Bool, _ span: Int) -> Int {
    var step = 1
    while step * 20 < span { step *= 10 }
    let whole = value / step
    return (up && whole * step < value ? whole + 1 : whole) * step
  }

  private func y(_ value: Int) -> Int {
    let (low, high) = range
    return Self.bottom - (value - low) * (Self.bottom - Self.top) / (high - low)
  }

  /// The middle of a month across, in hundredths of a per cent.
  private func x(_ month: Int) -> Int {
    Self.left + (10_000 - Self.left) * (2 * month + 1) / (2 * labels.count)
  }

  private static func percent(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)") + "%"
  }
}

// MARK: - Drawing

extension Chart {
  /// The chart with its title and legend.
  var figure: Markup {
    .block("figure", [:], [.element("figcaption", [:], .text(title)), legend, drawing])
  }

  private var legend: Markup {
    guard series.count > 1 else { return .none }
    let items = series.map { series in
      Markup.element("span", ["class": "key \(series.tone)"], .text(series.name))
    }
    return .element("div", ["class": "legend"], items.joined(.text(" ")))
  }

  private var drawing: Markup {
    .block(
      "svg",
      [
        "class": "chart", "role": "img", "aria-label": summary, "width": "100%",
        "height": "\(Self.height)",
      ],
      axis + (form == .bars ? bars : lines) + months
    )
  }

  /// The numbers in words, for those who can't see the drawing.
  private var summary: String {
    let parts = series.map { series in
      series.name + " "
        + zip(labels, series.values).map { "\($0) \(write($1))" }.joined(separator: ", ")
    }
    return ([title] + parts).joined(separator: "; ")
  }

  private var axis: [Markup] {
    let (low, high) = range
    let middle = high - low > 3 ? [(low + high) / 2] : []
    return ([low] + middle + [high]).flatMap { value -> [Markup] in
      let line = Markup.element(
        "line",
        ["class": "grid", "x1": "0", "x2": "100%", "y1": "\(y(value))", "y2": "\(y(value))"]
      )
      let label = Markup.element(
        "text",
        ["class": "axis", "x": "0", "y": "\(y(value) - 3)"],
        .text(write(value))
      )
      return [line, label]
    }
  }

  private var months: [Markup] {
    labels.enumerated().map { month, label in
      .element(
        "text",
        ["class": "month", "x": Self.percent(x(month)), "y": "\(Self.height - 5)"],
        .text(label)
      )
    }
  }

  private var bars: [Markup] {
    let width = (10_000 - Self.left) * 62 / 100 / labels.count
    return labels.indices.flatMap { month -> [Markup] in
      var below = 0
      let parts = series.map { series in
        defer { below += series.values[month] }
        return bar(series, below, series.values[month], x(month) - width / 2, width)
      }
      return parts + [total(month)]
    }
  }

  private func bar(_ series: Series, _ below: Int, _ value: Int, _ x: Int, _ width: Int) -> Markup {
    guard value > 0 else { return .none }
    let (top, bottom) = (y(below + value), y(below))
    return .element(
      "rect",
      [
        "class": "bar \(series.tone)", "x": Self.percent(x), "y": "\(top)",
        "width": Self.percent(width), "height": "\(bottom - top)",
      ]
    )
  }

  private func total(_ month: Int) -> Markup {
    let total = totals[month]
    guard total > 0 else { return .none }
    return .element(
      "text",
      ["class": "value", "x": Self.percent(x(month)), "y": "\(y(total) - 4)"],
      .text(write(total))
    )
  }

  private var lines: [Markup] {
    series.flatMap { series in
      let steps = zip(series.values.indices, series.values.indices.dropFirst())
      let segments = steps.map { segment(series, $0, $1) }
      return segments + series.values.indices.map { dot(series, $0) }
    }
  }

  private func segment(_ series: Series, _ from: Int, _ to: Int) -> Markup {
    .element(
      "line",
      [
        "class": "line \(series.tone)", "x1": Self.percent(x(from)), "x2": Self.percent(x(to)),
        "y1": "\(y(series.values[from]))", "y2": "\(y(series.values[to]))",
      ]
    )
  }

  private func dot(_ series: Series, _ month: Int) -> Markup {
    .element(
      "circle",
      [
        "class": "dot \(series.tone)", "cx": Self.percent(x(month)),
        "cy": "\(y(series.values[month]))", "r": "3",
      ],
      .element("title", [:], .text("\(labels[month]) \(write(series.values[month]))"))
    )
  }
}
