internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

extension Author {
  /// Returns what packs say of a parameter; with all that leads to it if it is to be whole.
  func parameter(_ element: Element, isWhole: Bool = true) -> Section {
    let statements = book.statements(.parameter, named: element.id, from: pack.id)
      .filter { isWhole || !($0["values"]?.items ?? []).isEmpty }
    let unit = unit(of: element.address)
    var blocks: [Section.Block] = []
    let segments = statements.flatMap { self.segments(of: $0, unit) }
    if let timeline = timeline(segments) { blocks.append(.timeline(timeline)) }
    if !segments.isEmpty { blocks.append(.table(table(segments))) }
    if segments.isEmpty { blocks.append(.paragraph(openness(element))) }
    let facts = self.facts(of: element, unit, isWhole)
    if !facts.isEmpty { blocks.append(.facts(facts)) }
    if isWhole { blocks.append(folded(element)) }
    return Section(anchor(element, isWhole), title(element, isWhole), blocks)
  }

  private func facts(of element: Element, _ unit: String?, _ isWhole: Bool) -> [Fact] {
    guard isWhole else { return [] }
    var facts = [Fact(pick("名称", "Name"), .code("parameter.\(element.id)"))]
    if let ranks = element["filled_by"]?.texts, !ranks.isEmpty {
      let names = ranks.map { words.rank($0) }.joined(separator: words.comma)
      facts.append(Fact(pick("可由谁填写", "May be filled by"), .text(names)))
    }
    let bounds = ["least", "most"].compactMap { key in
      element[key]?.text.map { "\(words.key(key)) \(value($0, unit: unit))" }
    }
    if !bounds.isEmpty {
      facts.append(Fact(pick("界限", "Bounds"), .text(bounds.joined(separator: words.comma))))
    }
    if element["override"] != nil {
      facts.append(Fact(pick("授权条款", "By authority of"), citations(element["override"])))
    }
    return facts + uses(of: element.address)
  }

  /// The unit of a parameter, also where that is said by the pack that declares it.
  func unit(of parameter: Address) -> String? {
    book.statements(.parameter, named: parameter.id, from: parameter.pack)
      .lazy.compactMap { $0["unit"]?.text }.first
  }

  /// Why a parameter has no values.
  private func openness(_ element: Element) -> Prose {
    let statements = book.statements(.parameter, named: element.id, from: pack.id)
    let (open, blank) = (
      statements.lazy.compactMap { $0["open"]?.localized }.first,
      statements.lazy.compactMap { $0["blank"]?.localized }.first
    )
    if let open {
      return .badge(pick("未定", "open"), "discretion") + .text(" " + words.text(open))
    }
    if let blank {
      return .badge(pick("待填", "blank"), "missing") + .text(" " + words.text(blank))
    }
    return .faint(pick("没有数值。", "There are no values."))
  }
}

// MARK: - Values over time

extension Author {
  /// A time with one value.
  struct Segment {
    let pack: String
    let from: CalendarDay
    let to: CalendarDay?
    let value: String
    let citations: Prose
    let review: CalendarDay?
    /// The day on which the next value begins.
    let next: CalendarDay?
  }

  private func segments(of element: Element, _ unit: String?) -> [Segment] {
    let author = of(element.address.pack)
    let nodes = (element["values"]?.items ?? []).filter { day($0["from"]) != nil }
    return nodes.enumerated().compactMap { index, node in
      guard let from = day(node["from"]) else { return nil }
      return Segment(
        pack: element.address.pack,
        from: from,
        to: day(node["to"]),
        value: value(node["value"]?.text ?? "", unit: unit),
        citations: author.citations(node["cite"]),
        review: day(node["review_by"]),
        next: index + 1 < nodes.count ? day(nodes[index + 1]["from"]) : nil
      )
    }
  }

  private func day(_ node: YAMLNode?) -> CalendarDay? { node?.text.flatMap { CalendarDay($0) } }

  private func table(_ segments: [Segment]) -> Table {
    let hasPacks = Set(segments.map(\.pack)).count > 1
    let header =
      [pick("期间", "when"), pick("数值", "value"), pick("依据", "set by"), pick("复核日", "review by")]
      + (hasPacks ? [pick("政策包", "pack")] : [])
    let rows = segments.map { segment in
      Table.Row(
        cells: [
          .text(words.span(segment.from.description, segment.to?.description)),
          .strong(segment.value), segment.citations,
          segment.review.map { .text($0.description) } ?? .faint("–"),
        ] + (hasPacks ? [.code(segment.pack)] : [])
      )
    }
    return Table(caption: pick("各期间的数值", "Values over time"), header: header, rows: rows)
  }

  private func timeline(_ segments: [Segment]) -> Timeline? {
    let days = segments.flatMap { [$0.from, $0.to, $0.review].compactMap(\.self) }
    guard let first = days.min(), let last = days.max() else { return nil }
    let years = first.year...(last.year + 1)
    let begins = years.compactMap { CalendarDay(year: $0, month: 1, day: 1)?.dayNumber }
    let end = CalendarDay(year: last.year + 2, month: 1, day: 1)?.dayNumber
    guard let start = begins.first, let end, start < end else { return nil }
    let rows = Dictionary(grouping: segments, by: \.pack)
    let order = segments.map(\.pack).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return Timeline(
      summary: segments.map {
        words.span($0.from.description, $0.to?.description) + pick("：", ": ") + $0.value
      }.joined(separator: pick("；", "; ")),
      bars: order.map { (rows[$0] ?? []).map { bar($0, isLast: order.last == $0.pack) } },
      span: start...end,
      years: zip(years, begins).map { ($1, "\($0)") }
    )
  }

  private func bar(_ segment: Segment, isLast: Bool) -> Timeline.Bar {
    Timeline.Bar(
      from: segment.from.dayNumber,
      to: (segment.to.map { $0.dayNumber + 1 }) ?? segment.next?.dayNumber,
      label: segment.value,
      review: segment.review?.dayNumber,
      tone: isLast ? "own" : "wider"
    )
  }
}
