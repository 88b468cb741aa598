import Diagnostics
import TestSupport
import Testing

@testable import FEEL

/// The types that the checker finds through contexts, functions, filters and loops.
@Suite struct DynamicTypesTests {
  @Test(
    arguments: [
      ("{a: household.income, b: a * 2}.b", "a number in yuan"),
      ("{f: function(x) x * 2, r: f(household.income)}.r", "a number in yuan"),
      ("{f: function(x) x > 2, r: f(household.years)}.r", "true or false"),
      ("(function(x, y) x / y)(household.income, household.size)", "a number in yuan/person"),
      ("for m in household.members return m.wage", "a list of a number in yuan"),
      ("for i in 1..3 return i * household.income", "a list of a number in yuan"),
      ("household.members[1].ability", "one of ability"),
      ("household.members[wage > 5][1]", "a person"),
      ("sort(household.members, function(x, y) x.wage < y.wage)", "a list of a person"),
      ("sort(household.members, function(x, y) x.wage < y.wage)[1].came", ""),
      ("max(for m in reverse(household.members) return m.wage)", "a number in yuan, or none"),
      ("sum(for m in reverse(household.members) return m.wage)", "a number in yuan"),
      ("count(reverse(household.members))", "a number in person"),
      ("[1..household.months]", "a range of a number in month"),
      ("[household.income, 5]", "a list of a number in yuan"),
      ("[household.income, \"a\"]", "a list of Any"),
      ("split(household.name, \" \")", "a list of a text"),
      ("flatten([[1], [2]])", "a list of a number"),
      ("{a: 1}", "a context"),
      ("household.left_on instance of date", "true or false"),
      ("{d: household.left_on}.d", "a date, or none"),
      ("time(\"10:30:00\").hour", "a number"),
      ("some i in 1..3 satisfies i > 2", "true or false"),
    ]
  )
  func `finds the type of a form`(text: String, type: String) {
    #expect(TownScope.check(text).expression?.type.english ?? "" == type, "\(text)")
  }

  @Test(
    arguments: [
      ("{a: household.income}.1️⃣b", "feel.no-field"),
      ("{a: 1️⃣household.incom, b: a}.b", "feel.unknown-field"),
      ("{a: household.income, b: 1️⃣a + household.months}.b", "feel.unit-mismatch"),
      ("{f: function(x) 1️⃣x + household.months, r: f(household.income)}.r", "feel.unit-mismatch"),
      ("{f: function(x) 1️⃣y + 1, r: 2}.r", "feel.unknown-name"),
      ("{f: function(x) x, r: 1️⃣f(1, 2)}.r", "feel.wrong-arguments"),
      ("{f: function(x: string) x, r: f(1️⃣household.income)}.r", "feel.wrong-type"),
      ("{f: function(x: 1️⃣strin) x, r: 2}.r", "feel.unknown-type"),
      ("household.income instance of 1️⃣numbr", "feel.unknown-type"),
      ("1️⃣function(x) x", "feel.function-as-value"),
      ("[1️⃣function(x) x]", "feel.function-as-value"),
      ("count([1, 2], 1️⃣abs)", "feel.function-as-value"),
      ("{a: 1️⃣now, b: 1}.b", "feel.reads-clock"),
      ("(1️⃣household.income)(3)", "feel.not-a-function"),
      ("{w: function(x) 1️⃣x(x), r: w(w)}.r", "feel.too-many-calls"),
      ("for i in 1..1️⃣household.years return i", "feel.not-counted"),
      ("for i in 1️⃣household.income return i", "feel.not-a-list"),
      ("1️⃣{a: household.left_on}.a.year > 2000", "feel.may-be-absent"),
      ("{a: 1, 1️⃣a: 2}.a", "feel.duplicate-key"),
      ("[1️⃣household.years, \"a\"]", "feel.unclear-type"),
      ("household.members[1️⃣age]", "feel.wrong-type"),
      ("sqrt(1️⃣household.years)", "feel.unclear-type"),
      ("string(1️⃣household.years)", "feel.unclear-type"),
      ("is(1️⃣household.years, 2)", "feel.unclear-type"),
      ("before(1️⃣household.years, [1..2])", "feel.unclear-type"),
      ("product(1️⃣household.members.age)", "feel.unclear-type"),
      ("get entries(1️⃣{a: household.years})", "feel.unclear-type"),
      ("context merge(1️⃣[{a: household.years}])", "feel.unclear-type"),
      ("append(household.members.wage, 1️⃣household.months)", "feel.unit-mismatch"),
      ("sort(household.members, function(x, y) 1️⃣x.wge < y.wage)", "feel.unknown-field"),
      ("sort(household.members, function(x, y) 1️⃣x.wage)", "feel.wrong-type"),
      (
        "function(x) external {java: {class: \"a\", method signature: \"b\"}}",
        "feel.external-function"
      ),
    ]
  )
  func `reports a mistake in a form at its own character`(text: MarkedText, code: String) {
    let found = TownScope.check(text.text).diagnostics
    #expect(found.map(\.code) == [code], "\(text.text)")
    guard code != "feel.external-function" else { return }
    let isName = ["feel.unknown-field"].contains(code)
    let place = found.first?.range?.bytes.lowerBound ?? -1
    #expect(isName ? place >= text[1] : place == text[1], "\(text.text)")
  }

  @Test func `a written number takes the unit of a function's argument`() throws {
    let text = "{f: function(x) x >= 2, r: f(household.years)}.r"
    let town = Town(household: ["years": .number(24)])
    #expect(try town.outcome(text) == .known(.boolean(true)))
    #expect(try Town(household: ["years": .number(23)]).outcome(text) == .known(.boolean(false)))
  }

  @Test func `a written number takes the unit of what it is compared with in a loop`() throws {
    let text = "some i in [2, 3] satisfies household.years = i"
    #expect(try Town(household: ["years": .number(24)]).outcome(text) == .known(.boolean(true)))
    #expect(try Town(household: ["years": .number(2)]).outcome(text) == .known(.boolean(false)))
  }

  @Test(
    arguments: [
      ("floor(household.years) = 2", 30), ("ceiling(household.years) = 3", 30),
      ("round half up(household.years, 0) = 3", 30), ("round down(household.years, 0) = 2", 35),
      ("decimal(household.years, 1) = 2.5", 30), ("floor(household.years) = 3", 36),
    ]
  )
  func `a number is rounded in the unit in which it is written`(text: String, months: Int) throws {
    let town = Town(household: ["years": .number(months)])
    #expect(try town.outcome(text) == .known(.boolean(true)), "\(text)")
  }

  @Test func `a rounded number keeps its unit`() {
    let found = TownScope.check("round up(household.income, 0) > household.months").diagnostics
    #expect(found.map(\.code) == ["feel.unit-mismatch"])
    let type = TownScope.check("round half up(household.income / 3, 2)").expression?.type
    #expect(type?.english == "a number in yuan")
  }

  @Test(arguments: ["if household.a then household.members.age else []", "concatenate([], [1])"])
  func `an empty list goes with any other one`(text: String) {
    #expect(TownScope.check(text).diagnostics.isEmpty, "\(text)")
  }

  @Test func `a case keeps its aliases through functions and loops`() throws {
    let text = "sort(household.members, function(x, y) x.wage > y.wage)[1].ability = \"全劳动力\""
    #expect(try DynamicFormsTests.town.outcome(text) == .known(.boolean(true)))
  }

  @Test func `an expression that grows with each name takes no longer for it`() throws {
    let names = (1...60).map { "x\($0): x\($0 - 1) + x\($0 - 1)" }.joined(separator: ", ")
    let text = "{x0: household.months + 1, \(names)}.x20"
    #expect(try DynamicFormsTests.town.outcome(text) == .known(.number(8 << 20)))
  }
}
