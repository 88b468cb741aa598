import Diagnostics
import Foundation
import PackPages
import PolicyPacks
import ResettlementCore
import StandardPacks
import TestSupport
import Testing

@Suite struct PackSiteTests {
  private let small = Site(PackSite(SmallPacks.sources))
  private static let standard = PackSite(StandardPacks.sources)

  @Test func `the small packs of these tests have no mistakes`() {
    let found = PackLoader.load(SmallPacks.sources).diagnostics
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: ["zh", "en"])
  func `each clause, rule and procedure has its page`(language: String) {
    let elements = [
      "baichuan/clauses/baichuan-05", "baichuan/clauses/baichuan-10", "shared/clauses/shared-01",
      "baichuan/rules/travel_subsidy", "baichuan/procedures/granting", "baichuan/papers/notice",
      "baichuan/papers/form", "baichuan/places",
    ]
    for element in elements {
      #expect(small.files["\(language)/\(element).html"] != nil, "\(element)")
    }
  }

  @Test(arguments: ["zh", "en"])
  func `each clause and rule of the standard packs has its page`(language: String) {
    let site = Site(Self.standard)
    for pack in PackLoader.load(StandardPacks.sources).packs where pack.manifest.fills == nil {
      let id = pack.manifest.id.value
      for clause in pack.clauses {
        #expect(site.files["\(language)/\(id)/clauses/\(clause.id).html"] != nil, "\(clause.id)")
      }
      for rule in pack.rules {
        #expect(site.files["\(language)/\(id)/rules/\(rule.id).html"] != nil, "\(rule.id)")
      }
      for paper in pack.papers {
        #expect(site.files["\(language)/\(id)/papers/\(paper.id).html"] != nil, "\(paper.id)")
      }
    }
  }

  @Test func `every link of the standard packs leads to a page and a place in it`() {
    expectSoundLinks(Site(Self.standard))
  }

  @Test func `every link of small packs leads to a page and a place in it`() {
    expectSoundLinks(small)
  }

  private func expectSoundLinks(_ site: Site) {
    let places = Dictionary(
      uniqueKeysWithValues: site.pages.map {
        ($0.path, Set(Site.values(of: " id=\"", in: $0.html)))
      }
    )
    var broken: [String] = []
    for page in site.pages {
      for link in Site.values(of: "href=\"", in: page.html)
        + Site.values(of: "src=\"", in: page.html)
      {
        let (path, anchor) = Site.target(link, from: page.path)
        let isThere = site.files[path] != nil
        let isPlace = anchor.map { places[path]?.contains($0) == true } ?? true
        if !isThere || !isPlace { broken.append("\(page.path): \(link)") }
      }
    }
    #expect(broken.isEmpty, "\(broken.count) broken: \(broken.prefix(10))")
  }

  @Test func `a place occurs once on its page`() {
    for page in Site(Self.standard).pages {
      let places = Site.values(of: " id=\"", in: page.html)
      #expect(Set(places).count == places.count, "\(page.path)")
    }
  }

  @Test func `a page of one language has its like in the other`() {
    let chinese = small.files.keys.filter { $0.hasPrefix("zh/") }.map { $0.dropFirst(2) }
    let english = small.files.keys.filter { $0.hasPrefix("en/") }.map { $0.dropFirst(2) }
    #expect(Set(chinese) == Set(english))
  }

  @Test func `the same packs give the same bytes, wherever they are and in whatever order`() {
    let here = PackSite(SmallPacks.sources)
    let there = PackSite(SmallPacks.sources(in: "/srv/elsewhere").reversed())
    #expect(here.files == there.files)
  }

  @Test func `nothing is fetched from elsewhere`() {
    for (path, text) in Site(Self.standard).files {
      #expect(!text.contains("http://") && !text.contains("https://"), "\(path)")
    }
  }

  @Test(arguments: ["zh", "en"])
  func `a clause's page is as reviewed`(language: String) {
    let html = small.files["\(language)/baichuan/clauses/baichuan-05.html"] ?? ""
    Snapshot("clause.\(language).html").expect(html)
  }

  @Test(arguments: ["zh", "en"])
  func `a paper's page is as reviewed`(language: String) {
    let html = small.files["\(language)/baichuan/papers/form.html"] ?? ""
    Snapshot("paper.\(language).html").expect(html)
  }

  @Test(arguments: [
    "baichuan/clauses/baichuan-05": "../papers/notice.html",
    "baichuan/procedures/granting": "../papers/notice.html",
    "baichuan/papers/notice": "../procedures/granting.html#step-publish",
    "baichuan/units": "papers/notice.html",
    "baichuan/rules/letters": "../places.html#message-letters",
    "baichuan/index": "papers/form.html",
  ])
  func `papers and places are found from what they are about`(page: String, link: String) {
    for language in ["zh", "en"] {
      let html = small.files["\(language)/\(page).html"] ?? ""
      #expect(html.contains("href=\"\(link)\""), "\(language) \(page)")
    }
  }

  @Test func `it is said which place is responsible, also where a reading decides`() {
    let html = small.files["en/baichuan/places.html"] ?? ""
    for words in [
      "receiving place", "place of origin", " (taken)", "The new place", "day of sending",
    ] {
      #expect(html.contains(words), "\(words)")
    }
  }

  @Test func `it is said how much of a person a paper shows`() {
    let record = small.files["en/baichuan/papers/form.html"] ?? ""
    #expect(record.contains("only the first six and last four characters"))
    #expect(record.contains(">sensitive<") && record.contains(">personal<"))
    let notice = small.files["en/baichuan/papers/notice.html"] ?? ""
    #expect(notice.contains("only the first character of a name"))
    #expect(notice.contains("〔number of rows〕"))
  }

  @Test(arguments: ["zh", "en"])
  func `a rule's page is as reviewed`(language: String) {
    let html = small.files["\(language)/baichuan/rules/travel_subsidy.html"] ?? ""
    Snapshot("rule.\(language).html").expect(html)
  }

  @Test func `a procedure is drawn as reviewed`() throws {
    let html = small.files["zh/baichuan/procedures/granting.html"] ?? ""
    let start = try #require(html.range(of: "<svg"))
    let end = try #require(html.range(of: "</svg>"))
    Snapshot("procedure.svg").expect(html[start.lowerBound..<end.upperBound] + "\n")
  }

  @Test func `what a test expects of the document is told with its units, values and days`() {
    let html = small.files["en/baichuan/tests/tests~2f~travel.yaml.html"] ?? ""
    for words in [
      "500 yuan", "2024-01-01 to 2024-12-31", "Any six will do.", "in force", "cooperates",
    ] {
      #expect(html.contains(words), "\(words)")
    }
  }

  @Test func `what fills an open term is shown where it is declared and where it is filled`() {
    let own = small.files["en/baichuan/parameters.html"] ?? ""
    let wider = small.files["en/shared/parameters.html"] ?? ""
    #expect(own.contains("7 days") && own.contains("days of publication"))
    #expect(wider.contains("Set by the county."))
  }
}
