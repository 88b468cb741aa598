internal import Markup
internal import Quantities
internal import ResettlementCore

/// One paper as it is printed.
struct PaperPage {
  let content: PaperContent
  let words: PaperWords
  let purpose: String?
  let day: CalendarDay

  private var use: PaperUse { content.paper.use }

  /// The paper, which begins on a page of its own.
  var markup: Markup {
    .block(
      "article",
      ["class": "paper \(use.rawValue)"],
      [heading] + body + [foot]
    )
  }

  // MARK: - Texts

  /// A text of the policy; what everybody may see shows no number of a person even there.
  private func written(_ text: String) -> Markup {
    .text(use.isPublic ? PrivateNumbers.masked(text) : text)
  }

  /// A value; whole numbers of people stand in nothing but forms and files.
  private func shown(_ value: PaperValue, withUnit: Bool = true) -> Markup {
    guard let text = words.value(value, withUnit: withUnit) else {
      return .element("span", ["class": "blank"], .text("▲"))
    }
    let isWhole = use == .form || use == .file
    return .text(isWhole ? text : PrivateNumbers.masked(text))
  }

  private func paragraph(_ name: String? = nil, _ text: Markup) -> Markup {
    .element("p", ["class": name], text)
  }

  // MARK: - Head and foot

  private var heading: Markup {
    let title = Markup.element("h1", [:], written(words.text(content.paper.title)))
    guard let subject = content.subject, !use.isPublic else { return title }
    return title + paragraph("number", .text(words.reference) + shown(.text(subject.id)))
  }

  private var foot: Markup {
    let notes = [
      content.values.contains(.unknown) || !isComplete ? words.toFillIn : nil,
      isWithoutChildren ? words.childrenLeftOut : nil,
      words.clauses + content.paper.citations.joined(separator: words.pick("、", ", ")),
      purpose.map { words.purpose + $0 },
      words.printed + words.day(day),
    ]
    let lines = notes.compactMap(\.self).map { Markup.element("p", [:], written($0)) }
    return .block("footer", [:], lines)
  }

  private var tables: [PaperTable] {
    content.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private var isComplete: Bool { tables.allSatisfy(\.isComplete) }
  private var isWithoutChildren: Bool { tables.contains { $0.withheldRows > 0 } }

  // MARK: - Parts

  /// The parts; who signs stays on the page of what is signed.
  private var body: [Markup] {
    var parts: [Markup] = []
    var last: [Markup] = []
    for block in content.blocks {
      switch block {
      case .signatures, .seals: last.append(part(block))
      case .table:
        parts += together(last) + [part(block)]
        last = []
      case .heading, .text, .fields, .blank:
        if case .heading = block {
          parts += together(last)
          last = []
        }
        parts += last.count > 1 ? together(last) : last
        last = [part(block)]
      }
    }
    return parts + together(last)
  }

  private func together(_ parts: [Markup]) -> [Markup] {
    parts.isEmpty ? [] : [.block("div", ["class": "together"], parts)]
  }

  private func part(_ block: PaperContent.Block) -> Markup {
    switch block {
    case .heading(let title): .element("h2", [:], written(words.text(title)))
    case .text(let chinese, let english): text(words.language == .chinese ? chinese : english)
    case .fields(let fields):
      PaperFields(fields, words, written: written, shown: { shown($0) }).markup
    case .table(let table): self.table(table)
    case .blank(let title, let lines): blank(title, lines)
    case .signatures(let people): signatures(people)
    case .seals(let units): seals(units)
    }
  }

  /// Each line of a text is a paragraph.
  private func text(_ runs: [PaperContent.Run]) -> Markup {
    var paragraphs: [[Markup]] = [[]]
    for run in runs {
      guard case .words(let text) = run else {
        if case .value(let value) = run { paragraphs[paragraphs.count - 1].append(shown(value)) }
        continue
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 { paragraphs.append([]) }
        if !line.isEmpty { paragraphs[paragraphs.count - 1].append(written(String(line))) }
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { paragraph("text", $0.joined()) }.joined()
  }

  private func blank(_ title: LocalizedText?, _ lines: Int) -> Markup {
    let heading = title.map { paragraph("label", written(words.text($0))) } ?? .none
    let line = Markup.element("div", ["class": "line"])
    let room = max(0, min(lines, 40))
    return .block("div", ["class": "lines"], [heading] + [Markup](repeating: line, count: room))
  }

  private func signatures(_ people: [LocalizedText]) -> Markup {
    let lines = people.map { who in
      Markup.element(
        "p",
        [:],
        written(words.text(who) + words.pick("：", ": "))
          + .element("span", ["class": "line"])
          + .element("span", ["class": "day"], .text(words.dateLine))
      )
    }
    return .block("div", ["class": "signatures"], lines)
  }

  private func seals(_ units: [String]) -> Markup {
    let lines = units.map { unit in
      Markup.block(
        "div",
        ["class": "seal"],
        [paragraph(nil, written(unit + words.seal)), paragraph(nil, .text(words.dateLine))]
      )
    }
    return .block("div", ["class": "seals"], lines)
  }

  // MARK: - Tables

  private func table(_ table: PaperTable) -> Markup {
    let titles = [words.number] + table.columns.map(words.title)
    let head = titles.map { Markup.element("th", ["scope": "col"], written($0)) }.joined()
    var number = 0
    var rows: [Markup] = []
    for section in table.sections {
      rows += self.rows(of: section, in: table, after: &number)
    }
    if !table.isComplete { rows += [Markup](repeating: emptyRow(table), count: 3) }
    if table.isTotalled || table.sections.count > 1 {
      rows.append(totalRow(words.total, table.rowCount, table.totals, table))
    }
    return .block(
      "table",
      ["class": table.columns.count > 5 ? "rows many" : "rows"],
      [
        .element("thead", [:], .element("tr", [:], head)), .block("tbody", [:], rows),
      ]
    )
  }

  private func rows(
    of section: PaperTable.Section,
    in table: PaperTable,
    after number: inout Int
  ) -> [Markup] {
    let isDivided = table.sections.count > 1 || section.title != nil
    var rows: [Markup] = []
    if isDivided {
      let title = written(section.title ?? words.elsewhere)
      let cell = Markup.element("th", ["colspan": "\(table.columns.count + 1)"], title)
      rows.append(.element("tr", ["class": "section"], cell))
    }
    for row in section.rows {
      number += 1
      rows.append(self.row(row, number))
    }
    guard isDivided else { return rows }
    return rows + [totalRow(words.subtotal, section.rows.count, section.totals, table)]
  }

  private func row(_ values: [PaperValue], _ number: Int) -> Markup {
    let cells = values.map { value in
      Markup.element(
        "td",
        ["class": isShort(value) ? value.isNumber ? "n s" : "s" : nil],
        shown(value, withUnit: false)
      )
    }
    let first = Markup.element("td", ["class": "no"], .text("\(number)"))
    return .element("tr", [:], first + cells.joined())
  }

  /// Whether a value is better not broken into lines.
  private func isShort(_ value: PaperValue) -> Bool {
    let text = words.value(value, withUnit: false) ?? ""
    return text.count <= 5 || (text.count <= 18 && text.allSatisfy(\.isASCII))
  }

  private func emptyRow(_ table: PaperTable) -> Markup {
    let cells = (0...table.columns.count).map { index in
      Markup.element("td", [:], index == 1 ? shown(.unknown) : .none)
    }
    return .element("tr", [:], cells.joined())
  }

  private func totalRow(
    _ title: String,
    _ count: Int,
    _ totals: [PaperValue?],
    _ table: PaperTable
  ) -> Markup {
    let text = title + words.pick("　", " ") + words.count(count, of: table.subject)
    let plain = totals.prefix { $0 == nil }.count
    let span = "\(plain + 1)"
    let head = Markup.element("th", ["colspan": span], .text(text))
    let cells = totals.dropFirst(plain).map { total in
      Markup.element("td", ["class": "n"], total.map { shown($0, withUnit: false) } ?? .none)
    }
    return .element("tr", ["class": "total"], head + cells.joined())
  }
}

extension PaperValue {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
