import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import Testing
import TestSupport

@Suite struct PaperRendererTests {
  private static let paper = Paper(
    id: "sheet",
    title: LocalizedText(zh: "核实<表>", en: "sheet"),
    subject: .household,
    citations: ["small-1"],
    use: .record,
    places: [],
    isList: false,
    privateFacts: [AccessedFact(.person, "name", privacy: .personal)]
  )

  private static let table = PaperTable(
    columns: [
      .init(title: LocalizedText(zh: "姓名", en: "name"), unit: nil),
      .init(title: LocalizedText(zh: "人均纯收入", en: "income"), unit: "yuan/(person*year)"),
    ],
    sections: [
      .init(
        title: "2号楼",
        rows: [[.text("星北斗"), .number(8200, unit: "yuan/(person*year)")], [.withheld, .unknown]],
        totals: [nil, .unknown]
      ),
      .init(
        title: nil,
        rows: [[.absent, .number(7, unit: nil)]],
        totals: [nil, .number(7, unit: nil)]
      ),
    ],
    totals: [nil, .unknown],
    subject: .household,
    isComplete: false,
    withheldRows: 1
  )

  private static let content = PaperContent(
    of: paper,
    subject: SubjectReference(.household, "H1"),
    blocks: [
      .text(
        chinese: [.words("自 "), .value(.date(CalendarDay(dayNumber: 19_904))), .words(" 起\n另起一段")],
        english: [.words("from "), .value(.date(CalendarDay(dayNumber: 19_904)))]
      ),
      .fields([
        .init(title: LocalizedText(zh: "户主", en: "head"), value: .text("a & b")),
        .init(title: LocalizedText(zh: "已就业", en: "works"), value: .boolean(true)),
        .init(
          title: LocalizedText(zh: "风险", en: "risks"),
          value: .words([
            LocalizedText(zh: "因病", en: "illness"), LocalizedText(zh: "因灾", en: "disaster"),
          ])
        ),
        .init(title: LocalizedText(zh: "电话", en: "phone"), value: .text("13900000001")),
      ]),
      .heading(LocalizedText(zh: "成员", en: "members")), .table(table),
      .blank(title: LocalizedText(zh: "意见", en: "finding"), lines: 2),
      .signatures([LocalizedText(zh: "签名", en: "signed")]), .seals(["村委会"]),
    ]
  )

  @Test(arguments: Language.allCases)
  func `prints a paper`(language: Language) {
    let renderer = PaperRenderer(
      language: language,
      purpose: "入户",
      day: CalendarDay(dayNumber: 19_904)
    )
    Snapshot("paper.\(language.rawValue).html").expect(renderer.html([Self.content]))
  }

  @Test func `who signs stands with what is signed, and each paper on its own page`() throws {
    let html = PaperRenderer(language: .chinese, day: CalendarDay(dayNumber: 19_904))
      .html([Self.content, Self.content])
    let together = try #require(html.firstRange(of: "<div class=\"together\">"))
    let rest = html[together.lowerBound...]
    #expect(rest.firstRange(of: "意见") != nil && rest.firstRange(of: "（盖章）") != nil)
    #expect(html.matches(of: /<article/).count == 2)
    #expect(html.contains("break-after: page"))
    #expect(!html.contains("<表>"))
  }
}
