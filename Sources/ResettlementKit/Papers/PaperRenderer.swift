public import Diagnostics
internal import Markup
public import Quantities
public import ResettlementCore

/// Prints papers: one HTML document of A4 pages that needs nothing else, the same bytes for the same
/// contents.
///
/// What everybody may see is searched once more: digits that look like a number of a person are
/// hidden wherever they stand, whatever let them pass.
public struct PaperRenderer: Sendable {
  /// The language of the policy's words.
  public let language: Language

  /// What the papers are printed for; `nil` if nothing is to be said of it.
  public let purpose: String?

  /// The day that is printed on them.
  public let day: CalendarDay

  /// Creates a renderer.
  public init(language: Language, purpose: String? = nil, day: CalendarDay) {
    self.language = language
    self.purpose = purpose
    self.day = day
  }

  /// Returns a document in which each paper begins on a page of its own.
  public func html(_ papers: [PaperContent]) -> String {
    let words = PaperWords(language: language)
    let title = papers.first.map { words.text($0.paper.title) } ?? ""
    let head = Markup.block(
      "head",
      [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("title", [:], .text(PrivateNumbers.masked(title))),
        .style(PaperStyle.css),
      ]
    )
    let pages = papers.map {
      PaperPage(content: $0, words: words, purpose: purpose, day: day).markup
    }
    let root = Markup.block(
      "html",
      ["lang": language == .chinese ? "zh-Hans" : "en"],
      [head, .block("body", [:], pages)]
    )
    return Markup.document(root)
  }
}
