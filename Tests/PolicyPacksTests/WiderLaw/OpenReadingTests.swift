import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// Readings that wider law declares and leaves for narrower law to choose.
@Suite struct OpenReadingTests {
  private static let reading = """

    readings:
      income:
        cite: nation-1
        question: { zh-Hans: 哪一种收入, en: Which income }
        options: { net: { zh-Hans: 纯收入 }, disposable: { zh-Hans: 可支配收入 } }
        choose: open
        filled_by: [province, county]
    """

  private static let rule = """
    classification: low_income
    title: { zh-Hans: 收入低于监测线, en: income below the line }
    cite: [county-1]
    subject: household
    when:
      below: reading.income = "net" and household.net_income_per_head < parameter.line
    """

  private static func law(province: String = "", county: String = "") -> LayeredLaw {
    var law = LayeredLaw()
    law.line += reading
    law.province += province.isEmpty ? "" : choice(province, cite: "province-1")
    law.county = county.isEmpty ? "" : choice(county, cite: "county-1")
    law.rule = rule
    return law
  }

  private static func choice(_ option: String, cite: String) -> String {
    "\nreadings:\n  income: { cite: \(cite), choose: \(option) }\n"
  }

  private func overlay(_ law: LayeredLaw) throws -> TermOverlay {
    let day = try #require(CalendarDay("2024-06-30"))
    return try #require(try law.pack().overlay(of: "income", on: day))
  }

  @Test func `nobody has chosen, so the term is open and has no winner`() throws {
    let found = try overlay(Self.law())
    #expect(found.isOpenTerm)
    #expect(found.fillableBy == [.province, .county])
    #expect(found.winner == nil)
    #expect(try Self.law().pack().openReadings.map(\.id) == ["income"])
  }

  @Test func `the province chooses for all of its counties, by its own clause`() throws {
    let found = try overlay(Self.law(province: "net"))
    #expect(found.winner?.pack == "province")
    #expect(found.winner?.citations == ["province-1"])
    #expect(try Self.law(province: "net").pack().openReadings.isEmpty)
  }

  @Test func `the county's choice goes before the province's`() throws {
    let found = try overlay(Self.law(province: "net", county: "disposable"))
    #expect(found.candidates.map(\.value) == ["net", "disposable"])
    #expect(found.winner?.pack == "county")
  }

  @Test func `a county that leaves it open takes what the province has chosen`() throws {
    let found = try overlay(Self.law(province: "net", county: "open"))
    #expect(found.winner?.pack == "province")
  }

  @Test func `a choice that begins later leaves the days before to wider law`() throws {
    let later = "[{ from: 2025-01-01, option: disposable }]"
    let found = try overlay(Self.law(province: "net", county: later))
    #expect(found.winner?.pack == "province")
  }

  @Test func `a rank that may not choose is refused`() {
    var law = Self.law(county: "net")
    law.line = law.line.replacing("filled_by: [province, county]\n", with: "")
      .replacing("choose: open\n", with: "choose: open\n    filled_by: [prefecture]\n")
    #expect(law.errors.contains("pack.rank-may-not-fill"))
  }

  @Test func `two packs of one rank may not both choose`() {
    var law = Self.law(province: "net", county: "disposable")
    law.middleRank = .county
    #expect(law.errors == ["pack.same-rank"])
  }
}
