internal import Markup

extension ReportTable {
  /// The table on a page.
  var markup: Markup {
    let head = heads.map { Markup.element("th", ["scope": "col"], .text($0)) }.joined()
    let table = Markup.block(
      "table",
      [:],
      [
        .element("caption", [:], .text(caption)),
        .element("thead", [:], .element("tr", [:], head)),
        .block("tbody", [:], rows.enumerated().map { row($1, isTotal: isTotal($0)) }),
      ]
    )
    return .block("div", ["class": "table"], [table])
  }

  private func isTotal(_ row: Int) -> Bool { hasTotal && row == rows.count - 1 }

  private func row(_ cells: [String], isTotal: Bool) -> Markup {
    let rest = cells.dropFirst().map { Markup.element("td", [:], .text($0)) }
    let name = cells.first.map { Markup.element("th", ["scope": "row"], .text($0)) } ?? .none
    return .element("tr", ["class": isTotal ? "total" : nil], name + rest.joined())
  }
}
