import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// Numbers that are written beside a product are in its unit, as they are beside a plain fact.
@Suite struct UnitProductTests {
  private var town: Town {
    Town(
      household: [
        "income": .number(600), "size": .number(3), "years": .number(24), "months": .number(6),
        "share": .number(ExactDecimal(significand: 4, exponent: -1)),
      ],
      members: [["id": .string("p1"), "wage": .number(5), "age": .number(132)]]
    )
  }

  @Test(
    arguments: [
      ("some m in household.members satisfies m.wage * m.age > 54.5", true),
      ("some m in household.members satisfies m.wage * m.age > 55.5", false),
      ("household.income / household.years = 300", true),
      ("household.income / household.months = 100", true),
      ("household.income / household.years * household.months = 150", true),
      ("household.income * household.share = 240", true),
      ("household.years * household.share = 0.8", true),
      ("household.years / household.months = 4", true),
      ("household.years * household.years = 4", true),
      ("household.years * household.months = 144", true),
      ("household.years + 1 = 3", true),
    ]
  )
  func `a written number is in the unit of the product`(text: String, holds: Bool) throws {
    #expect(try town.outcome(text) == .known(.boolean(holds)), "\(text)")
  }

  @Test func `a product of other units is no match`() {
    let found = TownScope.check("household.income * household.years > household.income")
    #expect(found.diagnostics.map(\.code) == ["feel.unit-mismatch"])
  }
}
