import Foundation
import Testing

/// The links of pages, which lead to files and headings of this package.
@Suite struct LinkTests {
  @Test(arguments: [
    "README.md", "README.zh-Hans.md", "Documentation/Architecture.md",
    "Documentation/Conformance.md", "Documentation/Performance.md",
    "Documentation/DiagnosticCodes.md", "Documentation/DiagnosticCodes.zh-Hans.md",
    "Documentation/Facts.md", "Documentation/WritingAPack.md",
    "Documentation/WritingAPack.zh-Hans.md", "Documentation/Registers.md",
    "Documentation/Registers.zh-Hans.md", "Documentation/Exchange.md",
    "Documentation/Exchange.zh-Hans.md",
    "Documentation/Registers.zh-Hans.md", "Documentation/Ledgers.md",
    "Documentation/Ledgers.zh-Hans.md",
  ])
  func `lead to what is there`(path: String) throws {
    let page = try Page(path)
    for match in page.text.matches(of: /\]\(([^)#:]*)(?:#([^)]+))?\)/) {
      let target = try target(String(match.output.1), of: page)
      guard let heading = match.output.2 else { continue }
      #expect(Self.anchors(in: try Page(target).text).contains(String(heading)), "#\(heading)")
    }
  }

  /// Returns the path of a link's file from the package's folder.
  private func target(_ link: String, of page: Page) throws -> String {
    guard !link.isEmpty else { return page.path }
    let folder = page.path.split(separator: "/").dropLast()
    let path = (folder + [Substring(link)]).joined(separator: "/")
    let file = Repository.root.appending(path: path)
    try #require(FileManager.default.fileExists(atPath: file.path()), "\(link)")
    return path
  }

  /// The names by which links reach the headings of a page.
  private static func anchors(in text: String) -> Set<String> {
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(headings.map { anchor(of: $0.drop { $0 == "#" || $0 == " " }) })
  }

  private static func anchor(of heading: Substring) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
      .replacing(" ", with: "-")
  }
}
