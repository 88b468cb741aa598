import Quantities
import ResettlementCore
import Spreadsheets
import Testing

@testable import ResettlementKit

/// How offices write values.
@Suite struct CellDecoderTests {
  private func reading(
    _ cell: CellValue,
    _ fact: String,
    of kind: SubjectKind = .person,
    _ change: (inout TableMapping.Column) -> Void = { _ in }
  ) throws -> CellReading {
    let declaration = try #require(FactCatalogue.core.fact(id: fact, of: kind))
    var column = TableMapping.Column("c", .fact(fact))
    change(&column)
    return CellDecoder(declaration: declaration, column: column).reading(of: cell)
  }

  private func code(_ reading: CellReading) -> String? {
    switch reading {
    case .mistake(let message): message.code
    case .value(_, let remark): remark?.code
    }
  }

  @Test(arguments: [
    "2024-06-03", "2024.6.3", "2024/6/3", "2024年6月3日", "２０２４年６月３日", "20240603", "45446",
    " 2024-06-03 ",
    "2024-06-03 00:00:00", "2024-06-03T00:00:00", "2024.06.03", "'45446", "2024 6 3",
  ])
  func `reads a date in every form`(text: String) throws {
    let day = try #require(CalendarDay("2024-06-03"))
    #expect(try reading(.text(text), "birth_date") == .value(.date(day)))
  }

  @Test func `reads the number of a day and a cell that is a date`() throws {
    let day = try #require(CalendarDay("2023-07-16"))
    #expect(try reading(.number("45123"), "birth_date") == .value(.date(day)))
    #expect(try reading(.number("45123.5"), "birth_date").value == .unknown)
    #expect(try reading(.date(day), "birth_date") == .value(.date(day)))
  }

  @Test(arguments: ["2024年6月", "2024.6", "2024-06", "202406", "2024/06"])
  func `reads a month, and says which day it took`(text: String) throws {
    let (first, last) = (CalendarDay("2024-06-01"), CalendarDay("2024-06-30"))
    let read = try reading(.text(text), "birth_date")
    #expect(read.value == first.map { .date($0) })
    #expect(code(read) == "register.month-only")
    let end = try reading(.text(text), "birth_date") { $0.partialDates = .last }
    #expect(end.value == last.map { .date($0) })
    let refused = try reading(.text(text), "birth_date") { $0.partialDates = .refused }
    #expect(code(refused) == "register.no-day")
  }

  @Test func `does not guess whether a tenth month has lost its zero`() throws {
    #expect(code(try reading(.number("2024.1"), "birth_date")) == "register.ambiguous-month")
    #expect(try reading(.number("2024.2"), "birth_date").value != .unknown)
  }

  @Test(arguments: ["2024-13-01", "2024-02-30", "六月", "2024", "1.2.3", "", "12:30", "99999999"])
  func `takes nothing else for a date`(text: String) throws {
    #expect(try reading(.text(text), "birth_date").value == .unknown)
  }

  @Test(arguments: [
    ("3200", "3200"), ("３２００", "3200"), ("3,200", "3200"), ("3，200.50", "3200.50"),
    (" 3200元 ", "3200"),
    ("3200元/月", "3200"), ("¥3200", "3200"), ("-0", "0"), ("¥1,200", "1200"),
    ("￥1,200.50元", "1200.5"),
  ])
  func `reads a number that is a text`(text: String, number: String) throws {
    let wanted = try #require(ExactDecimal(number))
    #expect(try reading(.text(text), "monthly_wage").value == .number(wanted))
  }

  @Test(arguments: ["三千", "3200左右", "1,2", "3200美元", "1.2万", "NaN"])
  func `takes nothing else for a number`(text: String) throws {
    #expect(code(try reading(.text(text), "monthly_wage")) == "register.no-number")
  }

  @Test func `leaves out the traces of binary fractions`() throws {
    let wanted = try #require(ExactDecimal("8600.3"))
    let read = try reading(.number("8600.2999999999993"), "monthly_wage")
    #expect(read.value == .number(wanted))
    let text = try reading(.text("8600.2999999999993"), "monthly_wage")
    #expect(code(text) == "register.too-many-decimals")
  }

  @Test(arguments: [
    ("是", true), ("√", true), ("有", true), ("1", true), ("否", false), ("×", false), ("无", false),
  ])
  func `reads truth`(word: String, truth: Bool) throws {
    #expect(try reading(.text(word), "is_employed") == .value(.boolean(truth)))
    #expect(try reading(.boolean(truth), "is_employed") == .value(.boolean(truth)))
  }

  @Test(arguments: [
    ("relation_to_head", "之子", "son"), ("relation_to_head", "妻", "spouse"),
    ("relation_to_head", "户 主", "head"),
    ("relation_to_head", "之孙女", "grandchild"), ("education", "本科", "bachelor"),
    ("sex", "女", "female"),
    ("labour_ability", "弱（半）劳动力", "weak_or_half"), ("education", "senior_high", "senior_high"),
  ])
  func `reads the words of forms`(fact: String, word: String, id: String) throws {
    #expect(try reading(.text(word), fact) == .value(.symbol(id)))
  }

  @Test func `every word of forms means a case`() throws {
    let enumerations =
      FactCatalogue.core.facts(of: .person) + FactCatalogue.core.facts(of: .household)
    for (id, words) in CellSynonyms.cases {
      let type = enumerations.compactMap { fact -> Enumeration? in
        guard case .enumeration(let enumeration) = fact.type, enumeration.id == id else {
          return nil
        }
        return enumeration
      }.first
      let enumeration = try #require(type, "\(id)")
      #expect(words.values.allSatisfy { enumeration.case($0)?.id == $0 }, "\(id)")
    }
  }

  @Test func `says which words there are, and shows none that is personal`() throws {
    guard case .mistake(let open) = try reading(.text("大学专"), "education") else {
      Issue.record("taken")
      return
    }
    #expect(open.chinese.contains("大学专科") && open.chinese.contains("“大学专”"))
    guard case .mistake(let hidden) = try reading(.text("肝炎"), "health") else {
      Issue.record("taken")
      return
    }
    #expect(!hidden.chinese.contains("肝炎") && !hidden.english.contains("肝炎"))
  }

  @Test func `an empty cell is what the mapping says`() throws {
    #expect(try reading(.empty, "graduated_on") == .value(.unknown))
    #expect(try reading(.text(" "), "graduated_on") { $0.empty = .absent } == .value(.absent))
    #expect(code(try reading(.empty, "sex") { $0.empty = .absent }) == "register.no-value")
    #expect(code(try reading(.empty, "sex") { $0.empty = .refused }) == "register.no-value")
    #expect(try reading(.empty, "is_pupil") { $0.empty = .text("否") } == .value(.boolean(false)))
    #expect(try reading(.text("无"), "graduated_on") == .value(.absent))
    #expect(try reading(.text("无"), "sex").value == .unknown)
  }

  @Test func `words of the mapping come first`() throws {
    let read = try reading(.text("乙"), "sex") { $0.codes = ["乙": "female"] }
    #expect(read == .value(.symbol("female")))
  }

  @Test func `a formula without a value is a mistake`() throws {
    #expect(code(try reading(.failure("#N/A"), "sex")) == "register.formula")
  }
}

@Suite struct IdentityNumberCellTests {
  private let number = "990000198203150013"

  @Test(arguments: [
    "990000198203150013", " 990000 19820315 0013 ", "９９００００１９８２０３１５００１３", "'990000198203150013",
  ])
  func `reads a number however it was typed`(text: String) throws {
    #expect(IdentityNumberCell(.text(text)) == .right(try CitizenIdentityNumber(number)))
  }

  @Test(arguments: [
    CellValue.number("9.9000019820315e+17"), .number("990000198203150000"),
    .number("990000198203150013"),
    .text("9.90000198203150E+17"), .text("990000198203150000"), .text("1.10105E+17"),
  ])
  func `knows a number that a spreadsheet has rounded`(cell: CellValue) {
    #expect(IdentityNumberCell(cell) == .rounded)
  }

  @Test func `a number with a mistake is no rounded one`() {
    #expect(
      IdentityNumberCell(.text("990000198203150014"))
        == .wrong("990000198203150014", .wrongCheckCharacter)
    )
  }
}
