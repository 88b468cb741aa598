internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options that say what happened, one event at a time.
struct EventOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The case.", valueName: "id"))
  var run: String?

  @Option(help: ArgumentHelp("Opens the case: the procedure it goes through.", valueName: "name"))
  var open: String?

  @Option(help: ArgumentHelp("To open: whose case, as monitoring_case/C1.", valueName: "kind/id"))
  var subject: String?

  @Option(help: ArgumentHelp("To open: on which channel.", valueName: "name"))
  var channel: String?

  @Option(help: ArgumentHelp("To open: the case that came before.", valueName: "id"))
  var after: String?

  @Option(help: ArgumentHelp("Takes a step.", valueName: "step"))
  var enter: String?

  @Option(help: ArgumentHelp("A paper on file for the step; may be repeated.", valueName: "title"))
  var paper: [String] = []

  @Option(help: ArgumentHelp("Makes public at a place.", valueName: "place"))
  var publish: String?

  @Option(help: ArgumentHelp("Takes a publication down.", valueName: "event"))
  var takeDown: String?

  @Option(help: ArgumentHelp("Objects to a publication.", valueName: "event"))
  var objectTo: String?

  @Option(help: ArgumentHelp("What an objection is about, without names.", valueName: "text"))
  var matter: String?

  @Option(help: ArgumentHelp("Upholds an objection.", valueName: "event"))
  var uphold: String?

  @Option(help: ArgumentHelp("Dismisses an objection.", valueName: "event"))
  var dismiss: String?

  @Option(help: ArgumentHelp("Reaches an end.", valueName: "end"))
  var end: String?

  @Option(
    help: ArgumentHelp(
      "Annuls an event, or a change of households with all that it made.",
      valueName: "event"
    )
  )
  var annul: String?

  @Option(help: ArgumentHelp("Corrects an event to what is given.", valueName: "event"))
  var correct: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String?

  @Option(
    help: ArgumentHelp("The day on which it happened, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(help: ArgumentHelp("The unit that records it.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("In which role it does.", valueName: "role"))
  var role: String?

  @Option(
    help: ArgumentHelp(
      "When it is recorded (default: now), as 2024-06-30T17:00:00+08:00.",
      valueName: "moment"
    ),
    transform: Self.moment
  )
  var recordedAt: RecordedTime?

  /// Returns the moment that a text means.
  @Sendable static func moment(_ text: String) throws -> RecordedTime {
    guard let time = RecordedTime(text) else {
      throw ValidationError(
        "'\(text)' is no moment; write it as 2024-06-30T17:00:00+08:00",
        zh: "“\(text)”不是时刻；请写成 2024-06-30T17:00:00+08:00"
      )
    }
    return time
  }

  /// Who records; `nil` if that was not said.
  var recorder: ProcedureEvent.Recorder? {
    unit.map { ProcedureEvent.Recorder(unit: $0, role: role) }
  }
}

// MARK: - The event

extension EventOptions {
  /// What happened, of all that was given.
  private func contents(of policy: PolicyID) throws(CommandError) -> [ProcedureEvent.Content] {
    let decisions = [(uphold, true), (dismiss, false)].compactMap { id, isUpheld in
      id.map { id -> ProcedureEvent.Content in
        .objectionDecided(
          ProcedureEvent.ObjectionDecision(on: id, isUpheld: isUpheld, because: reason ?? "")
        )
      }
    }
    let others: [ProcedureEvent.Content?] = [
      try opening(of: policy),
      enter.map { .entered(ProcedureEvent.StepEntry($0, papers: paper)) },
      publish.map { .published(ProcedureEvent.Publication(at: $0)) },
      takeDown.map { .publicationClosed(ProcedureEvent.PublicationClosing(of: $0)) },
      objectTo.map { .objectionRaised(ProcedureEvent.Objection(to: $0, about: matter ?? "")) },
      end.map { .ended(ProcedureEvent.Ending($0, because: reason)) },
      annul.map { _ in .annulled },
    ]
    return decisions + others.compactMap(\.self)
  }

  /// Whether nothing else is said to have happened than an annulment.
  var hasOnlyAnnulment: Bool {
    let others = [open, enter, publish, takeDown, objectTo, uphold, dismiss, end, correct]
    return others.allSatisfy { $0 == nil }
  }

  private func opening(of policy: PolicyID) throws(CommandError) -> ProcedureEvent.Content? {
    guard let open else { return nil }
    guard let subject = subject.flatMap(SubjectReference.init(slashed:)) else {
      throw CommandError(.subjectNeeded, status: .usage)
    }
    return .opened(
      ProcedureEvent.Opening(
        policy: policy,
        procedure: open,
        subject: subject,
        channel: channel,
        after: after
      )
    )
  }

  /// Returns the event that the options describe.
  ///
  /// - Parameters:
  ///   - policy: The pack that an opening names.
  ///   - history: The events so far, which the new one's id follows.
  /// - Returns: The event.
  /// - Throws: ``CommandError`` if they describe none or several.
  func event(
    of policy: PolicyID,
    after history: ProcedureHistory
  ) throws(CommandError) -> ProcedureEvent {
    let contents = try contents(of: policy)
    guard contents.count == 1, let content = contents.first else {
      throw CommandError(.whatHappened, status: .usage)
    }
    guard let run, let on, let recorder else {
      throw CommandError(.whoAndWhen, status: .usage)
    }
    return ProcedureEvent(
      id: Self.id(in: run, after: history),
      run: run,
      happenedOn: on,
      recordedAt: recordedAt ?? WallClock.now,
      recordedBy: recorder,
      content: content,
      correction: (correct ?? annul).map {
        ProcedureEvent.Correction(of: $0, because: reason ?? "")
      }
    )
  }

  /// The next name in a run, such as `r-1-004`.
  private static func id(in run: String, after history: ProcedureHistory) -> String {
    let taken = Set(history.events.map(\.id))
    var number = history.events.filter { $0.run == run }.count + 1
    while taken.contains(name(run, number)) { number += 1 }
    return name(run, number)
  }

  private static func name(_ run: String, _ number: Int) -> String {
    let digits = String(number)
    return "\(run)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
  }
}

extension Diagnostic.Message {
  fileprivate static let subjectNeeded = Self(
    "case.subject-needed",
    en: "whose case is opened? give --subject as monitoring_case/C1",
    zh: "为谁受理？请写 --subject，如 monitoring_case/C1"
  )

  static let whatHappened = Self(
    "case.what-happened",
    en:
      "what happened? give one of --open, --enter, --publish, --take-down, --object-to, --uphold, "
      + "--dismiss, --end, --annul, --split, --merge, --head-changed, --members-changed, or events "
      + "with --add",
    zh: "发生了什么？请写 --open、--enter、--publish、--take-down、--object-to、--uphold、--dismiss、"
      + "--end、--annul、--split、--merge、--head-changed、--members-changed 之一，或用 --add 给出事件"
  )

  static let whoAndWhen = Self(
    "case.who-and-when",
    en: "which case, which day, who records it? give --run, --on and --unit",
    zh: "哪一件、哪一天、由谁记录？请写 --run、--on 和 --unit"
  )
}
