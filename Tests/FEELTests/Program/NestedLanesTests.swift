import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// Lists of lists in a block: the members stand slot after slot, and their own lists row after row.
@Suite struct NestedLanesTests {
  private static let texts = [
    "sum(for m in household.members return sum(m.jobs.wage))",
    "count(household.members[count(jobs[wage > household.limit]) >= 2])",
    "some m in household.members satisfies (some j in m.jobs satisfies j.wage > m.age)",
    "every m in household.members satisfies (every j in m.jobs satisfies j.wage > household.limit)",
    "max(for m in household.members[age > 20] return sum(m.jobs[wage > 3].wage))",
    "min(for m in household.members return m.age * 2 - household.limit)",
    "sum(for m in household.members return if max(m.jobs.wage) = null then 1 else m.age)",
  ]

  @Test(arguments: texts)
  func `a block with lists of lists equals bound records`(text: String) throws {
    var random = SplitMix(seed: UInt64(text.utf8.count))
    let expression = try #require(
      Checker.check(TownScope.fragment(text), in: NestedScope()).expression
    )
    var builder = ProgramBuilder(declarations: { _, _ in NumberDeclaration(from: 0, to: 99) })
    let trace = builder.add(expression)
    let host = LaneHost(ProgramWorkspace(builder.program), NestedHomes())
    for size in [1, 7, 100] {
      let homes = (0..<size).map { _ in NestedHomes.home(&random) }
        .sorted { $0.lists["members"]?.count ?? 0 > $1.lists["members"]?.count ?? 0 }
      for slotMajor in [[1], []] as [Set<Int>] {
        host.fill(homes, slotMajor: slotMajor)
        host.workspace.run()
        let records = ProgramWorkspace(builder.program)
        records.bind(homes, from: NestedHomes())
        records.run()
        try BlockLanesTests.compare(host.workspace, records, trace, text)
      }
    }
  }
}

/// Households with members, who have jobs.
private struct NestedScope: CheckingScope {
  private static let records: [String: [Field]] = [
    "": [Field("household", .record("household"))],
    "household": [Field("limit", .number(.none)), Field("members", .list(.record("person")))],
    "person": [Field("age", .number(.none)), Field("jobs", .list(.record("job")))],
    "job": [Field("wage", .number(.none))],
  ]

  func field(named name: String, of record: String) -> Field? {
    Self.records[record]?.first { $0.name == name }
  }

  func fieldNames(of record: String) -> [String] { (Self.records[record] ?? []).map(\.name) }
}

/// Made-up households of random members; all is known.
private struct NestedHomes: RowSource {
  struct Row {
    var numbers: [String: Int] = [:]
    var lists: [String: [Row]] = [:]
  }

  static func home(_ random: inout SplitMix) -> Row {
    var home = Row(numbers: ["limit": random.next(20)])
    home.lists["members"] = (0..<random.next(5)).map { _ in
      var member = Row(numbers: ["age": random.next(99)])
      member.lists["jobs"] = (0..<random.next(4)).map { _ in
        Row(numbers: ["wage": random.next(50)])
      }
      return member
    }
    return home
  }

  func value(of path: [String], from row: Row) -> SlotValue {
    row.numbers[path.last ?? ""].map { .known(.number($0)) } ?? .unknown(cause: "it")
  }

  func members(of path: [String], from row: Row) -> ListMembers<Row> {
    ListMembers(row.lists[path.last ?? ""] ?? [])
  }
}
