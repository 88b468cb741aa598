import Testing

@testable import PolicyPacks

@Suite struct LibraryTestsTests {
  @Test func `a library is no pack that answers, but its tests can be run`() throws {
    var law = LayeredLaw()
    law.province += """

      tests:
        - name: 监测线是省里公布的数
          on: 2024-06-30
          expect: [ { parameter: line, value: 8000, from: 2023-01-01 } ]
        - name: 监测线写错了
          on: 2024-06-30
          expect: [ { parameter: line, value: 9000 } ]
      """
    let loaded = law.load()
    #expect(loaded.packs.map(\.manifest.id.value) == ["county"])
    let library = try #require(loaded.libraries.first { $0.manifest.id.value == "province" })
    let report = PackTestRunner(library).run()
    #expect(report.results.map(\.isPassed) == [true, false])
  }
}
