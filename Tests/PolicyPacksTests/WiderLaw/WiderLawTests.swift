import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct WiderLawTests {
  private static let deviation = """
    parameters:
      line:
        override: county-1
        values: [ { from: 2024-01-01, value: 9000, cite: county-1, review_by: 2025-01-31 } ]
    """

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  private func verdict(_ pack: PolicyPack, income: ExactDecimal) throws -> Assessment {
    var population = Population(catalogue: pack.catalogue)
    var household = Household(id: "H1")
    household.netIncomePerHead = .known(income)
    population.insert(household)
    let reference = SubjectReference(.household, "H1")
    let dates = AssessmentDates(on: try day("2024-06-30"))
    return pack.assess("low_income", of: reference, in: population, on: dates)
  }

  @Test func `a term that nobody fills makes the answer unknown and names it`() throws {
    let pack = try LayeredLaw(province: "").pack()
    #expect(pack.openTerms == ["line"])
    let answer = try verdict(pack, income: 7000)
    #expect(answer.missing.map(\.name) == ["parameter.line"])
  }

  @Test func `the province's value holds where the county is silent`() throws {
    let pack = try LayeredLaw().pack()
    #expect(pack.openTerms.isEmpty)
    #expect(try verdict(pack, income: 7999).verdictName == "eligible")
    #expect(try verdict(pack, income: 8000).verdictName == "ineligible")
  }

  @Test func `a county deviates by an authority, and reasons show what was set aside`() throws {
    let answer = try verdict(try LayeredLaw(county: Self.deviation).pack(), income: 8500)
    #expect(answer.verdictName == "eligible")
    let use = try #require(answer.reasons.parameters.first)
    #expect(use.value == "9000")
    #expect(
      use.setAside == [
        ParameterUse.OtherValue(
          policy: "province",
          value: "8000",
          citation: "province-1",
          authority: "county-1"
        )
      ]
    )
  }

  @Test func `before the county's value begins the province's holds`() throws {
    let overlay = try #require(
      try LayeredLaw(county: Self.deviation).pack().overlay(of: "line", on: try day("2023-06-30"))
    )
    #expect(overlay.winner?.pack == "province")
    #expect(overlay.candidates.map(\.pack) == ["province", "county"])
    #expect(overlay.candidates.map(\.isOnTheDay) == [true, false])
  }

  @Test func `an overlay shows the candidates and who wins by which authority`() throws {
    let pack = try LayeredLaw(county: Self.deviation).pack()
    let overlay = try #require(pack.overlay(of: "line", on: try day("2024-06-30")))
    #expect(overlay.isOpenTerm)
    #expect(overlay.fillableBy == [.province, .county])
    #expect(overlay.candidates.map(\.value) == ["8000", "9000"])
    #expect(overlay.candidates.map(\.isOnTheDay) == [true, true])
    #expect(overlay.winner?.authority == "county-1")
  }

  @Test func `a deviation without an authority is an error at its place`() {
    let county = Self.deviation.replacing("    override: county-1\n", with: "")
    #expect(LayeredLaw(county: county).errors == ["pack.no-authority"])
  }

  @Test func `an authority must be a clause that is known`() {
    let county = Self.deviation.replacing("override: county-1", with: "override: county-9")
    #expect(LayeredLaw(county: county).errors == ["pack.unknown-clause"])
  }

  @Test func `a rank that may not fill the term is refused`() {
    var law = LayeredLaw()
    law.line = law.line.replacing("[province, county]", with: "[prefecture]")
    #expect(law.errors == ["pack.rank-may-not-fill"])
  }

  @Test(arguments: [(4999, false), (5000, true), (20000, true), (20001, false)])
  func `a value keeps the bounds of the term`(value: Int, isWithin: Bool) {
    var law = LayeredLaw()
    law.province = law.province.replacing("8000", with: "\(value)")
    #expect(law.errors == (isWithin ? [] : ["pack.out-of-bounds"]))
  }

  @Test func `two packs of one rank may not fill a term for the same days`() {
    let law = LayeredLaw(county: Self.deviation, middleRank: .county)
    #expect(law.errors == ["pack.same-rank"])
  }

  @Test func `two packs of one rank may fill a term one after the other`() {
    var law = LayeredLaw(county: Self.deviation, middleRank: .county)
    law.province = law.province.replacing("review_by: 2025-01-31", with: "to: 2023-12-31")
    #expect(law.errors.isEmpty)
  }
}
