import MadeUpTown
import ResettlementKit

/// A town of a few households and what happens in it, for tests.
enum SmallTown {
  /// The first day of the year.
  static let firstDay = CalendarDay(dayNumber: 20_089)

  /// Rates at which much happens to few.
  static var busyRates: TownRates {
    var rates = TownRates()
    rates.jobLost = 500
    rates.fellIll = 300
    rates.incomeStated = 800
    rates.split = 500
    rates.merged = 800
    rates.movedAway = 60
    rates.born = 400
    rates.diedOld = 400
    rates.late = 4_000
    rates.wrong = 3_000
    rates.falseReport = 600
    return rates
  }

  static let town = MadeUpTown(seed: 5, households: 90, on: firstDay, rates: busyRates)
  static let year = LifeYear(of: town)

  /// The register after everything that was learnt, or what was until some notices.
  static func register(after count: Int? = nil) throws -> TownRegister {
    var register = try TownRegister(of: town)
    for notice in year.notices.prefix(count ?? year.notices.count) { try register.learn(notice) }
    return register
  }
}
