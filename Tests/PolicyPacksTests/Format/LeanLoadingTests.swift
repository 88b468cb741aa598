import Diagnostics
import Foundation
import PolicyPacks
import Testing

/// Packs that are loaded to answer, without their tests.
@Suite struct LeanLoadingTests {
  private static let plugins = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Plugins").standardizedFileURL.path

  @Test func `packs without their tests have the same rules, and the same files`() {
    let sources = PackSource.discover(under: Self.plugins).sources
    let whole = PackLoader.load(sources).packs
    let lean = PackLoader.load(sources, withTests: false).packs
    #expect(whole.count > 4)
    #expect(lean.map(\.description) == whole.map(\.description))
    #expect(lean.map(\.rules) == whole.map(\.rules))
    #expect(lean.map(\.sources) == whole.map(\.sources))
  }

  @Test(
    arguments: [
      ("tests:\n  - 1\n", false), ("# a\ntests:\n- 1\n", false), ("personas: 1\ntests: 2\n", false),
      ("tests: 1\nclauses: 1\n", true), ("clauses: 1\ntests: 1\n", true),
      ("{ tests: 1 }\n", true), ("\"tests\": 1\n", true), ("---\ntests: 1\n", true),
    ]
  )
  func `only what has nothing but tests is left out`(text: String, isRead: Bool) {
    let manifest = SourceText(
      name: "p/pack.yaml",
      text: """
        format: 1
        id: p
        version: 1.0.0
        title: { zh-Hans: 甲, en: p }
        """
    )
    let file = SourceText(name: "p/tests.yaml", text: text)
    let source = PackSource(name: "p", files: [manifest, file])
    let found = PackLoader.load([source], withTests: false).diagnostics
    #expect(found.contains { $0.range?.source == file } == isRead)
    let all = PackLoader.load([source]).diagnostics
    #expect(all.contains { $0.range?.source == file })
  }
}
