import Foundation
import ResettlementKit
import Testing

/// The first pages that a new user reads.
@Suite struct ReadmeTests {
  static let pages = ["README.md", "README.zh-Hans.md"]

  @Test(arguments: pages)
  func `names the two commands`(path: String) throws {
    let text = try Page(path).text
    #expect(text.contains("make demo"))
    #expect(text.contains("make test"))
  }

  @Test(arguments: pages)
  func `shows the Swift that is compiled here`(path: String) throws {
    let example = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "ReadmeExample.swift")
    let compiled = try String(contentsOf: example, encoding: .utf8)
    let shown = try Page(path).blocks.filter { $0.language == "swift" }.map(\.text)
    #expect(shown == [compiled])
  }

  @Test func `the Swift gives the answer that the command gives`() throws {
    let page = try Page("README.md")
    let json = try #require(page.blocks.first { $0.language == "json" }?.text)
    let day = try #require(CalendarDay("2024-06-30"))
    let report = try report(on: json, day: day)
    #expect(report.contains("one-off tracking service subsidy: not eligible (qinzhou-05)"))
  }

  @Test(arguments: pages)
  func `the pack in one page has no mistakes and passes its test`(path: String) throws {
    let loaded = PackLoader.load([WalkThrough(try Page(path).blocks).source])
    #expect(DiagnosticRenderer(language: .english).report(loaded.diagnostics) == "")
    let report = PackTestRunner(try #require(loaded.packs.first)).run()
    #expect(report.passed == 1 && report.failed == 0)
  }
}
