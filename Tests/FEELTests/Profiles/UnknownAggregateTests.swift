import FEEL
import Testing

/// Item 6: a count is unknown while a member is only possible, but its bounds decide comparisons;
/// other aggregates need all of it known.
@Suite struct UnknownAggregateTests {
  private static let open = "where {members: [{works: true}, {works: true}, {}, {works: false}]}"
  private static let more = "where {members: [{works: true}], more: [\"members\"]}"

  @Test(
    arguments: ProfileCase.table(
      """
      count(household.members[works]) => unknown household.members[3].works \(open)
      count(household.members[works]) >= 2 => true \(open)
      count(household.members[works]) >= 3 => unknown household.members[3].works \(open)
      count(household.members[works]) >= 4 => false \(open)
      count(household.members[works]) > 1 => true \(open)
      count(household.members[works]) > 3 => false \(open)
      count(household.members[works]) < 2 => false \(open)
      count(household.members[works]) < 4 => true \(open)
      count(household.members[works]) <= 3 => true \(open)
      count(household.members[works]) = 1 => false \(open)
      count(household.members[works]) = 2 => unknown household.members[3].works \(open)
      count(household.members[works]) = 4 => false \(open)
      count(household.members[works]) != 4 => true \(open)
      2 <= count(household.members[works]) => true \(open)
      4 < count(household.members[works]) => false \(open)
      not(count(household.members[works]) >= 2) => false \(open)
      count(household.members[works]) between 2 and 3 => true \(open)
      count(household.members[works]) between 4 and 9 => false \(open)
      count(household.members[works]) in [2..3] => true \(open)
      count(household.members[works]) in (7, 8) => false \(open)
      count(household.members[works]) >= count(household.members) => false \(open)
      count(household.members[works]) > count(household.members) => false \(open)
      count(household.members[works]) <= count(household.members) => true \(open)
      count(household.members) > count(household.members[works]) => true \(open)
      if count(household.members[works]) >= 2 then 1 else 0 => 1 \(open)
      count(household.members) >= 1 => true \(more)
      count(household.members) >= 2 => unknown household.members \(more)
      count(household.members) < 1 => false \(more)
      count(household.members) = 0 => false \(more)
      count(household.members) = 0 => unknown household.members
      count(household.members) >= 0 => true
      count(household.members[works]) + 0 >= 2 => unknown household.members[3].works \(open)
      """
    )
  )
  func `a count compared with a number is decided by its bounds`(aCase: ProfileCase) {
    aCase.check()
  }

  @Test(
    arguments: ProfileCase.table(
      """
      sum(household.grants) => 3 where {grants: [1, 2]}
      sum(household.grants) => unknown household.grants
      sum(household.members.wage) => unknown household.members[2].wage where {members: [{wage: 1}, {}]}
      min(household.members.wage) = 1 => unknown household.members[2].wage where {members: [{wage: 1}, {}]}
      max(household.members.wage) = 1 => true where {members: [{wage: 1}, {wage: 0}]}
      mean(household.grants) = 2 => true where {grants: [1, 3]}
      mean(household.members[works].wage) = 2 => unknown household.members[1].works where {members: [{wage: 2}]}
      min(household.visits) = @"2024-01-01" => true where {visits: [@"2024-01-03", @"2024-01-01"]}
      sum(for m in household.members return m.wage * 2) => 8 where {members: [{wage: 1}, {wage: 3}]}
      sum(for m in household.members return sum(m.jobs.pay)) => 6 where {members: [{jobs: [{pay: 1}, {pay: 2}]}, {jobs: [{pay: 3}]}]}
      sum(for m in household.members return sum(m.jobs.pay)) => unknown household.members[2].jobs where {members: [{jobs: []}, {}]}
      count(distinct values(household.grants)) => 2 where {grants: [1, 2, 1]}
      count(distinct values(household.members.wage)) => unknown household.members[1].wage where {members: [{}, {wage: 1}]}
      median(household.grants) = 2 => feel.may-be-undefined; true where {grants: [5, 2, 1]}
      household.grants[1] => feel.may-be-undefined; 5 where {grants: [5, 2]}
      household.grants[-1] => feel.may-be-undefined; 2 where {grants: [5, 2]}
      household.grants[1] => feel.may-be-undefined; unknown household.grants where {grants: [5, 2], more: ["grants"]}
      household.members[1].wage => feel.may-be-undefined; 4 where {members: [{wage: 4}]}
      household.members[works][1].wage => feel.may-be-undefined; unknown household.members[1].works where {members: [{wage: 4}, {works: true, wage: 5}]}
      household.grants[3] => feel.may-be-undefined; undefined household.grants[3] where {grants: [5, 2]}
      sort(household.grants)[1] => feel.may-be-undefined; 2 where {grants: [5, 2]}
      sort(household.members.wage)[1] => feel.may-be-undefined; unknown household.members[2].wage where {members: [{wage: 4}, {}]}
      """
    )
  )
  func `sum, min, max, mean, sort and an index need membership and values known`(
    aCase: ProfileCase
  ) {
    aCase.check()
  }

  private static let none = "where {members: [], grants: [], visits: []}"

  @Test(
    arguments: ProfileCase.table(
      """
      count(household.members) => 0 \(none)
      sum(household.grants) => 0 \(none)
      sum(household.members.wage) => 0 \(none)
      sum(household.members[works].wage) => 0 where {members: [{works: false}]}
      min(household.grants) => null \(none)
      max(household.grants) => null \(none)
      mean(household.grants) => null \(none)
      max(household.visits) => null \(none)
      max(household.grants) = null => true \(none)
      max(household.grants) > 1 => feel.may-be-absent
      mean(household.grants) + 1 => feel.may-be-absent
      """
    )
  )
  func `an empty complete list has no members and sums to zero, and has no least or mean`(
    aCase: ProfileCase
  ) {
    aCase.check()
  }

  @Test(
    arguments: EvaluationCase.table(
      """
      count([]) => 0
      sum([]) => null
      min([]) => null
      max([]) => null
      mean([]) => null
      """
    )
  )
  func `in standard FEEL the sum of no numbers is null`(aCase: EvaluationCase) { aCase.check() }
}
