internal import Diagnostics
internal import Markup
public import ResettlementCore

extension AssessmentRenderer {
  /// Returns the report as a fragment of HTML without styles, all texts of others escaped.
  ///
  /// Lines are list items whose class is their mark's: `yes`, `no`, `unknown`, `discretion`,
  /// `short` or `aside`.
  public func html(_ assessments: [Assessment], in population: Population? = nil) -> String {
    html(sections(assessments) + flags(in: population), of: "assessments")
  }

  /// Returns sections as a fragment of a class.
  func html(_ sections: [ReportSection], of name: String) -> String {
    let tag = language == .chinese ? "zh-Hans" : "en"
    let parts = sections.flatMap(Self.markup)
    return Markup.block("section", ["class": name, "lang": tag], parts).html + "\n"
  }

  private static func markup(_ section: ReportSection) -> [Markup] {
    [.element("h2", [:], .text(section.heading)), list(section.items)]
  }

  private static func list(_ items: [ReportItem]) -> Markup {
    items.isEmpty ? .none : .block("ul", [:], items.map(markup))
  }

  private static func markup(_ item: ReportItem) -> Markup {
    let text = Markup.text(item.mark.map { "\($0.rawValue) " } ?? "") + .text(item.text)
    let attributes: KeyValuePairs<StaticString, String?> = ["class": item.mark?.name]
    guard !item.items.isEmpty else { return .element("li", attributes, text) }
    return .block("li", attributes, [text, list(item.items)])
  }
}
