internal import ResettlementCore

/// Papers that were filled in, and of how many subjects it is not known whether they have one.
struct FilledPapers {
  let contents: [PaperContent]
  let undecided: Int
  /// How many of whom it is not known whether they live at the place that is asked for.
  var unplaced = 0

  /// Returns what was printed and what an office has to look at, in counts only.
  func summary(in session: Session) -> String {
    let values = contents.flatMap(\.values)
    let parts = [
      session.pick("已打印 \(contents.count) 份", "printed \(contents.count)"),
      part(rows, session.pick("表格 \(rows) 行", "\(rows) rows")),
      count(.unknown, values) { session.pick("待填 \($0) 处", "\($0) to fill in") },
      count(.withheld, values) { session.pick("不公开 \($0) 处", "\($0) not shown") },
      part(
        undecided,
        session.pick("数据不全未列入 \(undecided) 个", "\(undecided) left out for want of facts")
      ),
      unplacedPart(in: session),
    ]
    return parts.compactMap(\.self).joined(separator: session.pick("，", ", "))
  }

  /// How many were left out for want of a registered place; `nil` if none.
  func unplacedPart(in session: Session) -> String? {
    part(
      unplaced,
      session.pick(
        "住处未登记未列入 \(unplaced) 个",
        "\(unplaced) left out, as no place is registered"
      )
    )
  }

  private var rows: Int {
    contents.flatMap(\.blocks).reduce(0) { sum, block in
      if case .table(let table) = block { sum + table.rowCount } else { sum }
    }
  }

  private func part(_ count: Int, _ words: String) -> String? { count > 0 ? words : nil }

  private func count(
    _ value: PaperValue,
    _ values: [PaperValue],
    _ words: (Int) -> String
  ) -> String? {
    let count = values.count { $0 == value }
    return part(count, words(count))
  }
}
