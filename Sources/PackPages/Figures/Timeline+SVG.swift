internal import Markup

extension Timeline {
  /// The drawing: as wide as there is room, its letters always of one size.
  var svg: Markup {
    let height = bars.count * Self.row + 22
    let rows = bars.enumerated().flatMap { index, row in row.map { drawn($0, index * Self.row) } }
    return .block(
      "svg",
      [
        "class": "timeline", "role": "img", "aria-label": summary, "width": "100%",
        "height": "\(height)",
      ],
      axis(height) + rows
    )
  }

  private static let row = 30

  /// Returns where a day is, in per cent of the width.
  private func place(_ day: Int) -> String {
    let length = max(1, span.upperBound - span.lowerBound)
    let day = min(max(day, span.lowerBound), span.upperBound)
    return Self.percent((day - span.lowerBound) * 10_000 / length)
  }

  private static func percent(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)") + "%"
  }

  // MARK: - Years

  private func axis(_ height: Int) -> [Markup] {
    let step = max(1, (years.count + 7) / 8)
    return years.enumerated().flatMap { index, year -> [Markup] in
      let x = place(year.day)
      let line = Markup.element(
        "line",
        ["class": "tick", "x1": x, "x2": x, "y1": "0", "y2": "\(height - 16)"]
      )
      let label = Markup.element(
        "text",
        ["class": "year", "x": x, "dx": "3", "y": "\(height - 4)"],
        .text(year.label)
      )
      return index % step == 0 ? [line, label] : [line]
    }
  }

  // MARK: - Bars

  private func drawn(_ bar: Bar, _ y: Int) -> Markup {
    let length = max(1, span.upperBound - span.lowerBound)
    let end = min(bar.to ?? span.upperBound, span.upperBound)
    let width = max(60, (end - bar.from) * 10_000 / length)
    let frame = Markup.element(
      "rect",
      [
        "class": bar.to == nil ? "bar \(bar.tone) open" : "bar \(bar.tone)", "width": "100%",
        "height": "22", "rx": "3",
      ]
    )
    let label = Markup.element("text", ["class": "value", "x": "8", "y": "15"], .text(bar.label))
    let piece = Markup.element(
      "svg",
      ["x": place(bar.from), "y": "\(y + 2)", "width": Self.percent(width), "height": "22"],
      frame + label
    )
    return piece + (bar.review.map { review($0, y) } ?? .none)
  }

  private func review(_ day: Int, _ y: Int) -> Markup {
    .element(
      "svg",
      ["x": place(day), "y": "\(y + 2)", "width": "1", "height": "22", "class": "review"],
      .element("path", ["d": "M0 0V22M-4 0H4L0 6Z"])
    )
  }
}
