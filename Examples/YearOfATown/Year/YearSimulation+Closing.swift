internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

// MARK: - Closing a month

extension YearSimulation {
  /// Counts and lists what stands at the end of a month, as far as it is known then.
  mutating func close(_ month: inout TownMonth) async throws {
    let time = RecordedTime(endOf: month.last)
    let history = await recorded()
    month.report = try ReportedMonth(await counter()(month, time), at: time, by: MadeUpTown.name)
    month.clues = clueLines(month)
    let open = openRuns(history, on: month.last)
    month.steps = stepLines(open, history, on: month.last)
    month.openObjections = open.reduce(0) { $0 + $1.openObjections.count }
    let list = DueList(
      policy.pack,
      about: populationForDuties(on: month.last, knownAt: time),
      on: AssessmentDates(on: month.last),
      since: town.firstDay
    )
    month.due = list.lines.map(TownMonth.DueLine.init)
  }

  func recorded() async -> ProcedureHistory {
    await caseOffice.ledger.history(for: ProcedureKey(runs: Set(caseOffice.runs)))
  }

  /// A function that counts a month from everything recorded so far.
  func counter() async
    -> @Sendable (_ month: TownMonth, _ knownAt: RecordedTime?) -> MonthAccount
  {
    let records = await recordsOfMonths()
    return { [policy] month, time in
      MonthAccount(of: month.month, under: policy.pack, by: records(month, time))
    }
  }

  /// A function that gathers what is known of a month.
  func recordsOfMonths() async
    -> @Sendable (_ month: TownMonth, _ knownAt: RecordedTime?) -> MonthRecords
  {
    let history = await recorded()
    let (register, office, catalogue) = (self.register, clueOffice, policy.pack.catalogue)
    let closed = caseOffice.allFiles.compactMap { file in file.days[.closed].map { (file.run, $0) }
    }
    let closedOn = Dictionary(closed) { first, _ in first }
    return { month, time in
      let known = time.map(history.known) ?? history
      let own = FigureCount(
        population: register.population(on: month.last, knownAt: time, catalogue: catalogue),
        history: known,
        month: month.month,
        closedOn: closedOn
      )
      return MonthRecords(
        clues: office.book(knownAt: time),
        clueEvents: office.events,
        cases: known,
        own: own.figures
      )
    }
  }

  /// Holds every reported month against what is known at the end of the year.
  private func compareMonths(of year: inout TownYear) async throws {
    let records = await recordsOfMonths()
    for (index, month) in year.months.enumerated() {
      guard let report = month.report else { continue }
      let now = records(month, nil)
      year.months[index].comparison = try MonthComparison(
        of: report,
        with: MonthAccount(of: month.month, under: policy.pack, by: now),
        by: now
      ) { [register] subject in
        register.changes(of: subject, after: report.reportedAt, until: month.last)
      }
    }
  }

  private func clueLines(_ month: TownMonth) -> [TownMonth.ClueLine] {
    let open = clueOffice.book.withoutOutcome(on: month.last)
    return policy.pack.detections.compactMap { rule in
      let found = open.filter { $0.rule == rule.id }
      guard !found.isEmpty else { return nil }
      return TownMonth.ClueLine(
        rule: rule,
        open: found.count,
        new: found.count { month.first <= $0.foundOn },
        pressing: found.count { [.urgent, .serious].contains($0.severity?.rank) }
      )
    }
  }

  private func openRuns(_ history: ProcedureHistory, on day: CalendarDay) -> [ProcedureState] {
    history.runs.map { history.state(of: $0, on: day) }.filter(\.isOpen)
  }

  /// What each open case waits for: the first thing by its procedure that is no refusal.
  private func stepLines(
    _ open: [ProcedureState],
    _ history: ProcedureHistory,
    on day: CalendarDay
  ) -> [TownMonth.StepLine] {
    var counts: [WaitedStep: (ready: Int, blocked: Int)] = [:]
    for state in open {
      guard let household = caseOffice.household(of: state.run) else { continue }
      let facts = ProcedureFacts(
        caseOffice.population(of: household, on: day, knownAt: nil, register, policy.pack.catalogue)
      )
      let desk = ProcedureDesk(policy.pack, facts: facts)
      guard let prospects = desk.prospects(of: state.run, in: history, on: day),
        let next = prospects.waited
      else { continue }
      let key = WaitedStep(procedure: prospects.procedure, step: next.step)
      let isReady = next.standing == .allowed
      counts[key, default: (0, 0)].ready += isReady ? 1 : 0
      counts[key, default: (0, 0)].blocked += isReady ? 0 : 1
    }
    return counts.sorted { $0.key < $1.key }.map { key, count in
      TownMonth.StepLine(
        procedure: key.procedureTitle,
        step: key.title,
        actor: key.actor,
        ready: count.ready,
        blocked: count.blocked
      )
    }
  }

  /// Why something was refused that was sent in since a number of others.
  func refusals(since count: Int) -> [ProcedureObstacleLine] {
    var lines: [ProcedureObstacle.Reason: (LocalizedText, Int)] = [:]
    for submission in caseOffice.submissions[count...] {
      guard case .refused(let obstacles) = submission.outcome, let first = obstacles.first else {
        continue
      }
      lines[first.reason, default: (first.message, 0)].1 += 1
    }
    return lines.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, line in
      ProcedureObstacleLine(reason: reason.rawValue, example: line.0, count: line.1)
    }
  }

  /// The whole town with its cases and clues, as duties ask about it.
  func populationForDuties(on day: CalendarDay, knownAt time: RecordedTime?) -> Population {
    var population = register.population(on: day, knownAt: time, catalogue: policy.pack.catalogue)
    caseOffice.insertCases(into: &population, on: day, knownAt: time, register)
    var isAnswered: [Household.ID: Bool] = [:]
    for entry in clueOffice.book.entries {
      guard let household = entry.clue.household else { continue }
      isAnswered[household] = (isAnswered[household] ?? true) && entry.answer != nil
    }
    for (id, answered) in isAnswered {
      guard var household = population[id] else { continue }
      household.hasRiskClue = .known(true)
      household.riskClueHasOutcome = .known(answered)
      population.insert(household)
    }
    for entry in ledgerEntries(on: day) { population.insert(entry) }
    population.completeKinds.insert(.ledgerEntry)
    return population
  }
}

/// A step that some cases wait for.
private struct WaitedStep: Hashable, Comparable {
  let procedureTitle: LocalizedText
  let title: LocalizedText
  let actor: String
  let place: Int
  let procedure: Procedure.ID

  init(procedure: Procedure, step: FollowingStep) {
    self.procedure = procedure.id
    procedureTitle = procedure.title
    title = step.title ?? LocalizedText(zh: step.id)
    actor = step.actor ?? ""
    place = procedure.steps.firstIndex { $0.id == step.id } ?? procedure.steps.count
  }

  static func < (left: WaitedStep, right: WaitedStep) -> Bool {
    (right.procedure, left.place, left.title.chinese) < (
      left.procedure, right.place, right.title.chinese
    )
  }
}

extension ProcedureProspects {
  /// What comes next in the ordinary course: the first step or end that is none of refusal.
  fileprivate var waited: Prospect? {
    following.first { prospect in
      prospect.step.id != "green_channel"
        && procedure.end(prospect.step.id).map { $0.id == procedure.end(for: .achieved) } ?? true
    }
  }
}

extension TownMonth.DueLine {
  fileprivate init(_ line: ResettlementCore.DueLine) {
    self.init(
      title: line.demand.rule.title,
      citations: line.demand.rule.citations,
      force: line.demand.force,
      tally: line.tally
    )
  }
}

// MARK: - Closing the year

extension YearSimulation {
  func finish() async throws -> TownYear {
    let dates = AssessmentDates(on: life.lastDay)
    let population = populationForDuties(on: life.lastDay, knownAt: nil)
    let score = Scorecard(policy.pack, about: population, on: dates, since: town.firstDay)
    var year = TownYear(self, score: score)
    year.history = await recorded()
    year.recount = await counter()
    try await compareMonths(of: &year)
    year.book = clueOffice.book
    year.submissions = caseOffice.submissions
    year.clues = clueSummaries()
    year.blockers = blockers(on: life.lastDay)
    year.damages = damages(population)
    return year
  }

  private func clueSummaries() -> [TownYear.ClueSummary] {
    policy.pack.detections.compactMap { rule in
      let entries = clueOffice.book.entries.filter { $0.clue.rule == rule.id }
      guard !entries.isEmpty else { return nil }
      let words = entries.compactMap { $0.answer?.outcome.word }
      return TownYear.ClueSummary(
        rule: rule,
        found: entries.count,
        outcomes: words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      )
    }
  }

  private func damages(_ population: Population) -> [TownYear.Damage] {
    let hit = population.all(Household.self).filter { $0.disasterOn.value.flatMap(\.self) != nil }
    let buildings = Dictionary(grouping: hit) { household -> [String] in
      let home = household.home.value.flatMap(\.self).flatMap { population[$0] }
      return [household.residencePlace.value ?? "", home?.building.value ?? ""]
    }
    return buildings.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, households in
      TownYear.Damage(
        site: place[0],
        building: place[1],
        households: households.count,
        loss: households.reduce(0) { $0 + ($1.disasterLoss.value.flatMap(\.self)?.asInt() ?? 0) },
        registered: households.count { $0.disasterRegistered == .known(true) },
        restored: households.count { $0.hasHousingSecured == .known(true) }
      )
    }
  }
}

extension TownRegister {
  /// What was recorded of a household or person after a time about days until one.
  fileprivate func changes(
    of subject: SubjectReference,
    after time: RecordedTime,
    until day: CalendarDay
  ) -> [RecordChange] {
    switch subject.kind {
    case .household:
      history(of: Household.ID(subject.id)).changes(after: time, until: day)
    case .person: history(of: Person.ID(subject.id)).changes(after: time, until: day)
    default: []
    }
  }
}
