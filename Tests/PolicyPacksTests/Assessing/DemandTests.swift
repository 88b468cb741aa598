import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct DutyTests {
  private let pack: PolicyPack

  init() throws { pack = try RepairPack().load() }

  private func verdict(
    _ hasKeeper: FactValue,
    isRelocated: Known<Bool> = .known(true),
    on day: String = "2024-06-30",
    in other: PolicyPack? = nil
  ) throws -> String {
    let pack = other ?? pack
    let population = try RepairPack.population(
      pack,
      hasKeeper: hasKeeper,
      isRelocated: isRelocated
    )
    return try pack.answer("keeper_named", RepairPack.household, population, on: day).verdictName
  }

  @Test(arguments: [
    (FactValue.boolean(true), "2024-03-01", "met"),
    (.boolean(false), "2024-06-29", "notYetDue"), (.boolean(false), "2024-06-30", "notYetDue"),
    (.boolean(false), "2024-07-01", "missed"), (.unknown, "2024-03-01", "unknown"),
    (.unknown, "2024-07-01", "unknown"), (.boolean(true), "2023-12-31", "notInForce"),
  ])
  func `is missed only after the day by which it is to be done`(
    hasKeeper: FactValue,
    day: String,
    verdict: String
  ) throws {
    #expect(try self.verdict(hasKeeper, on: day) == verdict)
  }

  @Test func `does not apply where its condition of application fails`() throws {
    #expect(try verdict(.boolean(false), isRelocated: .known(false)) == "notApplicable")
    #expect(try verdict(.boolean(true), isRelocated: .unknown) == "unknown")
  }

  @Test(arguments: [("2024-07-31", "notYetDue"), ("2024-08-01", "missed")])
  func `is due at the end of its period`(decided: String, verdict: String) throws {
    let pack = try RepairPack()
      .replacing("due: parameter.naming_due", with: "period: month", in: "duty.yaml").load()
    let day = try #require(CalendarDay("2024-07-10"))
    let dates = AssessmentDates(
      lawAsOf: day,
      factsPeriod: DatePeriod(day: day),
      decidedOn: try #require(CalendarDay(decided))
    )
    let population = try RepairPack.population(pack, hasKeeper: .boolean(false))
    let answer = pack.assess("keeper_named", of: RepairPack.household, in: population, on: dates)
    #expect(answer.verdictName == verdict)
  }

  @Test func `is due at once without a day`() throws {
    let pack = try RepairPack()
      .replacing("due: parameter.naming_due", with: "", in: "duty.yaml").load()
    #expect(try verdict(.boolean(false), on: "2024-01-01", in: pack) == "missed")
  }

  @Test func `is unknown where its day is, unless it is done`() throws {
    let open = "open: { zh-Hans: 由上级规定 }"
    let values = "values: [ { from: 2024-01-01, value: 2024-06-30, cite: repair-1, "
    let pack = try RepairPack().replacing(
      values + "review_by: 2026-12-31 } ]",
      with: open,
      in: "lists.yaml"
    ).load()
    let population = try RepairPack.population(pack, hasKeeper: .boolean(false))
    let answer = try pack.answer("keeper_named", RepairPack.household, population)
    #expect(answer.missing == [MissingTerm(.parameter, "parameter.naming_due")])
    #expect(try verdict(.boolean(true), in: pack) == "met")
  }

  @Test func `gives the reasons of its conditions and what would change the answer`() throws {
    let population = try RepairPack.population(pack, hasKeeper: .boolean(false))
    let answer = try pack.answer(
      "keeper_named",
      RepairPack.household,
      population,
      on: "2024-07-01"
    )
    let condition = try #require(answer.reasons.conditions?.parts.first)
    #expect(condition.outcome == .ineligible)
    #expect(condition.comparisons.first?.nearest?.verdict == "met")
    #expect(answer.reasons.computations.map(\.id) == ["due"])
    #expect(answer.reasons.parameters.map(\.id) == ["naming_due"])
    #expect(answer.rule.area == .measures)
  }
}

@Suite struct ProhibitionTests {
  private let pack: PolicyPack

  init() throws { pack = try RepairPack().load() }

  private func answer(
    closed: Known<CalendarDay?>,
    verified: Known<Bool>,
    on day: String = "2024-06-30"
  ) throws -> Assessment {
    let population = try RepairPack.population(pack) { entry in
      entry.closedOn = closed
      entry.isVerified = verified
    }
    return try pack.answer("no_closing_unseen", RepairPack.entry, population, on: day)
  }

  @Test func `is broken where all of what is forbidden is so`() throws {
    let day = CalendarDay("2024-05-01")
    #expect(try answer(closed: .known(day), verified: .known(false)).verdictName == "missed")
    #expect(try answer(closed: .known(day), verified: .known(true)).verdictName == "met")
    #expect(try answer(closed: .known(nil), verified: .known(false)).verdictName == "met")
  }

  @Test func `is kept by what is known, and otherwise unknown`() throws {
    #expect(try answer(closed: .known(nil), verified: .unknown).verdictName == "met")
    let unknown = try answer(closed: .unknown, verified: .known(false))
    #expect(unknown.missing == [MissingTerm(.fact, "ledger_entry.closed_on")])
  }

  @Test func `is not in force before the pack is`() throws {
    let answer = try answer(closed: .known(nil), verified: .unknown, on: "2023-12-31")
    #expect(answer.verdictName == "notInForce")
  }

  @Test func `does not say how to break it`() throws {
    let kept = try answer(closed: .known(CalendarDay("2024-05-01")), verified: .known(true))
    let comparisons = kept.reasons.conditions?.parts.flatMap(\.comparisons) ?? []
    #expect(comparisons.count == 2)
    #expect(comparisons.allSatisfy { $0.nearest == nil })
  }
}

@Suite struct PriorityTests {
  @Test(arguments: [
    (FactValue.boolean(true), "eligible"), (.boolean(false), "ineligible"), (.unknown, "unknown"),
  ])
  func `says who goes first, and by which number`(isUrgent: FactValue, verdict: String) throws {
    let pack = try RepairPack().load()
    let population = try RepairPack.population(pack, isUrgent: isUrgent)
    let answer = try pack.answer("urgent_first", RepairPack.entry, population)
    #expect(answer.verdictName == verdict)
    #expect(answer.reasons.computations.map(\.id) == ["rank_by"])
    #expect(answer.reasons.computations.map(\.value) == ["4"])
  }

  @Test func `is a benefit policy's, but no programme`() throws {
    let pack = try RepairPack().load()
    #expect(pack.priorities.map(\.id) == ["urgent_first"])
    #expect(pack.programmes.isEmpty)
    let rank = Ranking(id: "urgent_first", force: .stated, ranked: ["repairs"], isRanking: true)
    #expect(pack.rankings == [rank])
  }
}
