import FEEL
import Testing

/// Item 4: any other operation on an unknown is unknown, with the causes of all its operands; a
/// definite side decides `and` and `or` alone; `if` on unknown is unknown.
@Suite struct UnknownOperandTests {
  @Test(
    arguments: ProfileCase.table(
      """
      household.income + 1 => unknown household.income
      household.income * 0 => unknown household.income
      household.income - household.income => unknown household.income
      household.income = household.income => unknown household.income
      household.income + limit => unknown household.income
      household.bonus != null and household.income + household.bonus > 1 => unknown household.bonus, household.income
      household.income > household.grants[1] => feel.may-be-undefined; unknown household.grants, household.income
      household.months * household.score => unknown household.months, household.score
      household.score * household.months => unknown household.months, household.score
      -household.income => unknown household.income
      not(household.a) => unknown household.a
      household.kind = "local" => unknown household.kind
      household.came_on + household.term => unknown household.came_on, household.term
      household.came_on.year => unknown household.came_on
      min(household.income, 0) => unknown household.income
      max(household.income, limit, household.income) => unknown household.income
      contains(household.name, "") => unknown household.name
      string length(household.name) => unknown household.name
      upper case(household.name) = "A" => unknown household.name
      """
    )
  )
  func `an operation on an unknown is unknown`(aCase: ProfileCase) { aCase.check() }

  @Test(
    arguments: ProfileCase.table(
      """
      household.a and household.b => false where {a: false}
      household.a and household.b => false where {b: false}
      household.a and household.b => unknown household.b where {a: true}
      household.a and household.b => unknown household.a where {b: true}
      household.a and household.b => unknown household.a, household.b
      household.a or household.b => true where {a: true}
      household.a or household.b => true where {b: true}
      household.a or household.b => unknown household.b where {a: false}
      household.a or household.b => unknown household.a where {b: false}
      household.a or household.b => unknown household.a, household.b
      household.b or household.a => unknown household.a, household.b
      household.a and (household.b or household.is_poor) => unknown household.a, household.b, household.income
      household.a and (household.b or household.is_poor) => unknown household.a where {b: true}
      household.a and (household.b or household.is_poor) => false where {b: false, income: 200}
      household.income >= 10 and household.income <= 5 => false where {income: 20}
      household.income between 10 and household.score * 1 => feel.unit-mismatch
      household.income between 10 and limit => false where {income: 1}
      household.income between household.bonus and limit => feel.may-be-absent
      household.score between household.months * 0 and 5 => feel.unit-mismatch
      household.income in (5, > limit) => unknown household.income
      household.a and household.score / 0 > 1 => feel.divides-by-zero
      household.a and household.score / household.months > 1 => feel.may-divide-by-zero; false where {a: false, score: 1, months: 0}
      household.a and household.score / household.months > 1 => feel.may-divide-by-zero; unknown household.a; undefined household.score / household.months where {score: 1, months: 0}
      household.score / household.months > 1 or household.a => feel.may-divide-by-zero; true where {a: true, score: 1, months: 0}
      """
    )
  )
  func `a definite side decides and drops the causes, else both sides count`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      if household.a then household.income else household.score * 1 => feel.unit-mismatch
      if household.a then household.income else limit => unknown household.a
      if household.a then 1 else 1 => unknown household.a
      if household.a then household.income else limit => unknown household.income where {a: true}
      if household.a then household.income else limit => 100 where {a: false}
      if household.a and household.b then 1 else 2 => 2 where {b: false}
      if household.a or household.b then 1 else 2 => unknown household.a, household.b
      """
    )
  )
  func `an if on unknown is unknown`(aCase: ProfileCase) { aCase.check() }

  @Test(
    arguments: EvaluationCase.table(
      """
      true and null => null
      null and true => null
      false and null => false
      null and false => false
      null and null => null
      true or null => true
      null or true => true
      false or null => null
      null or false => null
      null or null => null
      if null then 1 else 2 => 2
      """
    )
  )
  func `in standard FEEL a null beside and or or goes the same ways, and is a value`(
    aCase: EvaluationCase
  ) {
    aCase.check()
  }
}
