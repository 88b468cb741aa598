internal import MadeUpTown
internal import Quantities
internal import ResettlementCore

/// Counts the figures of a month from what is recorded, as it was known at a time.
struct FigureCount {
  let population: Population
  let clues: ClueBook
  let history: ProcedureHistory
  /// The first and the last day of the month.
  let first: CalendarDay
  let last: CalendarDay
  /// What was recorded later does not count; `nil` counts everything.
  let time: RecordedTime?
  /// The days on which cases of households that left were closed.
  let closedOn: [ProcedureEvent.RunID: CalendarDay]

  var figures: MonthFigures {
    var figures = MonthFigures()
    countPeople(&figures)
    countHouseholds(&figures)
    countClues(&figures)
    countCases(&figures)
    return figures
  }

  private func isInMonth(_ day: CalendarDay) -> Bool { first <= day && day <= last }

  private func countPeople(_ figures: inout MonthFigures) {
    let people = population.all(Person.self)
    let able = people.filter { person in
      let ability = person.labourAbility.value ?? .none
      return [.skilled, .ordinary, .weakOrHalf].contains(ability) && person.isPupil == .known(false)
    }
    figures[.people] = people.count
    figures[.ableToWork] = able.count
    figures[.employed] = able.count { $0.isEmployed == .known(true) }
  }

  private func countHouseholds(_ figures: inout MonthFigures) {
    let households = population.all(Household.self)
    var (income, size) = (0, 0)
    for household in households {
      let members = household.size.value?.asInt() ?? 0
      let perHead = household.netIncomePerHead.value?.asInt() ?? 0
      income += perHead * members
      size += members
      if perHead < TownPolicy.monitoringLine { figures[.belowLine] += 1 }
      if household.isLacking { figures[.unsecured] += 1 }
    }
    figures[.households] = households.count
    figures[.meanIncome] = size == 0 ? 0 : income / size
  }

  private func countClues(_ figures: inout MonthFigures) {
    figures[.cluesFound] = clues.entries.count { isInMonth($0.clue.foundOn) }
    figures[.cluesAnswered] = clues.entries.count { entry in
      entry.answer.map { isInMonth($0.answeredOn) } ?? false
    }
    figures[.cluesOpen] = clues.withoutOutcome(on: last).count
  }

  private func countCases(_ figures: inout MonthFigures) {
    let states = history.runs.map { history.state(of: $0, on: last, knownAt: time) }
    let entered = states.filter { $0.isIdentification && $0.isAchieved }
    let exits = states.filter { !$0.isIdentification && $0.isAchieved }
    figures[.inIdentification] = states.count { $0.isIdentification && $0.isOpen }
    figures[.inElimination] = states.count { !$0.isIdentification && $0.isOpen }
    figures[.identified] = entered.count { $0.end.map { isInMonth($0.day) } ?? false }
    figures[.eliminated] = exits.count { $0.end.map { isInMonth($0.day) } ?? false }
    figures[.rejected] = states.count { state in
      state.isIdentification && !state.isAchieved && (state.end.map { isInMonth($0.day) } ?? false)
    }
    figures[.monitored] = entered.count { isMonitored($0, exits) }
  }

  /// Whether a case that was identified has neither been eliminated since nor closed.
  private func isMonitored(_ entered: ProcedureState, _ exits: [ProcedureState]) -> Bool {
    guard let from = entered.end?.day, closedOn[entered.run].map({ last < $0 }) ?? true else {
      return false
    }
    return !exits.contains { exit in
      exit.subject == entered.subject && (exit.end.map { from <= $0.day } ?? false)
    }
  }
}

extension Household {
  /// Whether home, water or schooling is not secured.
  var isLacking: Bool {
    [hasHousingSecured, hasDrinkingWaterSecured, hasEducationSecured].contains(.known(false))
  }
}

extension ProcedureState {
  /// Whether it is a passage through the identification, and not the elimination.
  var isIdentification: Bool { opening?.procedure == "identification" }

  /// Whether what the procedure is for was done.
  var isAchieved: Bool { end.map { ["monitored", "eliminated"].contains($0.id) } ?? false }
}
