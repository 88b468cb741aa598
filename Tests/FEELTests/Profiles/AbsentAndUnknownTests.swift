import Diagnostics
import FEEL
import Testing

/// Item 1: absent is null, there is none; unknown is no value, and has causes.
@Suite struct AbsentAndUnknownTests {
  @Test(
    arguments: ProfileCase.table(
      """
      household.left_on => null where {left_on: null}
      household.left_on => @"2024-01-01" where {left_on: @"2024-01-01"}
      household.left_on => unknown household.left_on where {}
      household.left_on = null => true where {left_on: null}
      household.left_on = null => unknown household.left_on
      household.left_on != null => false where {left_on: null}
      null = household.left_on => true where {left_on: null}
      household.bonus = 5 => false where {bonus: null}
      household.bonus != 5 => true where {bonus: null}
      household.was = "local" => false where {was: null}
      household.nick = "a" => false where {nick: null}
      household.flag = true => false where {flag: null}
      if household.left_on = null then 1 else 2 => 1 where {left_on: null}
      """
    )
  )
  func `absent is a value that can be asked for, unknown is none`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      household.income => unknown household.income
      household.head.wage => feel.may-be-absent
      household.is_poor => unknown household.income
      some m in household.members satisfies m.works => unknown household.members[1].works where {members: [{}]}
      household.income / household.months => feel.may-divide-by-zero; undefined household.income / household.months where {income: 1, months: 0}
      """
    )
  )
  func `a cause is a fact's path, or an operation without a result`(aCase: ProfileCase) {
    aCase.check()
  }

  /// Whatever a standard expression has to do with: it gives a value, which may be null.
  @Test(arguments: ["income", "income + 1", "income < 3", "sum(income)", "[income][1]", "income.a"])
  func `standard FEEL never yields unknown: an unknown name is null with a diagnostic`(
    text: String
  ) {
    let result = evaluate(text)
    #expect([.null, .list([.null])].contains(result.value))
    #expect(result.diagnostics.first?.code == "feel.unknown-name")
  }
}
