import Quantities
import Testing

@testable import FEEL

@Suite struct MembersTests {
  private func member(_ id: String, works: Bool? = nil, wage: Int? = nil) -> [String: Value] {
    var member: [String: Value] = ["id": .string(id)]
    if let works { member["works"] = .boolean(works) }
    if let wage { member["wage"] = .number(wage) }
    return member
  }

  private let works = "some m in household.members satisfies m.works"
  private let allWork = "every m in household.members satisfies m.works"
  private let count = "count(household.members[works])"
  private let sum = "sum(for m in household.members return m.wage)"

  @Test func `some is true with one sure member, whatever the others are`() throws {
    let town = Town(members: [member("p1"), member("p2", works: true)])
    #expect(try town.outcome(works) == .known(.boolean(true)))
  }

  @Test func `some asks for the members that could decide`() throws {
    let town = Town(members: [member("p1"), member("p2", works: false)])
    #expect(try town.outcome(works).missing == ["p1.works"])
  }

  @Test func `every is false with one sure member that fails`() throws {
    let town = Town(members: [member("p1"), member("p2", works: false)])
    #expect(try town.outcome(allWork) == .known(.boolean(false)))
  }

  @Test func `a list with members missing is unknown unless a sure member decides`() throws {
    var town = Town(members: [member("p1", works: false)], hasAllMembers: false)
    #expect(try town.outcome(works).missing == ["household.members"])
    #expect(try town.outcome(count).missing == ["household.members"])
    #expect(try town.outcome(allWork) == .known(.boolean(false)))
    town.members = [member("p1", works: true)]
    #expect(try town.outcome(works) == .known(.boolean(true)))
  }

  @Test func `a count compared with a number is decided by its bounds`() throws {
    let town = Town(members: [member("p1", works: true), member("p2", works: true), member("p3")])
    #expect(try town.outcome("\(count) >= 2") == .known(.boolean(true)))
    #expect(try town.outcome("\(count) > 3") == .known(.boolean(false)))
    #expect(try town.outcome("\(count) = 3").missing == ["p3.works"])
    #expect(try town.outcome("\(count) < 2") == .known(.boolean(false)))
    #expect(try town.outcome(count).missing == ["p3.works"])
  }

  @Test(
    arguments: [
      ("some v in household.visits satisfies (some w in household.visits satisfies w > v)", true),
      ("some v in household.visits satisfies (every w in household.visits satisfies w <= v)", true),
      ("every v in household.visits satisfies (some w in household.visits satisfies w > v)", false),
      (
        "some v in household.visits satisfies (some m in household.members satisfies m.works "
          + "and v > @\"2024-01-15\")", true
      ),
      ("every m in household.members satisfies count(household.members[wage > m.wage]) <= 1", true),
      ("some m in household.members satisfies count(household.members[wage > m.wage]) = 1", true),
    ]
  )
  func `what is asked of a list's members may depend on the members of an outer list`(
    text: String,
    expected: Bool
  ) throws {
    var town = Town(members: [member("p1", works: true, wage: 3), member("p2", wage: 4)])
    let days = ["2024-01-01", "2024-02-01"].compactMap { CalendarDay($0) }
    town.household["visits"] = .list(days.map { .date($0) })
    #expect(try town.outcome(text) == .known(.boolean(expected)))
  }

  @Test func `a sum needs every value, and an empty list sums to zero`() throws {
    #expect(try Town().outcome(sum) == .known(.number(0)))
    let town = Town(members: [member("p1", wage: 3), member("p2")])
    #expect(try town.outcome(sum).missing == ["p2.wage"])
    let known = Town(members: [member("p1", wage: 3), member("p2", wage: 4)])
    #expect(try known.outcome(sum) == .known(.number(7)))
  }

  @Test func `the greatest of an empty list is absent`() throws {
    let text = "max(household.members.wage) = null"
    #expect(try Town().outcome(text) == .known(.boolean(true)))
    #expect(try Town(members: [member("p1", wage: 3)]).outcome(text) == .known(.boolean(false)))
  }

  @Test func `members see the row they belong to`() throws {
    let town = Town(
      household: ["income": .number(5)],
      members: [member("p1", wage: 4), member("p2", wage: 6)]
    )
    #expect(
      try town.outcome("count(household.members[wage > household.income])") == .known(.number(1))
    )
  }

  @Test func `dates of a list are counted in a period`() throws {
    let days = try ["2024-01-01", "2024-01-08"].map { Value.date(try #require(CalendarDay($0))) }
    let town = Town(household: ["visits": .list(days)])
    let text = #"count(household.visits[item >= @"2024-01-02"])"#
    #expect(try town.outcome(text) == .known(.number(1)))
  }

  @Test func `a definition is used wherever its record is`() throws {
    let town = Town(household: ["income": .number(900), "size": .number(3)])
    #expect(try town.outcome("household.income_per_head") == .known(.number(300)))
    #expect(
      try Town(household: ["size": .number(3)]).outcome("household.income_per_head > 5").missing
        == ["household.income"]
    )
  }
}
