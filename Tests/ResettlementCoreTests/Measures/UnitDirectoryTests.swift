import Quantities
import ResettlementCore
import Testing

@Suite struct UnitDirectoryTests {
  private let directory: UnitDirectory
  private let last: CalendarDay
  private let next: CalendarDay

  init() throws {
    last = try #require(CalendarDay("2024-03-31"))
    next = try #require(CalendarDay("2024-04-01"))
    directory = UnitDirectory([
      Unit(name: "old", to: last, successors: ["middle"]),
      Unit(name: "other", to: last, successors: ["middle"]),
      Unit(name: "middle", from: next, to: CalendarDay("2024-12-31"), successors: ["a", "b"]),
      Unit(name: "a"), Unit(name: "b"), Unit(name: "gone", to: last),
    ])
  }

  @Test func `a unit has its duties to its last day, then its successor has them`() {
    #expect(directory.holders(of: "old", on: last) == ["old"])
    #expect(directory.holders(of: "old", on: next) == ["middle"])
  }

  @Test func `duties go on over several successions and to all parts of a divided unit`() throws {
    let later = try #require(CalendarDay("2025-01-01"))
    #expect(directory.holders(of: "old", on: later) == ["a", "b"])
    #expect(directory.forebears(of: "a", on: later) == ["old", "other", "middle"])
  }

  @Test func `a unit that ended without a successor stays named`() {
    #expect(directory.holders(of: "gone", on: next) == ["gone"])
    #expect(directory.holders(of: "nobody", on: next) == ["nobody"])
  }

  @Test func `tasks of merged units are one`() {
    let tasks = [UnitTask(unit: "old", role: .lead), UnitTask(unit: "other", role: .lead)]
    #expect(directory.tasks(tasks, on: next) == [UnitTask(unit: "middle", role: .lead)])
    #expect(directory.tasks(tasks, on: last) == tasks)
  }
}
