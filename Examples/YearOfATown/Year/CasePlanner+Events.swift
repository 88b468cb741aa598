internal import MadeUpTown
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

// MARK: - Events

extension CasePlanner {
  mutating func day(_ from: CalendarDay, _ later: ClosedRange<Int>) -> CalendarDay {
    CalendarDay(dayNumber: from.dayNumber + dice.number(later))
  }

  mutating func event(
    on day: CalendarDay,
    _ content: ProcedureEvent.Content,
    correcting correction: ProcedureEvent.Correction? = nil
  ) -> ProcedureEvent {
    eventCount += 1
    return ProcedureEvent(
      id: Self.id(eventCount, of: run),
      run: run,
      happenedOn: day,
      recordedAt: RecordedTime(noonOf: day),
      recordedBy: ProcedureEvent.Recorder(unit: actor(of: content)),
      content: content,
      correction: correction
    )
  }

  /// The name of an event, which puts those of one day in the order in which they were made.
  static func id(_ number: Int, of run: ProcedureEvent.RunID) -> ProcedureEvent.ID {
    let digits = "\(number)"
    return run + "#" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  func actor(of content: ProcedureEvent.Content) -> String {
    guard case .entered(let entry) = content, let step = procedure?.step(entry.step) else {
      return "嘎查村社区"
    }
    return step.actor
  }

  func openingContent(after earlier: ProcedureEvent.RunID?) -> ProcedureEvent.Content {
    .opened(
      ProcedureEvent.Opening(
        policy: pack.description.id,
        procedure: procedure?.id ?? "",
        subject: file.id.reference,
        channel: procedure?.ordinaryChannel(for: file.channel),
        after: earlier
      )
    )
  }

  mutating func step(_ id: String, on day: CalendarDay) -> ProcedureEvent {
    let papers = procedure?.step(id)?.evidence.map(\.chinese) ?? []
    return event(on: day, .entered(ProcedureEvent.StepEntry(id, papers: papers)))
  }

  mutating func ending(
    _ outcome: Procedure.End.Outcome,
    on day: CalendarDay,
    because reason: String?
  ) -> ProcedureEvent {
    event(
      on: day,
      .ended(ProcedureEvent.Ending(procedure?.end(for: outcome) ?? "", because: reason))
    )
  }

  /// Sends events in some days after the last of them, never before what was sent in before.
  mutating func send(
    _ events: [ProcedureEvent],
    _ day: CalendarDay,
    mayBeLate: Bool = false,
    mayBeDoubled: Bool = false,
    intent: Submission.Intent = .ordinary
  ) {
    let isLate = mayBeLate && dice.happens(rates.recordedLate)
    let delay = isLate ? dice.number(28...60) : dice.number(0...2)
    let wanted = RecordedTime(noonOf: CalendarDay(dayNumber: day.dayNumber + delay))
    let time = max(wanted, RecordedTime(secondsSince1970: lastRecorded.secondsSince1970 + 60))
    lastRecorded = time
    append(events, time, intent)
    if mayBeDoubled, dice.happens(rates.sentTwice) { append(events, time, .again) }
  }

  mutating func append(
    _ events: [ProcedureEvent],
    _ time: RecordedTime,
    _ intent: Submission.Intent
  ) {
    submissions.append(
      Submission(
        recordedAt: time,
        run: run,
        household: file.household,
        events: events.map { $0.recorded(at: time) },
        intent: intent
      )
    )
  }

  mutating func correct(_ visit: ProcedureEvent, on day: CalendarDay) {
    let earlier = CalendarDay(dayNumber: day.dayNumber - 1)
    let correction = ProcedureEvent.Correction(of: visit.id, because: "入户日期登记错一天")
    let right = event(on: earlier, visit.content, correcting: correction)
    let later = CalendarDay(dayNumber: lastRecorded.day().dayNumber + dice.number(3...30))
    send([right], later, intent: .correction)
  }

  mutating func annul(_ opening: ProcedureEvent, on day: CalendarDay) {
    file.days[.rejected] = day
    file.annulledRuns.insert(run)
    let correction = ProcedureEvent.Correction(of: opening.id, because: "重复登记")
    send(
      [event(on: opening.happenedOn, .annulled, correcting: correction)],
      day,
      intent: .correction
    )
  }
}

extension ProcedureEvent {
  fileprivate func recorded(at time: RecordedTime) -> ProcedureEvent {
    ProcedureEvent(
      id: id,
      run: run,
      happenedOn: happenedOn,
      recordedAt: time,
      recordedBy: recordedBy,
      content: content,
      correction: correction
    )
  }
}

extension Procedure {
  /// Returns the name of the end that means something for the subject.
  func end(for outcome: End.Outcome) -> String? {
    ends.first { $0.outcome == outcome }?.id ?? (outcome == .achieved ? nil : ends.last?.id)
  }

  /// Returns the channel for a way in which a clue was found; `nil` if the procedure has none.
  fileprivate func ordinaryChannel(for way: DiscoveryChannel) -> Channel.ID? {
    channels.first { $0.id == way.rawValue }?.id ?? channels.first { $0.order.isEmpty }?.id
      ?? channels.first?.id
  }
}
