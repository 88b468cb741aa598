import Foundation
import PackPages

/// A site with what tests ask of it.
struct Site {
  let files: [String: String]

  init(_ site: PackSite) {
    files = Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, $0.text) })
  }

  /// The pages, by path.
  var pages: [(path: String, html: String)] {
    files.filter { $0.key.hasSuffix(".html") }.sorted { $0.key < $1.key }
      .map { (path: $0.key, html: $0.value) }
  }

  /// Returns what follows every occurrence of a mark up to the next quotation mark.
  static func values(of mark: String, in html: String) -> [String] {
    html.components(separatedBy: mark).dropFirst().map { rest in
      String(rest.prefix { $0 != "\"" })
    }
  }

  /// Returns the path to which a link of a page leads, and the place in it.
  static func target(_ link: String, from page: String) -> (path: String, anchor: String?) {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.count > 1 ? String(parts[1]) : nil
    guard !parts[0].isEmpty else { return (page, anchor) }
    var steps = page.split(separator: "/").dropLast().map(String.init)
    for step in parts[0].split(separator: "/").map(String.init) {
      if step == ".." { steps.removeLast() } else { steps.append(step) }
    }
    return (steps.joined(separator: "/"), anchor)
  }
}
