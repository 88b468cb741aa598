import ResettlementKit
import Testing

@Suite struct PolicyRegistryTests {
  @Test func `two policies that claim one id are an error that names both`() throws {
    var registry = PolicyRegistry()
    try registry.register(try SmallPack.load(SmallPack.source(name: "offices/north")))
    let second = try SmallPack.load(SmallPack.source(name: "offices/south"))
    let clash = #expect(throws: PolicyClash.self) { try registry.register(second) }
    #expect(clash?.description == "'offices/north' and 'offices/south' both claim the id 'small'")
    #expect(clash?.message.chinese == "“offices/north”与“offices/south”都使用标识“small”")
    #expect(registry.ids == ["small"])
  }

  @Test func `a policy written in Swift stands beside a pack`() throws {
    var registry = PolicyRegistry()
    try registry.register(try SmallPack.load(SmallPack.source()))
    try registry.register(QuietPolicy())
    #expect(registry.ids == ["small", "quiet"])
    #expect(registry.entries.map(\.origin) == ["small", "QuietPolicy"])
  }

  @Test func `a policy takes the place of the one with its id`() throws {
    var registry = PolicyRegistry()
    try registry.register(try SmallPack.load(SmallPack.source(version: "1.0.0")))
    registry.replace(try SmallPack.load(SmallPack.source(version: "1.1.0")))
    #expect(registry["small"]?.description.version == "1.1.0")
  }
}

/// A policy in Swift that has nothing to say.
private struct QuietPolicy: HouseholdPolicy {
  let rules: [Rule] = []

  var description: PolicyDescription {
    PolicyDescription(
      id: "quiet",
      version: "1",
      title: LocalizedText(zh: "静"),
      region: LocalizedText(zh: "静"),
      rank: .town,
      rulesFrom: nil
    )
  }

  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    preconditionFailure("the policy has no rule '\(rule)'")
  }
}
