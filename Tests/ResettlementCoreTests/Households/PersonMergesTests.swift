import Quantities
import ResettlementCore
import Testing

@Suite struct PersonMergesTests {
  private static let june = "2024-06-01"

  private func merge(
    _ id: String,
    _ merged: String,
    into survivor: String,
    on text: String = june,
    at moment: String = "2024-06-01T08:00:00Z",
    by: String = "某镇社会事务办",
    because reason: String = "入户核实为同一人"
  ) -> PersonMergeEvent {
    let merge = PersonMerge(Person.ID(merged), into: Person.ID(survivor))
    return PersonMergeEvent(
      id: id,
      .merged(merge),
      on: day(text),
      recordedAt: time(moment),
      by: by,
      because: reason
    )
  }

  private func undo(
    _ id: String,
    _ merge: String,
    on text: String,
    at moment: String = "2024-09-01T08:00:00Z"
  ) -> PersonMergeEvent {
    PersonMergeEvent(
      id: id,
      .unmerged(merge),
      on: day(text),
      recordedAt: time(moment),
      by: "某镇社会事务办",
      because: "核实为两人"
    )
  }

  private func reason(
    _ request: PersonMergeEvent,
    after events: [PersonMergeEvent] = []
  ) -> PersonMergeRefusal.Reason? {
    do throws(PersonMergeRefusal) {
      _ = try PersonMerges(events).deciding([request])
      return nil
    } catch {
      return error.reason
    }
  }

  // MARK: - Asking

  @Test(arguments: [("2024-05-31", "P9"), (june, "P1"), ("2030-01-01", "P1")])
  func `one record stands for the other from the day on`(text: String, expected: String) {
    let merges = PersonMerges([merge("m1", "P9", into: "P1")])
    #expect(merges.survivor(of: "P9", on: day(text)).rawValue == expected)
    #expect(merges.survivor(of: "P1", on: day(text)) == "P1")
    #expect(merges.merged(into: "P1", on: day(text)) == (expected == "P1" ? ["P9"] : []))
  }

  @Test func `undoing a merge gives the record back from the day on`() {
    let merges = PersonMerges([
      undo("u1", "m1", on: "2024-09-01"), merge("m1", "P9", into: "P1"),
    ])
    #expect(merges.survivor(of: "P9", on: day("2024-08-31")) == "P1")
    #expect(merges.survivor(of: "P9", on: day("2024-09-01")) == "P9")
    #expect(merges.undoing(of: "m1")?.id == "u1")
  }

  @Test func `what was undone on its own day never was, and was so known before`() {
    let merges = PersonMerges([merge("m1", "P9", into: "P1"), undo("u1", "m1", on: Self.june)])
    let later = day("2024-07-01")
    #expect(merges.survivor(of: "P9", on: later) == "P9")
    #expect(merges.known(at: time("2024-08-01T00:00:00Z")).survivor(of: "P9", on: later) == "P1")
  }

  @Test func `the order of the events does not matter`() {
    let events = [
      merge("m1", "P9", into: "P1"), undo("u1", "m1", on: "2024-09-01"),
      merge("m2", "P9", into: "P2", on: "2024-09-01", at: "2024-09-02T08:00:00Z"),
      merge("m3", "P8", into: "P2"),
    ]
    let whole = PersonMerges(events).survivors(on: day("2024-10-01"))
    #expect(whole == ["P9": "P2", "P8": "P2"])
    #expect(PersonMerges(events.reversed()).survivors(on: day("2024-10-01")) == whole)
    #expect(PersonMerges(events).disregarded.isEmpty)
  }

  @Test func `what could not have been recorded counts for nothing`() {
    let merges = PersonMerges([
      merge("m1", "P9", into: "P1"),
      merge("m2", "P1", into: "P3", at: "2024-06-02T08:00:00Z"),
      undo("u1", "m7", on: "2024-09-01"),
    ])
    #expect(merges.disregarded == ["m2", "u1"])
    #expect(merges.survivors(on: day("2024-10-01")) == ["P9": "P1"])
  }

  // MARK: - Deciding

  @Test func `refuses chains and circles, and says what stands in the way`() {
    let known = [merge("m1", "P9", into: "P1")]
    #expect(reason(merge("m2", "P1", into: "P1"), after: known) == .samePerson)
    #expect(reason(merge("m2", "P1", into: "P9"), after: known) == .circle)
    #expect(reason(merge("m2", "P9", into: "P3"), after: known) == .mergedAlready(into: "P1"))
    #expect(reason(merge("m2", "P7", into: "P9"), after: known) == .survivorMerged(into: "P1"))
    #expect(reason(merge("m2", "P1", into: "P3"), after: known) == .standsForOthers(["P9"]))
    #expect(reason(merge("m2", "P7", into: "P1"), after: known) == nil)
  }

  @Test func `a merge that ended is no obstacle, and one of earlier days is`() {
    let known = [merge("m1", "P9", into: "P1"), undo("u1", "m1", on: "2024-09-01")]
    #expect(reason(merge("m2", "P9", into: "P3", on: "2024-09-01"), after: known) == nil)
    #expect(
      reason(merge("m2", "P9", into: "P3", on: "2024-05-01"), after: known)
        == .mergedAlready(into: "P1")
    )
  }

  @Test func `refuses to undo what is not there, twice, or before its day`() {
    let known = [merge("m1", "P9", into: "P1")]
    #expect(reason(undo("u1", "m2", on: "2024-09-01"), after: known) == .noSuchMerge("m2"))
    #expect(reason(undo("u1", "m1", on: "2024-05-31"), after: known) == .beforeMerge)
    let undone = known + [undo("u1", "m1", on: "2024-09-01")]
    #expect(
      reason(undo("u2", "m1", on: "2024-10-01"), after: undone) == .unmergedAlready(by: "u1")
    )
  }

  @Test func `asks who, why, and for no number of a person`() {
    #expect(reason(merge("m1", "P9", into: "P1", by: " ")) == .nobody)
    #expect(reason(merge("m1", "P9", into: "P1", because: "")) == .noReason)
    let number = "同号 990000198003074512"
    #expect(reason(merge("m1", "P9", into: "P1", because: number)) == .privateNumber)
  }

  @Test func `doing the same twice changes nothing`() throws {
    let (first, undoing) = (merge("m1", "P9", into: "P1"), undo("u1", "m1", on: "2024-09-01"))
    let merges = PersonMerges(try PersonMerges().deciding([first, undoing, first, undoing]))
    #expect(merges.events == [first, undoing])
    #expect(try merges.deciding([first, undoing]).isEmpty)
    let again = merge("m5", "P9", into: "P1", at: "2024-07-01T08:00:00Z")
    #expect(try PersonMerges([first]).deciding([again]).isEmpty)
    #expect(try merges.deciding([undo("u9", "m1", on: "2024-09-01")]).isEmpty)
    #expect(reason(merge("m1", "P8", into: "P1"), after: [first]) == .idTaken)
  }

  // MARK: - Reading

  private var population: Population {
    var population = Population(completeKinds: [.person])
    var household = Household(id: "H1")
    household.head = .known("P9")
    population.insert(household)
    var (one, other) = (Person(id: "P1"), Person(id: "P9"))
    one.household = .known("H1")
    one.education = .known(.primary)
    other.household = .known("H2")
    other.education = .known(.bachelor)
    other.isEmployed = .known(true)
    other.additionalFacts["of_a_pack"] = .text("x")
    population.insert(other)
    population.insert(one)
    var placement = Placement(id: "J1")
    placement.worker = .known("P9")
    population.insert(placement)
    population.flags[SubjectReference(.person, "P9")] = ["extract.identity-number"]
    return population
  }

  @Test func `a population has merged persons once, with what is known of each`() throws {
    let merges = PersonMerges([merge("m1", "P9", into: "P1")])
    let read = population.reading(through: merges, on: day(Self.june))
    #expect(read.all(Person.self).map(\.id) == ["P1"])
    let person = try #require(read["P1"] as Person?)
    #expect(person.education == .known(.primary))
    #expect(person.isEmployed == .known(true))
    #expect(person.additionalFacts["of_a_pack"] == .text("x"))
    #expect((read["H1"] as Household?)?.head == .known("P1"))
    #expect((read["J1"] as Placement?)?.worker == .known("P1"))
    #expect(read.flags[SubjectReference(.person, "P1")] == ["extract.identity-number"])
    #expect(read.completeKinds == [.person])
  }

  @Test func `a population is as it was before the merge and after its undoing`() {
    let merges = PersonMerges([merge("m1", "P9", into: "P1"), undo("u1", "m1", on: "2024-09-01")])
    for text in ["2024-05-31", "2024-09-01"] {
      let read = population.reading(through: merges, on: day(text))
      #expect(read.all(Person.self) == population.all(Person.self))
    }
  }

  @Test func `a merged record stands under the survivor's id if that is not listed`() {
    let merges = PersonMerges([merge("m1", "P9", into: "P5")])
    let read = population.reading(through: merges, on: day(Self.june))
    #expect(read.all(Person.self).map(\.id) == ["P5", "P1"])
  }
}
