import PolicyTesting
import ResettlementCore
import Testing

@Suite struct PolicySuiteTests {
  @Test func `passes a policy written in Swift`() async throws {
    try await PolicySuite(samples: ShopPolicy.samples) { ShopPolicy() }.run()
  }

  static let found: [(WrongPolicy.Mistake, Set<String>)] = [
    (.hasNoRules, ["has-rules"]),
    (.sharesAnID, ["unique-rule-ids", "answers-the-question"]),
    (.citesNothing, ["citations"]),
    (.hidesAProgramme, ["area-lists"]),
    (.listsTwice, ["area-lists"]),
    (.hasAStrangeArea, ["area-lists"]),
    (.counts, ["purity", "unknown-facts", "out-of-force"]),
    (.answersForAnother, ["answers-the-question"]),
    (.hasAnOtherOutcome, ["outcome-of-the-kind", "out-of-force"]),
    (.namesNothing, ["missing-terms"]),
    (.namesUnsorted, ["missing-terms"]),
    (.ignoresItsEnd, ["out-of-force"]),
    (.deniesTheUnknown, ["nothing-known", "unknown-facts"]),
    (.paysZeroForTheUnknown, ["nothing-known"]),
    (.deniesOneUnknown, ["unknown-facts"]),
    (.paysWithoutKnowing, ["unknown-facts"]),
  ]

  @Test(arguments: found)
  func `finds a mistake`(_ mistake: WrongPolicy.Mistake, _ expected: Set<String>) async throws {
    let suite = PolicySuite(samples: ShopPolicy.samples) { WrongPolicy(mistake) }
    #expect(Set(try await suite.findings().map(\.requirement)) == expected)
  }

  @Test func `has a case for each mistake`() {
    #expect(Self.found.map(\.0) == WrongPolicy.Mistake.allCases)
  }

  @Test func `says which rule and subject it found something of`() async throws {
    let findings = try await PolicySuite(samples: ShopPolicy.samples) {
      WrongPolicy(.deniesOneUnknown)
    }.findings()
    let question = "'shop_reward' for 'household/h-1' on 2023-01-01"
    let change = "'ineligible' if 'is_relocated' of 'household/h-1' is not known"
    #expect(
      findings.first?.description
        == "unknown-facts: \(question) is \(change), but not the same if it is"
    )
  }

  @Test func `records issues where the suite is made`() {
    let suite = PolicySuite { ShopPolicy() }
    #expect(suite.sourceLocation.line == #line - 1)
  }

  @Test func `passes a procedure written in Swift`() async throws {
    try await PolicySuite(samples: VisitPolicy.samples) { VisitPolicy() }.run()
  }

  static let foundInSteps: [(VisitPolicy.Mistake, Set<String>)] = [
    (.sharesAnID, ["procedure-ids"]),
    (.citesNothing, ["procedure-ids"]),
    (.leadsNowhere, ["ways-to-an-end"]),
    (.namesAStranger, ["ways-to-an-end"]),
    (.hasALostStep, ["ways-to-an-end"]),
    (.hidesAStep, ["following-steps"]),
    (.counts, ["purity-of-steps"]),
    (.ignoresItsEnd, ["steps-out-of-force"]),
    (.blocksTheUnknown, ["steps-of-which-nothing-is-known", "steps-of-unknown-facts"]),
    (.namesNothing, ["steps-of-which-nothing-is-known"]),
    (.blocksOneUnknown, ["steps-of-unknown-facts"]),
  ]

  @Test(arguments: foundInSteps)
  func `finds a mistake in a procedure`(
    _ mistake: VisitPolicy.Mistake,
    _ expected: Set<String>
  ) async throws {
    let suite = PolicySuite(samples: VisitPolicy.samples) { VisitPolicy(mistake) }
    #expect(Set(try await suite.findings().map(\.requirement)) == expected)
  }

  @Test func `has a case for each mistake in a procedure`() {
    #expect(Self.foundInSteps.map(\.0) == VisitPolicy.Mistake.allCases)
  }

  private struct Unmade: Error {}

  @Test func `passes on the error of making a policy`() async {
    await #expect(throws: Unmade.self) {
      try await PolicySuite { () throws -> any Policy in throw Unmade() }.run()
    }
  }
}
