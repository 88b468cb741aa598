internal import MadeUpTown
internal import Quantities
internal import ResettlementCore

// MARK: - What the registers of the town say of the year

extension YearSimulation {
  /// Returns the entries of the registers on a day: a round of screening for each month, the
  /// statistics of income, what was assessed.
  ///
  /// Of the area and the nation there are no statistics in a made-up town; targets that compare with
  /// them stay unknown.
  func ledgerEntries(on day: CalendarDay) -> [LedgerEntry] {
    let ends = (0..<12).compactMap { town.firstDay.adding(months: $0)?.lastDayOfMonth }
    let rounds = ends.filter { $0 <= day }.map(screeningRound)
    return rounds + [incomeStatistics(on: day), assessment(on: day)]
  }

  private func entry(_ id: String, _ register: String, _ day: CalendarDay) -> LedgerEntry {
    var entry = LedgerEntry(id: LedgerEntry.ID(id))
    entry.register = .known(register)
    entry.openedOn = .known(day)
    entry.updatedOn = .known(day)
    entry.closedOn = .absent
    return entry
  }

  private func screeningRound(_ end: CalendarDay) -> LedgerEntry {
    let month = String("\(end)".prefix(7))
    let clues = clueOffice.book.entries.map(\.clue).filter { "\($0.foundOn)".hasPrefix(month) }
    let channels = Set(clues.map(\.channel.rawValue)).sorted()
    var round = entry("T-\(month)", "screening_rounds", end)
    round.additionalFacts["channels_used"] = .list(channels.map { .symbol($0) })
    round.additionalFacts["clues_found"] = .number(ExactDecimal(clues.count))
    round.additionalFacts["data_compared"] = .boolean(true)
    return round
  }

  private func incomeStatistics(on day: CalendarDay) -> LedgerEntry {
    var statistics = entry("T-income", "income_statistics", day)
    statistics.additionalFacts["statistics_on"] = .date(day)
    statistics.additionalFacts["income_measure"] = .symbol("net")
    statistics.additionalFacts["income_base"] = .symbol("last_year")
    for (suffix, day) in [("", day), ("_before", town.firstDay)] {
      let households = register.population(on: day).all(Household.self)
      let lifted = households.filter { $0.kind == .known(.liftedOutOfPoverty) }
      statistics.additionalFacts["lifted_income" + suffix] = Self.meanIncome(lifted)
      statistics.additionalFacts["local_income" + suffix] = Self.meanIncome(households)
    }
    return statistics
  }

  private static func meanIncome(_ households: [Household]) -> FactValue {
    let sizes = households.map { $0.size.value?.asInt() ?? 0 }
    let incomes = households.map { $0.netIncomePerHead.value?.asInt() ?? 0 }
    let people = sizes.reduce(0, +)
    guard people > 0 else { return .unknown }
    return .number(ExactDecimal(zip(sizes, incomes).reduce(0) { $0 + $1.0 * $1.1 } / people))
  }

  private func assessment(on day: CalendarDay) -> LedgerEntry {
    var assessment = entry("T-assessment", "assessment", day)
    assessment.additionalFacts["areas_supported"] = .number(2)
    assessment.additionalFacts["demonstration_projects"] = .number(4)
    return assessment
  }
}
