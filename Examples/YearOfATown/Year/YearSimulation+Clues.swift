internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

// MARK: - Clues

extension YearSimulation {
  var catalogue: FactCatalogue { policy.pack.catalogue }

  /// Screens those of whom something was recorded, or everybody: of the others nothing has changed.
  ///
  /// Some of the households come by themselves, and of some others speak.
  mutating func screen(on day: CalendarDay, isFull: Bool) {
    let households = isFull ? Set(register.households(on: day)) : touched
    let byChannel = Dictionary(grouping: households.sorted()) { channel(of: $0, day) }
    for (finder, channel) in finders { search(by: finder, Set(byChannel[channel] ?? []), day) }
    touched = []
  }

  func channel(of household: Household.ID, _ day: CalendarDay) -> DiscoveryChannel {
    var dice = Dice(seed: town.seed, 21, household.rawValue.diceNumber, day.dayNumber)
    return dice.pick(weighted: [
      (.cadreScreening, 64), (.selfDeclaration, 27), (.publicSupervision, 9),
    ])
  }

  mutating func search(
    by finder: ClueFinder,
    _ households: Set<Household.ID>,
    _ day: CalendarDay
  ) {
    let time = RecordedTime(endOf: day)
    var population = register.population(
      of: households,
      on: day,
      knownAt: time,
      catalogue: catalogue
    )
    caseOffice.insertCases(into: &population, on: day, knownAt: time, register)
    let search = finder.search(population, on: AssessmentDates(on: day), known: clueOffice.book)
    clueOffice.note(search, at: time)
  }

  /// Deals with every clue that has no outcome and is in no case yet.
  mutating func answerClues(on day: CalendarDay) async {
    let inCases = Set(caseOffice.allFiles.flatMap(\.clues))
    for clue in clueOffice.book.withoutOutcome where !inCases.contains(clue.id) {
      guard let id = clue.household else { continue }
      guard let household = register.history(of: id).value(on: day) else {
        answer(clue, .householdGone, "全户已迁离、并户或消亡", day)
        continue
      }
      deal(with: clue, of: household, on: day)
    }
  }

  mutating func deal(with clue: RiskClue, of household: Household, on day: CalendarDay) {
    var dice = Dice(seed: town.seed, 20, clue.id.diceNumber)
    if let file = caseOffice.openFile(of: household.id, on: day) {
      guard file.has(.identified, by: day) else {
        return caseOffice.add(clue.id, to: household.id)
      }
      return answer(clue, .monitoredAlready(as: file.id), "该户已在监测，线索并入帮扶", day)
    }
    guard !caseOffice.isWaiting(for: household.id) else { return }
    if clue.isOfGuarantee { return dealWithGuarantee(clue, household, day, &dice) }
    if dice.happens(rates.dismissedAtOnce) {
      return answer(clue, .noRisk, "电话核实，收入和支出登记口径有误", day)
    }
    open(clue, household, day, &dice)
  }

  /// Home, water and schooling are put right by whoever answers for them, mostly without a case.
  mutating func dealWithGuarantee(
    _ clue: RiskClue,
    _ household: Household,
    _ day: CalendarDay,
    _ dice: inout Dice
  ) {
    guard household.isLacking else {
      return answer(clue, .metOtherwise, "问题已由有关部门解决", day)
    }
    let age = day.dayNumber - clue.foundOn.dayNumber
    guard age > 35 || !dice.happens(rates.settledOtherwise) else { return }
    open(clue, household, day, &dice)
  }

  mutating func open(
    _ clue: RiskClue,
    _ household: Household,
    _ day: CalendarDay,
    _ dice: inout Dice
  ) {
    let isPoor = (household.netIncomePerHead.value?.asInt() ?? 0) < TownPolicy.monitoringLine
    let byKind: MonitoredCategory =
      household.kind == .known(.liftedOutOfPoverty) ? .unstableLifted : .marginal
    let opened = CalendarDay(dayNumber: day.dayNumber + dice.number(0...6))
    _ = caseOffice.open(
      for: clue,
      of: household,
      on: opened,
      category: clue.category ?? (isPoor ? byKind : .suddenHardship)
    )
  }

  mutating func answer(
    _ clue: RiskClue,
    _ outcome: ClueOutcome,
    _ reason: String,
    _ day: CalendarDay
  ) {
    let time = RecordedTime(noonOf: day)
    clueOffice.answer(clue.id, outcome, because: reason, on: day, at: time)
  }

  /// A clue in a case has its outcome when the case is identified or rejected, and that is recorded.
  mutating func answerClosedCases() {
    for submission in caseOffice.submissions[sentCount...] {
      guard case .accepted(let added) = submission.outcome, added > 0,
        let file = caseOffice.allFiles.first(where: { $0.run == submission.run })
      else { continue }
      for event in submission.events { answer(file, event) }
    }
    sentCount = caseOffice.submissions.count
  }

  mutating func answer(_ file: CaseFile, _ event: ProcedureEvent) {
    let outcome: ClueOutcome
    let reason: String
    switch event.content {
    case .ended(let ending) where ending.end == "monitored":
      (outcome, reason) = (.takenIn(as: file.id), "经识别程序纳入监测")
    case .ended(let ending):
      outcome = file.days[.closed] == nil ? .noRisk : .householdGone
      reason = ending.reason ?? "不予纳入"
    case .annulled: (outcome, reason) = (.noRisk, "重复登记，已撤销")
    default: return
    }
    for clue in file.clues {
      let found = clueOffice.book[clue]?.clue.foundOn ?? event.happenedOn
      let day = max(found, event.happenedOn)
      clueOffice.answer(clue, outcome, because: reason, on: day, at: event.recordedAt)
    }
  }
}

extension String {
  /// A number made of the text, the same on every machine.
  fileprivate var diceNumber: Int { utf8.reduce(7) { ($0 * 31 + Int($1)) % 1_000_003 } }
}

extension RiskClue {
  /// Whether it is about home, water or schooling.
  fileprivate var isOfGuarantee: Bool {
    [.unsafeHousing, .unsafeDrinkingWater, .schooling].contains(risk)
  }
}
