import Quantities
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct AssetAuditTests {
  private func audit(
    _ events: [AssetEvent],
    _ facts: String = #"{ "assets": [], "funds": [] }"#,
    on day: String = "2025-06-30"
  ) throws -> (audit: AssetAudit, samples: AssetSamples) {
    let samples = try AssetSamples("aolezhaoqi", facts: facts)
    let audit = AssetAudit(
      of: AssetHistory(events),
      in: samples.population,
      on: AssessmentDates(on: try #require(CalendarDay(day)))
    )
    return (audit, samples)
  }

  private func kinds(_ findings: [AssetFinding], _ weight: AssetFinding.Weight) -> [String] {
    findings.filter { $0.weight == weight }.map(\.kind.rawValue)
  }

  @Test func `A1 and A6: what is in use has a class, an entry and was handed over`() throws {
    var survey = AssetEvent.Survey(assetClass: .publicWelfare)
    survey.owner = AssetOwner(.state, "镇")
    let events = [
      try AssetSamples.event("e-1", on: 1, .surveyed(survey)),
      try AssetSamples.event("e-2", on: 2, .putIntoOperation),
    ]
    let found = try audit(events).audit.findings(by: nil)
    #expect(kinds(found, .violation) == ["not_registered", "not_handed_over"])
    let handed = try AssetSamples.event(
      "e-3",
      on: 3,
      .handedOver(AssetEvent.Entrustment(keeper: "社区", responsiblePerson: "s-1"))
    )
    let entered = try AssetSamples.event("e-4", on: 4, .registered)
    let settled = try audit(events + [handed, entered]).audit.findings(by: nil)
    #expect(settled.map(\.kind) == [.chain], "nobody has recorded what it was made from")
    let unclassed = try AssetSamples.event("e-1", on: 1, .surveyed(AssetEvent.Survey()))
    #expect(kinds(try audit([unclassed]).audit.findings(by: nil), .violation) == ["class"])
  }

  @Test func `an event that may not follow is found in a file that nobody decided about`() throws {
    let events = [
      try AssetSamples.surveyed(),
      try AssetSamples.event("s", on: 2, .disposed(AssetDisposal(price: Money(yuan: 5)))),
    ]
    let found = try audit(events).audit.findings(by: nil).filter { $0.weight == .violation }
    #expect(found.map(\.event) == ["s"])
    let before = try audit(events, on: "2024-08-01").audit.findings(by: nil)
    #expect(kinds(before, .violation) == [], "not yet then")
  }

  @Test func `A2 and A4: rules of the pack are shown with their clauses`() throws {
    let facts = """
      { "assets": [ { "id": "A1", "planned_revenue_uses": ["simple_division"],
        "owner_kind": "state", "status": "disposed", "disposal_procedure_followed": false } ] }
      """
    let (audit, samples) = try audit([], facts)
    let found = audit.findings(by: samples.pack).filter { $0.weight == .violation }
    #expect(
      Set(found.compactMap(\.rule)).isSuperset(of: ["simple_division", "arbitrary_disposal"])
    )
    #expect(found.flatMap(\.citations).contains("aolezhaoqi-3-1-4-ops-3"))
  }

  @Test func `missing facts are open and no violation`() throws {
    let (audit, samples) = try audit([], #"{ "assets": [ { "id": "A1" } ] }"#)
    let found = audit.findings(by: samples.pack)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.weight == .open })
    #expect(found.contains { !$0.missing.isEmpty })
  }

  @Test func `the ledger's word counts, and an extract that says otherwise is shown`() throws {
    let facts = #"{ "assets": [ { "id": "A1", "status": "operating", "class": "operating" } ] }"#
    let (audit, _) = try audit([try AssetSamples.surveyed()], facts)
    let found = audit.findings(by: nil)
    #expect(kinds(found, .difference) == ["differs"])
    #expect(found.first { $0.kind == .differs }?.message.english.contains("status") == true)
  }

  @Test func `where the ledger has no word, the register's stays`() throws {
    let facts = """
      { "assets": [ { "id": "A1", "revenue_published": true, "revenue_plan_decided": true,
        "beneficiaries_adjusted": true, "proceeds_used_again": true,
        "disposal_procedure_followed": true, "owner_kind": "other", "status": "disposed",
        "class": "operating", "kind": "greenhouse" } ] }
      """
    var survey = AssetEvent.Survey(assetClass: .operating, kind: .greenhouse)
    survey.owner = AssetOwner(.other, "公司")
    let events = [
      try AssetSamples.event("e-1", on: 1, .surveyed(survey)),
      try AssetSamples.planned([("industry_development", 12)]),
      try AssetSamples.event("y", on: 3, .beneficiariesChecked(AssetEvent.Reason("复核"))),
      try AssetSamples.event("s", on: 4, .disposed(AssetDisposal(price: Money(yuan: 5)))),
    ]
    let (audit, samples) = try audit(events, facts)
    let found = audit.findings(by: nil).filter { $0.kind == .differs }
    #expect(found.map(\.message.english) == [])
    let broken = audit.findings(by: samples.pack).filter { $0.weight == .violation }
    #expect(broken.compactMap(\.rule) == [], "no rule takes silence for a no")
  }

  @Test
  func `a publication against which an objection was upheld is none, whatever a register says`()
    throws
  {
    let facts = #"{ "assets": [ { "id": "A1", "revenue_published": true } ] }"#
    let until = try #require(CalendarDay("2024-08-20"))
    let events = [
      try AssetSamples.surveyed(), try AssetSamples.planned([("industry_development", 12)]),
      try AssetSamples.event(
        "d",
        on: 3,
        .revenueDecided(AssetEvent.RevenueDecision(on: "p", by: .rules, paper: "办法"))
      ),
      try AssetSamples.event(
        "q",
        on: 4,
        .revenuePublished(AssetEvent.RevenuePublication(of: "p", at: "公开栏", until: until))
      ),
      try AssetSamples.event(
        "o",
        on: 5,
        .objectionRaised(ProcedureEvent.Objection(to: "q", about: "数额有误"))
      ),
      try AssetSamples.event(
        "u",
        on: 6,
        .objectionDecided(
          ProcedureEvent.ObjectionDecision(on: "o", isUpheld: true, because: "属实")
        )
      ),
    ]
    let found = try audit(events, facts).audit.findings(by: nil).filter { $0.kind == .differs }
    #expect(found.count == 1)
    #expect(
      try audit(Array(events.prefix(4)), facts).audit.findings(by: nil)
        .filter { $0.kind == .differs }.isEmpty
    )
  }

  @Test func `the chain of an asset is open where no money is recorded that it was made from`()
    throws
  {
    let silent = AssetEvent.Survey(assetClass: .operating, owner: AssetOwner(.state, "镇"))
    let events = [try AssetSamples.event("e-1", on: 1, .surveyed(silent))]
    let found = try audit(events).audit.chainFindings
    #expect(found.map(\.weight) == [.open])
    #expect(found.map(\.node) == [ChainNode(.asset, "A1")])
    let earning = events + [try AssetSamples.planned([("industry_development", 12)])]
    let weights = try audit(earning).audit.chainFindings.map(\.weight)
    #expect(weights == [.open], "what it earned has no explanation yet, which is no breach")
  }

  @Test func `money that is planned and not distributed, or brought and not used, is open`() throws
  {
    let plan = try AssetSamples.planned([("industry_development", 12)])
    let found = try audit([try AssetSamples.surveyed(), plan]).audit.findings(by: nil)
    #expect(found.filter { $0.kind == .unspent }.map(\.event) == ["p"])
  }

  /// An asset whose revenue went to a household on the 20th of August.
  private func distributed() throws -> [AssetEvent] {
    let given = RevenueDistribution.Line(
      "industry_development",
      to: SubjectReference(.household, "h-9"),
      Money(yuan: 12)
    )
    let day = try #require(CalendarDay("2024-08-09"))
    return [
      try AssetSamples.surveyed(), try AssetSamples.planned([("industry_development", 12)]),
      try AssetSamples.event(
        "d",
        on: 3,
        .revenueDecided(AssetEvent.RevenueDecision(on: "p", by: .rules, paper: "办法"))
      ),
      try AssetSamples.event(
        "q",
        on: 4,
        .revenuePublished(AssetEvent.RevenuePublication(of: "p", at: "公开栏", until: day))
      ),
      try AssetSamples.event(
        "x",
        on: 20,
        .revenueDistributed(RevenueDistribution(of: "p", [given]))
      ),
    ]
  }

  @Test func `A3: beneficiaries that are gone are to be looked at again`() throws {
    let events = try distributed()
    let facts = #"{ "assets": [], "households": [ { "id": "h-1" } ] }"#
    let found = try audit(events, facts).audit.findings(by: nil)
    #expect(found.filter { $0.kind == .beneficiaries }.map(\.weight) == [.open])
    let checked = try AssetSamples.event(
      "y",
      on: 21,
      .beneficiariesChecked(AssetEvent.Reason("一户迁出"))
    )
    let after = try audit(events + [checked], facts).audit.findings(by: nil)
    #expect(!after.contains { $0.kind == .beneficiaries })
    let stay = #"{ "assets": [], "households": [ { "id": "h-9" } ] }"#
    #expect(
      !(try audit(events, stay).audit.findings(by: nil)).contains { $0.kind == .beneficiaries }
    )
  }

  @Test func `A3: a household that split since is to be looked at again`() throws {
    let split = ProcedureEvent.HouseholdRecord(.split, of: ["h-9"], into: ["h-9", "h-10"])
    func found(splitOn day: Int, checkedOn check: Int? = nil) throws -> [AssetFinding] {
      let checked = try check.map {
        try AssetSamples.event("y", on: $0, .beneficiariesChecked(AssetEvent.Reason("复核")))
      }
      let procedures = ProcedureHistory([
        try IdentificationRun.event("s-1", of: "S1", on: day, .householdChanged(split))
      ])
      let samples = try AssetSamples("aolezhaoqi", facts: #"{ "assets": [] }"#)
      let audit = AssetAudit(
        of: AssetHistory(try distributed() + [checked].compactMap(\.self)),
        procedures: procedures,
        in: samples.population,
        on: AssessmentDates(on: try #require(CalendarDay("2025-06-30")))
      )
      return audit.findings(by: nil).filter { $0.kind == .beneficiaries }
    }
    #expect(try found(splitOn: 30).map(\.weight) == [.open])
    #expect(try found(splitOn: 10).isEmpty, "it had split before it got anything")
    #expect(try found(splitOn: 30, checkedOn: 40).isEmpty)
    #expect(try found(splitOn: 30, checkedOn: 25).count == 1)
  }

  @Test func `a correction of nothing is found in a file that nobody decided about`() throws {
    let title = try AssetSamples.event("t", on: 2, .titled(AssetEvent.Title(number: "1号")))
    let wrong = AssetEvent(
      id: "x",
      asset: title.asset,
      happenedOn: title.happenedOn,
      recordedAt: title.recordedAt,
      recordedBy: title.recordedBy,
      content: .annulled,
      correction: EventCorrection(of: "nothing", because: "录错")
    )
    let found = try audit([try AssetSamples.surveyed(), title, wrong]).audit.findings(by: nil)
    #expect(found.filter { $0.weight == .violation }.map(\.event) == ["x"])
  }
}
