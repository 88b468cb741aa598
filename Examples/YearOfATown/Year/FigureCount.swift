internal import MadeUpTown
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// Counts what the town reports of a month besides clues and cases, as it was known at a time.
///
/// Each figure that counts households or people says which ones, so that it can be looked into.
struct FigureCount {
  let population: Population
  let history: ProcedureHistory
  let month: CalendarMonth
  /// The days on which cases of households that left were closed.
  let closedOn: [ProcedureEvent.RunID: CalendarDay]

  var figures: [MonthFigure] { people + households + [monitored] }

  private func counting(_ figure: Figure, _ subjects: [some Subject]) -> MonthFigure {
    MonthFigure(
      id: figure.rawValue,
      title: figure.title,
      counting: subjects.map { MonthFigure.Entry("\($0.reference)", about: $0.reference) }
    )
  }

  private var people: [MonthFigure] {
    let people = population.all(Person.self)
    let able = people.filter { person in
      let ability = person.labourAbility.value ?? .none
      return [.skilled, .ordinary, .weakOrHalf].contains(ability) && person.isPupil == .known(false)
    }
    return [
      counting(.people, people), counting(.ableToWork, able),
      counting(.employed, able.filter { $0.isEmployed == .known(true) }),
    ]
  }

  private var households: [MonthFigure] {
    let households = population.all(Household.self)
    let size = households.reduce(0) { $0 + $1.knownSize }
    let income = households.reduce(0) { $0 + $1.knownSize * $1.incomePerHead }
    let mean = MonthFigure(
      id: Figure.meanIncome.rawValue,
      title: Figure.meanIncome.title,
      value: ExactDecimal(size == 0 ? 0 : income / size)
    )
    return [
      counting(.households, households), mean,
      counting(.belowLine, households.filter { $0.incomePerHead < TownPolicy.monitoringLine }),
      counting(.unsecured, households.filter(\.isLacking)),
    ]
  }

  // MARK: - Who is monitored

  private var monitored: MonthFigure {
    let states = history.runs.map { history.state(of: $0, on: month.last) }
    let exits = states.filter { !$0.isIdentification && $0.isAchieved }
    let monitored = states.filter { state in
      state.isIdentification && state.isAchieved && isMonitored(state, exits)
    }
    return MonthFigure(
      id: Figure.monitored.rawValue,
      title: Figure.monitored.title,
      counting: monitored.map { MonthFigure.Entry($0.run, about: $0.subject) }
    )
  }

  /// Whether a case that was identified has neither been eliminated since nor closed.
  private func isMonitored(_ entered: ProcedureState, _ exits: [ProcedureState]) -> Bool {
    guard let from = entered.end?.day, closedOn[entered.run].map({ month.last < $0 }) ?? true else {
      return false
    }
    return !exits.contains { exit in
      exit.subject == entered.subject && (exit.end.map { from <= $0.day } ?? false)
    }
  }
}

extension Household {
  /// The number of members as it is recorded, none where nothing is.
  fileprivate var knownSize: Int { size.value?.asInt() ?? 0 }

  /// The income for each member as it is recorded, in whole yuan.
  fileprivate var incomePerHead: Int { netIncomePerHead.value?.asInt() ?? 0 }

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
