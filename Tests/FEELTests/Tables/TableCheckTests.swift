import Diagnostics
import Testing

@testable import FEEL

@Suite struct TableCheckTests {
  // MARK: - Messages

  @Test func `a gap is said with the values that have no row`() {
    let found = WrittenTable("unique size\n[1..800) -> 1\n>= 900 -> 2").report()
    #expect(
      found == ["1:size: error: no row for size in [800..900); add one [feel.table-gap]"]
    )
  }

  @Test func `a gap is said in Chinese`() {
    let found = WrittenTable("first 人数\n< 16 -> 1").report(.chinese)
    #expect(found == ["1:人数: warning: 没有一行适用于“人数 >= 16”；如有此情形，请补一行，或在最后加一行“-” [feel.table-gap]"])
  }

  @Test func `a gap of several inputs is their combination`() {
    let found = WrittenTable("unique a | age\ntrue | - -> 1\nfalse | >= 16 -> 2").report()
    #expect(
      found == [
        "1:a | age: error: no row for a = false and age < 16; add one [feel.table-gap]"
      ]
    )
  }

  @Test func `a gap that may not occur is a warning`() {
    let found = WrittenTable("unique income\n>= 0 -> 1").report()
    #expect(
      found == [
        "1:income: warning: no row for income < 0; add one if that occurs [feel.table-gap]"
      ]
    )
  }

  @Test func `an overlap names both rows and shows the other one`() {
    let table = WrittenTable("unique age\n< 16 -> 1\n>= 15 -> 2")
    #expect(
      table.report() == [
        "3:>= 15: error: rows 1 and 2 both apply for age in [15..16); with 'unique' only one may "
          + "[feel.table-overlap]"
      ]
    )
    let notes = table.table.check(in: Desk(), declared: Desk.numbers).diagnostics[0].notes
    #expect(notes.map { $0.range?.text } == ["< 16"])
  }

  @Test func `a conflict names both answers`() {
    #expect(
      WrittenTable("any a\n- -> 1\ntrue -> 2").report() == [
        "3:true: error: rows 1 and 2 both apply for a = true, but answer '1' and '2'; with 'any' "
          + "they must agree [feel.table-conflict]"
      ]
    )
  }

  @Test func `a row outside of the declared range says what there is`() {
    #expect(
      WrittenTable("first size\n- -> 1\n< 1 -> 2").report() == [
        "3:< 1: error: row 2 never applies: no value of 'size' passes '< 1'; it only has whole "
          + "numbers, numbers >= 1 [feel.table-dead-row]"
      ]
    )
  }

  @Test func `a masked row names the rows before it`() {
    #expect(
      WrittenTable("first age\n< 16 -> 1\n>= 10 -> 2\n[12..20] -> 3").report() == [
        "4:[12..20]: error: row 3 never applies: row 2 takes all its values first; move it up, or "
          + "take it out [feel.table-masked-row]"
      ]
    )
    #expect(
      WrittenTable("first age\n< 16 -> 1\n>= 16 -> 2\n[12..20] -> 3").report().first?
        .contains("rows 1, 2 take all its values first") == true
    )
  }

  @Test func `a table with findings still has its expression`() {
    let found = WrittenTable("unique a\ntrue -> 1").table.check(in: Desk())
    #expect(found.expression != nil)
    #expect(found.diagnostics.map(\.severity) == [.error])
  }

  @Test func `the severity of gaps can be chosen`() {
    let table = WrittenTable("unique a\ntrue -> 1").table
    #expect(table.check(in: Desk(), gaps: .note).diagnostics.map(\.severity) == [.note])
  }

  @Test func `of many gaps the first eight are listed`() {
    let rows = (0..<20).map { "\($0) | \($0).5 -> 1" }.joined(separator: "\n")
    let table = WrittenTable("unique score | share\n" + rows).table
    let found = table.check(in: Desk()).diagnostics.filter { $0.code == "feel.table-gap" }
    #expect(found.count == TableCheck.mostGaps)
    #expect(found.last?.notes.map(\.message.code) == ["feel.table-gap"])
  }

  @Test func `the declared range of a fact is in the unit of the fact`() {
    let found = WrittenTable("first age\n> 150 -> 1\n- -> 2").table.check(in: Desk())
    #expect(found.diagnostics.map(\.code) == ["feel.table-dead-row"])
    let whole = WrittenTable("unique age\n[0..16) -> 1\n[16..150] -> 2").table
    #expect(whole.check(in: Desk()).diagnostics.isEmpty)
  }

  // MARK: - Cases

  /// A table, and for each finding its code and line.
  struct Case: CustomTestStringConvertible {
    let table: String
    let findings: [String]

    init(_ table: String, _ findings: String...) {
      self.table = table
      self.findings = findings
    }

    var testDescription: String { table.replacing("\n", with: " ; ") }
  }

  static let complete: [Case] = [
    Case("unique age\n< 16 -> 1\n[16..60) -> 2\n>= 60 -> 3"),
    Case("unique age\n[0..16) -> 1\n[16..150] -> 2"),
    Case("unique age\n<= 15.9 -> 1\n>= 16 -> 2"),
    Case("unique size\n[1..200) -> 1\n>= 200 -> 2"),
    Case("unique size\n<= 199 -> 1\n>= 200 -> 2"),
    Case("unique size\n1 -> 1\n2, 3 -> 2\n(3..10) -> 3\n>= 10 -> 4"),
    Case("unique a\ntrue -> 1\nfalse -> 2"),
    Case("unique a | b\ntrue | true -> 1\ntrue | false -> 2\nfalse | - -> 3"),
    Case("unique ability\n\"full\" -> 1\n\"weak\", \"none\" -> 2"),
    Case("unique ability\nnot(\"full\") -> 1\n\"full\" -> 2"),
    Case("unique ability\n\"弱\" -> 1\n!= \"weak\" -> 2"),
    Case("unique other\nnull -> 1\n\"full\" -> 2\nnot(null, \"full\") -> 3"),
    Case("unique maybe\ntrue -> 1\n!= true -> 2"),
    Case("unique on\n< @\"2024-01-01\" -> 1\n>= date(\"2024-01-01\") -> 2"),
    Case("unique on\n<= @\"2023-12-31\" -> 1\n>= @\"2024-01-01\" -> 2"),
    Case("unique term\n<= @\"P11M\" -> 1\n>= @\"P1Y\" -> 2"),
    Case("unique wait\n< @\"P1D\" -> 1\n>= @\"P1D\" -> 2"),
    Case("unique town\n\"A\" -> 1\nnot(\"A\") -> 2"),
    Case("unique town\n< \"M\" -> 1\n>= \"M\" -> 2"),
    Case("first town\n\"A\" -> 1\n- -> 2"),
    Case("first age | a\n> 60 | true -> 1\n- | - -> 2"),
    Case("any age\n< 16 -> 1\n[10..18) -> 1\n>= 18 -> 2"),
    Case("unique count(people)\n0 -> 1\n> 0 -> 2"),
    Case("unique on.month\n[1..6] -> 1\n[7..12] -> 2"),
    Case("unique share\n< 40 -> 1\n>= 40 -> 2"),
    Case("unique a | score\ntrue | < 5 -> 1\ntrue | >= 5 -> 2\nfalse | - -> 3"),
  ]

  static let opaque: [Case] = [
    Case("unique income\n< line -> 1\n>= line -> 2"),
    Case("unique income\n< line -> 1\n< line * 2 -> 2"),
    Case("unique income | a\n< line | true -> 1\n- | false -> 2"),
    Case("first income\n< line -> 1\n< line -> 2\n- -> 3"),
    Case("unique a\nb -> 1\ntrue -> 2"),
    Case("any a\nb -> 1\n- -> 1"),
    Case("any a\n- -> line\ntrue -> line * 2"),
    Case("unique income\n(line..100) -> 1\n> 100 -> 2", "gap 1"),
    Case("first income\n< line -> 1\n- -> 2\n5 -> 3", "masked-row 4"),
    Case("unique income\n>= 0, < line -> 1\n>= 5 -> 2", "overlap 3"),
  ]

  static let faulty: [Case] = [
    Case("unique age\n<= 15 -> 1\n>= 16 -> 2", "gap 1"),
    Case("unique age\n< 16 -> 1\n> 16 -> 2", "gap 1"),
    Case("unique age\n<= 16 -> 1\n>= 16 -> 2", "overlap 3"),
    Case("unique age\n(0..16) -> 1\n[16..150] -> 2", "gap 1"),
    Case("unique income\n<= 799 -> 1\n>= 800 -> 2", "gap 1"),
    Case("unique a\ntrue -> 1", "gap 1"),
    Case("unique a\ntrue -> 1\ntrue, false -> 2", "overlap 3"),
    Case("unique ability\n\"full\" -> 1\n\"weak\" -> 2", "gap 1"),
    Case("unique ability\n\"full\" -> 1\n\"弱\", \"none\" -> 2\n\"weak\" -> 2", "overlap 4"),
    Case("unique other\n\"full\" -> 1\n\"weak\", \"none\" -> 2", "gap 1"),
    Case("unique maybe\ntrue -> 1\nfalse -> 2", "gap 1"),
    Case("unique on\n< @\"2024-01-01\" -> 1\n> @\"2024-01-01\" -> 2", "gap 1"),
    Case("unique on\n<= @\"2024-01-02\" -> 1\n> @\"2024-01-01\" -> 2", "overlap 3"),
    Case("unique term\n< @\"P1Y\" -> 1\n> @\"P1Y\" -> 2", "gap 1"),
    Case("unique town\n\"A\" -> 1\n\"B\" -> 2", "gap 1"),
    Case("first age\n- -> 1\n< 16 -> 2", "masked-row 3"),
    Case("first a | b\ntrue | - -> 1\n- | true -> 2\ntrue | true -> 3\n- | - -> 4", "masked-row 4"),
    Case("first age\n[9..3] -> 1\n- -> 2", "dead-row 2"),
    Case("first age\n(9..9) -> 1\n- -> 2", "dead-row 2"),
    Case("first age\n> 150 -> 1\n- -> 2", "dead-row 2"),
    Case("first size\n1.5 -> 1\n- -> 2", "dead-row 2"),
    Case("first ability\nnot(\"full\", \"weak\", \"none\") -> 1\n- -> 2", "dead-row 2"),
    Case("first age\n[9..3], 5 -> 1\n- -> 2", "dead-test 2"),
    Case("unique a | b\ntrue | - -> 1\nfalse | - -> 2", "idle-column 1"),
    Case("unique a | b\ntrue | true -> 1\ntrue | false -> 1\nfalse | - -> 2", "idle-column 1"),
    Case("any a\n- -> 1\nfalse -> 2", "conflict 3"),
    Case("unique count(people)\n> 0 -> 1", "gap 1"),
    Case("unique share\n< 40 -> 1\n> 40 -> 2", "gap 1"),
  ]

  @Test(arguments: complete + opaque + faulty)
  func `each table has its findings and no others`(_ table: Case) {
    #expect(WrittenTable(table.table).codes == table.findings)
  }

  /// What is said of the values of a gap.
  @Test(arguments: [
    ("unique age\n[10..20] -> 1", "age in (< 10, > 20)"),
    ("unique age\n< 16 -> 1\n> 16 -> 2", "age = 16"),
    ("unique age\n16 -> 1", "age != 16"),
    ("unique age\n16, 18 -> 1", "not(age in (16, 18))"),
    ("unique share\n< 40 -> 1\n> 40.5 -> 2", "share in [40..40.5]"),
    ("unique ability\n\"full\" -> 1", "ability != \"full\""),
    ("unique ability\n\"full\", \"none\" -> 1", "ability = \"weak\""),
    ("unique other\n\"full\" -> 1\n\"weak\" -> 2", "other in (\"none\", null)"),
    ("unique maybe\ntrue -> 1", "maybe != true"),
    (
      "unique on\n< @\"2024-01-01\" -> 1\n> @\"2024-02-01\" -> 2",
      "on in [@\"2024-01-01\"..@\"2024-02-01\"]"
    ),
    ("unique term\n< @\"P1Y\" -> 1", "term >= @\"P1Y\""),
    ("unique town\n\"A\" -> 1", "town != \"A\""),
    ("unique a  |  b\ntrue | true -> 1\nfalse | false -> 2", "a = true and b = false"),
  ])
  func `a gap is written as a condition`(_ table: String, _ condition: String) {
    let found = WrittenTable(table).report()
    #expect(found.first?.contains("no row for \(condition); ") == true, "\(found)")
  }
}
