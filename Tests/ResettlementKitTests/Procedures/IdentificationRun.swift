import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import StandardPacks
import Testing

/// A made-up run through the procedure of identification of a shipped pack, with five days of
/// publication.
struct IdentificationRun {
  static let policy = "aolezhaoqi"
  static let packs = PackLoader.load(StandardPacks.sources).packs
  let pack: PolicyPack
  var facts: String

  init(days: Int? = 5, facts: String = "") throws {
    let pack = try #require(Self.packs.first { $0.manifest.id.value == Self.policy })
    let value = try #require(days.map { ParameterValue("\($0)", as: .number) } ?? .text(""))
    self.pack = days == nil ? pack : try pack.setting(parameters: ["publication_days": value])
    self.facts = facts
  }

  /// Where all facts that the guards ask for are as they should be.
  static let allDone = """
    "was_visited": true, "has_authorisation": true, "was_assessed": true, "was_published": true,
    "has_open_objection": false, "was_compared": true, "was_examined": true,
    "was_announced": true, "uses_green_channel": false
    """

  var desk: ProcedureDesk {
    get throws {
      let text = """
        { "monitoring_cases": [ { "id": "c-1"\(facts.isEmpty ? "" : ", ")\(facts) },
          { "id": "c-2" } ] }
        """
      let extract = ExtractReader(catalogue: pack.catalogue)
        .read(json: SourceText(name: "facts.json", text: text))
      #expect(extract.diagnostics.map(\.code) == [])
      return ProcedureDesk(pack, facts: ProcedureFacts(extract.population))
    }
  }

  // MARK: - Events

  static func event(
    _ id: String,
    of run: String = "r-1",
    on day: Int,
    recorded: Int? = nil,
    correcting wrong: String? = nil,
    _ content: ProcedureEvent.Content
  ) throws -> ProcedureEvent {
    let first = try #require(CalendarDay("2024-07-31"))
    let recordedOn = try #require(first.adding(days: recorded ?? day))
    return ProcedureEvent(
      id: id,
      run: run,
      happenedOn: try #require(first.adding(days: day)),
      recordedAt: RecordedTime(startOf: recordedOn),
      recordedBy: ProcedureEvent.Recorder(unit: "嘎查村社区"),
      content: content,
      correction: wrong.map { ProcedureEvent.Correction(of: $0, because: "录错") }
    )
  }

  static func opened(
    _ id: String = "e-01",
    of run: String = "r-1",
    on day: Int = 1,
    subject: String = "c-1",
    channel: String? = "self_declaration",
    after earlier: String? = nil
  ) throws -> ProcedureEvent {
    let opening = ProcedureEvent.Opening(
      policy: policy,
      procedure: "identification",
      subject: SubjectReference(.monitoringCase, subject),
      channel: channel,
      after: earlier
    )
    return try event(id, of: run, on: day, .opened(opening))
  }

  static func entered(_ step: String, _ papers: String...) -> ProcedureEvent.Content {
    .entered(ProcedureEvent.StepEntry(step, papers: papers))
  }

  static let visit = entered("home_visit", "入户核实记录", "signed authorisation")
  static let assessment = entered("assessment", "评议记录")
  static let published = ProcedureEvent.Content.published(
    ProcedureEvent.Publication(at: "村务公开栏")
  )

  static func objection(to publication: String = "e-04") -> ProcedureEvent.Content {
    .objectionRaised(ProcedureEvent.Objection(to: publication, about: "收入漏报"))
  }

  static func decided(_ objection: String, isUpheld: Bool) -> ProcedureEvent.Content {
    .objectionDecided(
      ProcedureEvent.ObjectionDecision(on: objection, isUpheld: isUpheld, because: "入户核实")
    )
  }

  static func ended(_ end: String, _ reason: String? = nil) -> ProcedureEvent.Content {
    .ended(ProcedureEvent.Ending(end, because: reason))
  }

  /// Up to the publication, which is open from 4 March.
  static var untilPublished: [ProcedureEvent] {
    get throws {
      [
        try opened(), try event("e-02", on: 2, visit), try event("e-03", on: 4, assessment),
        try event("e-04", on: 4, published),
      ]
    }
  }

  /// From the opening to the end.
  static var whole: [ProcedureEvent] {
    get throws {
      try untilPublished + [
        event("e-05", on: 10, entered("comparison")), event("e-06", on: 12, entered("examination")),
        event("e-07", on: 13, entered("system_management")),
        event("e-08", on: 13, ended("monitored")),
      ]
    }
  }

  /// Returns the history of events that a desk takes, each as it comes.
  func recorded(_ events: [ProcedureEvent]) throws -> ProcedureHistory {
    let desk = try desk
    return try events.reduce(ProcedureHistory()) { history, event in
      history.adding(try desk.decide([event], after: history))
    }
  }

  /// Returns why events are refused; nothing if they are taken.
  func refusal(
    _ events: [ProcedureEvent],
    after history: ProcedureHistory
  ) throws -> [ProcedureObstacle] {
    let desk = try desk
    do throws(ProcedureRefusal) {
      _ = try desk.decide(events, after: history)
      return []
    } catch {
      return error.findings.map(\.obstacle)
    }
  }
}
