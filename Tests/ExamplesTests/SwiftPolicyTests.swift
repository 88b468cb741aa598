import PolicyTesting
import ResettlementKit
import StandardPacks
import SwiftPolicy
import Testing

@Suite struct SwiftPolicyTests {
  @Test func `a policy in Swift keeps the promises of a policy`() async throws {
    try await PolicySuite(samples: [try Self.ferry()]) { BambooFerryPolicy() }.run()
  }

  @Test(arguments: ["ulanhot", "aolezhaoqi", "qinzhou-port", "anhui", "yunling"])
  func `a pack keeps the same promises`(id: PolicyID) async throws {
    let sample = Sample(file: "", pack: id)
    let catalogue = try sample.policy().catalogue
    try await PolicySuite(catalogue: catalogue) { try sample.policy() }.run()
  }

  @Test func `stands in a registry beside packs`() throws {
    var registry = PolicyRegistry()
    for pack in Sample.packs where pack.blanks.isEmpty { try registry.register(pack) }
    try registry.register(BambooFerryPolicy())
    #expect(registry.ids.contains("qinzhou-port"))
    #expect(registry["bamboo-ferry"] is any BenefitPolicy)
    let clash = #expect(throws: PolicyClash.self) { try registry.register(BambooFerryPolicy()) }
    #expect(clash?.first == "BambooFerryPolicy")
    #expect(clash?.second == "BambooFerryPolicy")
  }

  @Test(arguments: [
    ("household_with_labour", SubjectReference(.household, "H1"), "eligible"),
    ("shop_grant", SubjectReference(.household, "H1"), "eligible"),
    ("shop_grant", SubjectReference(.household, "H2"), "ineligible"),
    ("shop_grant", SubjectReference(.household, "H3"), "unknown"),
    ("low_income", SubjectReference(.household, "H1"), "ineligible"),
    ("low_income", SubjectReference(.household, "H2"), "eligible"),
    ("risk_elimination", SubjectReference(.monitoringCase, "M1"), "eligible"),
    ("risk_elimination", SubjectReference(.monitoringCase, "M2"), "ineligible"),
    ("asset_kept", SubjectReference(.asset, "A1"), "ineligible"),
  ])
  func `answers by its conditions`(
    rule: Rule.ID,
    subject: SubjectReference,
    verdict: String
  ) throws {
    let answer = try Self.answer(rule, subject)
    #expect(answer.verdictName == verdict)
    #expect(answer.reasons.conditions?.parts.isEmpty == false)
  }

  @Test func `gives three thousand yuan, and names what it does not know`() throws {
    let granted = try Self.answer("shop_grant", SubjectReference(.household, "H1"))
    #expect(granted.amount?.form == .exact(3000))
    let open = try Self.answer("shop_grant", SubjectReference(.household, "H3"))
    #expect(open.missing.map(\.name) == ["household.owns_business"])
    #expect(open.amount == nil)
  }

  @Test func `is rendered like a pack`() throws {
    let answer = try Self.answer("risk_elimination", SubjectReference(.monitoringCase, "M2"))
    let text = AssessmentRenderer(language: .english).text([answer])
    #expect(text.contains("may the risk be marked eliminated"))
    #expect(text.contains("identified three months ago or more"))
    #expect(text.contains("bamboo-ferry-4"))
  }

  private static func answer(_ rule: Rule.ID, _ subject: SubjectReference) throws -> Assessment {
    let day = try #require(CalendarDay("2024-06-30"))
    return BambooFerryPolicy()
      .assess(rule, of: subject, in: try ferry(), on: AssessmentDates(on: day))
  }

  /// A few made-up households of the town, with a case and an asset.
  private static func ferry() throws -> Population {
    let text = """
      { "as_of": "2024-06-30",
        "households": [
          { "id": "H1", "size": 2, "is_relocated": true, "owns_business": true,
            "grants_received": [], "net_income_per_head": 9000 },
          { "id": "H2", "size": 1, "is_relocated": true, "owns_business": true,
            "grants_received": ["shop_grant"], "net_income_per_head": 8999.99 },
          { "id": "H3", "is_relocated": true, "grants_received": [] } ],
        "persons": [
          { "id": "P1", "household": "H1", "labour_ability": "none" },
          { "id": "P2", "household": "H1", "labour_ability": "weak_or_half" },
          { "id": "P3", "household": "H2", "labour_ability": "lost" } ],
        "assets": [ { "id": "A1", "is_registered": true, "keeper": null } ],
        "monitoring_cases": [
          { "id": "M1", "household": "H1", "risk_stably_gone": true, "identified_on": "2024-03-30" },
          { "id": "M2", "household": "H2", "risk_stably_gone": true, "identified_on": "2024-03-31" } ] }
      """
    let extract = ExtractReader().read(json: SourceText(name: "ferry.json", text: text))
    try #require(extract.diagnostics.isEmpty)
    return extract.population
  }
}
