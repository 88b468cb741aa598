import FEEL
import Testing

/// Item 5: a list of members is known or itself unknown; `some`, `every` and `in` are Kleene folds;
/// a filter splits the members into sure and possible ones.
@Suite struct UnknownListTests {
  @Test(
    arguments: ProfileCase.table(
      """
      count(household.members) => unknown household.members
      sum(household.members.wage) => unknown household.members
      max(household.members.wage) = null => unknown household.members
      mean(household.members.wage) = null => unknown household.members
      some m in household.members satisfies m.works => unknown household.members
      every m in household.members satisfies m.works => unknown household.members
      list contains(household.codes, "x") => unknown household.codes
      count(household.members) => unknown household.members where {members: [{}], more: ["members"]}
      sum(household.members.wage) => unknown household.members where {members: [{wage: 1}], more: ["members"]}
      sum(household.members.wage) => unknown household.members, household.members[1].wage where {members: [{}], more: ["members"]}
      some m in household.members satisfies m.works => true where {members: [{works: true}], more: ["members"]}
      every m in household.members satisfies m.works => false where {members: [{works: false}], more: ["members"]}
      some m in household.members satisfies m.works => unknown household.members where {members: [{works: false}], more: ["members"]}
      every m in household.members satisfies m.works => unknown household.members where {members: [{works: true}], more: ["members"]}
      list contains(household.codes, "x") => true where {codes: ["x"], more: ["codes"]}
      list contains(household.codes, "y") => unknown household.codes where {codes: ["x"], more: ["codes"]}
      "x" in household.codes => true where {codes: ["x"], more: ["codes"]}
      """
    )
  )
  func `of an unknown list every aggregate is unknown, unless a sure member decides`(
    aCase: ProfileCase
  ) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      some m in household.members satisfies m.works => false where {members: []}
      every m in household.members satisfies m.works => true where {members: []}
      some m in household.members satisfies m.works => true where {members: [{}, {works: true}]}
      some m in household.members satisfies m.works => unknown household.members[1].works where {members: [{}, {works: false}]}
      some m in household.members satisfies m.works => false where {members: [{works: false}]}
      every m in household.members satisfies m.works => false where {members: [{}, {works: false}]}
      every m in household.members satisfies m.works => unknown household.members[2].works where {members: [{works: true}, {}]}
      every m in household.members satisfies m.works and m.wage > 1 => unknown household.members[1].wage where {members: [{works: true}]}
      some m in household.members satisfies some j in m.jobs satisfies j.local => true where {members: [{}, {jobs: [{}, {local: true}]}]}
      some m in household.members satisfies some j in m.jobs satisfies j.local => unknown household.members[1].jobs, household.members[2].jobs[1].local where {members: [{}, {jobs: [{}]}]}
      some m in household.members, j in m.jobs satisfies j.pay > m.wage => true where {members: [{wage: 1, jobs: [{pay: 2}]}]}
      some w in household.members.wage satisfies w > 5 => true where {members: [{}, {wage: 6}]}
      every w in household.members[works].wage satisfies w > 5 => true where {members: [{works: false}, {works: true, wage: 6}]}
      count(household.members.wage[item > 5]) => 1 where {members: [{wage: 5}, {wage: 6}]}
      sum(for w in household.members.wage[item > 5] return w * 2) => 12 where {members: [{wage: 5}, {wage: 6}]}
      any(household.members.works) => true where {members: [{}, {works: true}]}
      all(household.members.works) => unknown household.members[1].works where {members: [{}, {works: true}]}
      household.kind in ("local", "moved") => unknown household.kind
      household.income in (5, limit) => true where {income: 5}
      5 in (household.score, 5) => true
      5 in (household.score, 6) => unknown household.score
      household.score in (household.months * 0 + 1, 5) => feel.unit-mismatch
      list contains(household.grants, household.income) => true where {grants: [1, 2], income: 2}
      list contains(household.grants, household.income) => unknown household.income where {grants: [1, 2]}
      list contains(household.grants, household.income) => false where {grants: []}
      household.income in household.grants => true where {grants: [1, 2], income: 2}
      """
    )
  )
  func `some, every and in are folds that a sure member decides`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      count(household.members[works]) => 1 where {members: [{works: true}, {works: false}]}
      count(household.members[works]) => unknown household.members[2].works where {members: [{works: true}, {}]}
      sum(household.members[works].wage) => 3 where {members: [{works: true, wage: 3}, {works: false}]}
      sum(household.members[works].wage) => unknown household.members[2].works where {members: [{works: true, wage: 3}, {wage: 4}]}
      sum(household.members[works].wage) => unknown household.members[1].wage where {members: [{works: true}, {works: false}]}
      some m in household.members[works] satisfies m.wage > 2 => unknown household.members[1].works where {members: [{wage: 3}]}
      some m in household.members[works] satisfies m.wage > 2 => false where {members: [{wage: 1}]}
      some m in household.members[works] satisfies m.wage > 2 => true where {members: [{wage: 3}, {works: true, wage: 9}]}
      every m in household.members[works] satisfies m.wage > 2 => unknown household.members[1].works where {members: [{wage: 1}]}
      every m in household.members[works] satisfies m.wage > 2 => true where {members: [{wage: 3}]}
      every m in household.members[works] satisfies m.wage > 2 => false where {members: [{wage: 1, works: true}]}
      count(household.members[works][age > 16]) => 0 where {members: [{works: true, age: 16}, {works: false}]}
      count(household.members[works][age > 16]) => unknown household.members[1].age, household.members[1].works where {members: [{}]}
      count(household.members[works or household.a]) => 1 where {a: true, members: [{}]}
      count(household.members[works or household.a]) => unknown household.a, household.members[1].works where {members: [{}]}
      household.members[works] = [] => unknown household.members
      """
    )
  )
  func `a filter splits the members into sure and possible ones`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: EvaluationCase.table(
      """
      some x in [null, 3] satisfies x > 2 => true
      every x in [3, null] satisfies x = 1 => false
      some x in [] satisfies x => false
      every x in [] satisfies x => true
      [{a: true}, {}][a] => [{a: true}]
      3 in (null, 3) => true
      """
    )
  )
  func `in standard FEEL a null among members is no member that decides`(aCase: EvaluationCase) {
    #expect(evaluate(aCase.expression).value.description == aCase.expected)
  }
}
