/// A line of a report with the lines below it.
struct ReportItem: Sendable {
  var mark: ReportMark?
  let text: String
  var items: [ReportItem] = []

  init(_ mark: ReportMark? = nil, _ text: String, _ items: [ReportItem] = []) {
    self.mark = mark
    self.text = text
    self.items = items
  }

  /// The line and those below it, each level indented by two more spaces than its parent's mark.
  func lines(indent: Int) -> [String] {
    let start = String(repeating: " ", count: indent)
    let line = start + (mark.map { $0.rawValue + " " } ?? "") + text
    return [line] + items.flatMap { $0.lines(indent: indent + 4) }
  }
}

/// What a report says of one subject.
struct ReportSection: Sendable {
  let heading: String
  let items: [ReportItem]
}
