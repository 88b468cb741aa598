import Testing

@testable import Quantities

/// The units of products and quotients, in which written numbers beside them are taken.
@Suite struct UnitProductTests {
  private func unit(_ text: String) throws -> UnitOfMeasure {
    try #require(UnitOfMeasure(text), "\(text)")
  }

  @Test(
    arguments: [
      ("yuan", "year", "yuan*year"), ("year", "yuan", "yuan*year"), ("yuan", "month", "month*yuan"),
      ("yuan/(person*year)", "person", "yuan/year"), ("yuan/year", "year", "yuan"),
      ("yuan/year", "month", "yuan"), ("year", "month", "month*month"),
      ("year", "year", "year*year"),
      ("yuan", "percent", "yuan"), ("percent", "year", "year"), ("percent", "percent", "ratio"),
      ("visit/week", "household", "household*visit/week"), ("month", "ratio", "month"),
    ]
  )
  func `a product is in the units that its sides write`(
    left: String,
    right: String,
    product: String
  ) throws {
    let found = try unit(left).multiplied(by: unit(right))
    #expect(found == (try unit(product)))
    #expect(Set(found.symbol.split(separator: "*")) == Set(product.split(separator: "*")))
  }

  @Test(
    arguments: [
      ("yuan", "year", "yuan/year"), ("yuan", "month", "yuan/month"), ("year", "year", "ratio"),
      ("year", "month", "ratio"), ("yuan/year", "person", "yuan/(person*year)"),
      ("yuan", "percent", "yuan"), ("ratio", "year", "ratio/year"), ("yuan*year", "year", "yuan"),
    ]
  )
  func `a quotient is in the units that its sides write`(
    left: String,
    right: String,
    quotient: String
  ) throws {
    #expect(try unit(left).divided(by: unit(right)) == unit(quotient))
  }
}
