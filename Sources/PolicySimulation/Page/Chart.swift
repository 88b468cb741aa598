internal import Markup

/// Pieces of charts: shapes whose places are whole numbers.
enum Chart {
  /// How wide a chart is drawn; it shrinks with the page.
  static let width = 720

  /// A whole chart, with what it shows in words.
  static func svg(_ label: String, height: Int, width: Int = width, _ parts: [Markup]) -> Markup {
    .block(
      "svg",
      [
        "class": width == Self.width ? "wide" : nil, "role": "img", "aria-label": label,
        "viewBox": "0 0 \(width) \(height)",
        "width": "\(width)", "height": "\(height)", "xmlns": "http://www.w3.org/2000/svg",
      ],
      [.element("title", [:], .text(label))] + parts
    )
  }

  /// A bar that says what it is when it is pointed at.
  static func bar(
    _ kind: String,
    x: Int,
    y: Int,
    width: Int,
    height: Int,
    _ title: String
  ) -> Markup {
    .element(
      "rect",
      [
        "class": kind, "x": "\(x)", "y": "\(y)", "width": "\(max(0, width))",
        "height": "\(max(0, height))",
      ],
      .element("title", [:], .text(title))
    )
  }

  /// A text; `kind` says what it is and where its place is in it.
  static func text(_ text: String, x: Int, y: Int, _ kind: String? = nil) -> Markup {
    .element("text", ["class": kind, "x": "\(x)", "y": "\(y)"], .text(text))
  }

  /// A line.
  static func line(_ kind: String, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> Markup {
    .element("path", ["class": kind, "d": "M\(x1) \(y1)L\(x2) \(y2)"])
  }

  /// What the colours mean.
  static func legend(_ keys: [(kind: String, name: String)]) -> Markup {
    let items = keys.map { key in
      Markup.element(
        "li",
        [:],
        .element("span", ["class": "key \(key.kind)", "aria-hidden": "true"]) + .text(key.name)
      )
    }
    return .block("ul", ["class": "legend"], items)
  }

  /// A part of a length, for numbers that are exact elsewhere.
  static func part(_ value: Double, of whole: Double, _ length: Int) -> Int {
    guard whole > 0, value > 0 else { return 0 }
    return Int((value / whole * Double(length)).rounded())
  }
}
