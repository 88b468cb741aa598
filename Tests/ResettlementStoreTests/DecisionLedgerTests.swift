import DecisionReceipts
import Quantities
import ResettlementCore
import ResettlementStore
import Testing

/// Decisions about benefits and their receipts, which are there together or not at all.
@Suite struct DecisionLedgerTests {
  private let subject = SubjectReference(.household, "h-1")

  private func event(_ number: Int) -> BenefitEvent {
    BenefitEvent(
      id: "b-1/\(number)",
      benefit: "b-1",
      happenedOn: day("2024-06-30"),
      recordedAt: time("2024-06-30"),
      recordedBy: "office 3",
      content: .decided(BenefitDecision(refusals: [.nothingDue], countsFor: [subject]))
    )
  }

  private func decision(
    by recorder: String = "office 3",
    about people: Set<SubjectReference> = [],
    counting counted: Set<SubjectReference> = []
  ) -> RecordedDecision {
    RecordedDecision(
      question: DecisionQuestion(
        packs: [],
        rule: "help",
        subject: subject,
        dates: AssessmentDates(on: day("2024-06-30"))
      ),
      content: DecisionContent(inputs: [1], answer: [2]),
      people: people.union([subject]),
      counted: counted,
      recordedBy: recorder
    )
  }

  private func record(
    _ number: Int,
    _ decision: RecordedDecision,
    at day: String = "2024-07-01",
    in store: SQLiteStore
  ) async throws -> [Int] {
    let recorded = try await store.record(for: BenefitKey(benefits: ["b-1"]), at: time(day)) { _ in
      DecidedBenefits([event(number)], recording: [decision])
    }
    return recorded.receipts.map(\.number)
  }

  @Test func `an entry and its receipt are there together`() async throws {
    let store = try SQLiteStore.inMemory()
    #expect(try await record(1, decision(), in: store) == [1])
    #expect(try await store.history(for: BenefitKey(benefits: ["b-1"])).events.count == 1)
    #expect(try await record(1, decision(), in: store) == [], "the entry was there already")
    #expect(try await store.firstBreak().last?.number == 1)
  }

  @Test func `without its receipt no entry is there`() async throws {
    let store = try SQLiteStore.inMemory()
    _ = try await record(1, decision(), in: store)
    await #expect(throws: RegistryError.self) {
      try await record(2, decision(), at: "2024-06-01", in: store)
    }
    await #expect(throws: RegistryError.self) {
      try await record(2, decision(by: "13900001234"), in: store)
    }
    #expect(try await store.history(for: BenefitKey(benefits: ["b-1"])).events.count == 1)
  }

  @Test func `who was erased and is only counted is in the way of nobody's decision`() async throws
  {
    let store = try SQLiteStore.inMemory()
    let (gone, other) = (SubjectReference(.person, "p-1"), SubjectReference(.person, "p-2"))
    _ = try await record(1, decision(about: [gone]), in: store)
    try await store.erase([gone], for: purpose())
    #expect(try await record(2, decision(counting: [gone, other]), in: store) == [2])
    #expect(try await store.content(of: 2) == .kept(decision().content))
    let error = await #expect(throws: RegistryError.self) {
      try await record(3, decision(about: [gone]), in: store)
    }
    #expect(error?.reason == .erased)
    try await store.erase([other], for: purpose())
    #expect(try await store.content(of: 2) == .erased(at: purpose().at))
  }
}
