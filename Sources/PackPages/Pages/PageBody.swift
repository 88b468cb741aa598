internal import Markup

/// Turns what a page says into HTML, with ways to other pages from where it stands.
struct PageBody {
  let words: PageWords
  /// The page's path from the site's top.
  let path: String
  /// The paths of the pages that there are, in the language's folder.
  let pages: Set<String>

  // MARK: - The article

  func article(_ content: PageContent) -> Markup {
    let kicker = Markup.element("p", ["class": "kicker"], inline(content.kicker))
    let head: [Markup] = [
      content.kicker.isEmpty ? .none : kicker,
      .element("h1", [:], .text(content.title)),
      content.lead.isEmpty ? .none : .element("p", ["class": "lead"], inline(content.lead)),
      content.facts.isEmpty ? .none : facts(content.facts),
    ]
    return .block("article", [:], head + content.sections.map { section($0, level: 2) })
  }

  private func section(_ section: Section, level: Int) -> Markup {
    .block(
      "section",
      ["id": section.anchor],
      [heading(section.title, level)] + section.blocks.map { block($0, level: level) }
    )
  }

  private func heading(_ title: Prose, _ level: Int) -> Markup {
    switch level {
    case 2: .element("h2", [:], inline(title))
    case 3: .element("h3", [:], inline(title))
    default: .element("h4", [:], inline(title))
    }
  }

  // MARK: - Blocks

  private func block(_ block: Section.Block, level: Int) -> Markup {
    switch block {
    case .paragraph(let prose): .element("p", [:], inline(prose))
    case .facts(let facts): self.facts(facts)
    case .list(let items): list(items)
    case .table(let table): self.table(table)
    case .timeline(let timeline): .block("div", ["class": "figure"], [timeline.svg])
    case .diagram(let diagram): scrolling(diagram.svg(words), diagram.title)
    case .source(let excerpt): source(excerpt)
    case .folded(let summary, let blocks):
      .block(
        "details",
        [:],
        [.element("summary", [:], .text(summary))] + blocks.map { self.block($0, level: level) }
      )
    case .sections(let sections):
      sections.map { section($0, level: level + 1) }.joined(.text("\n"))
    }
  }

  /// A figure that may be wider than the page: it is scrolled by itself, also by the keyboard.
  private func scrolling(_ figure: Markup, _ label: String) -> Markup {
    .block(
      "div",
      ["class": "figure wide", "tabindex": "0", "role": "region", "aria-label": label],
      [figure]
    )
  }

  private func facts(_ facts: [Fact]) -> Markup {
    .block(
      "dl",
      [:],
      facts.map { fact in
        .element(
          "div",
          [:],
          .element("dt", [:], .text(fact.label)) + .element("dd", [:], inline(fact.value))
        )
      }
    )
  }

  private func list(_ items: [Item]) -> Markup {
    .block("ul", [:], items.map { .block("li", [:], parts(of: $0)) })
  }

  private func parts(of item: Item) -> [Markup] {
    let text = item.text.isEmpty ? Markup.none : .element("div", [:], inline(item.text))
    let details = item.details.map { Markup.element("div", ["class": "detail"], inline($0)) }
    let code = item.code.map {
      Markup.element("pre", ["tabindex": "0"], .element("code", [:], .text($0)))
    }
    return [text] + details + [code ?? .none] + (item.items.isEmpty ? [] : [list(item.items)])
  }

  private func table(_ table: Table) -> Markup {
    let header = table.header.map { Markup.element("th", ["scope": "col"], .text($0)) }.joined()
    let rows = table.rows.map { row($0, of: table) }
    return .block(
      "div",
      ["class": "table"],
      [
        .block(
          "table",
          [:],
          [
            .element("caption", [:], .text(table.caption)),
            .element("thead", [:], .element("tr", [:], header)),
            .block("tbody", [:], rows),
          ]
        )
      ]
    )
  }

  private func row(_ row: Table.Row, of table: Table) -> Markup {
    let cells = row.cells.enumerated().map { index, cell in
      let label = index < table.header.count ? table.header[index] : nil
      return index == 0 && table.hasRowHeaders
        ? Markup.element("th", ["scope": "row", "data-label": label], inline(cell))
        : Markup.element("td", ["data-label": label], inline(cell))
    }
    return .element("tr", ["id": row.anchor, "class": row.tone], cells.joined())
  }

  private func source(_ excerpt: SourceExcerpt) -> Markup {
    let lines = excerpt.lines.enumerated().map { index, line in
      Markup.element("span", ["class": "number"], .text("\(excerpt.firstLine + index)"))
        + .text(line + "\n")
    }
    let place = "\(excerpt.file):\(excerpt.firstLine)"
    return .block(
      "figure",
      ["class": "source"],
      [
        .element("figcaption", [:], .element("code", [:], .text(place))),
        .element(
          "pre",
          ["tabindex": "0", "aria-label": place],
          .element("code", [:], lines.joined())
        ),
      ]
    )
  }

  // MARK: - Words

  func inline(_ prose: Prose) -> Markup { prose.pieces.map(piece).joined() }

  private func piece(_ piece: Prose.Piece) -> Markup {
    switch piece {
    case .text(let text): .text(text)
    case .strong(let text): .element("strong", [:], .text(text))
    case .faint(let text): .element("span", ["class": "faint"], .text(text))
    case .code(let text): .element("code", [:], .text(text))
    case .badge(let text, let tone): .element("span", ["class": "badge \(tone)"], .text(text))
    case .link(let text, let address): link(text, address)
    }
  }

  private func link(_ text: String, _ address: Address) -> Markup {
    let target = SitePage.path(of: address)
    guard pages.contains(target) else { return .text(text) }
    return .element("a", ["href": way(to: target, SitePage.anchor(of: address))], .text(text))
  }

  /// Returns the way to a page in the language's folder.
  func way(to target: String, _ anchor: String? = nil) -> String {
    let way = SitePage.way(from: path, to: "\(words.folder)/\(target)")
    return way + (anchor.map { "#\($0)" } ?? "")
  }
}
