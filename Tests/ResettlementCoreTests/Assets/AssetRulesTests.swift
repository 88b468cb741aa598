import Quantities
import ResettlementCore
import Testing

/// The invariants A1 to A6 that hold everywhere: each test fails without its rule.
@Suite struct AssetRulesTests {
  typealias Events = AssetEvents

  // MARK: - A1

  @Test(arguments: [
    AssetEvent.Content.registered, .putIntoOperation, Events.plan([("industry_development", 1)]),
  ])
  func `an asset without a class is only listed`(_ content: AssetEvent.Content) {
    let new = Events.event("e-2", on: 2, content)
    #expect(refused([new], after: [Events.surveyed { $0.assetClass = nil }]) == [.noClass])
    #expect(refused([new], after: [Events.surveyed()]) == [])
  }

  @Test(arguments: AssetOwner.Kind.allCases)
  func `what was given to a household is its own`(_ kind: AssetOwner.Kind) {
    let owner = AssetOwner(kind, "x")
    let survey = Events.surveyed {
      $0.assetClass = .toHousehold
      $0.owner = owner
    }
    let expected: [AssetObstacle.Reason] = kind == .household ? [] : [.owner]
    #expect(refused([survey], after: []) == expected)
    let unowned = Events.surveyed {
      $0.assetClass = .toHousehold
      $0.owner = nil
    }
    let transfer = Events.event("e-2", on: 2, .transferred(owner))
    #expect(refused([transfer], after: [unowned]) == expected)
  }

  @Test func `an asset is surveyed first, and once`() {
    #expect(refused([Events.event("e-2", on: 2, Events.title)], after: []) == [.survey])
    let again = Events.event("e-2", on: 2, .surveyed(Events.whole))
    #expect(refused([again], after: [Events.surveyed()]) == [.survey])
  }

  // MARK: - A2

  @Test func `revenue is distributed once its plan is decided and was public`() {
    let survey = Events.surveyed()
    let lines = [("industry_development", String?.none, 60)]
    func attempt(_ events: [AssetEvent], on day: Int) -> [AssetObstacle.Reason] {
      refused([Events.event("d", on: day, Events.distributed(lines))], after: [survey] + events)
    }
    #expect(attempt([], on: 7) == [.unknownEvent])
    #expect(attempt(Array(Events.openPlan.prefix(1)), on: 7) == [.planDecision])
    #expect(attempt(Array(Events.openPlan.prefix(2)), on: 7) == [.publication])
    #expect(attempt(Events.openPlan, on: 6) == [.publication])
    #expect(attempt(Events.openPlan, on: 7) == [])
  }

  @Test func `a plan is decided before it is public`() {
    let shown = Events.event("x", on: 3, Events.published(until: 6))
    let planned = [Events.surveyed(), Events.openPlan[0]]
    #expect(refused([shown], after: planned) == [.planDecision])
  }

  @Test(arguments: [true, false])
  func `an objection is decided before revenue is distributed`(_ isUpheld: Bool) {
    let objection = Events.event(
      "o",
      on: 5,
      .objectionRaised(ProcedureEvent.Objection(to: "p-public", about: "名单"))
    )
    let before = [Events.surveyed()] + Events.openPlan + [objection]
    let new = Events.event("d", on: 9, Events.distributed([("industry_development", nil, 60)]))
    #expect(refused([new], after: before) == [.objection])
    let decision = Events.event(
      "o-2",
      on: 8,
      .objectionDecided(
        ProcedureEvent.ObjectionDecision(on: "o", isUpheld: isUpheld, because: "查明")
      )
    )
    #expect(refused([new], after: before + [decision]) == (isUpheld ? [.objection] : []))
  }

  @Test func `a plan that is corrected is decided and made public anew`() {
    let before = [Events.surveyed()] + Events.openPlan
    let corrected = Events.event(
      "p-2",
      on: 2,
      recorded: 8,
      correcting: "p",
      Events.plan([("industry_development", 100)])
    )
    #expect(refused([corrected], after: before) == [])
    let new = Events.event("d", on: 20, Events.distributed([("industry_development", nil, 100)]))
    #expect(refused([new], after: before + [corrected]) == [.planDecision])
    let again = [
      Events.event("p-3", on: 9, Events.decided()),
      Events.event("p-4", on: 10, Events.published(until: 12)),
    ]
    #expect(refused([new], after: before + [corrected, again[0]]) == [.publication])
    #expect(refused([new], after: before + [corrected] + again) == [])
    let early = Events.event("p-4", on: 8, recorded: 10, Events.published(until: 12))
    #expect(refused([new], after: before + [corrected, again[0], early]) == [.publication])
  }

  @Test func `no use gets more than was planned for it, and a plan adds up`() {
    let before = [Events.surveyed()] + Events.openPlan
    let too = Events.event("d", on: 7, Events.distributed([("industry_development", nil, 61)]))
    #expect(refused([too], after: before) == [.amount])
    let other = Events.event("d", on: 7, Events.distributed([("simple_division", "h1", 1)]))
    #expect(refused([other], after: before) == [.amount])
    let short = Events.event("q", on: 2, Events.plan([("other", 9)], amount: 10))
    #expect(refused([short], after: before) == [.amount])
  }

  @Test func `what two distributions give is counted together`() {
    let first = Events.event("d1", on: 7, Events.distributed([("dividend_by_shares", "h1", 30)]))
    let second = Events.event("d2", on: 8, Events.distributed([("dividend_by_shares", "h2", 11)]))
    let before = [Events.surveyed()] + Events.openPlan + [first]
    #expect(refused([second], after: before) == [.amount])
    #expect(AssetHistory(before).state(of: "A1").plan("p")?.undistributed == Money(yuan: 70))
  }

  // MARK: - A4

  @Test func `what is public is disposed of by a recorded procedure only`() {
    let survey = Events.surveyed()
    let sale = Events.event("s", on: 5, Events.sale)
    let request = Events.event("r", on: 2, Events.request)
    #expect(refused([sale], after: [survey]) == [.disposalProcedure])
    #expect(refused([sale], after: [survey, request]) == [.disposalProcedure])
    let approval = Events.event("q", on: 3, Events.approval)
    #expect(refused([sale], after: [survey, request, approval]) == [])
    let turnedDown = Events.event(
      "q",
      on: 3,
      .disposalDecided(AssetEvent.DisposalDecision(isApproved: false, paper: "批复"))
    )
    #expect(refused([sale], after: [survey, request, turnedDown]) == [.disposalProcedure])
    let unrecorded = Events.event(
      "q",
      on: 3,
      .disposalDecided(AssetEvent.DisposalDecision(isApproved: true))
    )
    #expect(refused([unrecorded], after: [survey, request]) == [.disposalProcedure])
  }

  @Test func `whose it is decides what a disposal needs`() {
    let sale = Events.event("s", on: 5, Events.sale)
    let unknown = Events.surveyed { $0.owner = nil }
    #expect(refused([sale], after: [unknown]) == [.owner])
    let own = Events.surveyed { $0.owner = AssetOwner(.household, "h1") }
    #expect(refused([sale], after: [own]) == [])
  }

  @Test func `nothing operates once it is disposed of, and proceeds are used once`() {
    let gone = [
      Events.surveyed(), Events.event("r", on: 2, Events.request),
      Events.event("q", on: 3, Events.approval), Events.event("s", on: 5, Events.sale),
    ]
    #expect(refused([Events.event("x", on: 6, .putIntoOperation)], after: gone) == [.disposed])
    let use = Events.event(
      "u",
      on: 6,
      .proceedsUsed(RevenueShare("industry_development", Money(yuan: 80)))
    )
    #expect(refused([use], after: gone) == [])
    let more = Events.event("v", on: 7, .proceedsUsed(RevenueShare("other", Money(yuan: 21))))
    #expect(refused([more], after: gone + [use]) == [.amount])
    let state = AssetHistory(gone + [use]).state(of: "A1")
    #expect(state.unusedProceeds == Money(yuan: 20))
    #expect(state.links.map(\.event) == [state.disposedBy, use.id])
    #expect(state.links.map(\.day) == [state.disposedOn, use.happenedOn])
    #expect(refused([use], after: [Events.surveyed()]) == [.disposalProcedure])
  }

  // MARK: - A5

  @Test func `only what has a clear title is activated`() {
    let idle = [
      Events.surveyed(), Events.event("o", on: 2, .putIntoOperation),
      Events.event("i", on: 3, .becameIdle),
    ]
    let activation = Events.event("a", on: 5, .activated)
    #expect(refused([activation], after: idle) == [.noTitle])
    #expect(refused([activation], after: idle + [Events.event("t", on: 4, Events.title)]) == [])
    #expect(refused([activation], after: [Events.surveyed()]) == [.usage])
  }

  // MARK: - A6

  @Test(arguments: ["owner", "keeper", "person"])
  func `a register entry has an owner, a keeper and a person who answers for it`(
    _ missing: String
  ) {
    let survey = Events.surveyed { survey in
      switch missing {
      case "owner": survey.owner = nil
      case "keeper": survey.keeper = nil
      default: survey.responsiblePerson = nil
      }
    }
    let entry = Events.event("e-2", on: 2, .registered)
    #expect(refused([entry], after: [survey]) == [.registerIncomplete])
    #expect(refused([entry], after: [Events.surveyed()]) == [])
  }

  // MARK: - Recording

  @Test func `what would put later events out of order is refused`() {
    let idle = [
      Events.surveyed(), Events.event("o", on: 2, .putIntoOperation),
      Events.event("i", on: 3, .becameIdle), Events.event("t", on: 4, Events.title),
      Events.event("a", on: 5, .activated),
    ]
    let annulment = Events.event("x", on: 4, recorded: 9, correcting: "t", .annulled)
    #expect(refused([annulment], after: idle) == [.breaksOrder])
    let late = Events.event("t-2", on: 2, recorded: 9, correcting: "t", Events.title)
    #expect(refused([late], after: idle) == [])
  }

  @Test func `all of a request is recorded or nothing`() throws {
    let survey = Events.surveyed()
    let good = Events.event("o", on: 2, .putIntoOperation)
    let bad = Events.event("a", on: 3, .activated)
    #expect(refused([good, bad], after: [survey]) == [.usage])
    let admitted = try AssetHistory([survey]).admitting([survey, good, good])
    #expect(admitted.events == [good])
    #expect(admitted.steps.map(\.after.status) == [.operating])
  }

  @Test func `numbers of people, empty words and days to come are refused`() {
    let survey = Events.surveyed()
    func reasons(_ content: AssetEvent.Content) -> [AssetObstacle.Reason] {
      refused([Events.event("x", on: 2, content)], after: [survey])
    }
    let number = AssetEvent.Reason("户主 990000198203150013")
    #expect(reasons(.disposalRequested(number)) == [.privateNumber])
    #expect(reasons(.titled(AssetEvent.Title(number: " "))) == [.wordsNeeded])
    let early = Events.event("x", on: 5, recorded: 4, Events.title)
    #expect(refused([early], after: [survey]) == [.inTheFuture])
  }

  @Test func `an id that another event has, and a correction of nothing, are refused`() {
    let survey = Events.surveyed()
    let other = Events.event("e-survey", on: 2, Events.title)
    #expect(refused([other], after: [survey]) == [.idTaken])
    let nothing = Events.event("x", on: 2, correcting: "y", Events.title)
    #expect(refused([nothing], after: [survey]) == [.unknownEvent])
    let annulment = Events.event("x", on: 2, .annulled)
    #expect(refused([annulment], after: [survey]) == [.unknownEvent])
  }
}
