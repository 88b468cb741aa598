internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// Plans what offices do with a case and when they record it: mostly in time, some weeks late, some
/// twice, some wrongly and put right later.
struct CasePlanner {
  let pack: PolicyPack
  let place: String
  let rates: CaseRates
  var dice: Dice
  var file: CaseFile
  var submissions: [Submission] = []
  var run: ProcedureEvent.RunID
  var eventCount = 0
  var lastRecorded: RecordedTime
  let procedure: Procedure?

  init(
    _ file: CaseFile,
    run: ProcedureEvent.RunID,
    through procedure: Procedure.ID,
    pack: PolicyPack,
    place: String,
    rates: CaseRates,
    dice: Dice
  ) {
    self.file = file
    self.run = run
    self.pack = pack
    self.place = place
    self.rates = rates
    self.dice = dice
    self.procedure = pack.procedures.first { $0.id == procedure }
    lastRecorded = RecordedTime(startOf: file.openedOn)
  }
}

// MARK: - Identification

extension CasePlanner {
  /// Plans the identification from its opening to its end.
  mutating func planIdentification(after earlier: ProcedureEvent.RunID?) {
    let opened = file.openedOn
    let visited = day(opened, 1...4)
    let opening = event(on: opened, openingContent(after: earlier))
    send([opening], opened)
    if dice.happens(rates.openedByMistake) { return annul(opening, on: day(opened, 10...40)) }
    if dice.happens(rates.rejectedAtVisit) { return rejectAtVisit(visited) }
    publish(visited)
  }

  private mutating func rejectAtVisit(_ visited: CalendarDay) {
    let end = day(visited, 1...3)
    file.days[.visited] = visited
    file.days[.rejected] = end
    send([step("home_visit", on: visited)], visited)
    send([ending(.rejected, on: end, because: "入户核实，没有返贫致贫风险")], end, mayBeLate: true)
  }

  private mutating func publish(_ visited: CalendarDay) {
    let assessed = day(visited, 2...6)
    let due = CalendarDay(dayNumber: assessed.dayNumber + TownPolicy.publicationDays)
    (file.days[.visited], file.days[.assessed]) = (visited, assessed)
    let visit = step("home_visit", on: visited)
    let assessment = step("assessment", on: assessed)
    let publication = event(on: assessed, .published(.init(at: place, until: due)))
    let made = [assessment, publication]
    if dice.happens(rates.recordedOffline) {
      send([visit] + made, day(assessed, 18...32))
    } else {
      send([visit], visited, mayBeDoubled: true)
      send(made, assessed, mayBeDoubled: true)
      if dice.happens(rates.triedTooEarly) { hurry(assessed) }
    }
    let closing = event(on: due, .publicationClosed(.init(of: publication.id)))
    object(to: publication, from: assessed, until: due, closing)
    if dice.happens(rates.visitCorrected), visited > file.openedOn { correct(visit, on: visited) }
  }

  /// Somebody tries to go on before the publication is over.
  private mutating func hurry(_ assessed: CalendarDay) {
    let early = day(assessed, 1...2)
    send([step("comparison", on: early)], early, intent: .tooEarly)
  }

  private mutating func object(
    to publication: ProcedureEvent,
    from assessed: CalendarDay,
    until due: CalendarDay,
    _ closing: ProcedureEvent
  ) {
    guard dice.happens(rates.objected) else {
      send([closing], due)
      return examine(after: due)
    }
    let raised = day(assessed, 2...5)
    let decided = day(raised, 1...6)
    (file.days[.objected], file.days[.objectionDecided]) = (raised, decided)
    let isUpheld = dice.happens(rates.upheld)
    let objection = event(
      on: raised,
      .objectionRaised(.init(to: publication.id, about: "对收入情况有异议"))
    )
    let reason = isUpheld ? "复核后收入高于监测线" : "复核后情况属实"
    let decision = ProcedureEvent.ObjectionDecision(
      on: objection.id,
      isUpheld: isUpheld,
      because: reason
    )
    let parts = [
      (raised, objection), (decided, event(on: decided, .objectionDecided(decision))),
      (due, closing),
    ]
    for (day, event) in parts.sorted(by: { $0.0 < $1.0 }) { send([event], day) }
    let last = max(decided, due)
    guard isUpheld else { return examine(after: last) }
    let end = day(last, 1...3)
    file.days[.rejected] = end
    send([ending(.rejected, on: end, because: "异议成立：\(reason)")], end)
  }

  private mutating func examine(after last: CalendarDay) {
    let compared = day(last, 1...4)
    let examined = day(compared, 1...5)
    let entered = day(examined, 0...3)
    (file.days[.compared], file.days[.examined]) = (compared, examined)
    (file.days[.entered], file.days[.identified]) = (entered, entered)
    file.days[.helped] = day(entered, 3...30)
    file.days[.delivered] = day(entered, 25...140)
    send([step("comparison", on: compared)], compared)
    send([step("examination", on: examined)], examined)
    let end = [
      step("system_management", on: entered), ending(.achieved, on: entered, because: nil),
    ]
    send(end, entered, mayBeLate: true)
  }
}

// MARK: - Elimination

extension CasePlanner {
  /// Plans the elimination from a day on.
  mutating func planElimination(from day: CalendarDay, after earlier: ProcedureEvent.RunID?) {
    send([event(on: day, openingContent(after: earlier))], day)
    let visited = self.day(day, 1...4)
    let assessed = self.day(visited, 1...4)
    let due = CalendarDay(dayNumber: assessed.dayNumber + TownPolicy.publicationDays)
    let compared = self.day(due, 1...3)
    let announced = self.day(compared, 1...4)
    let marked = self.day(announced, 0...2)
    (file.days[.exitVisited], file.days[.exitAssessed]) = (visited, assessed)
    (file.days[.exitCompared], file.days[.exitAnnounced]) = (compared, announced)
    file.days[.eliminated] = marked
    send([step("home_visit", on: visited)], visited)
    let assessment = step("assessment", on: assessed)
    let publication = event(on: assessed, .published(.init(at: place, until: due)))
    send([assessment, publication], assessed)
    send([event(on: due, .publicationClosed(.init(of: publication.id)))], due)
    send([step("comparison", on: compared)], compared)
    send([step("examination", on: announced)], announced)
    let end = [step("marking", on: marked), ending(.achieved, on: marked, because: "风险消除")]
    send(end, marked, mayBeLate: true)
  }

  /// Plans that a passage ends without having done what it is for; one in which no step was taken is
  /// annulled.
  mutating func planEnd(
    _ outcome: Procedure.End.Outcome,
    on day: CalendarDay,
    hasBegun: Bool,
    because reason: String
  ) {
    eventCount = 900
    guard hasBegun else {
      file.annulledRuns.insert(run)
      let correction = ProcedureEvent.Correction(of: Self.id(1, of: run), because: reason)
      let annulment = event(on: file.openedOn, .annulled, correcting: correction)
      return send([annulment], day, intent: .givingUp)
    }
    send([ending(outcome, on: day, because: reason)], day, intent: .givingUp)
  }
}
