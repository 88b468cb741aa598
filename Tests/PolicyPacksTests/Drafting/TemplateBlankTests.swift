import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// The blanks of a template, as those who fill it see them.
@Suite struct TemplateBlankTests {
  private static let files = [
    "pack.yaml": """
    format: 1
    id: plan
    version: 1.0.0
    kind: template
    title: 方案
    rank: county
    region: { name: 某县 }
    rules_from: blank
    documents: [{ id: plan, title: 方案, issuer: 某县 }]
    """,
    "lists.yaml": """
    clauses: [{ id: plan-1, place: 一, heading: 租金 }]
    parameters:
      rent:
        title: { zh-Hans: 租金, en: rent }
        unit: yuan/m2
        least: 1
        most: 90
        blank: { zh-Hans: 每平方米X元, en: X yuan a square metre }
      from_day: { title: 起始日, type: date, blank: 从哪天起 }
      known:
        title: 已知
        unit: yuan
        values: [{ from: 2020-01-01, value: 1, cite: plan-1, review_by: 2030-01-01 }]
    """,
    "rule.yaml": """
    programme: rent_relief
    title: 减租
    cite: [plan-1]
    subject: lease
    when:
      begun: dates.law_as_of >= parameter.from_day
    amount: 2 * parameter.known
    """,
  ]

  private static let pack = PackLoader.load([
    PackSource(
      name: "plan",
      files: files.map { SourceText(name: "plan/\($0.key)", text: $0.value) }
    )
  ]).packs.first

  @Test func `have title, unit, type and sentence, in the order of the files`() throws {
    let blanks = try #require(Self.pack).templateBlanks
    #expect(blanks.map(\.id) == ["rent", "from_day"])
    let rent = try #require(blanks.first)
    #expect(rent.title.english == "rent")
    #expect(rent.sentence.english == "X yuan a square metre")
    #expect(rent.sentence.chinese == "每平方米X元")
    #expect(rent.type == .number)
    #expect(rent.unit.symbol == "yuan/m2")
    #expect(blanks.last?.type == .date)
  }

  @Test func `know the rules that need them`() throws {
    let blanks = try #require(Self.pack).templateBlanks
    #expect(blanks.map(\.rules) == [[], ["rent_relief"]])
  }

  @Test(arguments: [
    ("rent", "5", nil), ("rent", "0.5", "pack.out-of-bounds"), ("rent", "91", "pack.out-of-bounds"),
    ("rent", "five", "pack.wrong-type"), ("from_day", "2024-02-29", nil),
    ("from_day", "2023-02-29", "pack.wrong-type"),
  ])
  func `refuse what the format refuses`(blank: String, text: String, code: String?) throws {
    let blank = try #require(Self.pack?.templateBlanks.first { $0.id == blank })
    #expect(blank.objection(to: text)?.code == code)
  }

  @Test(arguments: [
    (PackHead.Field.id, "good-id", nil), (.id, "Bad", "pack.bad-name"), (.rank, "county", nil),
    (.rank, "country", "pack.unknown-word"), (.rulesFrom, "2024-01-01", nil),
    (.rulesFrom, "blank", "pack.bad-date"), (.rulesFrom, "2024-1-1", "pack.bad-date"),
    (.text, "清川县", nil),
  ])
  func `the head of a pack refuses what the format refuses`(
    field: PackHead.Field,
    text: String,
    code: String?
  ) {
    #expect(field.objection(to: text)?.code == code)
  }
}
