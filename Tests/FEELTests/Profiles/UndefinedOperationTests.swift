import Diagnostics
import FEEL
import Testing

/// Item 3: an operation without a result is null with a diagnostic in standard FEEL; in packs it is
/// unknown for that cause, and a warning at load where the checker can't exclude it.
@Suite struct UndefinedOperationTests {
  @Test(
    arguments: EvaluationCase.table(
      """
      1 / 0 => feel.no-operation
      0 ** -1 => feel.no-operation
      date("yesterday") => feel.unreadable-text
      number("four") => feel.unreadable-text
      duration("a month") => feel.unreadable-text
      modulo(1, 0) => feel.no-result
      sqrt(-1) => feel.no-result
      log(0) => feel.no-result
      date(2024, 13, 1) => feel.no-result
      [1, 2][3] => feel.no-item
      """
    )
  )
  func `in standard FEEL it is null and a warning`(aCase: EvaluationCase) {
    aCase.check()
    let found = evaluate(aCase.expression).diagnostics
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.range?.text == aCase.expression)
  }

  @Test(
    arguments: ProfileCase.table(
      """
      household.score / household.score => feel.may-divide-by-zero; undefined household.score / household.score where {score: 0}
      1 + household.score / (household.score - 1) => feel.may-divide-by-zero; undefined household.score / (household.score - 1) where {score: 1}
      household.score ** -1 => feel.may-be-undefined; undefined household.score ** -1 where {score: 0}
      household.score ** 0.5 => feel.may-be-undefined; undefined household.score ** 0.5 where {score: -1}
      household.score ** 2 => 9 where {score: -3}
      2 ** household.score => 8 where {score: 3}
      date(household.name) > household.came_on => feel.may-be-undefined; undefined date(household.name) where {name: "soon", came_on: @"2024-01-01"}
      date(household.name) > household.came_on => feel.may-be-undefined; true where {name: "2024-02-01", came_on: @"2024-01-01"}
      number(household.name) > 1 => feel.may-be-undefined; undefined number(household.name) where {name: "four"}
      date(household.score, 2, 29) > household.came_on => feel.may-be-undefined; undefined date(household.score, 2, 29) where {score: 2023, came_on: @"2024-01-01"}
      date(household.came_on.year, 12, 31) > household.came_on => true where {came_on: @"2024-01-01"}
      modulo(household.score, household.score) = 0 => feel.may-divide-by-zero; undefined modulo(household.score, household.score) where {score: 0}
      modulo(household.score, 2) = 1 => true where {score: 3}
      household.score > 0 and modulo(7, household.score) = 1 => true where {score: 3}
      sqrt(household.score) > 1 => feel.may-be-undefined; undefined sqrt(household.score) where {score: -1}
      log(household.score) > 1 => feel.may-be-undefined; undefined log(household.score) where {score: 0}
      substring(household.name, 3) = "c" => feel.may-be-undefined; undefined substring(household.name, 3) where {name: "ab"}
      matches(household.name, household.name) => feel.may-be-undefined; undefined matches(household.name, household.name) where {name: "("}
      matches(household.name, "^a") => true where {name: "ab"}
      string length(household.name) > 1 => true where {name: "ab"}
      contains(household.name, "b") => true where {name: "ab"}
      not(household.score / household.months > 1) => feel.may-divide-by-zero; undefined household.score / household.months where {score: 1, months: 0}
      household.months > 0 and household.score / household.months > 1 => false where {score: 1, months: 0}
      if household.months = 0 then 0 else household.score / household.months => 0 where {score: 1, months: 0}
      """
    )
  )
  func `in packs it is unknown for that cause, with a warning at load`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      household.score / 0 => feel.divides-by-zero
      date("2024-02-30") > household.came_on => feel.no-value
      number("four") > household.score => feel.no-value
      modulo(household.score, 0) = 1 => feel.divides-by-zero
      sqrt(-1) > household.score => feel.no-value
      matches(household.name, "(") => feel.no-value
      0 ** -1 > household.score => feel.no-value
      """
    )
  )
  func `what surely has no result is an error at load`(aCase: ProfileCase) { aCase.check() }

  @Test(arguments: ["now()", "today()", "household.came_on < today()", "now().year = 2024"])
  func `the clock is an error at load`(text: String) {
    let found = Checker.check(HamletScope.fragment(text), in: HamletScope())
    #expect(found.expression == nil)
    #expect(found.diagnostics.map(\.code) == ["feel.reads-clock"])
    #expect(found.diagnostics.map(\.severity) == [.error])
  }

  @Test func `a used-up budget is an error, not a warning`() {
    let text = "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"
    let result = Evaluator(budget: 10_000).evaluate(text: HamletScope.fragment(text))
    #expect(result.value == .null)
    #expect(result.diagnostics.map(\.severity) == [.error])
    #expect(result.diagnostics.map(\.code) == ["feel.budget-exceeded"])
  }
}
