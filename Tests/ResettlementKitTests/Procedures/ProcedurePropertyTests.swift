import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// What holds of every shipped procedure, whatever happens in it.
@Suite struct ProcedurePropertyTests {
  struct Shipped: CustomTestStringConvertible, Sendable {
    let pack: PolicyPack
    let procedure: Procedure
    var testDescription: String { "\(pack.manifest.id.value)/\(procedure.id)" }
  }

  static let shipped: [Shipped] = IdentificationRun.packs.flatMap { pack in
    pack.procedures.map { Shipped(pack: pack, procedure: $0) }
  }

  private func desk(_ shipped: Shipped, seed: Int, share: Int = 9) throws -> (
    ProcedureDesk, OraclePolicy
  ) {
    let policy = OraclePolicy(base: shipped.pack, seed: seed, share: share)
    var population = Population()
    population.insert(shipped.procedure.subject.subjectType)
    return (ProcedureDesk(policy, facts: ProcedureFacts(population)), policy)
  }

  /// The events that a desk takes of many, each decided as it arrives; every answer is compared
  /// with that of the plain judge.
  private func record(_ shipped: Shipped, seed: Int, tries: Int = 60) throws -> ProcedureHistory {
    let (desk, policy) = try desk(shipped, seed: seed)
    let judge = PlainJudge(policy: policy, procedure: shipped.procedure)
    var run = RandomRun(shipped.procedure, of: shipped.pack.manifest.id.value, seed: seed)
    var history = before(shipped, "s-1")
    for _ in 0..<tries {
      let event = run.event(after: history)
      let isMuddled = isMuddled(event, history)
      let isAnnulled = history.state(of: "r-1").isAnnulled
      do throws(ProcedureRefusal) {
        let added = try desk.decide([event], after: history)
        history = history.adding(added)
        #expect(!isMuddled && (!isAnnulled || event.correction != nil))
        let state = history.state(of: "r-1")
        #expect(state.isAnnulled || judge.allows(history.events(of: "r-1")), "\(event)")
        #expect(try desk.decide([event], after: history) == [], "it counts once")
      } catch {
        #expect(!error.findings.isEmpty)
        #expect(error.findings.allSatisfy { !$0.obstacle.message.chinese.isEmpty })
        let isLegal = judge.allows(history.events(of: "r-1") + [event])
        #expect(!isLegal || isMuddled || isAnnulled, "refused: \(event) \(error.findings)")
      }
    }
    return history
  }

  /// What a procedure requires to have ended before, for a subject.
  private func before(_ shipped: Shipped, _ subject: String) -> ProcedureHistory {
    guard let requirement = shipped.procedure.requirement else { return ProcedureHistory() }
    let opening = ProcedureEvent.Opening(
      policy: shipped.pack.manifest.id.value,
      procedure: requirement.procedure,
      subject: SubjectReference(shipped.procedure.subject, subject)
    )
    let end = ProcedureEvent.Ending(requirement.ends.first ?? "")
    return ProcedureHistory(
      [.opened(opening), .ended(end)].enumerated().map { index, content in
        ProcedureEvent(
          id: "before-\(subject)-\(index)",
          run: "before-\(subject)",
          happenedOn: CalendarDay(dayNumber: 19_700 + index),
          recordedAt: RecordedTime(startOf: CalendarDay(dayNumber: 19_710 + index)),
          recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
          content: content
        )
      }
    )
  }

  /// Whether an event corrects what is corrected already, or annuls an annulment.
  private func isMuddled(_ event: ProcedureEvent, _ history: ProcedureHistory) -> Bool {
    guard let wrong = event.correction?.event else { return false }
    return history.events.contains { $0.correction?.event == wrong }
      || (event.content == .annulled && history.event(wrong)?.content == .annulled)
  }

  @Test(arguments: shipped)
  func `takes what the procedure allows and refuses the rest, with the reason`(shipped: Shipped)
    throws
  {
    var steps = 0
    for seed in 0..<5 { steps += try record(shipped, seed: seed).state(of: "r-1").passed.count }
    #expect(steps > 0, "nothing ever happened")
  }

  @Test(arguments: shipped)
  func `replay gives the same state, in whatever order events arrive`(shipped: Shipped) throws {
    for seed in 100..<102 {
      let history = try record(shipped, seed: seed)
      var random = Seeded(seed)
      let state = history.state(of: "r-1")
      let shuffled = (history.events + history.events.prefix(4)).shuffled(using: &random)
      #expect(ProcedureHistory(shuffled).state(of: "r-1") == state)
      #expect(state.isAnnulled || state.disregarded == [])
    }
  }

  @Test(arguments: shipped)
  func `runs that have nothing to do with one another don't mind each other's order`(
    shipped: Shipped
  ) throws {
    let (desk, _) = try desk(shipped, seed: 7, share: 10)
    let one = try record(shipped, seed: 200).events(of: "r-1").map(\.asSent)
    let other = one.map {
      $0.moved(to: "r-2", of: SubjectReference(shipped.procedure.subject, "s-2"))
    }
    var histories: [ProcedureHistory] = []
    for events in [one + other, other + one, zip(one, other).flatMap { [$0, $1] }] {
      var history = before(shipped, "s-1").adding(before(shipped, "s-2").events)
      for event in events {
        let added = try? desk.decide([event], after: history)
        history = history.adding(added ?? [])
      }
      histories.append(history)
    }
    for run in ["r-1", "r-2"] {
      #expect(Set(histories.map { $0.state(of: run) }).count == 1)
    }
  }

  @Test func `there are procedures in every pack that has any`() {
    #expect(Self.shipped.count > 30)
  }
}

extension Population {
  /// Puts in two subjects of a type of which nothing is known.
  fileprivate mutating func insert<Inserted: Subject>(_ type: Inserted.Type) {
    insert(Inserted(id: Inserted.ID("s-1")))
    insert(Inserted(id: Inserted.ID("s-2")))
  }
}

extension ProcedureEvent {
  /// The event in another run of another subject.
  fileprivate func moved(to run: String, of subject: SubjectReference) -> ProcedureEvent {
    let other = { (id: String) in "x" + id }
    var content = content
    switch content {
    case .opened(let opening):
      content = .opened(
        Opening(
          policy: opening.policy,
          procedure: opening.procedure,
          subject: subject,
          channel: opening.channel
        )
      )
    case .publicationClosed(let closing):
      content = .publicationClosed(PublicationClosing(of: other(closing.publication)))
    case .objectionRaised(let objection):
      content = .objectionRaised(Objection(to: other(objection.publication), about: "收入"))
    case .objectionDecided(let decision):
      content = .objectionDecided(
        ObjectionDecision(
          on: other(decision.objection),
          isUpheld: decision.isUpheld,
          because: decision.reason
        )
      )
    default: break
    }
    return ProcedureEvent(
      id: other(id),
      run: run,
      happenedOn: happenedOn,
      recordedAt: recordedAt,
      recordedBy: recordedBy,
      content: content,
      correction: correction.map { Correction(of: other($0.event), because: $0.reason) }
    )
  }
}
