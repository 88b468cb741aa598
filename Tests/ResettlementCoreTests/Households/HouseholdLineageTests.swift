import Quantities
import ResettlementCore
import TestSupport
import Testing

@Suite struct HouseholdLineageTests {
  /// A change on a day of March 2024, recorded on that day unless said otherwise.
  private func change(
    _ id: String,
    _ kind: HouseholdChange.Kind,
    _ from: [Household.ID],
    _ into: [Household.ID],
    on number: Int,
    recorded: Int? = nil
  ) -> HouseholdChange {
    HouseholdChange(
      id: id,
      kind,
      of: from,
      into: into,
      on: march(number),
      recordedAt: RecordedTime(startOf: march(recorded ?? number))
    )
  }

  private func march(_ number: Int) -> CalendarDay {
    day("2024-03-01").adding(days: number - 1) ?? day("2024-03-01")
  }

  /// h-1 gives up h-2, h-2 is taken in by h-3, and h-3 splits up into h-4 and h-5.
  private var family: [HouseholdChange] {
    [
      change("a", .split, ["h-1"], ["h-1", "h-2"], on: 10),
      change("b", .merge, ["h-3", "h-2"], ["h-3"], on: 20),
      change("c", .split, ["h-3"], ["h-4", "h-5"], on: 30),
    ]
  }

  @Test func `a household that split off has the other's past until that day`() {
    let found = HouseholdLineage(family).ancestors(of: "h-2")
    #expect(found.map(\.household) == ["h-1"])
    #expect(found.map(\.until) == [march(10)] && found.map(\.steps) == [1])
  }

  @Test func `the part that goes on under its own id has no ancestor by the split`() {
    #expect(HouseholdLineage(family).ancestors(of: "h-1") == [])
  }

  @Test func `goes through several changes, the nearest first, and stops at the day asked about`() {
    let lineage = HouseholdLineage(family)
    let found = lineage.ancestors(of: "h-5")
    #expect(found.map(\.household) == ["h-3", "h-2", "h-1"])
    #expect(found.map(\.until) == [march(30), march(20), march(10)])
    #expect(found.map(\.steps) == [1, 2, 3])
    #expect(lineage.ancestors(of: "h-5", on: march(29)) == [])
    let later = lineage.descendants(of: "h-1")
    #expect(later.map(\.household) == ["h-2", "h-3", "h-4", "h-5"])
    #expect(later.map(\.since) == [march(10), march(20), march(30), march(30)])
    #expect(lineage.descendants(of: "h-1", on: march(20)).map(\.household) == ["h-2", "h-3"])
  }

  @Test func `what an ancestor took in only after the split is not part of the past`() {
    let lineage = HouseholdLineage([
      change("a", .split, ["h-1"], ["h-1", "h-2"], on: 10),
      change("b", .merge, ["h-1", "h-9"], ["h-1"], on: 15),
    ])
    #expect(lineage.ancestors(of: "h-2").map(\.household) == ["h-1"])
    #expect(lineage.ancestors(of: "h-1").map(\.household) == ["h-9"])
    #expect(lineage.descendants(of: "h-9").map(\.household) == ["h-1"])
  }

  @Test func `a part that comes back does not make a circle`() {
    let lineage = HouseholdLineage([
      change("a", .split, ["h-1"], ["h-1", "h-2"], on: 10),
      change("b", .merge, ["h-1", "h-2"], ["h-1"], on: 20),
    ])
    #expect(lineage.ancestors(of: "h-1").map(\.household) == ["h-2"])
    #expect(lineage.descendants(of: "h-1").map(\.household) == ["h-2"])
    #expect(lineage.related(to: "h-2") == ["h-1", "h-2"])
    #expect(lineage.conflicts == [])
  }

  @Test func `relatives are all that changes join, up to the day`() {
    let lineage = HouseholdLineage(
      family + [change("d", .split, ["h-8"], ["h-8", "h-9"], on: 5)]
    )
    #expect(lineage.related(to: "h-1") == ["h-1", "h-2", "h-3", "h-4", "h-5"])
    #expect(lineage.related(to: "h-1", on: march(10)) == ["h-1", "h-2"])
    #expect(lineage.related(to: "h-9") == ["h-8", "h-9"])
    #expect(lineage.related(to: "h-7") == ["h-7"])
    #expect(lineage.changes(of: "h-5").map(\.id) == ["a", "b", "c"])
    #expect(lineage.changes(of: "h-5", on: march(29)) == [])
  }

  @Test func `is the same in whatever order the records came, and however often`() {
    var random = Seeded(7)
    let lineage = HouseholdLineage(family)
    for _ in 0..<20 {
      let shuffled = (family + family.prefix(2)).shuffled(using: &random)
      #expect(HouseholdLineage(shuffled) == lineage)
    }
  }

  @Test func `random changes never come in a circle, and both ways agree`() {
    var random = Seeded(11)
    for _ in 0..<200 {
      let lineage = HouseholdLineage(randomChanges(&random))
      for household in (1...6).map({ Household.ID("h-\($0)") }) {
        let above = lineage.ancestors(of: household).map(\.household)
        let below = lineage.descendants(of: household).map(\.household)
        #expect(!above.contains(household) && Set(above).count == above.count)
        #expect(!below.contains(household) && Set(below).count == below.count)
        let related = Set(lineage.related(to: household))
        #expect(related.isSuperset(of: above) && related.isSuperset(of: below))
        for other in below {
          #expect(lineage.ancestors(of: other).map(\.household).contains(household))
        }
      }
    }
  }

  private func randomChanges(_ random: inout Seeded) -> [HouseholdChange] {
    (0..<5).map { number in
      let names = (1...6).map { Household.ID("h-\($0)") }.shuffled(using: &random)
      let day = Int.random(in: 1...4, using: &random)
      return Bool.random(using: &random)
        ? change("x-\(number)", .split, [names[0]], Array(names.prefix(2)), on: day)
        : change("x-\(number)", .merge, Array(names.prefix(2)), [names[0]], on: day)
    }
  }

  @Test func `what was recorded later is not known before`() {
    let late = change("e", .split, ["h-1"], ["h-1", "h-6"], on: 2, recorded: 25)
    let lineage = HouseholdLineage(family + [late])
    let before = lineage.known(at: RecordedTime(startOf: march(24)))
    #expect(before.descendants(of: "h-1").map(\.household) == ["h-2", "h-3"])
    #expect(lineage.descendants(of: "h-1", on: march(5)).map(\.household) == ["h-6"])
  }

  @Test func `finds changes that can't both be right`() {
    let gone = change("f", .split, ["h-2"], ["h-2", "h-6"], on: 25)
    let found = HouseholdLineage(family + [gone]).conflicts
    #expect(found.map(\.change.id) == ["f"] && found.map(\.earlier.id) == ["b"])
    #expect(found.map(\.reason) == [.gone] && found.map(\.household) == ["h-2"])
    let doubled = change("g", .split, ["h-8"], ["h-8", "h-1"], on: 12)
    #expect(HouseholdLineage(family + [doubled]).conflicts.map(\.reason) == [.thereBefore])
    #expect(HouseholdLineage(family).conflicts == [])
  }

  @Test func `says what is wrong with a change itself`() {
    #expect(family.allSatisfy { $0.flaws == [] })
    #expect(change("x", .split, ["h-1"], ["h-2"], on: 1).flaws == [.number])
    #expect(change("x", .merge, ["h-1"], ["h-2"], on: 1).flaws == [.number])
    #expect(change("x", .split, ["h-1"], ["h-2", "h-2"], on: 1).flaws == [.doubled])
    let move = HouseholdChange.Move("p-1", to: "h-9")
    let other = HouseholdChange(
      id: "x",
      .split,
      of: ["h-1"],
      into: ["h-1", "h-2"],
      on: march(1),
      recordedAt: RecordedTime(startOf: march(1)),
      headOf: "h-7",
      moves: [move, HouseholdChange.Move("p-1", to: "h-2")]
    )
    #expect(other.flaws == [.head("h-7"), .move(move), .movedTwice])
  }

  @Test func `names the households that begin and those that end`() {
    let changes = HouseholdLineage(family).changes
    #expect(changes.map(\.begun) == [["h-2"], [], ["h-4", "h-5"]])
    #expect(changes.map(\.ended) == [[], ["h-2"], ["h-3"]])
  }
}
