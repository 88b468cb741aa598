import ResettlementKit
import StandardPacks
import Testing

/// The pages on registers as tables.
@Suite struct RegisterPageTests {
  @Test(arguments: ["Documentation/Registers.md", "Documentation/Registers.zh-Hans.md"])
  func `the mapping of the page is read, and leads to a register`(path: String) throws {
    let packs = PackLoader.load(StandardPacks.sources).packs
    let pack = try #require(packs.first { $0.description.id == "ulanhot" })
    let mappings = try Page(path).blocks.filter { $0.language == "yaml" }
    #expect(mappings.count == 1)
    for mapping in mappings {
      let source = SourceText(name: path, text: mapping.text)
      let read = try TableMapping(reading: source, catalogue: pack.catalogue)
      #expect(pack.registers.contains { $0.id == read.register && $0.subject == read.subject })
    }
  }
}
