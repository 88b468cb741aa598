import ResettlementCore
import Testing

@Suite struct FactCatalogueTests {
  private let extra = FactDeclaration(
    id: "keeps_bees",
    name: LocalizedText(zh: "是否养蜂", en: "keeps bees"),
    subject: .household,
    type: .boolean
  )

  @Test func `finds a fact by its id and by its Chinese name`() {
    let fact = FactCatalogue.core.fact("net_income_per_head", of: .household)
    #expect(fact != nil)
    #expect(FactCatalogue.core.fact("人均纯收入", of: .household) == fact)
    #expect(FactCatalogue.core.fact("人均纯收入", of: .person) == nil)
    #expect(FactCatalogue.core.fact(id: "人均纯收入", of: .household) == nil)
  }

  @Test func `finds a relation by its id and by its Chinese name`() {
    let relation = FactCatalogue.core.relation("members", of: .household)
    #expect(relation?.element == .person)
    #expect(FactCatalogue.core.relation("家庭成员", of: .household) == relation)
  }

  @Test func `takes in the facts of a pack`() throws {
    let catalogue = try FactCatalogue.core.adding([extra])
    #expect(catalogue.fact("是否养蜂", of: .household) == extra)
    #expect(catalogue.facts(of: .household).last == extra)
    #expect(FactCatalogue.core.fact("keeps_bees", of: .household) == nil)
  }

  @Test func `takes in the same declaration twice`() throws {
    let catalogue = try FactCatalogue.core.adding([extra, extra]).adding([extra])
    #expect(catalogue.facts(of: .household).filter { $0 == extra }.count == 1)
  }

  @Test func `names both facts that claim an id`() {
    let clash = FactDeclaration(
      id: "size",
      name: LocalizedText(zh: "户数"),
      subject: .household,
      type: .text
    )
    let error = #expect(throws: DeclarationClash.self) { try FactCatalogue.core.adding([clash]) }
    #expect(error?.description == "'household.size' and 'household.size' both claim 'size'")
  }

  @Test func `names both facts that claim a Chinese name`() {
    let clash = FactDeclaration(
      id: "income",
      name: LocalizedText(zh: "人均纯收入"),
      subject: .household,
      type: .text
    )
    let error = #expect(throws: DeclarationClash.self) { try FactCatalogue.core.adding([clash]) }
    #expect(error?.declared == "net_income_per_head")
    #expect(error?.added == "income")
    #expect(error?.name == "人均纯收入")
  }

  @Test func `refuses a fact that has the name of a relation`() {
    let clash = FactDeclaration(
      id: "members",
      name: LocalizedText(zh: "成员"),
      subject: .household,
      type: .text
    )
    #expect(throws: DeclarationClash.self) { try FactCatalogue.core.adding([clash]) }
  }

  @Test func `keeps the facts of a pack with the subject`() throws {
    let catalogue = try FactCatalogue.core.adding([extra])
    var household = Household(id: "h-1")
    try household.set("keeps_bees", to: .boolean(true), in: catalogue)
    #expect(household.value(of: "keeps_bees") == .boolean(true))
    #expect(household.additionalFacts.ids == ["keeps_bees"])
    #expect(throws: FactMismatch.self) { try household.set("keeps_bees", to: .boolean(true)) }
    #expect(throws: FactMismatch.self) {
      try household.set("keeps_bees", to: .text("yes"), in: catalogue)
    }
  }
}
