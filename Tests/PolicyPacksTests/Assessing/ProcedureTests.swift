import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct ProcedureTests {
  private let pack: PolicyPack

  init() throws { pack = try RepairPack().load() }

  private func next(
    from step: String?,
    isUrgent: FactValue = .unknown,
    on day: String = "2024-06-30",
    in other: PolicyPack? = nil,
    entry change: (inout LedgerEntry) -> Void = { _ in }
  ) throws -> FollowingSteps? {
    let pack = other ?? pack
    return pack.next(
      in: "repair_ticket",
      from: step,
      for: RepairPack.entry,
      in: try RepairPack.population(pack, isUrgent: isUrgent, entry: change),
      on: try TinyPack.dates(day)
    )
  }

  @Test func `says what a pack declares of it`() throws {
    let procedure = try #require(pack.procedures.first)
    #expect(procedure.id == "repair_ticket")
    #expect(procedure.start == "reported")
    #expect(procedure.steps.map(\.id) == ["inspected", "reported", "urgent", "published"])
    #expect(procedure.ends.map(\.id) == ["done", "rejected"])
    let inspected = try #require(procedure.step("inspected"))
    #expect(inspected.actor == "住建所")
    #expect(inspected.isGuarded && inspected.isLimited && !inspected.isPublication)
    #expect(inspected.evidence.map(\.chinese) == ["照片", "查看记录"])
    #expect(procedure.step("urgent")?.citations == ["repair-2"])
    #expect(procedure.following(nil) == ["reported"])
    #expect(procedure.following("done") == [])
    #expect(procedure.reached(from: ["published"]) == ["published", "done", "rejected"])
    #expect(!pack.rules.contains { $0.id == "repair_ticket" })
  }

  @Test func `lets a step follow whose guard holds, blocks one whose does not, and asks the facts`()
    throws
  {
    let steps = try #require(
      try next(from: "reported", isUrgent: .boolean(false)) { $0.isVerified = .known(true) }
    )
    #expect(steps.names(.allowed) == ["inspected", "rejected"])
    #expect(steps.names(.blocked) == ["urgent"])
    #expect(steps.names(.undecided) == [])
    let unknown = try #require(try next(from: "reported"))
    #expect(unknown.names(.undecided) == ["inspected", "urgent"])
    #expect(unknown.following.first?.missing == [MissingTerm(.fact, "ledger_entry.is_verified")])
  }

  @Test func `gives the reasons of a guard and what would change it`() throws {
    let steps = try #require(try next(from: "reported", isUrgent: .boolean(false)))
    let urgent = try #require(steps.following.first { $0.id == "urgent" })
    #expect(urgent.reasons.conditions?.comparisons.first?.holds == false)
    #expect(urgent.reasons.conditions?.comparisons.first?.nearest?.verdict == "eligible")
    let application = try #require(urgent.reasons.application)
    #expect(application.outcome == .eligible)
  }

  @Test func `begins with the first step, and ends`() throws {
    #expect(try next(from: nil)?.names(.allowed) == ["reported"])
    #expect(try next(from: "done")?.following == [])
    #expect(try next(from: "no_such") == nil)
    let other = pack.next(
      in: "no_such",
      from: nil,
      for: RepairPack.entry,
      in: try RepairPack.population(pack),
      on: try TinyPack.dates()
    )
    #expect(other == nil)
  }

  @Test func `says how long a step may take, or what is missing to say so`() throws {
    let reported = try #require(try next(from: "reported"))
    let limit = try #require(reported.following.first { $0.id == "inspected" }?.limit)
    #expect(limit == TimeLimit(7, .day, days: .working))
    let inspected = try #require(try next(from: "inspected"))
    let published = try #require(inspected.following.first { $0.id == "published" })
    #expect(published.standing == .allowed)
    let open = [MissingTerm(.parameter, "parameter.publication_days")]
    #expect(published.publication == TimeLimit(nil, .day, days: .natural, missing: open))
    #expect(published.reasons.parameters.map(\.id) == ["publication_days"])
  }

  @Test func `counts months in months`() throws {
    let pack = try RepairPack()
      .replacing("unit: day\n    values", with: "unit: month\n    values", in: "lists.yaml")
      .replacing("    days: working\n", with: "", in: "procedure.yaml").load()
    let limit = try next(from: "reported", in: pack)?.following.first { $0.id == "inspected" }?
      .limit
    #expect(limit == TimeLimit(7, .month, days: .natural))
  }

  @Test(arguments: [
    ("2023-12-31", true), ("2024-01-31", true), ("2024-02-01", false), ("2026-12-31", false),
    ("2027-01-01", true),
  ])
  func `blocks every step on days on which it does not hold`(day: String, isBlocked: Bool) throws {
    let steps = try #require(try next(from: "inspected", on: day))
    #expect(steps.following.map(\.standing).contains(.blocked) == isBlocked)
    #expect(steps.following.map(\.verdict).contains(.notInForce) == isBlocked)
  }

  @Test func `blocks every step where it does not apply`() throws {
    let steps = try #require(try next(from: "reported") { $0.register = .known("visits") })
    #expect(steps.following.allSatisfy { $0.verdict == .notApplicable && $0.standing == .blocked })
    let unknown = try #require(
      try next(from: "reported", isUrgent: .boolean(false)) { $0.register = .unknown }
    )
    #expect(unknown.names(.blocked) == ["urgent"])
    #expect(unknown.names(.undecided) == ["inspected", "rejected"])
  }

  @Test func `a template's procedure answers nothing while blanks are open`() throws {
    var repair = RepairPack()
    repair = try repair.replacing(
      "version: 1.0.0",
      with: "version: 1.0.0\nkind: template",
      in: "pack.yaml"
    )
    repair = try repair.replacing("open: {", with: "blank: {", in: "lists.yaml")
    let steps = try #require(try next(from: "reported", in: repair.load()))
    #expect(steps.names(.undecided) == ["inspected", "urgent", "rejected"])
    let blank = [MissingTerm(.parameter, "parameter.publication_days")]
    #expect(steps.following.allSatisfy { $0.missing == blank })
  }

  @Test func `needs its parameters on every day, as rules do`() throws {
    let first = try #require(CalendarDay("2024-01-01"))
    let last = try #require(CalendarDay("2024-12-31"))
    let timeline = PackTimeline(pack, over: first...last)
    #expect(timeline.openings.map(\.term) == ["publication_days"])
    #expect(timeline.openings.first?.rules == ["repair_ticket"])
    let pack = try RepairPack().replacing(
      "from: 2024-01-01, value: 7, cite: repair-1, review_by: 2026-12-31",
      with: "from: 2024-01-01, to: 2024-10-31, value: 7, cite: repair-1",
      in: "lists.yaml"
    ).load()
    let found = PackTimeline(pack, over: first...last).diagnostics
    #expect(found.map(\.code) == ["pack.no-value-in-time"])
  }

  @Test func `is to be looked at when it ends`() throws {
    let pack = try RepairPack()
      .replacing("from: 2024-02-01", with: "to: 2024-05-31", in: "procedure.yaml").load()
    let last = try #require(CalendarDay("2024-06-30"))
    let first = try #require(CalendarDay("2024-05-01"))
    let values = pack.staleValues(by: last, from: first)
    #expect(values.map(\.item) == [.rule(id: "repair_ticket")])
    #expect(values.first?.day == CalendarDay("2024-05-31"))
  }

  // MARK: - Ends and channels

  /// The pack with a guarded end, one up to a rule, an exit, and a channel of another order.
  private func richer() throws -> RepairPack {
    var repair = try RepairPack()
      .replacing(
        "done: { title: { zh-Hans: 办结, en: done } }",
        with: "done: { title: 办结, when: ledger_entry.is_verified, cite: repair-2 }",
        in: "procedure.yaml"
      )
      .replacing(
        "rejected: 未通过",
        with: """
          rejected: { title: 未通过, outcome: rejected, rule: not_urgent }
          exits:
            withdrawn: { title: 撤回, outcome: withdrawn }
          channels:
            declared: { title: 申报 }
            green:
              title: 绿色通道
              cite: [repair-2]
              order: [urgent, reported, inspected, published]
          """.replacing("\n", with: "\n"),
        in: "procedure.yaml"
      )
    repair.files["rule.yaml"] = """
      classification: not_urgent
      title: 不紧急
      cite: repair-1
      subject: ledger_entry
      when:
        calm: not(ledger_entry.is_urgent)
      """
    return repair
  }

  @Test func `ends are up to a guard or a rule, and exits follow every step`() throws {
    let pack = try richer().load()
    let procedure = try #require(pack.procedures.first)
    #expect(procedure.ends.map(\.id) == ["done", "rejected", "withdrawn"])
    #expect(procedure.ends.map(\.outcome) == [.achieved, .rejected, .withdrawn])
    #expect(procedure.ends.map(\.isGuarded) == [true, true, false])
    #expect(procedure.end("done")?.citations == ["repair-2"])
    #expect(procedure.end("withdrawn")?.isExit == true)
    let steps = try #require(
      try next(from: "published", isUrgent: .boolean(true), in: pack) {
        $0.isVerified = .known(false)
      }
    )
    #expect(steps.names(.blocked) == ["done", "rejected"])
    #expect(steps.names(.allowed) == ["withdrawn"])
    let unknown = try #require(try next(from: "published", in: pack))
    #expect(unknown.names(.undecided) == ["done", "rejected"])
    let rejected = try #require(unknown.following.first { $0.id == "rejected" })
    #expect(rejected.missing == [MissingTerm(.fact, "ledger_entry.is_urgent")])
    #expect(rejected.reasons.conditions != nil)
  }

  @Test func `a channel has an order of its own`() throws {
    let procedure = try #require(try richer().load().procedures.first)
    #expect(procedure.channels.map(\.id) == ["declared", "green"])
    #expect(procedure.following(nil, by: "green") == ["urgent"])
    #expect(procedure.following("urgent", by: "green") == ["reported", "done", "withdrawn"])
  }

  @Test(arguments: [
    ("rule: not_urgent", "rule: not_urgnt", "pack.unknown-rule"),
    ("rule: not_urgent", "rule: keeper_named", "pack.rule-without-verdict"),
    ("rule: not_urgent", "rule: not_urgent, when: true", "pack.conflicting-keys"),
    ("[urgent, reported, inspected, published]", "[urgent, reported]", "pack.channel-leaves-out"),
    ("inspected, published]", "inspected, publisht]", "pack.unknown-step"),
    (
      "[urgent, reported, inspected, published]",
      "[urgent, inspected, published, reported, urgent]",
      "pack.duplicate-name"
    ),
    (
      "order: [urgent, reported, inspected, published]",
      "order: [urgent, published, inspected, reported]", ""
    ),
    ("withdrawn: {", "done: {", "pack.duplicate-name"),
    ("cite: repair-2 }", "cite: repair-9 }", "pack.unknown-clause"),
    ("outcome: withdrawn", "outcome: gone away", "pack.unknown-word"),
  ])
  func `reports what is wrong with ends and channels`(old: String, new: String, code: String)
    throws
  {
    let codes = Set(
      try PackLoader.load([richer().replacing(old, with: new, in: "procedure.yaml").source])
        .diagnostics.map(\.code)
    )
    #expect(code.isEmpty ? codes.isEmpty : codes.contains(code), "\(codes)")
  }

  @Test func `counts working days by the holidays of its packs`() throws {
    var repair = RepairPack()
    repair.files["holidays.yaml"] = """
      holidays:
        - year: 2024
          source: 通知
          days_off: [2024-05-01, 2024-05-02]
          worked_weekend_days: [2024-04-28]
      """
    let calendar = try repair.load().calendar
    let friday = try #require(CalendarDay("2024-04-26"))
    let last = calendar.lastDay(of: TimeLimit(4, .day, days: .working), from: friday)
    #expect(last == .day(try #require(CalendarDay("2024-05-03"))))
    let wrong =
      try repair
      .replacing("2024-05-02", with: "2025-05-02", in: "holidays.yaml")
      .replacing("[2024-04-28]", with: "[2024-04-26]", in: "holidays.yaml")
    let codes = PackLoader.load([wrong.source]).diagnostics.map(\.code)
    #expect(codes == ["pack.holiday-of-other-year", "pack.worked-day-is-no-weekend"])
  }
}
