internal import Markup

/// A table of a report, whose head is repeated on each printed page and which can be pushed sideways
/// where it is wider than the screen.
struct ReportTable {
  /// A cell.
  struct Cell {
    let text: String
    /// A second, smaller line; empty for none.
    var note = ""
    /// Further classes, such as `warn`.
    var tone = ""
    var isNumber = false
  }

  /// The heads of the columns, the first of which is that of the rows.
  let heads: [String]
  let rows: [[Cell]]
  var isNarrow = false

  var markup: Markup {
    let head = heads.enumerated().map { index, text in
      Markup.element("th", ["scope": "col", "class": isNumber(index) ? "n" : nil], .text(text))
    }
    let body = rows.map { Markup.element("tr", [:], $0.enumerated().map(Self.cell).joined()) }
    let table = Markup.block(
      "table",
      ["class": isNarrow ? "narrow" : nil],
      [
        .element("thead", [:], .element("tr", [:], head.joined())),
        .block("tbody", [:], body),
      ]
    )
    return .block("div", ["class": "wide", "tabindex": "0"], [table])
  }

  /// Whether a column is one of numbers.
  private func isNumber(_ column: Int) -> Bool { rows.first?[column].isNumber ?? false }

  private static func cell(_ index: Int, _ cell: Cell) -> Markup {
    let note =
      cell.note.isEmpty
      ? Markup.none : .element("small", [:], .text(cell.note))
    let content = Markup.text(cell.text) + note
    guard index > 0 else { return .element("th", ["scope": "row"], content) }
    let classes = [cell.isNumber ? "n" : "", cell.tone].filter { !$0.isEmpty }
    let written = classes.isEmpty ? nil : classes.joined(separator: " ")
    return .element("td", ["class": written], content)
  }
}

extension ReportTable.Cell {
  /// Creates a cell of text.
  static func text(_ text: String, note: String = "", tone: String = "") -> Self {
    Self(text: text, note: note, tone: tone)
  }

  /// Creates a cell of a number; a dot stands for none.
  static func number(_ number: Int, _ words: ReportWords, tone: String = "") -> Self {
    Self(
      text: number == 0 ? "·" : words.number(number),
      tone: number == 0 ? "" : tone,
      isNumber: true
    )
  }
}
