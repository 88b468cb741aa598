import FEEL
import Testing

/// Item 9: a lane of values with a byte that says what is known, and one for what is absent only
/// where that may be; causes are found by running a row that ends unknown as a block of one.
@Suite struct ColumnTests {
  private static let households = [
    """
    {a: true, b: false, income: 90, bonus: 5, months: 3, score: 2, name: "x", kind: "local",
    left_on: @"2024-05-01", came_on: @"2024-01-01", grants: [1, 2], codes: ["x"],
    members: [{works: true, wage: 30, age: 40, gone_on: null}]}
    """,
    "{a: false, bonus: null, left_on: null, months: 0, score: 0, members: [], grants: [], codes: []}",
    "{b: true, income: 5, members: [{works: false}, {wage: 3}], more: [\"members\"]}",
    "{}",
    """
    {a: true, b: true, income: 190, bonus: 0, months: 1, score: -1, name: "", kind: "moved",
    left_on: null, came_on: @"2023-01-01", grants: [7], codes: ["y", "x"],
    members: [{works: true, wage: 1, age: 9, gone_on: @"2024-02-02"}, {works: true, wage: 2}]}
    """,
  ]

  private static let expressions = [
    "household.a and (household.b or household.is_poor)",
    "household.bonus != null and household.bonus > 1",
    "if household.left_on = null then 0 else days(household.left_on - household.came_on)",
    "household.score / household.months", "household.income * 2 - limit",
    "household.kind in (\"local\", \"other\")", "household.name = \"x\" or household.a",
    "count(household.members[works]) >= 1", "count(household.members[works])",
    "sum(household.members[works].wage)", "max(household.members.wage)", "mean(household.grants)",
    "some m in household.members satisfies m.gone_on != null and m.gone_on > household.came_on",
    "list contains(household.codes, \"x\")", "sort(household.grants)[1]", "household.top_wage",
    "upper case(household.name) = \"X\"", "household.came_on.year + 1",
  ]

  @Test(arguments: expressions)
  func `a row of a block gives what it gives alone, with the same causes`(text: String) throws {
    let checked = Checker.check(HamletScope.fragment(text), in: HamletScope())
    let expression = try #require(checked.expression, "\(checked.diagnostics)")
    let many = ProfileCase.outcomes(of: expression, Self.households)
    for (facts, outcome) in zip(Self.households, many) {
      #expect(outcome == ProfileCase.outcomes(of: expression, [facts])[0], "\(facts)")
    }
    #expect(Set(many.map(ProfileCase.text)).count > 1, "the households tell it apart")
  }

  @Test func `the same rows give the same whichever row is known around them`() throws {
    let text = "household.a and household.bonus != null and household.bonus > household.grants[1]"
    let checked = Checker.check(HamletScope.fragment(text), in: HamletScope()).expression
    let expression = try #require(checked)
    let orders = [Self.households, Self.households.reversed(), Array(Self.households.suffix(2))]
    for households in orders {
      let outcomes = ProfileCase.outcomes(of: expression, households).map(ProfileCase.text)
      #expect(outcomes.count == households.count)
      #expect(outcomes[households.firstIndex(of: "{}") ?? 0].hasPrefix("unknown household.a, "))
    }
  }

  @Test func `a host's null for what is never absent is not taken for a value`() throws {
    let expression = try #require(
      Checker.check(HamletScope.fragment("household.income > 5"), in: HamletScope()).expression
    )
    #expect(ProfileCase.outcomes(of: expression, ["{income: null}"])[0] != .known(.boolean(false)))
  }
}
