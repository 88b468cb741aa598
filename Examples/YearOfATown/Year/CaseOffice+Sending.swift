internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

// MARK: - Sending in

extension CaseOffice {
  /// Sends in what waits until a time, in its order.
  ///
  /// What is refused although it was meant ends the passage: facts have changed since it was planned.
  mutating func sendIn(until time: RecordedTime, _ register: TownRegister) async {
    while let next = nextWaiting(until: time) {
      let submission = waiting.remove(at: next)
      await send(submission, register)
    }
  }

  func nextWaiting(until time: RecordedTime) -> Int? {
    let due = waiting.indices.filter { waiting[$0].recordedAt <= time }
    return due.min { (waiting[$0].recordedAt, $0) < (waiting[$1].recordedAt, $1) }
  }

  mutating func send(_ submission: Submission, _ register: TownRegister) async {
    var submission = submission
    submission.outcome = await outcome(of: submission, register)
    submissions.append(submission)
    if submission.isRefused, submission.intent == .ordinary {
      await giveUp(submission, submission.recordedAt.day())
    }
  }

  func outcome(
    of submission: Submission,
    _ register: TownRegister
  ) async -> Submission.Outcome {
    let desk = ProcedureDesk(pack, facts: facts(for: submission, register))
    let events = submission.events
    do {
      let added = try await ledger.record(for: ProcedureKey(of: events, with: submission.run)) {
        try desk.decide(events, after: $0)
      }
      return .accepted(added: added.count)
    } catch let refusal as ProcedureRefusal {
      return .refused(refusal.findings.map(\.obstacle))
    } catch {
      return .refused([])
    }
  }

  /// The facts of each day as they were known when something is sent in.
  func facts(for submission: Submission, _ register: TownRegister) -> ProcedureFacts {
    let (office, catalogue) = (self, pack.catalogue)
    return ProcedureFacts { day in
      let time = max(submission.recordedAt, RecordedTime(endOf: day))
      return office.population(
        of: submission.household,
        on: day,
        knownAt: time,
        register,
        catalogue
      )
    }
  }

  /// Ends a passage whose next step was refused.
  mutating func giveUp(_ refused: Submission, _ day: CalendarDay) async {
    waiting.removeAll { $0.run == refused.run }
    guard var file = files[refused.household]?.popLast() else { return }
    file.forget(isExit: file.exitRuns.contains(refused.run), from: day)
    let wasOpened = !refused.events.contains { $0.content.kind == .opened }
    if !wasOpened { file.neverOpened(refused.run) }
    files[refused.household, default: []].append(file)
    guard wasOpened else { return }
    await end(refused.run, of: file, as: .rejected, on: day, because: "情况有变，条件不再满足")
  }

  /// Ends a passage that is open; of another one there is nothing to end.
  mutating func end(
    _ run: ProcedureEvent.RunID,
    of file: CaseFile,
    as outcome: Procedure.End.Outcome,
    on day: CalendarDay,
    because reason: String
  ) async {
    let state = await ledger.history(for: ProcedureKey(runs: [run])).state(of: run)
    guard state.isOpen else { return }
    var planner = CasePlanner(
      file,
      run: run,
      through: file.exitRuns.contains(run) ? "elimination_steps" : "identification",
      pack: pack,
      place: MadeUpTown.name,
      rates: rates,
      dice: Dice(seed: seed, 12, day.dayNumber)
    )
    planner.planEnd(outcome, on: day, hasBegun: state.step != nil, because: reason)
    waiting += planner.submissions
    replace(planner.file)
  }

  mutating func replace(_ file: CaseFile) {
    guard let place = files[file.household]?.lastIndex(where: { $0.run == file.run }) else {
      return
    }
    files[file.household]?[place] = file
  }

  /// Closes the cases of households that are known to be gone, and ends what is open of them.
  mutating func closeGone(on day: CalendarDay, _ register: TownRegister) async {
    for household in files.keys.sorted() {
      guard var file = openFile(of: household, on: day),
        register.history(of: household).value(on: day) == nil
      else { continue }
      let runs = [file.run] + file.exitRuns
      waiting.removeAll { runs.contains($0.run) }
      file.days[.closed] = day
      files[household]?.removeLast()
      files[household, default: []].append(file)
      for run in runs {
        await end(run, of: file, as: .gone, on: day, because: "全户已迁离或并入他户")
      }
    }
  }

  /// Whether something about a household waits to be sent in.
  func isWaiting(for household: Household.ID) -> Bool {
    waiting.contains { $0.household == household }
  }
}

extension CaseFile {
  /// Lets go of a passage that was never opened; its clues wait again.
  fileprivate mutating func neverOpened(_ run: ProcedureEvent.RunID) {
    annulledRuns.insert(run)
    if run == self.run { clues = [] }
  }

  /// Takes back what was planned from a day on.
  fileprivate mutating func forget(isExit: Bool, from day: CalendarDay) {
    let exit: [Mark] = [.exitVisited, .exitAssessed, .exitCompared, .exitAnnounced, .eliminated]
    for mark in isExit ? exit : Array(days.keys) where days[mark].map({ day <= $0 }) ?? false {
      days[mark] = nil
    }
    if !isExit { days[.rejected] = day }
  }
}

extension ProcedureKey {
  /// The key of some events and of everything else in their run.
  fileprivate init(of events: [ProcedureEvent], with run: ProcedureEvent.RunID) {
    let own = ProcedureKey(of: events)
    self.init(runs: own.runs.union([run]), subjects: own.subjects)
  }
}
