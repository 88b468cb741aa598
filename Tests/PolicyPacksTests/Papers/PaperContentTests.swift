import PolicyPacks
import Quantities
import ResettlementCore
import Testing

/// What stands in papers that are filled in.
@Suite struct PaperContentTests {
  private static func content(
    _ use: String,
    _ rest: String,
    of household: String = "H0"
  ) throws -> PaperContent {
    let pack = try PaperPack.pack(PaperPack.head(use) + rest)
    return try pack.content(
      ofPaper: "sheet",
      about: SubjectReference(.household, household),
      in: PaperPack.population(),
      on: PaperPack.dates()
    )
  }

  private static func list(
    _ rest: String,
    use: String = "publication",
    at place: DwellingPlace = DwellingPlace(),
    totalledBy level: DwellingPlace.Level? = nil
  ) throws -> PaperContent {
    let pack = try PaperPack.pack(PaperPack.head(use) + rest)
    return try pack.content(
      ofList: "sheet",
      in: PaperPack.population(),
      on: PaperPack.dates(),
      at: place,
      totalledBy: level
    )
  }

  private static func table(_ content: PaperContent) throws -> PaperTable {
    let tables = content.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    return try #require(tables.first)
  }

  @Test func `unknown is a blank, absent is none, a path over nobody is none`() throws {
    let content = try Self.content(
      "form",
      "blocks: [ { fields: { a: household.net_income_per_head, b: household.size, "
        + "c: household.head.name, d: household.home.building, e: household.home.room } } ]"
    )
    #expect(
      content.values == [
        .unknown, .number(2, unit: "person"), .text("星北斗"), .text("10号楼"), .unknown,
      ]
    )
  }

  @Test func `numbers of people are whole in a form and masked in a record`() throws {
    let fields =
      "blocks: [ { fields: { n: household.head.identity_number, p: household.head.phone } } ]"
    let (form, record) = (try Self.content("form", fields), try Self.content("record", fields))
    #expect(form.values == [.text("990000197005100096"), .text("13900000001")])
    #expect(record.values == [.text("990000********0096"), .text("139****0001")])
    #expect(form.paper.showsPrivateFacts)
  }

  @Test func `a public table leaves out children, a form has them`() throws {
    let table = """
      blocks:
        - table:
            rows: household.members
            columns: { name: { value: person.name, mask: name }, works: person.is_employed }
      """
    let published = try Self.table(Self.content("publication", table))
    #expect(published.sections.flatMap(\.rows) == [[.text("星**"), .unknown]])
    #expect(published.withheldRows == 1)
    #expect(try Self.table(Self.content("form", table)).rowCount == 2)
  }

  @Test func `a table over somebody who is absent is empty, over unknown ones has room`() throws {
    let rows =
      "blocks: [ { table: { rows: household.split_from.members, columns: { n: person.name } } } ]"
    let pack = try PaperPack.pack(PaperPack.head("form") + rows)
    var population = try PaperPack.population()
    let household = SubjectReference(.household, "H0")
    for (value, isComplete, count) in [
      (FactValue.absent, true, 0), (.unknown, false, 0), (.reference("H1"), true, 1),
    ] {
      try population.set("split_from", of: household, to: value)
      let content = try pack.content(
        ofPaper: "sheet",
        about: household,
        in: population,
        on: PaperPack.dates()
      )
      let table = try Self.table(content)
      #expect((table.isComplete, table.rowCount) == (isComplete, count))
    }
  }

  @Test func `a name is withheld in public where its head may be a child`() throws {
    let content = try Self.list(
      "blocks: [ { list: { columns: { head: { value: household.name, mask: name }, "
        + "size: { value: household.size, total: true } } } } ]"
    )
    let table = try Self.table(content)
    #expect(
      table.sections.flatMap(\.rows) == [
        [.withheld, .number(1, unit: "person")], [.text("星**"), .number(2, unit: "person")],
      ]
    )
    #expect(table.totals == [nil, .number(3, unit: "person")])
  }

  @Test func `a name over a reference that may be absent is masked and withheld alike`() throws {
    let fields = "blocks: [ { fields: { n: { value: household.head.name, mask: name } } } ]"
    #expect(try Self.content("announcement", fields).values == [.text("星**")])
    #expect(try Self.content("announcement", fields, of: "H1").values == [.withheld])
  }

  @Test func `a list has those for whom its condition holds, and counts who is undecided`() throws {
    let all =
      "values: { n: 1 + 1 }\nblocks: [ { text: '{count}/{n}' }, { list: { columns: { n: household.size } } } ]"
    let content = try Self.list("when: household.size > 1\n" + all)
    #expect(try Self.table(content).rowCount == 1)
    #expect(content.values.prefix(2) == [.number(1, unit: nil), .number(2, unit: nil)])
    let unknown = try Self.list("when: household.is_relocated\n" + all)
    #expect(try Self.table(unknown).rowCount == 0)
    #expect(unknown.undecided == 2)
  }

  @Test func `lists are chosen, ordered and totalled by where households live`() throws {
    let rest = "blocks: [ { list: { columns: { b: household.home.building } } } ]"
    let table = try Self.table(Self.list(rest, totalledBy: .building))
    #expect(table.sections.map(\.title) == ["2号楼", "10号楼"])
    var place = DwellingPlace()
    place[.building] = "10号楼"
    #expect(try Self.table(Self.list(rest, at: place)).rowCount == 1)
    let ordered = try Self.table(
      Self.list(
        "blocks: [ { list: { columns: { n: household.size }, order: [0 - household.size] } } ]"
      )
    )
    #expect(ordered.sections.flatMap(\.rows).first == [.number(2, unit: "person")])
  }

  @Test func `a step has its papers, and the evidence that each is`() throws {
    let pack = try PaperPack.pack(
      PaperPack.head("record")
        + "for: { step: identification.visit, evidence: 入户记录 }\nblocks: [ { blank: 2 } ]"
    )
    let papers = pack.papers(for: "visit", of: "identification")
    #expect(papers.map(\.id) == ["sheet"])
    #expect(papers.first?.places.first?.evidence == "入户记录")
    #expect(pack.papers(for: "visits", of: "identification").isEmpty)
  }

  @Test func `a paper says whose it is and is refused elsewhere`() throws {
    let pack = try PaperPack.pack(PaperPack.head("form") + "blocks: [ { blank: 2 } ]")
    let population = try PaperPack.population()
    let dates = try PaperPack.dates()
    #expect(
      try pack.subjects(ofPaper: "sheet", in: population, on: dates).subjects.map(\.id) == [
        "H1", "H0",
      ]
    )
    #expect(throws: PaperError(reason: .noSuchPaper, paper: "sheets")) {
      try pack.subjects(ofPaper: "sheets", in: population, on: dates)
    }
    #expect(throws: PaperError(reason: .noSuchSubject, paper: "sheet")) {
      try pack.content(
        ofPaper: "sheet",
        about: SubjectReference(.person, "P0"),
        in: population,
        on: dates
      )
    }
    #expect(throws: PaperError(reason: .otherForm, paper: "sheet")) {
      try pack.content(ofList: "sheet", in: population, on: dates)
    }
    let late = AssessmentDates(on: try #require(CalendarDay("2030-01-01")))
    #expect(throws: PaperError(reason: .notInForce, paper: "sheet")) {
      try pack.subjects(ofPaper: "sheet", in: population, on: late)
    }
  }
}
