import Diagnostics
import Foundation
import LocatedYAML
import TestSupport
import Testing

@Suite struct YAMLReportTests {
  /// Files with mistakes in `Fixtures`; their whole reports are in `Snapshots`.
  private static let fixtures = [
    "after-value", "block-header", "colon-in-brackets", "colon-in-text", "documents", "escape",
    "full-width-colon",
    "key-below-text",
    "list-on-line", "missing-colon", "reserved", "subset", "tab", "ten", "unclosed-at-end",
    "unclosed-bracket", "unclosed-quote", "wrong-indentation",
  ]

  @Test(arguments: fixtures, Language.allCases)
  func `reports every mistake of a file`(name: String, language: Language) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Fixtures", "\(name).yaml")
    let source = SourceText(name: "\(name).yaml", bytes: Array(try Data(contentsOf: url)))
    let document = YAMLDocument(source)
    let report = DiagnosticRenderer(language: language).report(document.diagnostics)
    Snapshot("\(name).\(language.rawValue).txt").expect(report)
  }
}
