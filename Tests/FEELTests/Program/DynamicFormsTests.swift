import Quantities
import Testing

@testable import FEEL

/// Forms that the program can't compute in lanes: contexts, functions, ranges, loops over values.
@Suite struct DynamicFormsTests {
  /// A household of which everything is known.
  static let town = Town(
    household: [
      "id": .string("h1"), "income": .number(9000), "size": .number(3), "months": .number(7),
      "a": .boolean(true), "b": .boolean(false), "c": .boolean(true),
      "name": .string("the local shop"), "left_on": .null, "head": .string("p1"),
      "came_on": .date(CalendarDay(dayNumber: 19_000)),
      "visits": .list([
        .date(CalendarDay(dayNumber: 19_100)), .date(CalendarDay(dayNumber: 19_050)),
      ]),
    ],
    members: [
      member("p1", age: 40, wage: 300, works: true, "full"),
      member("p2", age: 12, wage: 0, works: false, "none"),
      member("p3", age: 67, wage: 100, works: true, "weak"),
    ]
  )

  static func member(
    _ id: String,
    age: Int,
    wage: Int,
    works: Bool,
    _ ability: String
  ) -> [String: Value] {
    [
      "id": .string(id), "age": .number(age), "wage": .number(wage), "works": .boolean(works),
      "ability": .string(ability),
    ]
  }

  /// Expressions that standard FEEL answers as packs do, where everything is known.
  static let texts = [
    "{a: household.income, b: a * 2}.b",
    "{a: household.income, b: a * 2, c: a + b}.c - household.income",
    "{twice: function(x) x * 2, r: twice(household.months) + twice(3)}.r",
    "{f: function(x: number, y: number) x * y, r: f(y: 2, x: household.months)}.r",
    "{f: function(x) function(y) x - y, r: f(10)(household.months)}.r",
    "{f: abs, r: f(-3)}.r",
    "(function(x) x + 1)(household.months)",
    "household.months in [1..12]",
    "{r: [1..household.months], x: 5 in r}.x",
    "{r: [1..household.months], x: r.end}.x",
    "sum(for i in 1..household.months return i * i)",
    "for i in 1..3, j in [10, 20] return i * j",
    "for i in household.months..5 return i",
    "for i in 0..5 return if i = 0 then 1 else partial[-1] * 2",
    "sum(for m in household.members, n in household.members return m.wage * n.wage)",
    "some i in 1..household.months satisfies i * i = 49",
    "every i in 1..household.months, j in [1, 2] satisfies i * j < 15",
    "some m in household.members, i in 1..2 satisfies m.wage * i = 600",
    "household.members[1].wage",
    "household.members[-1].wage + household.members[2].wage",
    "household.members[works][2].wage",
    "household.members.wage[1]",
    "household.members.wage[item > 50][2]",
    "count(household.members.wage[item > 50])",
    "sum(for w in household.members.wage return w * 2)",
    "some w in household.members.wage satisfies w = 100",
    "for i in 1..3 return household.members[i].wage",
    "sort(household.members, function(x, y) x.wage > y.wage)[1].wage",
    "sort(household.members, function(x, y) x.wage > y.wage)[2].ability = \"weak\"",
    "sort(household.members.wage)[2]",
    "sort(household.members.wage, function(x, y) x > y)[1]",
    "for m in sort(household.members, function(x, y) x.wage < y.wage) return m.wage",
    "sort(household.members, function(x, y) x.wage < y.wage).wage",
    "sort(household.members, function(x, y) x.wage < y.wage)[works].wage",
    "reverse(household.members)[1].wage",
    "count(distinct values(household.members))",
    "sublist(household.members, 2)[1].wage",
    "index of([5, household.months], household.months)",
    "list replace(household.members.wage, function(x, y) x < 200, 200)",
    "flatten([[1, household.months], [3]])",
    "concatenate([1, 2], [household.months])",
    "append([1, 2], household.months)[3]",
    "household.months instance of number",
    "{a: 1} instance of context",
    "household.name instance of number",
    "matches(household.name, \"lo.al\")",
    "{p: substring(household.name, 1, 3), r: matches(household.name, p)}.r",
    "split(household.name, \" \")[2]",
    "count(split(household.name, \" \"))",
    "for w in split(household.name, \" \") return upper case(w)",
    "string join(for w in split(household.name, \" \") return upper case(w), \"-\")",
    "household.name + \"!\"",
    "get value({a: household.months}, \"a\")",
    "get entries({a: household.months})[1].key",
    "get value(context put({a: 1}, \"b\", household.months), \"b\") + 1",
    "{a: household.months} = {a: 7}",
    "[1, 2] = [1, household.months - 5]",
    "[1..household.months] = [1..7]",
    "max([household.months, 3])",
    "sum([household.months, 3, 1])",
    "mean([household.months, 3])",
    "max(for i in 1..3 return i)",
    "count([household.months, 3])",
    "median(household.members.wage)",
    "list contains(for i in 1..9 return i, household.months)",
    "household.months in (for i in 1..9 return i)",
    "(for m in household.members return {w: m.wage, k: m.works})[k][2].w",
    "{oldest: sort(household.members, function(x, y) x.wage > y.wage)[1], "
      + "r: oldest.wage + oldest.wage}.r",
    "{s: sort(household.members, function(x, y) x.wage > y.wage), r: s[1].wage - s[2].wage}.r",
    "{ms: household.members, r: count(ms[wage > 50])}.r",
    "{f: function(list, least) list[item >= least], r: f(household.members.wage, 100)}.r",
    "for x in [50, 200] return count(household.members[wage > x])",
    "for x in [50, 200] return sum(household.members[wage > x].wage)",
    "for x in [50, 200] return some m in household.members satisfies m.wage > x",
    "time(\"10:30:00\").hour",
    "date and time(household.came_on, time(\"10:30:00\")).year",
    "date and time(household.came_on, time(\"10:30:00\")) > date and time(\"2020-01-01T00:00:00\")",
    "(household.came_on + duration(\"P1M\")).month",
    "duration(\"P1D\") * 3 = duration(\"P3D\")",
    "duration(\"P1Y2M\").months",
    "for d in household.visits return d.month",
    "sort(household.visits)[1]",
    "min(household.visits)",
    "before(household.months, [8..9])",
    "overlaps([1..household.months], [5..9])",
    "(for i in 1..3 return {v: sum(for j in 1..i return j), sum: i})[3].v",
    "[[1, 2], [household.months]][2][1]",
    "[{a: 1}, {a: household.months}][2].a",
    "(for i in 1..3 return {item: i, x: i * 2})[x > 2][1].item",
    "if household.a then {x: 1, y: household.months}.y else 0",
    "household.members[wage = 300][1].works and household.a",
    "[household.months, 2, 3][item > 2]",
    "(for i in 1..4 return i)[even(item)]",
    "some x in [{a: 1}, {a: household.months}] satisfies x.a = 7",
    "{f: function(m) m.wage * 2, r: sum(for m in household.members return f(m))}.r",
    "household.months between 1 and {b: 9}.b",
    "-{a: household.months}.a",
    "abs({a: -household.months}.a)",
    "round half up({a: household.months}.a / 2, 0)",
    "string(household.months)",
    "{a: 1, b: {c: household.months, d: c + a}}.b.d",
  ]

  @Test(arguments: texts)
  func `a form gives what the dynamic evaluator gives`(text: String) throws {
    let outcome = try Self.town.outcome(text)
    let expected = TownScope.fragment(text).evaluated(with: Self.town)
    #expect(outcome == .known(expected), "\(text)")
  }
}

import Diagnostics

extension SourceFragment {
  /// The value of the text in standard FEEL, for a household of which everything is known.
  func evaluated(with town: Town) -> Value {
    var household = ContextValue(town.household.map { ($0.key, $0.value) })
    household["members"] = .list(
      town.members.map { .context(ContextValue($0.map { ($0.key, $0.value) })) }
    )
    household["head"] = household["members"]?.asList?.first
    return Evaluator().evaluate(text: self, variables: ["household": .context(household)]).value
  }
}
