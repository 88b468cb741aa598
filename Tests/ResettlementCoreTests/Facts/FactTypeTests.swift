import Quantities
import ResettlementCore
import Testing

@Suite struct FactTypeTests {
  @Test(arguments: [
    ("size", "4", FactValue.number(4)),
    ("size", "four", nil),
    ("is_relocated", "true", .boolean(true)),
    ("is_relocated", "否", .boolean(false)),
    ("is_relocated", "yes", nil),
    ("kind", "ordinary_rural", .symbol("ordinary_rural")),
    ("kind", "脱贫户", .symbol("lifted_out_of_poverty")),
    ("kind", "", nil),
    ("relocated_on", "2019-02-28", .date(CalendarDay(dayNumber: 17_955))),
    ("relocated_on", "2019-02-29", nil),
    ("site", "s-1", .reference("s-1")),
    ("site", "", nil),
    ("grants_received", "a;b；c", .list([.text("a"), .text("b"), .text("c")])),
    ("grants_received", "", .list([])),
    ("residence_place", "no", .text("no")),
  ])
  func `reads the text of a cell`(fact: String, text: String, value: FactValue?) throws {
    let type = try #require(FactCatalogue.core.fact(id: fact, of: .household)?.type)
    #expect(type.value(ofText: text) == value)
  }

  @Test func `takes type and optionality from the property`() throws {
    let facts = FactCatalogue.core
    let from = try #require(facts.fact(id: "contract_from", of: .placement))
    let to = try #require(facts.fact(id: "contract_to", of: .placement))
    #expect(from.type == .date && !from.isOptional)
    #expect(to.type == .date && to.isOptional)
    let uses = try #require(facts.fact(id: "planned_revenue_uses", of: .asset))
    #expect(uses.type == .list(.enumeration(RevenueUse.enumeration)))
    let worker = try #require(facts.fact(id: "worker", of: .placement))
    #expect(worker.type == .reference(.person))
  }

  @Test(arguments: [
    ("net_income_per_head", SubjectKind.household, "yuan/(person*year)"),
    ("annual_revenue", .asset, "yuan/year"), ("area", .oldHouse, "mu"),
    ("floor_area", .lease, "m2"), ("pension_months_paid", .placement, "month"),
    ("places", .post, "post"), ("year", .fund, "year"),
  ])
  func `counts numbers in their units`(fact: String, kind: SubjectKind, unit: String) {
    #expect(FactCatalogue.core.fact(id: fact, of: kind)?.unit == unit)
  }

  @Test func `tells apart unknown, absent and a day`() {
    var placement = Placement(id: "x")
    #expect(placement.value(of: "contract_to") == .unknown)
    placement.contractTo = .absent
    #expect(placement.value(of: "contract_to") == .absent)
    let day = CalendarDay(dayNumber: 20_000)
    placement.contractTo = .known(day)
    #expect(placement.value(of: "contract_to") == .date(day))
  }
}
