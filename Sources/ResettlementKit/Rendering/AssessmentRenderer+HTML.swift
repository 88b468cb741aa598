internal import Diagnostics
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
    return "<section class=\"\(name)\" lang=\"\(tag)\">\n"
      + sections.map(Self.html).joined() + "</section>\n"
  }

  private static func html(_ section: ReportSection) -> String {
    "  <h2>\(escaped(section.heading))</h2>\n" + list(section.items, indent: 2)
  }

  private static func list(_ items: [ReportItem], indent: Int) -> String {
    guard !items.isEmpty else { return "" }
    let space = String(repeating: " ", count: indent)
    let lines = items.map { html($0, indent: indent + 2) }.joined()
    return "\(space)<ul>\n\(lines)\(space)</ul>\n"
  }

  private static func html(_ item: ReportItem, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    let tag = item.mark.map { "<li class=\"\($0.name)\">\($0.rawValue) " } ?? "<li>"
    let text = space + tag + escaped(item.text)
    guard !item.items.isEmpty else { return text + "</li>\n" }
    return "\(text)\n\(list(item.items, indent: indent + 2))\(space)</li>\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
