import ResettlementKit
import Testing

@Suite struct CSVHeadersTests {
  @Test(arguments: SubjectKind.allCases)
  func `a file of subjects has a column for each declared fact`(kind: SubjectKind) {
    let columns = CSVHeaders.columns(of: kind)
    #expect(columns.first == "id")
    #expect(Set(columns.dropFirst()) == Set(FactCatalogue.core.facts(of: kind).map(\.id)))
    #expect(Set(columns).count == columns.count)
  }
}
