internal import Markup
internal import Diagnostics
public import PolicyPacks
internal import ResettlementCore

/// A static site of packs: a page for each clause, rule, procedure and register, in Chinese and in
/// English, one to one with what stands in the packs' files.
///
/// The site needs no server and nothing from elsewhere. The same packs give the same bytes,
/// wherever their folders are.
public struct PackSite: Sendable {
  /// A file of the site.
  public struct File: Sendable, Hashable {
    /// The path inside the site, with slashes.
    public let path: String
    /// What stands in it.
    public let text: String
  }

  /// Every file, in the order of their paths.
  public let files: [File]

  /// The name of a file that every site has and other folders are unlikely to have.
  public static let mark = "assets/packs.txt"

  /// Makes the site of packs.
  ///
  /// - Parameter sources: The packs and those that they build on; none should have an error. A pack
  ///   without a name is left out.
  /// - Complexity: O(*n*) pages for *n* elements, each with the source of its element.
  public init(_ sources: [PackSource]) {
    let book = PackBook(sources)
    var files = Language.allCases.flatMap { LanguageTree(book, $0).files }
    files.append(File(path: "index.html", text: EntryPage.html))
    files.append(File(path: "assets/style.css", text: StyleSheet.css))
    files.append(File(path: "assets/search.js", text: SearchScript.text))
    let names = book.packs.map { "\($0.id) \($0.manifest["version"]?.text ?? "")\n" }
    files.append(File(path: Self.mark, text: names.joined()))
    self.files = files.sorted { $0.path < $1.path }
  }
}

/// The first page of all, on which a language is chosen.
private enum EntryPage {
  static var html: String {
    let words = Language.allCases.map(PageWords.init)
    let titles = words.map(LanguageTree.title)
    let heading = Markup.element("h1", [:], .text(titles.joined(separator: " · ")))
    let main = Markup.block("main", [:], [heading] + words.map(way))
    let body = Markup.block("body", ["class": "entry"], [main])
    let page = [head(titles.joined(separator: " · ")), body]
    return Markup.document(.block("html", ["lang": "zh-Hans"], page))
  }

  private static func way(_ words: PageWords) -> Markup {
    let name = words.pick("中文", "English")
    let target = "\(words.folder)/index.html"
    return .element(
      "p",
      [:],
      .element("a", ["href": target, "lang": words.tag, "hreflang": words.tag], .text(name))
    )
  }

  private static func head(_ title: String) -> Markup {
    .block(
      "head",
      [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("title", [:], .text(title)),
        .element("link", ["rel": "stylesheet", "href": "assets/style.css"]),
      ]
    )
  }
}
