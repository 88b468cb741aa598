internal import MadeUpTown
internal import Quantities
internal import ResettlementCore

// MARK: - Facts of cases

extension CaseOffice {
  /// Returns one household with its members and cases as they were on a day, as known at a time.
  func population(
    of household: Household.ID,
    on day: CalendarDay,
    knownAt time: RecordedTime?,
    _ register: TownRegister,
    _ catalogue: FactCatalogue
  ) -> Population {
    var population = register.population(
      of: [household],
      on: day,
      knownAt: time,
      catalogue: catalogue
    )
    insertCase(of: household, into: &population, on: day, knownAt: time, register)
    population.completeKinds.insert(.monitoringCase)
    return population
  }

  /// Puts the cases of all households in, as they were on a day.
  func insertCases(
    into population: inout Population,
    on day: CalendarDay,
    knownAt time: RecordedTime?,
    _ register: TownRegister
  ) {
    for household in files.keys.sorted() where population[household] != nil {
      insertCase(of: household, into: &population, on: day, knownAt: time, register)
    }
    population.completeKinds.insert(.monitoringCase)
  }

  private func insertCase(
    of household: Household.ID,
    into population: inout Population,
    on day: CalendarDay,
    knownAt time: RecordedTime?,
    _ register: TownRegister
  ) {
    guard let file = files[household]?.last(where: { $0.openedOn <= day }) else { return }
    let standing = standing(of: household, on: day, knownAt: time, register)
    population.insert(file.subject(on: day, standing))
  }

  /// Returns how a household stood on a day: since when its income is steady, what is secured.
  func standing(
    of household: Household.ID,
    on day: CalendarDay,
    knownAt time: RecordedTime?,
    _ register: TownRegister
  ) -> HouseholdStanding {
    let history = register.history(of: household)
    guard let now = history.value(on: day, knownAt: time) else {
      return HouseholdStanding(
        steadySince: nil,
        isSteady: false,
        expensesSolved: false,
        livingSecured: false,
        isGone: true
      )
    }
    let since = steadySince(history, on: day, knownAt: time)
    let isSecured =
      now.hasHousingSecured == .known(true) && now.hasEducationSecured == .known(true)
      && now.hasDrinkingWaterSecured == .known(true)
    let expenses = now.rigidExpenses.value?.asInt() ?? 0
    return HouseholdStanding(
      steadySince: since,
      isSteady: since.map { $0.months(until: day) >= 6 } ?? false,
      expensesSolved: expenses < TownPolicy.rigidExpenseLine,
      livingSecured: since != nil && isSecured,
      isGone: false
    )
  }

  /// Returns the day since which every entry of the household is above the line.
  private func steadySince(
    _ history: History<Household>,
    on day: CalendarDay,
    knownAt time: RecordedTime?
  ) -> CalendarDay? {
    let starts = Set(history.versions.map(\.valid.from)).filter { $0 <= day }.sorted(by: >)
    var since: CalendarDay?
    for start in [day] + starts {
      guard let household = history.value(on: start, knownAt: time) else { break }
      let income = household.netIncomePerHead.value?.asInt() ?? 0
      guard income >= TownPolicy.monitoringLine else { break }
      since = start
    }
    return since
  }
}
