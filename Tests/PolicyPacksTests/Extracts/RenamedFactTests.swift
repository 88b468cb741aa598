import Diagnostics
import PolicyPacks
import ResettlementCore
import Testing

/// Facts that a pack has given another name.
@Suite struct RenamedFactTests {
  private func loaded(formerly: String) -> LoadedPacks {
    var pack = TinyPack()
    pack.clauses += """

      facts:
        household.has_terrace:
          name: { zh-Hans: 有梯田, en: has a terrace }
          type: boolean
          formerly: \(formerly)
      """
    return PackLoader.load([pack.source])
  }

  private func read(_ json: String) throws -> Extract {
    let pack = try #require(loaded(formerly: "[terrace, owns_terrace]").packs.first)
    return ExtractReader(catalogue: pack.catalogue).read(
      json: SourceText(name: "a.json", text: json)
    )
  }

  @Test(arguments: ["terrace", "owns_terrace"])
  func `an old extract still loads, with a warning`(name: String) throws {
    let extract = try read(#"{"households": [{"id": "H1", "\#(name)": true}]}"#)
    let household = SubjectReference(.household, "H1")
    #expect(extract.population.value(of: "has_terrace", of: household) == .boolean(true))
    #expect(extract.diagnostics.map(\.code) == ["extract.renamed-fact"])
    #expect(extract.diagnostics.map(\.severity) == [.warning])
    #expect(extract.isWhole)
  }

  @Test func `the old and the new name together are an error`() throws {
    let extract = try read(
      #"{"households": [{"id": "H1", "terrace": true, "has_terrace": false}]}"#
    )
    #expect(extract.diagnostics.map(\.code).contains("extract.duplicate-fact"))
  }

  @Test(arguments: ["is_relocated", "has_terrace", "户"])
  func `a former name must be free and well written`(name: String) {
    #expect(loaded(formerly: name).diagnostics.contains { $0.severity == .error })
  }
}
