import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Tabular
import Testing

@Suite struct ReportedMonthTests {
  private let pack: PolicyPack
  private let month: CalendarMonth
  /// The last second of August in China.
  private let time: RecordedTime

  init() throws {
    pack = try IdentificationRun().pack
    month = try #require(CalendarMonth("2024-08"))
    time = try #require(RecordedTime("2024-08-31T23:59:59+08:00"))
  }

  // MARK: - Records

  /// A run that was identified in August, one that waits, one whose end is recorded in September and
  /// one that is annulled in September.
  private func events() throws -> [ProcedureEvent] {
    typealias Run = IdentificationRun
    let late = try Run.whole.map { event in
      ProcedureEvent(
        id: "b-\(event.id)",
        run: "r-2",
        happenedOn: event.happenedOn,
        recordedAt: event.id == "e-08" ? try recorded(40) : event.recordedAt,
        recordedBy: event.recordedBy,
        content: event.content
      )
    }
    let annulled = try [
      Run.opened("d-01", of: "r-4", on: 5, subject: "c-4"),
      Run.event("d-02", of: "r-4", on: 5, recorded: 41, correcting: "d-01", .annulled),
    ]
    return try Run.whole + late + annulled + [Run.opened("c-01", of: "r-3", on: 20, subject: "c-3")]
  }

  private func recorded(_ day: Int) throws -> RecordedTime {
    let first = try #require(CalendarDay("2024-07-31"))
    return RecordedTime(startOf: try #require(first.adding(days: day)))
  }

  private func clue(_ id: String, on day: String) throws -> RiskClue {
    RiskClue(
      id: id,
      policy: "aolezhaoqi",
      rule: "income_clue",
      citations: ["aolezhaoqi-3-1-1-1"],
      subject: SubjectReference(.household, "h-\(id)"),
      risk: .other,
      channel: .cadreScreening,
      foundOn: try #require(CalendarDay(day)),
      fingerprint: "0"
    )
  }

  private func clueEvents() throws -> [ClueEvent] {
    let day = try #require(CalendarDay("2024-08-20"))
    let answer = try #require(ClueAnswer(.noRisk, reason: "已核实", on: day, by: "社区"))
    return [
      ClueEvent(id: "f1", .found(try clue("k1", on: "2024-08-02")), recordedAt: try recorded(2)),
      ClueEvent(id: "f2", .found(try clue("k2", on: "2024-08-30")), recordedAt: try recorded(33)),
      ClueEvent(id: "a1", .answered("k1", answer), recordedAt: try recorded(35)),
    ]
  }

  private func records(knownAt time: RecordedTime?) throws -> MonthRecords {
    let events = try clueEvents().filter { event in time.map { event.recordedAt <= $0 } ?? true }
    let history = ProcedureHistory(try self.events())
    return MonthRecords(
      clues: ClueBook(folding: events),
      clueEvents: events,
      cases: time.map(history.known) ?? history
    )
  }

  private func account(knownAt time: RecordedTime? = nil) throws -> MonthAccount {
    MonthAccount(of: month, under: pack, by: try records(knownAt: time))
  }

  private func report() throws -> ReportedMonth {
    try ReportedMonth(try account(knownAt: time), at: time, by: "敖勒召其镇")
  }

  private func comparison() throws -> MonthComparison {
    try MonthComparison(of: report(), with: account(), by: records(knownAt: nil))
  }

  private func count(_ id: String, in account: MonthAccount) -> String? {
    account[id]?.value.map { "\($0)" }
  }

  // MARK: - Counting

  @Test(
    arguments: [
      ("clues/found", "1"), ("clues/answered", "0"), ("clues/open", "1"),
      ("cases/identification/opened", "4"), ("cases/identification/open", "3"),
      ("cases/identification/at/system_management", "1"), ("cases/identification/at/-", "2"),
      ("cases/identification/ended/monitored", "1"),
      ("cases/identification/ended/not_identified", "0"),
      ("cases/identification/objections", "0"), ("cases/elimination_steps/opened", "0"),
    ]
  )
  func `counts what was known when it was reported`(figure: (id: String, value: String)) throws {
    #expect(count(figure.id, in: try account(knownAt: time)) == figure.value)
  }

  @Test func `names what a figure counts`() throws {
    let figure = try #require(try account(knownAt: time)["cases/identification/ended/monitored"])
    #expect(
      figure.entries == [
        MonthFigure.Entry("r-1", about: SubjectReference(.monitoringCase, "c-1"))
      ]
    )
  }

  @Test func `counts nothing of which there is no record`() throws {
    let account = MonthAccount(of: month, under: pack, by: MonthRecords())
    #expect(account.figures.isEmpty)
  }

  @Test func `is the same whatever the order in which records came`() throws {
    var records = try records(knownAt: time)
    records.cases = ProcedureHistory(records.cases?.events.reversed() ?? [])
    records.clues = ClueBook(folding: records.clueEvents.reversed())
    let account = MonthAccount(of: month, under: pack, by: records)
    #expect(account.figures.map(\.id) == (try self.account(knownAt: time)).figures.map(\.id))
    #expect(account.figures.map(\.value) == (try self.account(knownAt: time)).figures.map(\.value))
  }

  @Test func `counts monitored households by facts, and does not guess`() throws {
    var population = Population(catalogue: pack.catalogue)
    func insert(_ id: String, _ identified: String, _ eliminated: Known<CalendarDay?>) throws {
      var subject = MonitoringCase(id: MonitoringCase.ID(id))
      subject.identifiedOn = .known(try #require(CalendarDay(identified)))
      subject.eliminatedOn = eliminated
      population.insert(subject)
    }
    try insert("m1", "2024-03-01", .absent)
    try insert("m2", "2024-03-01", .known(CalendarDay("2024-09-01")))
    try insert("m3", "2024-03-01", .known(CalendarDay("2024-08-31")))
    try insert("m4", "2024-09-02", .absent)
    let known = MonthAccount(of: month, under: pack, by: MonthRecords(population: population))
    #expect(count("households/monitored", in: known) == "2")
    try insert("m5", "2024-03-01", .unknown)
    let unknown = MonthAccount(of: month, under: pack, by: MonthRecords(population: population))
    #expect(unknown["households/monitored"]?.value == nil)
    #expect(unknown["households/monitored"]?.entries.map(\.name) == ["m1", "m2"])
  }

  @Test func `counts duties and targets as the lists of the day have them`() throws {
    var population = Population(catalogue: pack.catalogue)
    for id in ["h1", "h2"] { population.insert(Household(id: Household.ID(id))) }
    let account = MonthAccount(of: month, under: pack, by: MonthRecords(population: population))
    let dates = AssessmentDates(on: month.last)
    let list = DueList(pack, about: population, on: dates, since: month.first)
    for line in list.lines {
      for (standing, items) in line.tally {
        let figure = try #require(account["duties/\(line.demand.id)/\(standing)"])
        #expect(figure.value == ExactDecimal(items))
      }
    }
    let card = Scorecard(pack, about: population, on: dates, since: month.firstOfYear)
    #expect(!list.lines.isEmpty && !card.lines.isEmpty)
    for line in card.lines {
      let figure = try #require(account["targets/\(line.demand.id)"])
      #expect(figure.standing == line.result.verdict.name)
      #expect(figure.value == line.result.numerator && figure.whole == line.result.denominator)
    }
  }

  // MARK: - Freezing

  @Test func `a month that is not over is not reported`() throws {
    let early = try #require(RecordedTime("2024-08-30T23:59:59+08:00"))
    let account = try account(knownAt: early)
    let error = #expect(throws: ReportedMonthError.self) { try ReportedMonth(account, at: early) }
    #expect(error?.reason == .notOver)
  }

  @Test func `a file reads back as what was reported, and has the same bytes each time`() throws {
    let report = try report()
    let text = ReportedMonthFile.text(of: report)
    #expect(try ReportedMonthFile.read(SourceText(name: "m.json", text: text)) == report)
    #expect(ReportedMonthFile.text(of: try self.report()) == text)
    #expect(text.contains(ReportedMonthFile.digest(of: report)))
  }

  @Test func `blanks do not count as a change of the file`() throws {
    let text = ReportedMonthFile.text(of: try report()).replacing("\n", with: "\n  ")
    #expect(try ReportedMonthFile.read(SourceText(name: "m.json", text: text)) == report())
  }

  @Test(
    arguments: [
      (#""value": "1""#, #""value": "2""#, "month.changed"),
      (#""reported_at": "2024-08-31"#, #""reported_at": "2024-09-01"#, "month.changed"),
      (#""name": "r-1""#, #""name": "r-9""#, "month.changed"),
      (#""digest": "sha256:"#, #""digest": "sha1:"#, "month.changed"),
      (#""kind": "reported_month""#, #""kind": "month""#, "month.no-report"),
      (#""format": 1"#, #""format": 2"#, "month.newer-form"),
      ("{", "[", "json."),
    ]
  )
  func `a file that was edited is not read`(from: String, to: String, code: String) throws {
    let text = ReportedMonthFile.text(of: try report())
    #expect(text.contains(from))
    let source = SourceText(
      name: "m.json",
      text: text.replacing(from, with: to, maxReplacements: 1)
    )
    let error = #expect(throws: DiagnosticsError.self) { try ReportedMonthFile.read(source) }
    #expect(error?.diagnostics.first?.code.hasPrefix(code) == true)
  }

  @Test(arguments: ["", "null", "{}", "[]", "{\"kind\": \"reported_month\"}"])
  func `a file that is no report is not read`(text: String) {
    let source = SourceText(name: "m.json", text: text)
    #expect(throws: DiagnosticsError.self) { try ReportedMonthFile.read(source) }
  }

  @Test func `keeps to its schema, and the schema to it`() throws {
    let text = ReportedMonthFile.text(of: try report())
    let root = try #require(JSONDocument(SourceText(name: "m.json", text: text)).root)
    let schema = SchemaCheck(JSONSchemas.reportedMonth)
    #expect(schema.faults(of: root.value) == [])
    #expect(schema.faults(of: ["format": 1]) != [])
  }

  // MARK: - Comparing

  @Test func `shows what was reported, what is known now, and the difference`() throws {
    let lines = try comparison().changed
    let found = Dictionary(lines.map { ($0.id, $0) }) { first, _ in first }
    let differences = found.mapValues { $0.difference.map { "\($0)" } ?? "?" }
    #expect(
      differences == [
        "clues/found": "1", "clues/answered": "1", "clues/answered/no_risk": "1",
        "clues/open": "0", "cases/identification/opened": "-1", "cases/identification/open": "-2",
        "cases/identification/at/-": "-1", "cases/identification/at/system_management": "-1",
        "cases/identification/ended/monitored": "1",
      ]
    )
    let open = try #require(found["clues/open"])
    #expect(open.added.map(\.entry.name) == ["k2"] && open.removed.map(\.entry.name) == ["k1"])
  }

  @Test(
    arguments: [
      ("cases/identification/ended/monitored", "r-2", [RecordChange.Kind.lateEvent], "b-e-08"),
      ("cases/identification/opened", "r-4", [.annulment], "d-02"),
      ("clues/found", "k2", [.lateEvent], "f2"), ("clues/answered", "k1", [.lateEvent], "a1"),
    ]
  )
  func `tells by which record a figure is otherwise`(
    figure: String,
    entry: String,
    kinds: [RecordChange.Kind],
    name: String
  ) throws {
    let line = try #require(try comparison().lines.first { $0.id == figure })
    let difference = try #require((line.added + line.removed).first { $0.entry.name == entry })
    #expect(difference.changes.map(\.kind) == kinds)
    #expect(difference.changes.first?.name == name)
  }

  @Test func `takes from a host what was recorded of facts`() throws {
    var records = try records(knownAt: nil)
    let household = SubjectReference(.household, "h1")
    func own(_ names: [String]) -> [MonthFigure] {
      [
        MonthFigure(
          id: "poor",
          title: LocalizedText(zh: "低收入"),
          counting: names.map { MonthFigure.Entry($0, about: household) }
        )
      ]
    }
    records.own = own([])
    let report = try ReportedMonth(MonthAccount(of: month, under: pack, by: records), at: time)
    records.own = own(["h1"])
    var history = History<Int>()
    let day = try #require(CalendarDay("2024-08-10"))
    try history.record(1, valid: DatePeriod(from: day), at: try recorded(20))
    try history.record(
      2,
      valid: DatePeriod(from: day),
      at: try recorded(50),
      correcting: Correction(of: 1, because: "重核")
    )
    try history.record(
      3,
      valid: DatePeriod(from: month.last.adding(days: 1) ?? day),
      at: recorded(51)
    )
    let now = MonthAccount(of: month, under: pack, by: records)
    let comparison = try MonthComparison(of: report, with: now, by: records) { [history, time] _ in
      history.changes(after: time, until: CalendarDay("2024-08-31") ?? day)
    }
    let line = try #require(comparison.changed.first)
    #expect(comparison.changed.count == 1)
    #expect(line.added.first?.changes.map(\.kind) == [.correction])
    #expect(line.added.first?.changes.first?.reason == "重核")
  }

  @Test func `leaves out what there is no record of now, and says so`() throws {
    let records = MonthRecords(cases: ProcedureHistory(try events()))
    let now = MonthAccount(of: month, under: pack, by: records)
    let comparison = try MonthComparison(of: report(), with: now, by: records)
    #expect(comparison.leftOut == [.clues])
    #expect(!comparison.lines.contains { $0.reported.section == .clues })
    let text = MonthRenderer(.chinese).text(comparison)
    #expect(text.contains("缺数据、未比较：风险线索"))
  }

  @Test func `compares with the same month under the same policy only`() throws {
    let records = try records(knownAt: nil)
    let other = MonthAccount(policy: "ulanhot", version: "1", month: month, figures: [])
    let error = #expect(throws: ReportedMonthError.self) {
      try MonthComparison(of: report(), with: other, by: records)
    }
    #expect(error?.reason == .otherPolicy("aolezhaoqi"))
    let next = MonthAccount(
      of: try #require(CalendarMonth("2024-09")),
      under: pack,
      by: records
    )
    #expect(throws: ReportedMonthError.self) {
      try MonthComparison(of: report(), with: next, by: records)
    }
  }

  @Test(arguments: ["2024-8", "2024-13", "2024", "2024-08-01", "八月", ""])
  func `a text that is no month makes none`(text: String) { #expect(CalendarMonth(text) == nil) }
}
