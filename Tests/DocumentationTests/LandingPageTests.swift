import Foundation
import Testing

/// The documentation that is built from the sources.
@Suite struct LandingPageTests {
  static let modules = [
    "Diagnostics", "Quantities", "LocatedYAML", "Tabular", "Spreadsheets", "FEEL", "DMN",
    "ResettlementCore",
    "PolicyPacks", "ResettlementKit", "ResettlementStore", "PolicyTesting", "StandardPacks",
  ]

  @Test(arguments: modules)
  func `a public module has a landing page with topics`(module: String) throws {
    let page = try Page("Sources/\(module)/\(module).docc/\(module).md")
    #expect(page.text.hasPrefix("# ``\(module)``\n"))
    #expect(page.text.contains("\n## Topics\n"))
  }
}
