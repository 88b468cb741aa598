import Quantities
import ResettlementCore
import Testing

@Suite struct ProcedureStateTests {
  private typealias Events = RunEvents

  private func state(_ events: [ProcedureEvent]) -> ProcedureState {
    ProcedureHistory(events).state(of: "r-1")
  }

  @Test func `goes through the steps of a run to its end`() throws {
    let state = state(Events.whole)
    #expect(state.passed.map(\.id) == ["visit", "assessment", "comparison"])
    #expect(state.passed.first?.papers == ["记录"])
    #expect(state.subject == Events.subject && state.openedOn == day("2024-03-01"))
    let end = try #require(state.end)
    #expect(end.id == "monitored" && end.day == day("2024-03-15"))
    #expect(!state.isOpen && state.disregarded == [])
    let publication = try #require(state.publications.first)
    #expect(publication.closedOn == day("2024-03-12") && publication.stepNumber == 2)
    let objection = try #require(state.objections.first)
    #expect(objection.decision?.isUpheld == false && !objection.isOpen)
  }

  @Test(arguments: 0..<40)
  func `is the same whatever the order in which events arrive, and how often`(seed: Int) {
    var random = Seeded(seed)
    let corrections = [
      Events.event("e-10", on: 3, recorded: 20, correcting: "e-2", Events.entered("visit")),
      Events.event("e-11", on: 8, recorded: 21, correcting: "e-6", .annulled),
      Events.event("e-12", on: 3, recorded: 22, correcting: "e-10", Events.entered("visit")),
    ]
    let all = Events.whole + corrections
    let arrived = (all + all.shuffled(using: &random).prefix(5)).shuffled(using: &random)
    #expect(state(arrived) == state(all))
    #expect(state(all).passed.first?.event == "e-12")
    #expect(state(all).openObjections.map(\.id) == ["e-5"])
  }

  @Test func `a correction stands where the event stood that it corrects`() {
    let late = Events.event(
      "e-10",
      on: 4,
      recorded: 20,
      correcting: "e-3",
      Events.entered("assessment", papers: ["评议记录"])
    )
    let corrected = state(Events.whole + [late])
    #expect(corrected.passed.map(\.event) == ["e-2", "e-10", "e-8"])
    #expect(corrected.publications.first?.stepNumber == 2)
    #expect(corrected.disregarded == [])
  }

  @Test func `others go on naming a publication by the event that was corrected`() {
    let moved = Events.event(
      "e-10",
      on: 5,
      recorded: 20,
      correcting: "e-4",
      .published(ProcedureEvent.Publication(at: "村务公开栏"))
    )
    let state = state(Events.whole + [moved])
    #expect(state.publications.map(\.from) == [day("2024-03-05")])
    #expect(state.objections(to: "e-4").count == 1)
    #expect(state.publication("e-10") == state.publication("e-4"))
    #expect(state.publications.first?.closedOn == day("2024-03-12"))
  }

  @Test func `of two corrections of one event the first recorded counts`() {
    let one = Events.event("e-11", on: 3, recorded: 20, correcting: "e-2", Events.entered("visit"))
    let two = Events.event("e-10", on: 2, recorded: 21, correcting: "e-2", .annulled)
    let state = state(Events.whole + [two, one])
    #expect(state.passed.first?.event == "e-11")
    #expect(state.disregarded == ["e-10"])
  }

  @Test func `says nothing of what does not fit, and lists it`() {
    let state = state([
      Events.event("a", on: 1, Events.entered("visit")),
      Events.opened("b", on: 2), Events.opened("c", on: 3),
      Events.event("d", on: 4, .publicationClosed(ProcedureEvent.PublicationClosing(of: "x"))),
      Events.event("e", on: 5, .ended(ProcedureEvent.Ending("done"))),
      Events.event("f", on: 6, Events.entered("visit")),
      Events.event("g", on: 6, correcting: "nothing", .annulled),
    ])
    #expect(state.disregarded == ["a", "c", "d", "f", "g"])
    #expect(state.passed == [] && state.end?.id == "done")
  }

  @Test func `is annulled with its opening`() {
    let gone = Events.event("e-10", on: 1, recorded: 20, correcting: "e-1", .annulled)
    let state = state(Events.whole + [gone])
    #expect(state.isAnnulled && state.opening == nil && !state.isOpen)
  }

  @Test func `a month that was reported stays as it was reported`() {
    let late = Events.event(
      "e-10",
      on: 13,
      recorded: 40,
      correcting: "e-8",
      Events.entered("green_channel")
    )
    let history = ProcedureHistory(Events.whole + [late])
    let endOfMonth = RecordedTime(startOf: day("2024-04-01"))
    let reported = history.state(of: "r-1", on: day("2024-03-31"), knownAt: endOfMonth)
    let known = history.state(of: "r-1", on: day("2024-03-31"))
    #expect(reported.passed.last?.id == "comparison")
    #expect(known.passed.last?.id == "green_channel")
    let before = history.state(of: "r-1", on: day("2024-03-05"))
    #expect(before.passed.map(\.id) == ["visit", "assessment"] && before.isOpen)
  }

  @Test(.timeLimit(.minutes(1)))
  func `finds the runs of each of many subjects without looking at all the others`() {
    let subjects = (0..<4000).map { SubjectReference(.monitoringCase, "c-\($0)") }
    let history = ProcedureHistory(
      subjects.map { subject in
        let opening = ProcedureEvent.Opening(policy: "p", procedure: "q", subject: subject)
        return Events.event("e-\(subject.id)", of: "r-\(subject.id)", on: 1, .opened(opening))
      }
    )
    for subject in subjects {
      #expect(history.states(of: subject).map(\.run) == ["r-\(subject.id)"])
    }
  }

  @Test func `lists the runs of a subject in the order of their first records`() {
    let split = ProcedureEvent.Lineage(.split, to: Events.subject)
    let other = ProcedureEvent.Opening(
      policy: "example",
      procedure: "identification",
      subject: SubjectReference(.monitoringCase, "c-2")
    )
    let history = ProcedureHistory([
      Events.event("b", of: "r-2", on: 1, .opened(other)), Events.opened("a", on: 2),
      Events.event("c", of: "r-2", on: 3, .carriedOver(split)),
    ])
    #expect(history.states(of: Events.subject).map(\.run) == ["r-2", "r-1"])
  }

  @Test func `goes on with another subject after a split`() {
    let other = SubjectReference(.monitoringCase, "c-2")
    let split = Events.event("s", on: 3, .carriedOver(ProcedureEvent.Lineage(.split, to: other)))
    let history = ProcedureHistory([Events.opened(), split])
    #expect(history.state(of: "r-1").subject == other)
    #expect(history.states(of: Events.subject).map(\.run) == ["r-1"])
    #expect(history.states(of: other, in: "identification").count == 1)
    #expect(history.states(of: other, in: "other").isEmpty)
  }
}

/// A generator of random numbers that always gives the same.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
