import Diagnostics
import FEEL
import Testing

/// Item 2: facts are `T` or `T?`; a `T?` may stand where a `T` is wanted only behind a guard.
@Suite struct GuardTests {
  @Test(
    arguments: ProfileCase.table(
      """
      household.bonus + 1 => feel.may-be-absent
      1 + household.bonus => feel.may-be-absent
      household.bonus > 1 => feel.may-be-absent
      -household.bonus => feel.wrong-operand
      household.flag and household.a => feel.may-be-absent
      household.a or household.flag => feel.may-be-absent
      not(household.flag) => feel.may-be-absent
      if household.flag then 1 else 2 => feel.may-be-absent
      household.left_on + @"P1M" => feel.may-be-absent
      household.left_on.year => feel.may-be-absent
      string length(household.nick) => feel.may-be-absent
      household.head.works => feel.may-be-absent
      household.bonus between 1 and 5 => feel.may-be-absent
      household.bonus in [1..5] => feel.may-be-absent
      sum(household.doubts) => feel.members-may-be-absent
      some m in household.members satisfies m.gone_on > household.came_on => feel.may-be-absent
      """
    )
  )
  func `what may be absent may not be used where a value is wanted`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      household.bonus != null and household.bonus > 1 => true where {bonus: 2}
      household.bonus != null and household.bonus > 1 => false where {bonus: null}
      household.bonus != null and household.bonus > 1 => unknown household.bonus
      null != household.bonus and household.bonus > 1 => true where {bonus: 2}
      household.bonus = null or household.bonus > 1 => true where {bonus: null}
      household.bonus = null or household.bonus > 1 => false where {bonus: 1}
      not(household.bonus = null) and household.bonus > 1 => true where {bonus: 2}
      not(household.bonus = null or household.a) and household.bonus > 1 => true where {bonus: 2, a: false}
      if household.bonus = null then 0 else household.bonus => 0 where {bonus: null}
      if household.bonus != null then household.bonus + 1 else 0 => 3 where {bonus: 2}
      if household.bonus != null and household.left_on != null then household.bonus else 0 => 0 where {bonus: 2, left_on: null}
      if household.a and household.bonus != null then household.bonus else 0 => 0 where {a: true, bonus: null}
      household.flag != null and household.flag => false where {flag: null}
      household.flag != null and not(household.flag) => true where {flag: false}
      household.head != null and household.head.works => true where {head: {works: true}}
      household.head != null and household.head.gone_on != null and household.head.gone_on > household.came_on => false where {head: {gone_on: null}, came_on: @"2024-01-01"}
      household.left_on != null and household.left_on.year = 2024 => true where {left_on: @"2024-02-01"}
      household.bonus = 5 and household.bonus > 1 => true where {bonus: 5}
      some m in household.members satisfies m.gone_on != null and m.gone_on > household.came_on => true where {came_on: @"2024-01-01", members: [{gone_on: null}, {gone_on: @"2024-01-02"}]}
      every m in household.members satisfies m.gone_on = null or m.gone_on > household.came_on => true where {came_on: @"2024-01-01", members: [{gone_on: null}, {gone_on: @"2024-01-02"}]}
      count(household.members[gone_on != null and gone_on > household.came_on]) => 1 where {came_on: @"2024-01-01", members: [{gone_on: null}, {gone_on: @"2024-01-02"}]}
      sum(household.doubts[item != null]) => 3 where {doubts: [1, null, 2]}
      max(household.doubts[item != null][item > 1]) => 2 where {doubts: [1, null, 2]}
      some d in household.doubts[item != null] satisfies d > 1 => true where {doubts: [1, null, 2]}
      household.was in ("local", "moved") and household.was != "local" => true where {was: "moved"}
      household.bonus in (1, 2) and household.bonus > 1 => true where {bonus: 2}
      sum(for m in household.members[gone_on != null] return days(m.gone_on - household.came_on)) => 1 where {came_on: @"2024-01-01", members: [{gone_on: null}, {gone_on: @"2024-01-02"}]}
      household.top_wage != null and household.top_wage > 5 => true where {members: [{wage: 9}]}
      max(household.members.wage) != null and max(household.members.wage) > 5 => true where {members: [{wage: 9}]}
      max(household.members.wage) != null and max(household.members.wage) > 5 => false where {members: []}
      if min(household.grants) = null then 0 else min(household.grants) => 0 where {grants: []}
      """
    )
  )
  func `guards narrow`(aCase: ProfileCase) { aCase.check() }

  @Test(
    arguments: ProfileCase.table(
      """
      household.bonus > 1 and household.bonus != null => feel.may-be-absent
      household.bonus != null or household.bonus > 1 => feel.may-be-absent
      (household.bonus != null or household.a) and household.bonus > 1 => feel.may-be-absent
      if household.bonus != null then 0 else household.bonus + 1 => feel.may-be-absent
      (if household.bonus != null then 1 else 2) + household.bonus => feel.may-be-absent
      household.bonus != 5 and household.bonus > 1 => feel.may-be-absent
      household.bonus != household.top_wage and household.bonus > 1 => feel.may-be-absent
      household.head != null and household.head.gone_on > household.came_on => feel.may-be-absent
      min(household.grants) != null and max(household.grants) > 5 => feel.may-be-absent
      max(household.members[works].wage) != null and max(household.members.wage) > 5 => feel.may-be-absent
      (some m in household.members satisfies m.gone_on != null) and (some m in household.members satisfies m.gone_on > household.came_on) => feel.may-be-absent
      """
    )
  )
  func `a guard holds where it stands before, and for what it names`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test func `a comparison with null of what is never absent is a warning`() {
    let found = Checker.check(HamletScope.fragment("household.a = null"), in: HamletScope())
    #expect(found.diagnostics.map(\.code) == ["feel.never-absent"])
    #expect(found.diagnostics.map(\.severity) == [.warning])
  }
}
