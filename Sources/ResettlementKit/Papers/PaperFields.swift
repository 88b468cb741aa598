internal import Markup
internal import ResettlementCore

/// Values under their names in the boxes of a form: two in a line where they are short.
struct PaperFields {
  /// The box for a value.
  private struct Box {
    let title: Markup
    let value: Markup
    let isWide: Bool
  }

  private let boxes: [Box]

  /// Puts values into boxes.
  init(
    _ fields: [PaperContent.Field],
    _ words: PaperWords,
    written: (String) -> Markup,
    shown: (PaperValue) -> Markup
  ) {
    boxes = fields.map { field in
      let title = words.text(field.title)
      let length = words.value(field.value)?.count ?? 0
      return Box(
        title: written(title),
        value: shown(field.value),
        isWide: length > words.wideValue || title.count > words.wideTitle
      )
    }
  }

  /// The boxes, line by line.
  var markup: Markup {
    var lines: [Markup] = []
    var waiting: Box?
    for box in boxes {
      if box.isWide {
        lines += [waiting, box].compactMap(\.self).map { line([$0]) }
        waiting = nil
      } else if let first = waiting {
        lines.append(line([first, box]))
        waiting = nil
      } else {
        waiting = box
      }
    }
    if let waiting { lines.append(line([waiting])) }
    return .block("table", ["class": "fields"], lines)
  }

  private func line(_ boxes: [Box]) -> Markup {
    let span = boxes.count == 1 ? "3" : nil
    let cells = boxes.map { box in
      Markup.element("th", ["scope": "row"], box.title)
        + Markup.element("td", ["colspan": span], box.value)
    }
    return .element("tr", [:], cells.joined())
  }
}

extension PaperWords {
  /// How long a value and a name are that share their line with others.
  fileprivate var wideValue: Int { language == .chinese ? 12 : 22 }
  fileprivate var wideTitle: Int { language == .chinese ? 10 : 26 }
}
