import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import StandardPacks
import Testing

/// Every paper of the shipped packs, printed over a population with private values everywhere.
@Suite struct ShippedPapersTests {
  /// The packs without blanks: what is in a template is printed where it is filled.
  private static let packs = PackLoader.load(StandardPacks.sources).packs.filter(\.blanks.isEmpty)

  private static func dates(of pack: PolicyPack) throws -> AssessmentDates {
    let first = try #require(pack.description.rulesFrom ?? CalendarDay("2024-07-19"))
    return AssessmentDates(on: max(first, try #require(CalendarDay("2024-06-30"))))
  }

  /// The words of a printed paper, without tags and styles.
  private static func words(_ html: String) -> String {
    let body = html.split(separator: "<body>").last.map(String.init) ?? html
    return body.replacing(/<[^>]*>/, with: "\n")
  }

  private static func content(
    _ paper: Paper,
    _ pack: PolicyPack,
    _ town: MadeUpTown,
    _ dates: AssessmentDates
  ) throws -> [PaperContent] {
    guard !paper.isList else {
      return try DwellingPlace.Level.allCases.map {
        try pack.content(ofList: paper.id, in: town.population, on: dates, totalledBy: $0)
      }
    }
    return try town.population.references(paper.subject).map {
      try pack.content(ofPaper: paper.id, about: $0, in: town.population, on: dates)
    }
  }

  /// The planted values that stand in a printed paper, and whether there is a number of a person.
  private static func leaks(
    _ contents: [PaperContent],
    _ town: MadeUpTown,
    _ day: CalendarDay
  ) -> [String] {
    Language.allCases.flatMap { language in
      let html = PaperRenderer(language: language, day: day).html(contents)
      let words = words(html)
      let found = town.planted.filter { words.contains($0) }.sorted()
      return found + (PrivateNumbers.occur(in: words) ? ["a number"] : [])
    }
  }

  private static let published = packs.flatMap { pack in
    pack.papers.filter(\.use.isPublic).map { (pack.manifest.id.value, $0.id) }
  }

  @Test func `there are publications and announcements`() {
    #expect(Self.published.count >= 5)
  }

  @Test(arguments: published)
  func `what everybody may see has nothing private in it`(pack: String, paper: String) throws {
    let pack = try #require(Self.packs.first { $0.manifest.id.value == pack })
    let paper = try #require(pack.papers.first { $0.id == paper })
    let town = try MadeUpTown(pack.catalogue)
    let dates = try Self.dates(of: pack)
    let contents = try Self.content(paper, pack, town, dates)
    let rows = contents.flatMap(\.blocks).reduce(0) { sum, block in
      if case .table(let table) = block { sum + table.rowCount } else { sum }
    }
    #expect(rows > 0, "nothing is printed")
    #expect(Self.leaks(contents, town, dates.decidedOn) == [])
  }

  @Test func `the search finds what it looks for where it may stand`() throws {
    for pack in Self.packs {
      let town = try MadeUpTown(pack.catalogue)
      let dates = try Self.dates(of: pack)
      for paper in pack.papers where paper.use == .file {
        let contents = try Self.content(paper, pack, town, dates)
        let leaks = Self.leaks(contents, town, dates.decidedOn)
        #expect(leaks.contains("990000") && leaks.contains("1390000"), "\(paper.id)")
      }
    }
  }

  @Test func `a number that a publication lets pass is hidden when it is printed, and only there`()
  {
    let text = "电话13900001234"
    for use in PaperUse.allCases {
      let paper = Paper(
        id: "leak",
        title: LocalizedText(zh: "名单 \(text)"),
        subject: .household,
        citations: ["small-1"],
        use: use,
        places: [],
        isList: false,
        privateFacts: []
      )
      let content = PaperContent(
        of: paper,
        subject: SubjectReference(.household, "990000197005100096"),
        blocks: [
          .text(chinese: [.words(text), .value(.text(text))], english: []),
          .fields([.init(title: LocalizedText(zh: "联系人"), value: .text(text))]),
          .signatures([LocalizedText(zh: text)]), .seals([text]), .heading(LocalizedText(zh: text)),
        ]
      )
      let renderer = PaperRenderer(language: .chinese, day: CalendarDay(dayNumber: 19_000))
      let words = Self.words(renderer.html([content]))
      #expect(PrivateNumbers.occur(in: words) == !use.isPublic, "\(use)")
    }
  }

  @Test func `every paper is printed, and the same twice`() throws {
    for pack in Self.packs {
      let town = try MadeUpTown(pack.catalogue)
      let dates = try Self.dates(of: pack)
      for paper in pack.papers {
        let contents = try Self.content(paper, pack, town, dates)
        let renderer = PaperRenderer(language: .chinese, purpose: "测试", day: dates.decidedOn)
        #expect(renderer.html(contents) == renderer.html(contents))
        #expect(!paper.places.isEmpty || paper.use == .file, "\(paper.id) is of no step")
      }
    }
  }
}
