import ResettlementKit
import Tabular
import TestSupport
import Testing

@Suite struct ClueFinderTests {
  private let pack: PolicyPack

  init() throws { pack = try EditedPacks().pack("ulanhot") }

  private func population(
    _ facts: String = #""disaster_on": "2024-06-01", "has_risk_clue": false"#
  ) throws -> Population {
    let text = """
      { "households": [ { "id": "h", "is_relocated": true, \(facts) } ],
        "persons": [ { "id": "p", "household": "h" } ],
        "monitoring_cases": [ { "id": "open", "household": "h", "eliminated_on": null },
          { "id": "over", "household": "h", "eliminated_on": "2023-05-01" } ] }
      """
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: text))
    try #require(extract.isWhole, "\(extract.diagnostics.map(\.message.english))")
    return extract.population
  }

  private func search(
    _ population: Population? = nil,
    on day: String = "2024-06-30",
    known: ClueBook = ClueBook(),
    period: CalendarPeriod = .month
  ) throws -> ClueSearch {
    let finder = try ClueFinder(pack, period: period)
    let dates = AssessmentDates(on: try #require(CalendarDay(day)))
    return finder.search(try population ?? self.population(), on: dates, known: known)
  }

  /// A book with the clues of a search, all answered.
  private func answered(_ search: ClueSearch, on day: String = "2024-07-02") throws -> ClueBook {
    let day = try #require(CalendarDay(day))
    let answer = ClueAnswer(.noRisk, reason: "损失很小", on: day, by: "市乡村振兴局")
    return ClueBook(search.clues.map { ClueBook.Entry($0.clue, answer: answer) })
  }

  @Test func `a clue says what it is about, why, and how it stands`() throws {
    let search = try search()
    let found = try #require(search.clues.first)
    #expect(search.clues.count == 1)
    #expect(found.clue.rule == "disaster_clue")
    #expect(found.clue.citations == ["ulanhot-20"])
    #expect(found.clue.risk == .naturalDisaster)
    #expect(found.clue.severity?.level == .ordinary)
    #expect(found.clue.household == "h")
    #expect(found.clue.foundOn == CalendarDay("2024-06-30"))
    #expect(found.standing == .new)
    #expect(found.cases == ["open"])
    #expect(found.answer.reasons.conditions?.parts.isEmpty == false)
  }

  @Test func `the same clue has the same name in the same period, and another in the next`() throws
  {
    let name = try search(on: "2024-06-02").clues.map(\.clue.id)
    #expect(name == ["ulanhot/disaster_clue/household/h/2024-06"])
    #expect(try search(on: "2024-06-30").clues.map(\.clue.id) == name)
    #expect(try search(on: "2024-07-01").clues.map(\.clue.id) != name)
  }

  @Test(arguments: [
    (CalendarPeriod.week, "2024-06-24"), (.month, "2024-06"), (.quarter, "2024-Q2"),
    (.halfYear, "2024-H1"), (.year, "2024"),
  ])
  func `the period is part of the name`(period: CalendarPeriod, name: String) throws {
    let id = try #require(try search(period: period).clues.first?.clue.id)
    #expect(id.hasSuffix("/h/\(name)"))
  }

  @Test func `a clue without an outcome stays the one it is, in later periods too`() throws {
    let first = try search()
    let book = ClueBook(first.clues.map { ClueBook.Entry($0.clue) })
    let again = try search(on: "2024-09-30", known: book)
    #expect(again.clues.map(\.standing) == [.open])
    #expect(again.clues.map(\.clue.id) == first.clues.map(\.clue.id))
    #expect(again.clues.map(\.clue.foundOn) == first.clues.map(\.clue.foundOn))
    #expect(again.settled.isEmpty)
  }

  @Test func `an answered clue is not raised anew while nothing changes`() throws {
    let book = try answered(search())
    for day in ["2024-07-02", "2024-07-31", "2025-01-31"] {
      let again = try search(on: day, known: book)
      #expect(again.clues.isEmpty)
      #expect(again.settled.map(\.id) == ["ulanhot/disaster_clue/household/h/2024-06"])
    }
  }

  @Test(arguments: [
    #""disaster_on": "2024-06-20", "has_risk_clue": false"#,
    #""disaster_on": "2024-06-01", "has_risk_clue": true"#,
  ])
  func `an answered clue is raised anew when what it rests on changed`(facts: String) throws {
    let first = try search()
    let book = try answered(first)
    let changed = try population(facts)
    let id = try #require(first.clues.first?.clue.id)
    let sameMonth = try search(changed, on: "2024-06-30", known: book)
    #expect(sameMonth.clues.map(\.standing) == [.again(after: id)])
    #expect(sameMonth.clues.map(\.clue.id) != [id])
    let later = try search(changed, on: "2024-08-31", known: book)
    #expect(later.clues.map(\.clue.id) == ["ulanhot/disaster_clue/household/h/2024-08"])
    #expect(try search(changed, on: "2024-06-30", known: book).clues == sameMonth.clues)
  }

  @Test func `facts that go back and forth within a period raise a clue of its own each time`()
    throws
  {
    let facts = [
      #""disaster_on": "2024-06-01", "has_risk_clue": false"#,
      #""disaster_on": "2024-06-01", "has_risk_clue": true"#,
    ]
    var entries: [ClueBook.Entry] = []
    for turn in 0..<6 {
      let population = try population(facts[turn % 2])
      let day = "2024-06-\(10 + turn)"
      let found = try search(population, on: day, known: ClueBook(entries))
      entries += try answered(found, on: day).entries
      #expect(ClueBook(entries).entries.count == turn + 1)
      #expect(try search(population, on: day, known: ClueBook(entries)).clues.isEmpty)
    }
    #expect(Set(entries.map(\.id)).count == 6)
  }

  @Test func `facts that the clue does not rest on raise nothing`() throws {
    let book = try answered(search())
    let other = #""disaster_on": "2024-06-01", "has_risk_clue": false, "disaster_loss": 900"#
    #expect(try search(try population(other), on: "2024-08-31", known: book).clues.isEmpty)
  }

  @Test func `what is not known is listed with what is missing, and makes no clue`() throws {
    let search = try search(try population(#""has_risk_clue": true"#))
    #expect(search.clues.isEmpty)
    #expect(search.undecided.map(\.rule.id) == ["disaster_clue"])
    #expect(search.undecided.flatMap(\.missing).map(\.name) == ["household.disaster_on"])
  }

  @Test func `rules that are not in force find nothing and are named`() throws {
    let search = try search(on: "2022-08-19")
    #expect(search.clues.isEmpty)
    #expect(search.rulesNotInForce.map(\.id).contains("disaster_clue"))
    #expect(search.rulesNotInForce.map(\.id).contains("illness_without_costs"))
  }

  @Test func `the most pressing clue comes first`() throws {
    let text = """
      { "households": [
        { "id": "a", "is_relocated": true, "disaster_on": "2024-06-01", "has_risk_clue": false },
        { "id": "b", "is_relocated": true, "disaster_on": "2024-06-01", "has_risk_clue": true },
        { "id": "c", "is_relocated": true, "disaster_on": "2024-06-01" } ] }
      """
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: text))
    let search = try search(extract.population)
    #expect(search.clues.map(\.clue.subject.id) == ["b", "c", "a"])
    #expect(search.clues.map(\.clue.severity?.level) == [.serious, .ordinary, .ordinary])
    #expect(search.clues.map(\.clue.severity?.possible) == [nil, .serious, nil])
  }

  @Test func `facts that do not fit together are warnings, by the rule of the shared library`()
    throws
  {
    let text = """
      { "households": [ { "id": "h", "compliant_out_of_pocket": 0 } ],
        "monitoring_cases": [ { "id": "c", "household": "h", "risk_types": ["illness"] } ] }
      """
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: text))
    let search = try search(extract.population)
    #expect(search.warnings.map(\.rule.id) == ["illness_without_costs"])
    #expect(search.warnings.map(\.citations) == [["practice-consistency"]])
    #expect(search.unchecked.map(\.rule.id).contains("assisted_without_delivery"))
  }

  @Test func `a template with open blanks finds nothing`() throws {
    let template = try EditedPacks().pack("district-template")
    #expect(throws: TemplateError.self) { try ClueFinder(template) }
  }

  // MARK: - Files

  @Test func `what is written is read again as it was`() throws {
    let book = try answered(search())
    let written = JSONWriter(.pretty).text(of: ClueJSON().document(book))
    let file = ClueFile(SourceText(name: "clues.json", text: written))
    #expect(file.diagnostics.isEmpty)
    #expect(file.book == book)
  }

  @Test func `the clues of a search are known when it is read`() throws {
    let first = try search()
    let text = ClueJSON(catalogue: pack.catalogue).text(first)
    let file = ClueFile(SourceText(name: "clues.json", text: text))
    #expect(file.isWhole)
    #expect(try search(known: file.book).clues.map(\.standing) == [.open])
  }

  @Test(arguments: Language.allCases)
  func `a search is told as a person reads it`(language: Language) throws {
    let text = """
      { "households": [
        { "id": "h1", "is_relocated": true, "disaster_on": "2024-06-01", "has_risk_clue": true,
          "compliant_out_of_pocket": 0 },
        { "id": "h2", "is_relocated": true, "disaster_on": "2024-06-01" },
        { "id": "h3", "is_relocated": true },
        { "id": "h4", "is_relocated": false } ],
        "monitoring_cases": [ { "id": "c", "household": "h1", "risk_types": ["illness"],
          "measure_kinds": ["health"], "eliminated_on": null } ] }
      """
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: text))
    let renderer = ClueRenderer(language: language, catalogue: pack.catalogue)
    Snapshot("clues.\(language.rawValue).txt").expect(renderer.text(try search(extract.population)))
  }
}

@Suite struct ClueFileTests {
  private static let clue = """
    "id": "a", "policy": "p", "rule": "r", "subject": "h", "subject_kind": "household",
    "risk": "illness", "channel": "cadre_screening", "found_on": "2024-06-30", "fingerprint": "0"
    """
  private static let answer = #""reason": "已核实", "on": "2024-07-01", "by": "村""#

  private func codes(_ text: String) -> [String] {
    ClueFile(SourceText(name: "clues.json", text: text)).diagnostics.map { diagnostic in
      "\(diagnostic.code): \(diagnostic.range?.text.prefix(12) ?? "")"
    }
  }

  @Test(arguments: [
    (#""outcome": "no_risk""#, ClueOutcome.noRisk), (#""outcome": "met_otherwise""#, .metOtherwise),
    (#""outcome": "household_gone""#, .householdGone),
    (#""outcome": "handed_on", "to": "大化县""#, .handedOn(to: "大化县")),
    (#""outcome": "taken_in", "case": "c-1""#, .takenIn(as: "c-1")),
    (#""outcome": "monitored_already", "case": "c-1""#, .monitoredAlready(as: "c-1")),
  ])
  func `reads every outcome`(written: String, outcome: ClueOutcome) {
    let text = "{ \"clues\": [ { \(Self.clue), \"answer\": { \(written), \(Self.answer) } } ] }"
    let file = ClueFile(SourceText(name: "clues.json", text: text))
    #expect(file.isWhole)
    #expect(file.book["a"]?.answer?.outcome == outcome)
  }

  @Test(arguments: [
    ("[]", "clue.no-list: []"), ("{ \"clues\": 1 }", "clue.no-list: { \"clues\": 1"),
    (
      "{ \"clues\": [ { CLUE, \"answer\": { \"outcome\": \"no_risk\", \"reason\": \" \", \"on\": \"2024-07-01\", \"by\": \"村\" } } ] }",
      "clue.missing-text: \" \""
    ),
    (
      "{ \"clues\": [ { CLUE, \"answer\": { \"outcome\": \"gone\", ANSWER } } ] }",
      "clue.unknown-word: \"gone\""
    ),
    (
      "{ \"clues\": [ { CLUE, \"answer\": { \"outcome\": \"no_risk\", \"reason\": \"x\", \"on\": \"7月1日\", \"by\": \"村\" } } ] }",
      "clue.no-day: \"7月1日\""
    ),
    (
      "{ \"clues\": [ { CLUE, \"answer\": { \"outcome\": \"no_risk\", \"reason\": \"x\", \"on\": \"2024-06-29\", \"by\": \"村\" } } ] }",
      "clue.answered-before-found: { \"outcome\":"
    ),
    ("{ \"clues\": [ { CLUE }, { CLUE } ] }", "clue.listed-twice: { \"id\": \"a\","),
    (
      "{ \"clues\": [ { CLUE, \"answer\": { \"outcome\": \"taken_in\", ANSWER } } ] }",
      "clue.missing-text: { \"outcome\":"
    ),
  ])
  func `reports a mistake at its place`(text: String, mistake: String) {
    let text = text.replacing("CLUE", with: Self.clue).replacing("ANSWER", with: Self.answer)
    #expect(codes(text) == [mistake])
  }

  @Test func `a clue with a mistake in its answer is not taken for one without`() {
    let text = "{ \"clues\": [ { \(Self.clue), \"answer\": { \(Self.answer) } } ] }"
    let file = ClueFile(SourceText(name: "clues.json", text: text))
    #expect(!file.isWhole)
    #expect(file.book.entries.isEmpty)
  }
}
