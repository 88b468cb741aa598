import Diagnostics
import ResettlementCore
import ResettlementKit
import Testing

/// The pages on ledgers.
@Suite struct LedgerPageTests {
  private static let pages = ["Documentation/Ledgers.md", "Documentation/Ledgers.zh-Hans.md"]

  @Test(arguments: pages)
  func `names every kind of event and every fact that the ledger fills in`(path: String) throws {
    let text = try Page(path).text
    for kind in AssetEvent.Content.Kind.allCases {
      #expect(text.contains("`\(kind.rawValue)`"), "\(kind.rawValue)")
    }
    for fact in AssetLedgerFacts.ids { #expect(text.contains("`\(fact)`"), "\(fact)") }
  }

  @Test(arguments: pages)
  func `the events of the page are read`(path: String) throws {
    let blocks = try Page(path).blocks.filter { $0.language == "json" }
    #expect(blocks.count == 2)
    for block in blocks {
      let found = AssetEventReader().read(SourceText(name: path, text: block.text))
      #expect(found.diagnostics.map(\.code) == [])
      #expect(!found.assets.isEmpty)
    }
  }
}
