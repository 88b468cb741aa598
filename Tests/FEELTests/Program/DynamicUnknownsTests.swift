import Quantities
import Testing

@testable import FEEL

/// What is not known, absent or undefined in forms that only the dynamic evaluator computes.
@Suite struct DynamicUnknownsTests {
  private let known = DynamicFormsTests.town

  private func town(without names: [String]) -> Town {
    var town = known
    for name in names + ["id"] { town.household[name] = nil }
    return town
  }

  // MARK: Unknown

  @Test(
    arguments: [
      "{a: household.income, b: a * 2}.b", "{f: function(x) x + 1, r: f(household.income)}.r",
      "some i in 1..3 satisfies i > household.income", "for i in 1..household.income return i",
      "[1..household.income] = [1..2]", "[household.income, 2][2]",
      "household.income instance of number",
      "(for i in 1..3 return i)[item > household.income]",
      "household.members[household.income].wage",
      "{s: sort([household.income, 2]), r: s[1]}.r", "get value({a: household.income}, \"a\")",
    ]
  )
  func `an unknown fact leaves the whole unknown and is named`(text: String) throws {
    let found = try town(without: ["income"]).outcome(text)
    #expect(found.missing == ["household.income"], "\(text)")
  }

  @Test func `all unknown facts of a form are named`() throws {
    let found = try town(without: ["income", "months"])
      .outcome("for i in 1..3 return i * household.income * household.months")
    #expect(found.missing == ["household.income", "household.months"])
  }

  @Test func `an entry that is not asked for need not be known`() throws {
    let text = "{a: household.income, b: household.months}.b"
    #expect(try town(without: ["income"]).outcome(text) == .known(.number(7)))
  }

  @Test func `a definite side decides inside a function`() throws {
    let text = "{f: function(x, y) x or y > 5, r: f(household.a, household.income)}.r"
    #expect(try town(without: ["income"]).outcome(text) == .known(.boolean(true)))
  }

  @Test(
    arguments: [
      ("some i in [5, 60] satisfies i > 50 or household.income > i", true),
      ("some i in [60] satisfies household.income > i or i > 50", true),
      ("every i in [5, 60] satisfies i > 50 and household.income > i", false),
      ("some i in [5, 60] satisfies if i > 50 then i = 60 else household.income > i", true),
      ("count((for i in 1..3 return i)[item > 3 and item > household.income]) = 0", true),
      ("(for i in 1..2 return i > 5 and household.income > i) = [false, false]", true),
    ]
  )
  func `a definite side decides for each value of a loop`(text: String, holds: Bool) throws {
    #expect(try town(without: ["income"]).outcome(text) == .known(.boolean(holds)), "\(text)")
  }

  @Test(
    arguments: [
      "some i in [5, 6] satisfies i > 50 or household.income > i",
      "every i in [5, 60] satisfies i > 2 and household.income > i",
      "some i in [5, 60] satisfies if household.income > i then true else true",
      "count((for i in 1..3 return i)[item > 1 and item > household.income]) = 0",
      "some i in [1] satisfies not(household.income > i) and not(household.income > i)",
    ]
  )
  func `what no definite side decides stays unknown and names the fact`(text: String) throws {
    #expect(try town(without: ["income"]).outcome(text).missing == ["household.income"], "\(text)")
  }

  @Test(
    arguments: [
      "sort(household.members, function(x, y) x.wage < y.wage)[1].age",
      "household.members[1].wage", "for m in reverse(household.members) return m.wage",
      "{s: sort(household.members, function(x, y) x.wage < y.wage), r: s[1].age}.r",
      "for x in [1, 2] return sum(household.members[wage > x].wage)",
    ]
  )
  func `an unknown fact of a member leaves the whole unknown and is named`(text: String) throws {
    var town = known
    town.members[1]["wage"] = nil
    #expect(try town.outcome(text).missing == ["p2.wage"], "\(text)")
  }

  @Test func `facts of members that a form does not use need not be known`() throws {
    var town = known
    town.members[1]["age"] = nil
    let text = "sort(household.members, function(x, y) x.wage > y.wage)[1].wage"
    #expect(try town.outcome(text) == .known(.number(300)))
  }

  @Test(
    arguments: ["household.members[1].wage", "for m in reverse(household.members) return m.wage"]
  )
  func `a list that may have more members is unknown`(text: String) throws {
    var town = known
    town.hasAllMembers = false
    #expect(try town.outcome(text).missing == ["household.members"])
  }

  // MARK: Absent

  @Test func `absent is a value in a context`() throws {
    let text = "{left: household.left_on, r: left = null}.r"
    #expect(try known.outcome(text) == .known(.boolean(true)))
    #expect(try town(without: ["left_on"]).outcome(text).missing == ["household.left_on"])
  }

  @Test func `a guard narrows the parameter of a function`() throws {
    let text =
      "{f: function(d) if d = null then 0 else d.year, r: f(household.left_on)}.r"
    #expect(try known.outcome(text) == .known(.number(0)))
  }

  @Test func `an aggregate of an empty list is absent, and its sum zero`() throws {
    let none = "(for i in 1..3 return i)[item > 5]"
    #expect(try known.outcome("max(\(none)) = null") == .known(.boolean(true)))
    #expect(try known.outcome("mean(\(none)) = null") == .known(.boolean(true)))
    #expect(try known.outcome("sum(\(none))") == .known(.number(0)))
    #expect(try known.outcome("count(\(none))") == .known(.number(0)))
  }

  // MARK: Undefined

  @Test(
    arguments: [
      ("for i in 0..2 return 6 / i", "6 / i"),
      ("[household.months, 2, 3][4]", "[household.months, 2, 3][4]"),
      ("household.members[9].wage", "household.members[9]"),
      ("some i in 0..2 satisfies 6 / i > 100", "6 / i"),
      ("(for i in 0..2 return i)[6 / item > 3][1]", "6 / item"),
      ("sort([2, 0], function(x, y) 1 / x < 1 / y)[1]", "1 / x"),
      ("if some i in 0..2 satisfies 6 / i > 100 then 1 else 2", "6 / i"),
      ("for i in 0..1 return if 6 / i > 1 then i else 0", "6 / i"),
      ("[5..household.size].end", "[5..household.size]"),
      ("for i in 1..2 return date(\"2023-02-3\" + string(i))", "date(\"2023-02-3\" + string(i))"),
    ]
  )
  func `an operation without a result is unknown and named, never null`(
    text: String,
    operation: String
  ) throws {
    #expect(try known.outcome(text).missing == ["undefined: \(operation)"], "\(text)")
  }

  @Test(
    arguments: [
      "some i in 0..2 satisfies 6 / i = 6", "some i in 0..2 satisfies 6 / i > 5 or i = 2",
      "some i in [0] satisfies (6 / i > 5 or i = 0)",
      "not(every i in 0..2 satisfies 6 / i > 3)",
    ]
  )
  func `what surely decides leaves an undefined operation out`(text: String) throws {
    #expect(try known.outcome(text) == .known(.boolean(true)), "\(text)")
  }

  @Test func `a condition without a value is not taken for false`() throws {
    let text = "some i in [0] satisfies ((if 6 / i > 1 then false else true) or i > 5)"
    #expect(try known.outcome(text).missing == ["undefined: 6 / i"])
  }

  // MARK: Limits

  @Test func `a loop that takes too many steps is given up, which is said`() throws {
    let text = "sum(for i in 1..10000, j in 1..10000 return i * j) > household.months"
    let found = try known.outcome(text).missing
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("exhausted: ") ?? false)
  }

  @Test func `a value that turns out to be of another type is unknown`() throws {
    let text = "{c: context put({a: 1}, \"b\", household.name), r: get value(c, \"b\") + 1}.r"
    #expect(try known.outcome(text).missing.count == 1)
    let key = "get value(context put({a: 1}, \"b\", household.name), \"b\") > household.months"
    #expect(try known.outcome(key).missing.count == 1)
  }
}
