import Foundation
import Quantities
import ResettlementCore
import Testing

/// Merges in a ledger of events.
@Suite struct PersonMergeLedgerTests {
  private func merge(_ id: String, _ merged: String, into survivor: String) -> PersonMergeEvent {
    PersonMergeEvent(
      id: id,
      .merged(PersonMerge(Person.ID(merged), into: Person.ID(survivor))),
      on: day("2024-06-01"),
      recordedAt: time("2024-06-01T08:00:00Z"),
      by: "某镇社会事务办",
      because: "入户核实为同一人",
      evidence: ["入户核实记录"]
    )
  }

  private func undo(_ id: String, _ merge: String) -> PersonMergeEvent {
    PersonMergeEvent(
      id: id,
      .unmerged(merge),
      on: day("2024-06-01"),
      recordedAt: time("2024-09-01T08:00:00Z"),
      by: "某镇社会事务办",
      because: "核实为两人"
    )
  }

  @Test func `what is encoded is decoded to an equal event`() throws {
    for event in [merge("m1", "P9", into: "P1"), undo("u1", "m1")] {
      let data = try JSONEncoder().encode(event)
      #expect(try JSONDecoder().decode(PersonMergeEvent.self, from: data) == event)
    }
  }

  @Test func `an undoing frees the records for another merge`() async throws {
    let ledger = InMemoryEventLedger<PersonMergeEvent>()
    try await ledger.merge([merge("m1", "P9", into: "P1")])
    await #expect(throws: PersonMergeRefusal("m2", .mergedAlready(into: "P1"))) {
      try await ledger.merge([merge("m2", "P9", into: "P2")])
    }
    await #expect(throws: PersonMergeRefusal("m2", .standsForOthers(["P9"]))) {
      try await ledger.merge([merge("m2", "P1", into: "P2")])
    }
    try await ledger.merge([undo("u1", "m1")])
    #expect(try await ledger.merge([merge("m2", "P9", into: "P2")]).map(\.id) == ["m2"])
    #expect(try await ledger.merge([merge("m2", "P9", into: "P2"), undo("u1", "m1")]).isEmpty)
  }

  @Test func `of many merges of one record at once only one is recorded`() async {
    let ledger = InMemoryEventLedger<PersonMergeEvent>()
    let taken = await withTaskGroup(of: Int.self) { group in
      for index in 0..<50 {
        let event = merge("m\(index)", "P9", into: "P\(index + 10)")
        group.addTask { (try? await ledger.merge([event]).count) ?? 0 }
      }
      return await group.reduce(0, +)
    }
    #expect(taken == 1)
  }
}
