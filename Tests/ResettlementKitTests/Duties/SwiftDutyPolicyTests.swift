import ResettlementKit
import Testing

/// A policy written in Swift with one duty, whose items and units come from the protocol.
private struct RoofPolicy: DutyPolicy {
  let rule = Rule(
    id: "has_head",
    area: .measures,
    kind: .duty,
    title: LocalizedText(zh: "有户主", en: "has a head"),
    subject: .household,
    citations: ["roof-1"]
  )

  var description: PolicyDescription {
    PolicyDescription(
      id: "roof",
      version: "1.0.0",
      title: LocalizedText(zh: "样例", en: "sample"),
      region: LocalizedText(zh: "样例", en: "sample"),
      rank: .town,
      rulesFrom: nil
    )
  }

  var rules: [Rule] { [rule] }

  var units: [Unit] {
    [
      Unit(name: "old", to: CalendarDay("2024-01-31"), successors: ["new"]),
      Unit(name: "new", from: CalendarDay("2024-02-01")),
    ]
  }

  func demands(on day: CalendarDay) -> [Demand] {
    [Demand(rule: rule, force: .bestEffort, tasks: [UnitTask(unit: "old", role: .lead)])]
  }

  func assess(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Assessment {
    let verdict: TargetVerdict =
      switch population.value(of: "head", of: subject) {
      case .unknown: .unknown(missing: [MissingTerm(.fact, "household.head")])
      case .absent: .missed
      default: .met
      }
    return Assessment(
      policy: "roof",
      rule: self.rule,
      subject: subject,
      outcome: .target(TargetResult(verdict, force: .bestEffort)),
      dates: dates
    )
  }
}

@Suite struct SwiftDutyPolicyTests {
  private let population: Population
  private let dates: AssessmentDates

  init() throws {
    var population = Population()
    for (id, head) in [("a", Known<Person.ID?>.known("p")), ("b", .known(nil)), ("c", .unknown)] {
      var household = Household(id: Household.ID(id))
      household.head = head
      population.insert(household)
    }
    self.population = population
    dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
  }

  @Test func `items of a policy in Swift follow from its answers`() throws {
    let list = DueList(RoofPolicy(), about: population, on: dates)
    let line = try #require(list.lines.first)
    let missing = [MissingTerm(.fact, "household.head")]
    #expect(line.items.map(\.standing) == [.met, .missed, .unknown(missing: missing)])
    #expect(list.tally == ["met": 1, "missed": 1, "unknown": 1])
  }

  @Test func `its tasks fall to the successor of a unit that ended`() {
    let list = DueList(RoofPolicy(), about: population, on: dates)
    #expect(list.byUnit.map(\.unit) == ["new"])
    #expect(list.charging("old").lines.isEmpty)
    #expect(list.charging("new").byUnit.map(\.unit) == ["new"])
  }

  @Test func `best effort not reached is no breach in either language`() {
    let list = DueList(RoofPolicy(), about: population, on: dates)
    #expect(DutyRenderer(.english).text(list).contains("best effort"))
    #expect(DutyRenderer(.chinese).text(list).contains("未落实（力争事项）"))
    #expect(!DutyRenderer(.english).text(list).contains("breach"))
  }
}
